"""A note with the keyboard alone: few keys, nothing lost."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, contact_note, draft
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.domain.contact_note import ContactKind, ContactNote, Lesson, Visibility
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.quick_entry import QuickEntry
from integrif_desk.ui.context import Context

CONTROL = Qt.KeyboardModifier.ControlModifier


def entry_of(page: CasePage) -> QuickEntry:
    return history_of(page).entry


def history_of(page: CasePage) -> HistoryTab:
    found = page.findChild(HistoryTab)
    assert isinstance(found, HistoryTab)
    return found


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the focus is, as a person does."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def notes(context: Context, case_id: UUID) -> tuple[ContactNote, ...]:
    return contact_note.notes(context.opened.desk, case_id)


def test_a_note_takes_its_text_and_two_key_strokes(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    page.start_note()  # Strg+N
    entry = entry_of(page)
    assert entry.text.hasFocus()
    QTest.keyClicks(entry.text, "HWK rief an")
    QTest.keyClick(entry.text, Qt.Key.Key_Return, CONTROL)
    (note,) = notes(context, case_id)
    assert (note.text, note.kind) == ("HWK rief an", ContactKind.CONVERSATION)
    assert entry.text.toPlainText() == ""
    assert entry.text.hasFocus()
    assert history_of(page).list.model().rowCount() == 2  # the note and the first phase


def test_all_details_with_the_keyboard_in_fifteen_strokes(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID, actor_id: UUID
) -> None:
    entry = entry_of(page)
    page.start_note()
    QTest.keyClicks(entry.text, "Verzeichnis fehlt noch.")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_T)  # Art: Telefonat
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_2, Qt.Key.Key_5)  # Dauer: 25
    press(qtbot, Qt.Key.Key_Tab)
    QTest.keyClicks(entry.details.actors, "hand")
    qtbot.waitUntil(entry.details.actors.hits_shown)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)  # Wiedervorlage: 1 Woche
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return, CONTROL)
    (note,) = notes(context, case_id)
    assert (note.kind, note.minutes) == (ContactKind.PHONE, 25)
    assert note.actor_ids == (actor_id,)
    (step,) = case.read(context.opened.desk, case_id).follow_ups
    assert step.task == "Verzeichnis fehlt noch"
    assert step.due_on.isoformat() == "2026-03-17"
    assert entry.details.kind.value() is ContactKind.PHONE  # remembered for the next note
    assert entry.text.hasFocus()


def test_sharing_and_lesson_and_an_earlier_day(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    entry = entry_of(page)
    QTest.keyClicks(entry.text, "Zu zweit zum Amt gegangen")
    QTest.mouseClick(entry.details.may_leave, Qt.MouseButton.LeftButton)
    entry.details.lesson.set_value(Lesson.HELPED)
    QTest.keyClicks(entry.details.when, "6.3.")
    QTest.mouseClick(entry.save_button, Qt.MouseButton.LeftButton)
    (note,) = notes(context, case_id)
    assert note.visibility is Visibility.MAY_BE_HANDED_OVER
    assert note.lesson is Lesson.HELPED
    assert note.occurred_at.astimezone().date().isoformat() == "2026-03-06"


def test_an_empty_note_is_not_saved(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    page.start_note()
    QTest.keyClick(entry_of(page).text, Qt.Key.Key_Return, CONTROL)
    assert notes(context, case_id) == ()
    assert entry_of(page).text.property("invalid") is True


def test_a_full_disk_leaves_the_text_where_it_is(
    qtbot: QtBot,
    page: CasePage,
    context: Context,
    case_id: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_values: object) -> Changes:
        raise KnownError(ErrorCode.DISK_FULL)

    shown: list[object] = []
    context.notices.shown.connect(shown.append)
    entry = entry_of(page)
    QTest.keyClicks(entry.text, "HWK rief an")
    with monkeypatch.context() as patch:
        patch.setattr(contact_note, "log", full)
        entry.save()
    assert entry.text.toPlainText() == "HWK rief an"
    assert "noch nicht gespeichert" in str(shown[-1])
    entry.save()
    assert len(notes(context, case_id)) == 1


def test_a_draft_survives_locking_and_says_from_when_it_is(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    entry = entry_of(page)
    QTest.keyClicks(entry.text, "Angefangen")
    page.blank()
    assert entry.text.toPlainText() == ""
    page.show_case(case_id)
    assert entry.text.toPlainText() == "Angefangen"
    assert entry.draft_hint.text().startswith("Entwurf von ")


def test_a_draft_is_kept_two_seconds_after_the_first_key(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    QTest.keyClicks(entry_of(page).text, "Angefangen")

    def kept() -> bool:
        found = draft.load(context.opened.desk, DraftKind.CONTACT_NOTE, case_id)
        return found is not None and found["text"] == "Angefangen"

    assert not kept()
    qtbot.waitUntil(kept, timeout=5000)


def test_saving_leaves_no_draft_behind(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    entry = entry_of(page)
    QTest.keyClicks(entry.text, "Angefangen")
    entry.flush()
    entry.save()
    page.blank()
    assert draft.load(context.opened.desk, DraftKind.CONTACT_NOTE, case_id) is None


def test_escape_keeps_the_draft_and_goes_to_the_history(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    entry = entry_of(page)
    QTest.keyClicks(entry.text, "Angefangen")
    QTest.keyClick(entry.text, Qt.Key.Key_Escape)
    assert history_of(page).list.hasFocus()
    assert draft.load(context.opened.desk, DraftKind.CONTACT_NOTE, case_id) is not None


def test_a_note_is_changed_in_place(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    contact_note.log(context.opened.desk, NewNote(case_id=case_id, text="Vorher"))
    reload(page, case_id)
    history = history_of(page)
    history.list.setCurrentIndex(history.list.model().index(0, 0))
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert history.editor.isVisible()
    assert history.entry.isHidden()
    history.editor.text.set_value("Nachher")
    QTest.keyClick(history.editor.text, Qt.Key.Key_Return, CONTROL)
    (note,) = notes(context, case_id)
    assert note.text == "Nachher"
    assert history.editor.isHidden()
    assert history.entry.isVisible()


def test_a_stale_note_shows_both_versions(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    contact_note.log(desk, NewNote(case_id=case_id, text="Vorher"))
    reload(page, case_id)
    history = history_of(page)
    history.list.setCurrentIndex(history.list.model().index(0, 0))
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    (note,) = notes(context, case_id)
    contact_note.change(desk, replace(note, text="Fremd"))
    history.editor.text.set_value("Meins")
    history.editor.save_button.click()
    stale = history.editor.stale
    assert stale.isVisible()
    assert stale.differences() == [("Text", "Meins", "Fremd")]
    stale.mine_button.click()
    (note,) = notes(context, case_id)
    assert note.text == "Meins"


def test_a_deleted_note_can_be_taken_back(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    contact_note.log(context.opened.desk, NewNote(case_id=case_id, text="Weg damit"))
    reload(page, case_id)
    said: list[tuple[str, object]] = []
    context.notices.done.connect(lambda text, undo: said.append((text, undo)))
    history = history_of(page)
    history.list.setCurrentIndex(history.list.model().index(0, 0))
    QTest.keyClick(history.list, Qt.Key.Key_Delete)
    assert notes(context, case_id) == ()
    text, undo = said[-1]
    assert text == "Notiz gelöscht."
    assert callable(undo)
    undo()
    assert len(notes(context, case_id)) == 1
    assert history.list.model().rowCount() == 2


def reload(page: CasePage, case_id: UUID) -> None:
    """Show the case as if it had just been opened."""
    page.blank()
    page.show_case(case_id)


def test_a_note_that_an_office_told_is_marked_and_says_so_in_the_history(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    entry = entry_of(page)
    page.start_note()
    QTest.keyClicks(entry.text, "Amt: Bescheid kommt")
    box = entry.details.from_office
    assert box.isVisible()
    assert "§ 78 SGB X" in box.toolTip()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    page.blank()  # locked in between: the mark is kept with the text
    page.show_case(case_id)
    assert entry_of(page).details.from_office.isChecked()
    QTest.keyClick(entry_of(page).text, Qt.Key.Key_Return, CONTROL)
    (note,) = notes(context, case_id)
    assert note.from_office
    assert not entry_of(page).details.from_office.isChecked()
    history = history_of(page)
    history.list.setCurrentIndex(history.list.model().index(0, 0))
    line = history.list.selected_line()
    assert line is not None
    assert line.fact is not None
    assert line.fact.text == "von einer Behörde"
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    editor = history.editor
    assert editor.details.from_office.isChecked()
    QTest.mouseClick(editor.details.from_office, Qt.MouseButton.LeftButton)
    QTest.keyClick(editor.text, Qt.Key.Key_Return, CONTROL)
    (note,) = notes(context, case_id)
    assert not note.from_office
