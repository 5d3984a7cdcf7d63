from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from integrif_desk.casework import actor, case, parts, referral, search
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.person import SpellingFacts
from integrif_desk.domain.views import ActorFilter, HitKind

OpenCase = Callable[..., UUID]


def names(desk: Desk, wanted: ActorFilter) -> list[str]:
    return [found.name for found in actor.actors(desk, wanted).rows]


@pytest.fixture
def directory(desk: Desk, jobcenter: UUID) -> dict[str, UUID]:
    entered = (
        ActorFacts(name="Ärztehaus", category=ActorCategory.DOCTOR, town="Bernburg (Saale)"),
        ActorFacts(name="Zweigstelle", category=ActorCategory.BANK, town="Staßfurt"),
    )
    made = {one.name: actor.add(desk, one).created for one in entered}
    return {name: made_id for name, made_id in made.items() if made_id} | {"jc": jobcenter}


def test_the_directory_is_in_order_and_narrows(desk: Desk, directory: dict[str, UUID]) -> None:
    jobcenter = "Jobcenter Salzlandkreis, Staßfurt"
    assert names(desk, ActorFilter()) == ["Ärztehaus", jobcenter, "Zweigstelle"]
    assert names(desk, ActorFilter(town="Staßfurt")) == [jobcenter, "Zweigstelle"]
    assert names(desk, ActorFilter(category=ActorCategory.DOCTOR)) == ["Ärztehaus"]
    assert names(desk, ActorFilter(text="stassf")) == [jobcenter, "Zweigstelle"]
    assert names(desk, ActorFilter(text="center")) == [jobcenter]


def test_a_former_actor_is_no_choice_and_can_come_back(
    desk: Desk, directory: dict[str, UUID]
) -> None:
    actor.deactivate(desk, directory["Zweigstelle"])
    assert "Zweigstelle" not in names(desk, ActorFilter())
    assert "Zweigstelle" in names(desk, ActorFilter(include_inactive=True))
    assert actor.choices(desk, "zweig") == ()
    actor.reactivate(desk, directory["Zweigstelle"])
    assert [found.name for found in actor.choices(desk, "zweig")] == ["Zweigstelle"]


def test_an_actor_needs_a_name_and_is_never_overwritten(
    desk: Desk, directory: dict[str, UUID]
) -> None:
    with pytest.raises(FieldError):
        actor.add(desk, ActorFacts(name=" ", category=ActorCategory.BANK))
    mine = actor.view(desk, directory["Zweigstelle"]).actor
    actor.change(desk, replace(mine, name="Sparkasse"))
    with pytest.raises(StaleRecord):
        actor.change(desk, replace(mine, name="Bank"))
    assert names(desk, ActorFilter(text="spark")) == ["Sparkasse"]
    assert names(desk, ActorFilter(text="zweig")) == []


def test_the_global_search_groups_its_hits(
    desk: Desk, open_case: OpenCase, directory: dict[str, UUID]
) -> None:
    case_id = open_case(surname="Staßner", original_name="محمد")
    hits = search.search(desk, "stass")
    assert [hit.kind for hit in hits] == [HitKind.CASE, HitKind.ACTOR, HitKind.ACTOR]
    assert (hits[0].id, hits[0].original_name, hits[0].note) == (case_id, "محمد", "F-26-001")
    assert search.search(desk, "   ") == ()


@pytest.mark.parametrize(
    "typed",
    [
        "Kowalenka",
        "kovalenko",
        "Kowalneko",
        "kowelen",
        "Tetjanna",
        "Tetyana Kowalenko",
        "Ковалинко",
    ],
)
def test_a_mistyped_name_leads_to_the_most_similar(
    desk: Desk, open_case: OpenCase, typed: str
) -> None:
    open_case(given_names="Tariq", surname="Kowalski")
    wanted = open_case(given_names="Tetjana", surname="Kowalenko", original_name="Тетяна Коваленко")
    (guess,) = search.search(desk, typed)
    assert (guess.id, guess.is_guess) == (wanted, True)


@pytest.mark.parametrize("typed", ["xy", "Kabul", "Tetjana Müller", "22-2222-3"])
def test_what_no_name_resembles_finds_nothing(desk: Desk, open_case: OpenCase, typed: str) -> None:
    open_case(given_names="Tetjana", surname="Kowalenko")
    assert search.search(desk, typed) == ()


def test_a_hit_says_which_spelling_fits(desk: Desk, open_case: OpenCase) -> None:
    made = open_case("Mohammad", "Al-Ahmad")
    who = case.read(desk, made).person.id
    parts.add(desk, who, SpellingFacts(name="Mohamed Alahmad"))
    parts.add(desk, who, SpellingFacts(name="Muhamet Achmad"))
    assert search.search(desk, "muhamet ach")[0].spelling == "Muhamet Achmad"
    assert search.search(desk, "mohammad")[0].spelling == ""
    assert search.search(desk, case.read(desk, made).case.number)[0].spelling == ""


def test_a_guess_is_made_only_where_nothing_fits(
    desk: Desk, open_case: OpenCase, directory: dict[str, UUID]
) -> None:
    open_case(surname="Zweigsteler")
    assert [hit.kind for hit in search.search(desk, "Zweigstelle")] == [HitKind.ACTOR]


def test_an_answer_code_is_found_and_a_broken_store_is_not_taken_for_no_code(
    desk: Desk, sent: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    first = search.search(desk, code.replace("-", " ").lower())[0]
    assert (first.kind, first.id, first.title) == (HitKind.CODE, sent, code)
    assert search.search(desk, "22-2222-3") == ()

    def gone(_desk: Desk, _typed: str) -> None:
        raise KnownError(ErrorCode.STORE_UNREACHABLE)

    monkeypatch.setattr(search, "resolve_code", gone)
    with pytest.raises(KnownError, match="store_unreachable"):
        search.search(desk, code)


def test_a_closed_case_is_still_found_behind_the_open_ones(desk: Desk, open_case: OpenCase) -> None:
    former, current = open_case(surname="Rahimi"), open_case(surname="Rahimi")
    case.close(desk, former, CaseOutcome.APPRENTICESHIP)
    assert [hit.id for hit in search.search(desk, "rahimi")] == [current, former]


def test_a_pasted_letter_is_looked_for_by_its_beginning(desk: Desk, jobcenter: UUID) -> None:
    assert search.search(desk, "x" * 100_000) == ()
    name = actor.view(desk, jobcenter).actor.name
    assert [hit.id for hit in search.search(desk, name + " " * 60_000)] == [jobcenter]
