"""Handovers on a real store: what enters the snapshot, what never does, that it stays so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from integrif_desk.casework import actor, case, contact_note, handover, person
from integrif_desk.casework.answer import Answer, answer, resolve_code, undo
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Decision, HandoverState
from integrif_desk.domain.referral import DeclineReason
from tests.casework.conftest import START, Clock
from tests.casework.handovers import issue, plan_of

TODAY = START.date()
OpenCase = Callable[..., UUID]


def test_an_issued_handover_stays_as_it_is(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    before = handover.pdf(desk, issued), handover.stored_snapshot(desk, issued)
    detail = case.read(desk, full_case)
    person.change(desk, replace(detail.person, surname="Anders", town="Bernburg"))
    for note in contact_note.notes(desk, full_case):
        contact_note.remove(desk, note.id)
    unit = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(unit, name="Umbenannt", street="Neue Straße 2"))
    assert (handover.pdf(desk, issued), handover.stored_snapshot(desk, issued)) == before


@pytest.mark.parametrize("column", ["pdf", "snapshot"])
def test_a_document_cannot_be_changed_and_tampering_is_noticed(
    desk: Desk, full_case: UUID, jobcenter: UUID, column: str
) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    tamper = text(f"update issued_document set {column} = x'20'")
    with pytest.raises(IntegrityError, match="append-only"), desk.write() as work:
        work.connection.execute(tamper)
    with desk.write() as work:
        triggers = "select name from sqlite_master where type = 'trigger' and tbl_name = :table"
        found = work.connection.execute(text(triggers), {"table": "issued_document"}).scalars()
        for trigger in found.all():
            work.connection.execute(text(f"drop trigger {trigger}"))
        work.connection.execute(tamper)
        work.commit()
    with pytest.raises(KnownError) as raised:
        handover.pdf(desk, issued)
    assert raised.value.code is ErrorCode.DOCUMENT_DAMAGED


def test_numbers_run_within_a_year_and_codes_answer(
    desk: Desk, clock: Clock, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter)
    rows = [handover.view(desk, issue(desk, plan)) for _ in range(2)]
    clock.pass_days(300)
    rows.append(handover.view(desk, issue(desk, replace(plan, answer_by=None))))
    assert [row.number for row in rows] == ["Ü-26-001", "Ü-26-002", "Ü-27-001"]
    assert len({row.answer_code for row in rows}) == 3
    target = resolve_code(desk, rows[0].answer_code)
    assert (target.id, target.case_id) == (rows[0].id, full_case)


def test_an_answer_at_the_wrong_handover_can_be_taken_back(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    before = handover.view(desk, issued)
    given = Answer(decision=Decision.C, reason=DeclineReason.C3, told_by="Frau Lorenz")
    answer(desk, before.answer_code, given)
    target = resolve_code(desk, before.answer_code)
    assert target.answered_on == desk.today()
    undo(desk, target)
    assert handover.view(desk, issued) == before
    with pytest.raises(KnownError, match="transition_not_allowed"):
        undo(desk, target)
    answer(desk, before.answer_code, Answer(decision=Decision.A))
    assert handover.view(desk, issued).decision is Decision.A


def test_a_refused_handover_takes_no_number(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    plan = plan_of(desk, full_case, jobcenter, introduction="Bitte 😀 lesen.")
    with pytest.raises(KnownError) as raised:
        handover.issue(desk, plan)
    assert raised.value.code is ErrorCode.GLYPHS_MISSING
    assert raised.value.values["characters"] == "😀"
    assert handover.handovers(desk).rows == ()
    created = handover.issue(desk, plan, despite_missing_glyphs=True).created
    assert created is not None
    assert handover.view(desk, created).number == "Ü-26-001"


def test_it_has_to_be_discussed_first(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    plan = plan_of(desk, full_case, jobcenter)
    for day in (None, TODAY + timedelta(days=1)):
        with pytest.raises(KnownError) as raised:
            handover.issue(desk, replace(plan, discussed_on=day))
        assert raised.value.code is ErrorCode.NOT_DISCUSSED


@pytest.mark.parametrize(
    "included", [(), (DataCategory.IDENTITY,), (DataCategory.IDENTITY, DataCategory.CONTACT)]
)
def test_a_name_alone_is_nothing_to_hand_over(
    desk: Desk, full_case: UUID, jobcenter: UUID, included: tuple[DataCategory, ...]
) -> None:
    plan = plan_of(desk, full_case, jobcenter, included=frozenset(included))
    with pytest.raises(KnownError) as raised:
        handover.issue(desk, plan)
    assert raised.value.code is ErrorCode.NOTHING_TO_HAND_OVER


def test_an_answer_by_yesterday_is_refused(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    plan = plan_of(desk, full_case, jobcenter, answer_by=TODAY - timedelta(days=1))
    with pytest.raises(FieldError) as raised:
        handover.issue(desk, plan)
    assert (raised.value.code, raised.value.field) == (ErrorCode.DATE_IN_PAST, "answer_by")


def test_the_answer_is_due_in_ten_working_days(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter)
    assert plan.answer_by == date(2026, 3, 24)
    issued = issue(desk, replace(plan, answer_by=None))
    assert handover.view(desk, issued).answer_by == date(2026, 3, 24)


def test_the_file_name_tells_nothing(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    assert handover.suggested_file_name(handover.view(desk, issued)) == "Uebergabe-26-001.pdf"


def test_an_answer_shows_in_the_list(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    code = handover.view(desk, issued).answer_code
    answer(desk, code, Answer(decision=Decision.B, expected_on=date(2026, 5, 1)))
    row = handover.view(desk, issued)
    assert (row.state, row.decision) == (HandoverState.ANSWERED, Decision.B)
    assert row.expected_on == date(2026, 5, 1)
    declined = issue(desk, plan_of(desk, full_case, jobcenter))
    code = handover.view(desk, declined).answer_code
    answer(desk, code, Answer(decision=Decision.C, reason=DeclineReason.C4))
    assert handover.view(desk, declined).decline_reason is DeclineReason.C4


def test_the_list_is_paged_newest_first(
    desk: Desk, clock: Clock, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter, included=frozenset({DataCategory.LANGUAGE}))
    numbers = []
    for _ in range(3):
        numbers.append(handover.view(desk, issue(desk, replace(plan, answer_by=None))).number)
        clock.pass_days(1)
    first = handover.handovers(desk, limit=2)
    second = handover.handovers(desk, first.next_key, 2)
    assert [row.number for row in (*first.rows, *second.rows)] == numbers[::-1]
    assert second.next_key is None
