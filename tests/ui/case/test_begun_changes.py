"""A change that was begun: kept over a lock, offered again, and beside what others saved."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integrif_desk.casework import contact_note, draft, follow_up, person, referral
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.referral import NewReferral
from integrif_desk.domain.draft import DraftKind
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import Context
from tests.ui.case.conftest import button, note_editor, referrals, section, stored


def test_two_who_change_the_same_person_see_both_versions(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    part = section(page, "contact")
    part.edit_button.click()
    part.fields()["phone"].field.setText("0176 1")  # type: ignore[attr-defined]
    before = stored(context, case_id).person
    person.change(context.opened.desk, replace(before, phone="0176 2"))
    part.save()
    assert part.stale.differences() == [("Telefon", "0176 1", "0176 2")]
    part.stale.theirs_button.click()
    assert stored(context, case_id).person.phone == "0176 2"
    assert part.panel.isVisible()


def test_who_keeps_their_own_part_of_a_person_keeps_what_others_wrote_elsewhere(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    part = section(page, "contact")
    part.edit_button.click()
    part.fields()["phone"].field.setText("0176 1")  # type: ignore[attr-defined]
    before = stored(context, case_id).person
    person.change(context.opened.desk, replace(before, surname="Alahmed", phone="0176 2"))
    part.save()
    assert part.stale.differences() == [("Telefon", "0176 1", "0176 2")]
    part.stale.mine_button.click()
    now = stored(context, case_id).person
    assert (now.phone, now.surname) == ("0176 1", "Alahmed")


def test_a_begun_change_is_offered_again(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    part = section(page, "path")
    part.edit_button.click()
    QTest.keyClicks(part.fields()["goal"].field, "Meister. ")
    page.blank()
    page.show_case(case_id)
    part = section(page, "path")
    part.edit_button.click()
    assert "Meister" in part.fields()["goal"].field.toPlainText()  # type: ignore[attr-defined]


def test_giving_up_one_part_costs_no_draft_of_another(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    part = section(page, "path")
    part.edit_button.click()
    QTest.keyClicks(part.fields()["goal"].field, "Meister. ")
    page.blank()
    page.show_case(case_id)
    other = section(page, "contact")
    other.edit_button.click()
    QTest.keyClicks(other.fields()["phone"].field, "0176")
    other.keep_drafts()
    QTest.keyClick(other.fields()["phone"].field, Qt.Key.Key_Escape)
    part = section(page, "path")
    part.edit_button.click()
    assert "Meister" in part.fields()["goal"].field.toPlainText()  # type: ignore[attr-defined]


def test_a_begun_change_of_a_note_survives_a_lock(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    made = contact_note.log(desk, NewNote(case_id=case_id, text="Hat angerufen.")).created
    assert made is not None
    logged = contact_note.read(desk, made)
    editor = note_editor(page)

    def draft_kept() -> dict[str, str] | None:
        return draft.load(desk, DraftKind.CONTACT_NOTE, logged.id)

    editor.edit(logged)
    editor.keep_drafts()
    assert draft_kept() is None
    QTest.keyClicks(editor.text, "Frau Nowak. ")
    page.blank()
    editor.keep_drafts()  # what the emptied form says is nobody's change
    assert draft_kept() is not None
    page.show_case(case_id)
    editor.edit(logged)
    assert editor.text.value() == "Frau Nowak. Hat angerufen."
    editor.save_button.click()
    assert contact_note.read(desk, logged.id).text == "Frau Nowak. Hat angerufen."
    assert draft_kept() is None


def test_the_fields_of_a_note_are_never_squeezed(
    page: CasePage, case_id: UUID, context: Context
) -> None:
    desk = context.opened.desk
    made = contact_note.log(desk, NewNote(case_id=case_id, text="Hat angerufen.")).created
    assert made is not None
    editor = note_editor(page)
    editor.edit(contact_note.read(desk, made))
    page.setMinimumSize(1, 1)  # as in the window, which may be lower than what it holds
    for height in (820, 640, 480):
        page.resize(1180, height)
        QApplication.processEvents()
        fields = [labelled.field for labelled in editor.fields.values()]
        assert all(field.height() >= field.minimumSizeHint().height() for field in fields)


def test_a_begun_change_of_a_step_survives_a_lock(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    entered = NewFollowUp(task="Zeugnis abgeben", due_on=date(2026, 3, 5))
    made = follow_up.add(desk, case_id, entered).created
    assert made is not None
    editor = page.steps.editor
    editor.edit(follow_up.read(desk, made))
    QTest.keyClicks(editor.task, "Morgen ")
    page.blank()
    editor.keep_drafts()
    page.show_case(case_id)
    editor.edit(follow_up.read(desk, made))
    assert editor.task.value() == "Morgen Zeugnis abgeben"
    QTest.keyClick(editor.task, Qt.Key.Key_Escape)
    assert draft.load(desk, DraftKind.FOLLOW_UP, made) is not None
    editor.edit(follow_up.read(desk, made))
    button(editor, "Abbrechen")()
    assert follow_up.read(desk, made).task == "Zeugnis abgeben"
    assert draft.load(desk, DraftKind.FOLLOW_UP, made) is None


def test_a_begun_change_of_a_referral_survives_a_lock(
    page: CasePage, context: Context, case_id: UUID, actor_id: UUID
) -> None:
    desk = context.opened.desk
    entered = NewReferral(case_id=case_id, actor_id=actor_id, purpose="Gutschein")
    made = referral.draft(desk, entered).created
    assert made is not None
    stored_one = referral.view(desk, made).referral
    page.tabs.button("referrals").click()
    editor = referrals(page).editor
    editor.edit(stored_one)
    QTest.keyClicks(editor.message, "Bitte bald.")
    page.blank()
    editor.keep_drafts()
    page.show_case(case_id)
    editor.edit(stored_one)
    assert editor.message.value() == "Bitte bald."
    editor.save_button.click()
    assert referral.view(desk, made).referral.message == "Bitte bald."
    assert draft.load(desk, DraftKind.REFERRAL, made) is None
