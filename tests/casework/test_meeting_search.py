"""Meetings and agreements are found by what they say now, however they came to say it."""

from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

import pytest

from integrif_desk.casework import actor, agreement, meeting
from integrif_desk.casework.agreement import Step
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.meeting import (
    Agreement,
    AgreementFacts,
    AgreementState,
    Meeting,
    MeetingFacts,
)
from integrif_desk.domain.meeting_views import AgreementFilter, MeetingFilter
from integrif_desk.domain.record import Record

RecordT = TypeVar("RecordT", bound=Record)
TODAY = date(2026, 3, 10)


def made(created: UUID | None) -> UUID:
    assert created is not None
    return created


def meetings(desk: Desk, typed: str) -> list[UUID]:
    return [row.id for row in meeting.meetings(desk, MeetingFilter(today=TODAY, text=typed)).rows]


def agreements(desk: Desk, typed: str) -> list[UUID]:
    wanted = AgreementFilter(today=TODAY, text=typed)
    return [row.id for row in agreement.agreements(desk, wanted).rows]


def read(desk: Desk, kind: type[RecordT], record_id: UUID) -> RecordT:
    with desk.read() as work:
        return work.get(kind, record_id)


@pytest.fixture
def table(desk: Desk, jobcenter: UUID) -> UUID:
    entered = MeetingFacts(
        title="Runder Tisch Übergang",
        held_on=date(2026, 3, 3),
        place="Aschersleben, Café Zuflucht",
        participant_ids=(jobcenter,),
        attendees="Frau Weiß",
    )
    return made(meeting.add(desk, entered).created)


@pytest.fixture
def list_of_courses(desk: Desk, table: UUID, jobcenter: UUID) -> UUID:
    entered = AgreementFacts(
        task="Kursliste schicken", due_on=date(2026, 3, 17), actor_id=jobcenter
    )
    return made(agreement.add(desk, table, entered).created)


@pytest.mark.parametrize(
    "typed", ["übergang", "ubergang rund", "cafe", "weiss", "JOBCENTER stassfurt", "salzland"]
)
def test_a_meeting_is_found_by_title_place_and_who_was_there(
    desk: Desk, table: UUID, typed: str
) -> None:
    assert meetings(desk, typed) == [table]


@pytest.mark.parametrize("typed", ["kurs", "jobcenter kursliste", "runder kursliste"])
def test_an_agreement_is_found_by_task_owner_and_meeting(
    desk: Desk, list_of_courses: UUID, typed: str
) -> None:
    assert agreements(desk, typed) == [list_of_courses]


@pytest.mark.parametrize("typed", ["handwerk", "-", '" OR words : "', "liste"])
def test_what_is_not_said_is_not_found(desk: Desk, list_of_courses: UUID, typed: str) -> None:
    assert meetings(desk, typed) == agreements(desk, typed) == []


def test_another_title_is_found_at_the_meeting_and_at_what_was_agreed(
    desk: Desk, table: UUID, list_of_courses: UUID
) -> None:
    meeting.change(desk, replace(read(desk, Meeting, table), title="Netzwerktreffen"))
    assert meetings(desk, "netzwerk") == [table]
    assert agreements(desk, "netzwerk kurs") == [list_of_courses]
    assert meetings(desk, "runder") == agreements(desk, "runder") == []


def test_an_actor_that_is_renamed_is_found_by_its_new_name(
    desk: Desk, table: UUID, list_of_courses: UUID, jobcenter: UUID
) -> None:
    actor.change(desk, replace(read(desk, Actor, jobcenter), name="Kommunales Zentrum"))
    assert meetings(desk, "kommunal") == [table]
    assert agreements(desk, "kommunal") == [list_of_courses]
    assert meetings(desk, "jobcenter") == agreements(desk, "jobcenter") == []


def test_another_task_is_found_and_a_settled_one_is_not(desk: Desk, list_of_courses: UUID) -> None:
    stored = read(desk, Agreement, list_of_courses)
    agreement.change(desk, replace(stored, task="Sprachkurse melden"))
    assert agreements(desk, "sprachkurs") == [list_of_courses]
    agreement.step(desk, list_of_courses, Step(state=AgreementState.KEPT, happened_on=TODAY))
    assert agreements(desk, "sprachkurs") == []
    agreement.undo_last(desk, list_of_courses)
    assert agreements(desk, "sprachkurs") == [list_of_courses]


def test_what_was_deleted_is_not_found_until_it_comes_back(
    desk: Desk, table: UUID, list_of_courses: UUID
) -> None:
    _, detail = agreement.remove(desk, list_of_courses)
    assert agreements(desk, "kursliste") == []
    agreement.restore(desk, detail)
    assert agreements(desk, "kursliste") == [list_of_courses]
    _, gone = meeting.remove(desk, table)
    assert meetings(desk, "runder") == agreements(desk, "kursliste") == []
    meeting.restore(desk, gone)
    assert meetings(desk, "runder") == [table]
    assert agreements(desk, "kursliste") == [list_of_courses]


def test_hits_are_paged_like_the_whole_list(desk: Desk, table: UUID) -> None:
    def agree(day: int, task: str) -> UUID:
        entered = AgreementFacts(task=task, due_on=date(2026, 4, day), account_id=desk.account.id)
        return made(agreement.add(desk, table, entered).created)

    ids = [agree(day, f"Räume buchen {day}") for day in (9, 2, 7, 2, 5)]
    agree(3, "Protokoll verteilen")
    wanted = AgreementFilter(today=TODAY, text="raume")
    first = agreement.agreements(desk, wanted, limit=3)
    second = agreement.agreements(desk, wanted, first.next_key, 3)
    shown = [row.id for row in (*first.rows, *second.rows)]
    assert shown == [ids[1], ids[3], ids[4], ids[2], ids[0]]
    assert second.next_key is None


def test_who_left_a_meeting_is_not_asked_about_what_was_agreed_there(
    desk: Desk, table: UUID, list_of_courses: UUID, jobcenter: UUID
) -> None:
    assert [row.id for row in meeting.left_open(desk, (jobcenter,), TODAY)] == [list_of_courses]
    meeting.change(desk, replace(read(desk, Meeting, table), participant_ids=()))
    assert meeting.left_open(desk, (jobcenter,), TODAY) == ()
