"""Meetings and what became of what was agreed there."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import actor, agreement, drawn, meeting
from integrif_desk.casework.agreement import Step
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.meeting import AgreementFacts, AgreementState, MeetingFacts
from integrif_desk.domain.meeting_views import AgreementFilter, MeetingFilter
from tests.casework.conftest import Clock

TODAY = date(2026, 3, 10)


def made(created: UUID | None) -> UUID:
    assert created is not None
    return created


def enter(desk: Desk, *actors: UUID, held_on: date = TODAY, title: str = "Runder Tisch") -> UUID:
    entered = MeetingFacts(
        title=title, held_on=held_on, participant_ids=actors, account_ids=(desk.account.id,)
    )
    return made(meeting.add(desk, entered).created)


def agree(desk: Desk, meeting_id: UUID, actor_id: UUID | None, due_on: date, task: str) -> UUID:
    entered = AgreementFacts(
        task=task,
        due_on=due_on,
        actor_id=actor_id,
        account_id=None if actor_id else desk.account.id,
    )
    return made(agreement.add(desk, meeting_id, entered).created)


@pytest.fixture
def chamber(desk: Desk) -> UUID:
    entered = ActorFacts(name="Handwerkskammer Magdeburg", category=ActorCategory.CHAMBER)
    return made(actor.add(desk, entered).created)


def wanted(**more: object) -> AgreementFilter:
    return AgreementFilter(today=TODAY, **more)  # type: ignore[arg-type]


def test_a_meeting_shows_who_was_there_and_what_was_agreed(desk: Desk, jobcenter: UUID) -> None:
    meeting_id = enter(desk, jobcenter)
    agree(desk, meeting_id, jobcenter, date(2026, 3, 24), "Kursliste schicken")
    agree(desk, meeting_id, None, date(2026, 3, 9), "Protokoll verteilen")
    detail = meeting.view(desk, meeting_id)
    assert detail.participants == ("Jobcenter Salzlandkreis, Staßfurt",)
    assert detail.accounts == ("Sabine Hartwig",)
    assert [(row.owner, row.agreement.task) for row in detail.agreements] == [
        ("Jobcenter Salzlandkreis, Staßfurt", "Kursliste schicken"),
        ("Sabine Hartwig", "Protokoll verteilen"),
    ]
    (row,) = meeting.meetings(desk, MeetingFilter(today=TODAY)).rows
    assert (row.agreements, row.open, row.overdue) == (2, 2, 1)


def test_meetings_are_paged_newest_first_and_found_by_participant(
    desk: Desk, jobcenter: UUID, chamber: UUID
) -> None:
    ids = [enter(desk, jobcenter, held_on=date(2026, 1, day)) for day in (5, 6, 6, 7)]
    other = enter(desk, chamber, held_on=date(2025, 1, 1))
    shown = MeetingFilter(today=TODAY)
    first = meeting.meetings(desk, shown, limit=3)
    second = meeting.meetings(desk, shown, first.next_key, 3)
    assert [row.id for row in (*first.rows, *second.rows)] == [*reversed(ids), other]
    assert second.next_key is None
    found = meeting.meetings(desk, MeetingFilter(today=TODAY, text="handwerkskammer")).rows
    assert [row.id for row in found] == [other]


def test_open_agreements_are_paged_by_due_date_and_narrowed(
    desk: Desk, jobcenter: UUID, chamber: UUID
) -> None:
    meeting_id = enter(desk, jobcenter, chamber)
    days = [date(2026, 3, day) for day in (20, 9, 20, 12)]
    ids = [agree(desk, meeting_id, jobcenter, day, f"Aufgabe {day}") for day in days]
    mine = agree(desk, meeting_id, None, date(2026, 3, 2), "Räume für Mai buchen")
    first = agreement.agreements(desk, wanted(), limit=2)
    second = agreement.agreements(desk, wanted(), first.next_key, 5)
    shown = [row.id for row in (*first.rows, *second.rows)]
    assert shown == [mine, ids[1], ids[3], ids[0], ids[2]]

    def only(**more: object) -> list[UUID]:
        return [row.id for row in agreement.agreements(desk, wanted(**more)).rows]

    assert only(overdue_only=True) == [mine, ids[1]]
    assert only(account_id=desk.account.id) == [mine]
    assert only(actor_id=jobcenter, overdue_only=True) == [ids[1]]
    assert only(text="raume") == [mine]
    numbers = agreement.counts(desk, wanted())
    assert (numbers.meetings, numbers.open, numbers.overdue) == (1, 5, 2)


def test_every_step_is_kept_and_can_be_taken_back(
    desk: Desk, jobcenter: UUID, clock: Clock
) -> None:
    agreed = agree(desk, enter(desk, jobcenter), jobcenter, date(2026, 3, 20), "Kursliste schicken")
    clock.pass_days(14)
    agreement.step(
        desk,
        agreed,
        Step(
            state=AgreementState.OPEN,
            happened_on=date(2026, 3, 23),
            remark="niemand ging ans Telefon",
        ),
    )
    asked = agreement.view(desk, agreed)
    assert asked.row.asked_on == date(2026, 3, 23)
    assert asked.row.times_put_off == 0
    agreement.step(
        desk,
        agreed,
        Step(state=AgreementState.OPEN, happened_on=date(2026, 3, 24), due_on=date(2026, 4, 7)),
    )
    agreement.step(desk, agreed, Step(state=AgreementState.KEPT, happened_on=date(2026, 3, 24)))
    kept = agreement.view(desk, agreed)
    assert len(kept.events) == 4
    assert kept.row.agreement.state_since == date(2026, 3, 24)
    assert (kept.tally.kept, kept.tally.settled) == (1, 1)
    with pytest.raises(KnownError) as refused:
        agreement.step(desk, agreed, Step(state=AgreementState.DROPPED, happened_on=TODAY))
    assert refused.value.code is ErrorCode.TRANSITION_NOT_ALLOWED

    agreement.undo_last(desk, agreed)
    put_off = agreement.view(desk, agreed).row
    assert put_off.agreement.is_open
    assert put_off.agreement.due_on == date(2026, 4, 7)
    assert put_off.times_put_off == 1
    agreement.undo_last(desk, agreed)
    agreement.undo_last(desk, agreed)
    agreement.undo_last(desk, agreed)  # that it was agreed cannot be taken back
    first = agreement.view(desk, agreed)
    assert first.row.agreement.due_on == date(2026, 3, 20)
    assert not first.can_undo


def test_days_that_cannot_be_are_refused(desk: Desk, jobcenter: UUID) -> None:
    agreed = agree(desk, enter(desk, jobcenter), jobcenter, date(2026, 3, 20), "Kursliste")
    for taken, field in (
        (Step(state=AgreementState.KEPT, happened_on=date(2026, 3, 11)), "happened_on"),
        (
            Step(state=AgreementState.OPEN, happened_on=TODAY, due_on=date(2026, 3, 9)),
            "due_on",
        ),
    ):
        with pytest.raises(FieldError) as refused:
            agreement.step(desk, agreed, taken)
        assert refused.value.field == field


def test_what_became_of_agreements_is_told_by_actor(
    desk: Desk, jobcenter: UUID, chamber: UUID
) -> None:
    meeting_id = enter(desk, jobcenter, chamber)
    for state in (*[AgreementState.KEPT] * 2, AgreementState.PARTLY, AgreementState.DROPPED, None):
        agreed = agree(desk, meeting_id, jobcenter, TODAY, "Aufgabe")
        if state is not None:
            agreement.step(desk, agreed, Step(state=state, happened_on=TODAY))
    told = agreement.tally_of_actor(desk, jobcenter)
    assert (told.kept, told.settled, told.open) == (2, 3, 1)
    assert [each.owner for each in meeting.view(desk, meeting_id).tallies] == [
        "Jobcenter Salzlandkreis, Staßfurt"
    ]


def test_what_was_left_open_stands_on_the_next_agenda(
    desk: Desk, jobcenter: UUID, chamber: UUID
) -> None:
    first = enter(desk, jobcenter, held_on=date(2026, 1, 12), title="Januar")
    done = agree(desk, first, jobcenter, date(2026, 2, 2), "erledigt")
    agreement.step(desk, done, Step(state=AgreementState.KEPT, happened_on=TODAY))
    still = agree(desk, first, None, date(2026, 2, 2), "offen")
    other = enter(desk, chamber, held_on=date(2026, 2, 2))
    agree(desk, other, chamber, TODAY, "Sache der Kammer")
    second = enter(desk, jobcenter, held_on=TODAY)
    assert [row.id for row in meeting.view(desk, second).left_open] == [still]
    assert meeting.view(desk, first).left_open == ()
    assert [row.id for row in meeting.left_open(desk, (jobcenter,), TODAY)] == [still]
    assert meeting.left_open(desk, (), TODAY) == ()


def test_a_correction_is_no_step_and_the_older_version_is_refused(
    desk: Desk, jobcenter: UUID
) -> None:
    agreed = agree(desk, enter(desk, jobcenter), jobcenter, date(2026, 3, 20), "Kursliste")
    shown = agreement.view(desk, agreed).row.agreement
    agreement.change(desk, replace(shown, due_on=date(2026, 3, 27)))
    corrected = agreement.view(desk, agreed)
    assert corrected.row.times_put_off == 0
    assert corrected.events[0][0].due_on == date(2026, 3, 27)
    with pytest.raises(StaleRecord):
        agreement.change(desk, replace(shown, task="anders"))


def test_deleting_brings_everything_back(desk: Desk, jobcenter: UUID) -> None:
    meeting_id = enter(desk, jobcenter)
    agreed = agree(desk, meeting_id, jobcenter, TODAY, "Kursliste")
    agreement.step(desk, agreed, Step(state=AgreementState.PARTLY, happened_on=TODAY))
    before = agreement.view(desk, agreed)
    _, gone = meeting.remove(desk, meeting_id)
    with pytest.raises(KnownError):
        meeting.view(desk, meeting_id)
    meeting.restore(desk, gone)
    assert agreement.view(desk, agreed) == before
    _, gone_agreement = agreement.remove(desk, agreed)
    assert meeting.view(desk, meeting_id).agreements == ()
    agreement.restore(desk, gone_agreement)
    assert agreement.view(desk, agreed) == before


def test_two_weeks_on_is_a_working_day(desk: Desk) -> None:
    assert agreement.default_due(desk) == date(2026, 3, 24)
    # 20.03. + 14 days is Karfreitag, then the weekend and Ostermontag.
    assert agreement.default_due(desk, date(2026, 3, 20)) == date(2026, 4, 7)
    assert agreement.is_free_day(desk, date(2026, 4, 3))


def test_names_of_any_length_and_script_are_taken(desk: Desk) -> None:
    meeting_id = enter(desk, title="ጉባኤ " + "x" * 390)
    agreed = agree(desk, meeting_id, None, TODAY, "متابعة 🧭")
    assert agreement.view(desk, agreed).row.agreement.task == "متابعة 🧭"
    with pytest.raises(FieldError):
        enter(desk, title="x" * 401)
    with pytest.raises(FieldError):
        agreement.add(desk, meeting_id, AgreementFacts(task="ohne Träger", due_on=TODAY))


def test_the_list_is_written_whole_and_never_over_another_file(
    desk: Desk, jobcenter: UUID, tmp_path: Path
) -> None:
    agree(desk, enter(desk, jobcenter), jobcenter, TODAY, "Kursliste")
    path = tmp_path / "Vereinbarungen.pdf"
    pdf = agreement.list_pdf(desk, wanted())
    agreement.export_list(desk, pdf, path)
    assert path.read_bytes() == pdf
    with pytest.raises(KnownError) as refused:
        agreement.export_list(desk, pdf, path)
    assert refused.value.code is ErrorCode.FILE_EXISTS
    assert len(drawn.pages(pdf, 400)) == 1


def test_characters_that_cannot_be_printed_are_told_before(desk: Desk) -> None:
    agree(desk, enter(desk), None, TODAY, "Kompass 🧭 bringen")
    with pytest.raises(KnownError) as refused:
        agreement.list_pdf(desk, wanted())
    assert refused.value.code is ErrorCode.GLYPHS_MISSING
    assert refused.value.values["characters"] == "🧭"
    assert agreement.list_pdf(desk, wanted(), despite_missing_glyphs=True).startswith(b"%PDF")
