"""What an office has told is bound to its purpose (§ 78 SGB X): it leaves only where meant to."""

from dataclasses import replace
from uuid import UUID

import pytest

from integrif_desk.casework import contact_note, handover, issuing
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_note import Lesson, Visibility
from tests.casework.agreed import agree
from tests.casework.handovers import issue, log, plan_of, stored

TOLD = "Das Amt prüft noch."


@pytest.mark.parametrize("lesson", [None, Lesson.HELPED])
def test_a_marked_note_goes_only_when_it_was_ticked_as_such(
    desk: Desk, full_case: UUID, jobcenter: UUID, lesson: Lesson | None
) -> None:
    agree(desk, full_case, jobcenter)
    note_id = log(desk, full_case, TOLD, lesson=lesson, from_office=True)
    plan = plan_of(desk, full_case, jobcenter)
    assert note_id not in plan.note_ids + plan.lesson_ids
    chosen = "note_ids" if lesson is None else "lesson_ids"
    # A plan that chose it before it was marked does not pass it on either.
    plan = replace(plan, **{chosen: (*getattr(plan, chosen), note_id)})  # type: ignore[arg-type]
    assert TOLD not in stored(desk, issue(desk, plan))
    plan = replace(plan, bound_note_ids=(note_id,))
    assert TOLD in stored(desk, issue(desk, plan))


def test_an_internal_one_stays_whatever_a_plan_says(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    agree(desk, full_case, jobcenter)
    note_id = log(desk, full_case, TOLD, Visibility.INTERNAL, from_office=True)
    plan = plan_of(desk, full_case, jobcenter, note_ids=(note_id,), bound_note_ids=(note_id,))
    assert TOLD not in stored(desk, issue(desk, plan))


def test_a_draft_of_an_older_program_opens(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    written = issuing.written_plan(plan_of(desk, full_case, jobcenter))
    read = issuing.read_plan(written.replace('"bound_note_ids":[],', ""))
    assert read is not None
    assert read.bound_note_ids == ()


def test_the_mark_is_kept_and_can_be_taken_away(desk: Desk, full_case: UUID) -> None:
    note_id = log(desk, full_case, TOLD, from_office=True)
    note = contact_note.read(desk, note_id)
    assert note.from_office
    contact_note.change(desk, replace(note, from_office=False))
    offered = handover.choice(desk, full_case)
    assert not any(each.from_office for each in offered.notes)
