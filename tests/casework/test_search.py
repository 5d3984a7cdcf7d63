"""The search finds codes and numbers that were typed with a small slip."""

from collections.abc import Callable
from uuid import UUID

import pytest

from integrif_desk.casework import case, referral, search
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.views import HitKind
from tests.casework.slips import issued_handover

OpenCase = Callable[..., UUID]


def code_of(desk: Desk, sent: UUID) -> str:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    return code


def test_a_code_with_one_character_wrong_offers_the_one_that_was_meant(
    desk: Desk, sent: UUID
) -> None:
    code = code_of(desk, sent)
    bare = code.replace("-", "")
    wrong = ("3" if bare[0] == "2" else "2") + bare[1:]
    for typed in (wrong, wrong.lower(), f"{wrong[:2]}-{wrong[2:6]}-{wrong[6]}", bare[1:]):
        (hit,) = search.search(desk, typed)
        assert (hit.kind, hit.id, hit.title, hit.is_guess) == (HitKind.CODE, sent, code, True)
        assert hit.note == "Al-Ahmad, Mohammad – Jobcenter Salzlandkreis, Staßfurt"
    (hit,) = search.search(desk, bare)
    assert not hit.is_guess


def test_a_code_that_was_meant_is_offered_only_where_nothing_fits(
    desk: Desk, sent: UUID, open_case: OpenCase
) -> None:
    bare = code_of(desk, sent).replace("-", "")
    wrong = ("3" if bare[0] == "2" else "2") + bare[1:]
    named = open_case(surname=wrong)
    assert [(hit.kind, hit.id) for hit in search.search(desk, wrong)] == [(HitKind.CASE, named)]


@pytest.mark.parametrize("typed", ["F-26-001", "f26-1", "F 26 001", "f26001", "F2026-1", "26-1"])
def test_a_case_is_found_by_its_number_however_it_is_typed(
    desk: Desk, open_case: OpenCase, typed: str
) -> None:
    wanted = open_case()
    open_case("Zahra", "Nazari")
    (hit,) = search.search(desk, typed)
    assert (hit.kind, hit.id, hit.note) == (HitKind.CASE, wanted, "F-26-001")


def test_a_number_that_begins_others_is_found_before_them(desk: Desk, open_case: OpenCase) -> None:
    made = [open_case(surname=f"Nummer {n}") for n in range(1, 12)]
    assert [hit.note for hit in search.search(desk, "F-26-01")] == [
        "F-26-001",
        "F-26-010",
        "F-26-011",
    ]
    case.close(desk, made[0], CaseOutcome.APPRENTICESHIP)
    assert search.search(desk, "f26-1")[0].id == made[0]


@pytest.mark.parametrize("typed", ["Ü-26-001", "Ü26-1", "ue-26-001", "u 26 1"])
def test_a_handover_is_found_by_its_number(
    desk: Desk, open_case: OpenCase, jobcenter: UUID, typed: str
) -> None:
    issued = issued_handover(desk, open_case(), jobcenter)
    (hit,) = search.search(desk, typed)
    assert (hit.kind, hit.id, hit.title) == (HitKind.HANDOVER, issued.id, "Ü-26-001")
    assert hit.note == "Al-Ahmad, Mohammad – Jobcenter Salzlandkreis, Staßfurt"


@pytest.mark.parametrize("typed", ["F-26-099", "Ü-26-099", "Ü-99-001"])
def test_a_number_that_was_never_given_out_finds_nothing(
    desk: Desk, open_case: OpenCase, typed: str
) -> None:
    open_case()
    assert search.search(desk, typed) == ()
