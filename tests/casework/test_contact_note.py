from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from integrif_desk.casework import case, contact_note, draft
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.contact_note import ContactKind, Visibility
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, StaleRecord
from integrif_desk.domain.views import CaseFilter
from tests.casework.conftest import Clock

OpenCase = Callable[..., UUID]


def log(desk: Desk, case_id: UUID, text: str = "HWK rief an") -> UUID:
    created = contact_note.log(desk, NewNote(case_id=case_id, text=text)).created
    assert created is not None
    return created


def test_a_note_moves_the_case_and_ends_its_draft(
    desk: Desk, open_case: OpenCase, clock: Clock
) -> None:
    case_id = open_case()
    draft.keep(desk, DraftKind.CONTACT_NOTE, case_id, {"text": "HWK ri"})
    clock.pass_days(2)
    follow_up = NewFollowUp(task="Fächerverzeichnis", due_on=date(2026, 3, 19))
    contact_note.log(desk, NewNote(case_id=case_id, text="HWK rief an", follow_up=follow_up))
    (row,) = case.cases(desk, CaseFilter(today=desk.today())).rows
    assert (row.last_contact_on, row.next_due) == (date(2026, 3, 12), date(2026, 3, 19))
    assert row.next_task == "Fächerverzeichnis"
    assert draft.load(desk, DraftKind.CONTACT_NOTE, case_id) is None


def test_a_refused_note_keeps_its_draft(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    draft.keep(desk, DraftKind.CONTACT_NOTE, case_id, {"text": "HWK rief an"})
    tomorrow = desk.now() + timedelta(days=1)
    with pytest.raises(FieldError) as caught:
        contact_note.log(desk, NewNote(case_id=case_id, text="HWK", occurred_at=tomorrow))
    assert caught.value.code is ErrorCode.DATE_IN_FUTURE
    assert draft.load(desk, DraftKind.CONTACT_NOTE, case_id) == {"text": "HWK rief an"}


def test_an_empty_note_is_refused(desk: Desk, open_case: OpenCase) -> None:
    with pytest.raises(FieldError) as caught:
        log(desk, open_case(), " \n ")
    assert (caught.value.code, caught.value.field) == (ErrorCode.FIELD_REQUIRED, "text")


def test_every_script_comes_back_as_typed(desk: Desk, open_case: OpenCase) -> None:
    typed = "Er sagte: „می‌خواهم کار کنم“ 👩‍🏫\nዮናስ – Микола"
    note = contact_note.read(desk, log(desk, open_case(), typed))
    assert note.text == typed


def test_notes_are_internal_unless_somebody_says_otherwise(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    note = contact_note.read(desk, log(desk, case_id))
    assert note.visibility is Visibility.INTERNAL
    contact_note.change(desk, replace(note, visibility=Visibility.MAY_BE_HANDED_OVER))
    assert len(contact_note.notes(desk, case_id, Visibility.MAY_BE_HANDED_OVER)) == 1
    assert contact_note.notes(desk, case_id, Visibility.INTERNAL) == ()


def test_a_stale_note_is_refused(desk: Desk, open_case: OpenCase) -> None:
    note = contact_note.read(desk, log(desk, open_case()))
    contact_note.change(desk, replace(note, text="erste Änderung"))
    with pytest.raises(StaleRecord):
        contact_note.change(desk, replace(note, text="zweite Änderung"))


def test_a_deleted_note_can_be_put_back(desk: Desk, open_case: OpenCase, clock: Clock) -> None:
    case_id = open_case()
    clock.pass_days(1)
    note_id = log(desk, case_id)
    removed = contact_note.remove(desk, note_id)
    (row,) = case.cases(desk, CaseFilter(today=desk.today())).rows
    assert row.last_contact_on is None
    contact_note.restore(desk, removed)
    assert contact_note.read(desk, note_id) == removed


def test_the_kind_of_the_last_contact_is_remembered(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    assert contact_note.last_kind(desk, case_id) is ContactKind.CONVERSATION
    contact_note.log(desk, NewNote(case_id=case_id, text="rief an", kind=ContactKind.PHONE))
    assert contact_note.last_kind(desk, case_id) is ContactKind.PHONE
