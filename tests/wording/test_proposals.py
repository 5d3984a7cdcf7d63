"""First drafts of sentences, over a case on a real store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import actor, case, referral, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.wording import proposals
from tests.casework.conftest import Clock, new_store


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Opened]:
    made = new_store(tmp_path / "store", Clock())
    yield made
    made.close()


def open_case(desk: Desk, salutation: Salutation, surname: str = "Al-Ahmad") -> UUID:
    entered = case.NewCase(given_names="Mohammad", surname=surname, salutation=salutation)
    created = case.open_case(desk, entered).created
    assert created is not None
    return created


@pytest.mark.parametrize(
    ("salutation", "surname", "said"),
    [
        (
            Salutation.MR,
            "Al-Ahmad",
            "wir begleiten Herrn Al-Ahmad seit dem 10.03.2026. Herr Al-Ahmad hat uns gebeten",
        ),
        (
            Salutation.MS,
            "Nazari",
            "wir begleiten Frau Nazari seit dem 10.03.2026. Frau Nazari hat uns gebeten",
        ),
        (
            Salutation.NEUTRAL,
            "",
            "wir begleiten Mohammad seit dem 10.03.2026. Mohammad hat uns gebeten",
        ),
    ],
)
def test_the_letter_begins_in_correct_german(
    opened: vault.Opened, salutation: Salutation, surname: str, said: str
) -> None:
    case_id = open_case(opened.desk, salutation, surname)
    assert proposals.introduction(case.view(opened.desk, case_id)).startswith(said)


def test_missing_answers_are_asked_for_and_somebody_to_talk_to(opened: vault.Opened) -> None:
    desk = opened.desk
    case_id = open_case(desk, Salutation.MR)
    office = ActorFacts(name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER)
    actor_id = actor.add(desk, office).created
    assert actor_id is not None
    entered = referral.NewReferral(case_id=case_id, actor_id=actor_id, purpose="Bildungsgutschein")
    created = referral.draft(desk, entered).created
    assert created is not None
    before = proposals.requests(case.view(desk, case_id))
    assert [request.lead for request in before] == ["Ansprechperson"]
    referral.send(desk, created, Channel.IN_PERSON, date(2026, 2, 11))
    detail = case.view(desk, case_id)
    first, _ = proposals.requests(detail)
    assert first.lead == "Jobcenter Staßfurt"
    assert "„Bildungsgutschein“" in first.text
    assert "11.02.2026" in first.text
    (task,) = detail.follow_ups
    assert proposals.task_text(task) == "Antwort nachfragen: Bildungsgutschein"
