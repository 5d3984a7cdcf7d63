"""The next steps as a volunteer plans them: times, rhythms, colleagues, days that are closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from integrif_desk.casework import account, follow_up, reminders
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.series import Reach
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.follow_up import FollowUp, Recurrence
from integrif_desk.domain.reminder import Reminder, Snooze
from integrif_desk.store.queries import follow_ups
from integrif_desk.ui.calendar_export import CalendarDialog
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.step_row import StepRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.conftest import PASSPHRASE

MONDAY = date(2026, 3, 16)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def undos(context: Context) -> list[Callable[[], object] | None]:
    told: list[Callable[[], object] | None] = []
    context.notices.done.connect(lambda _text, undo: told.append(undo))
    return told


@pytest.fixture
def colleague(context: Context) -> UUID:
    made = account.add(
        context.opened, "Karl Anders", Role.VOLUNTEER, Salutation.MR, PASSPHRASE + "-zwei"
    )
    assert made.created is not None
    return made.created


def add(context: Context, case_id: UUID, **values: object) -> UUID:
    desk = context.opened.desk
    made: list[Changes] = []
    told: dict[str, object] = {"task": "Lerntreff", "due_on": MONDAY}
    entered = NewFollowUp(**{**told, **values})  # type: ignore[arg-type]
    context.runner.change(lambda: follow_up.add(desk, case_id, entered), made.append)
    created = made[0].created
    assert isinstance(created, UUID)
    return created


def open_tasks(context: Context, case_id: UUID) -> list[FollowUp]:
    with context.opened.desk.read() as work:
        rows = follow_ups.of_case(work.connection, case_id)
    return [follow_up.read(context.opened.desk, row.id) for row in rows]


def row_of(page: CasePage) -> StepRow:
    QApplication.processEvents()  # a row is shown once its layout has placed it
    shown = [row for row in page.steps.findChildren(StepRow) if row.isVisible()]
    return shown[0]


def press(holder: QWidget, text: str) -> None:
    found = [one for one in holder.findChildren(Button) if one.accessibleName() == text]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def choose(text: str) -> None:
    """Choose from the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == text)
    assert isinstance(action, QAction)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_an_appointment_with_everything(page: CasePage, context: Context, case_id: UUID) -> None:
    page.steps.add()
    editor = page.steps.editor
    QTest.keyClicks(editor.task, "Lerntreff")
    editor.due.setText("16.3.")
    QTest.keyClicks(editor.schedule.at, "16")
    assert editor.schedule.remind.value() is Reminder.HOUR
    editor.schedule.minutes.set_value(90)
    editor.schedule.recurs.set_value(Recurrence.WEEKLY)
    editor.schedule.fit()
    editor.schedule.until.setText("30.4.")
    editor.place.set_value("Bibliothek")
    QTest.keyClick(editor.task, Qt.Key.Key_Return, CONTROL)
    (task,) = open_tasks(context, case_id)
    assert (task.due_on, task.due_time, task.minutes) == (MONDAY, time(16), 90)
    assert (task.recurs, task.recurs_until) == (Recurrence.WEEKLY, date(2026, 4, 30))
    assert task.remind_at == datetime(2026, 3, 16, 15, 0, tzinfo=UTC)
    words = row_of(page).accessibleName()
    assert "Mo, 16.03., 16:00 Uhr" in words
    assert "jede Woche bis Do, 30.04.2026 · Bibliothek" in words


def test_what_is_no_time_is_said_at_the_field(page: CasePage, case_id: UUID) -> None:
    page.steps.add()
    editor = page.steps.editor
    QTest.keyClicks(editor.task, "Lerntreff")
    QTest.keyClicks(editor.schedule.at, "halb neun")
    QTest.keyClick(editor.task, Qt.Key.Key_Return, CONTROL)
    assert editor.schedule.at.hasFocus()
    assert "13:30" in editor.schedule.at.accessibleDescription()


def test_a_closed_day_is_named_and_another_one_offered(page: CasePage, case_id: UUID) -> None:
    page.steps.add()
    editor = page.steps.editor
    assert editor.hint.isHidden()
    editor.due.selectAll()
    QTest.keyClicks(editor.due, "3.10.2026")
    text = editor.hint.closed_text.text()
    assert text == "Tag der Deutschen Einheit – Ämter haben geschlossen."
    assert editor.hint.take.text() == "Auf Mo, 05.10. legen"
    QTest.mouseClick(editor.hint.take, Qt.MouseButton.LeftButton)
    assert editor.due.value() == date(2026, 10, 5)
    assert editor.hint.isHidden()


def test_appointments_at_the_same_time_are_named(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    made = add(context, case_id, due_time=time(10), minutes=60)
    page.steps.add()
    editor = page.steps.editor
    editor.due.selectAll()
    QTest.keyClicks(editor.due, "16.3.")
    QTest.keyClicks(editor.schedule.at, "10:30")
    words = editor.hint.overlap_text.text()
    assert words == "Zur selben Zeit: 10:00 Uhr Mohammad Al-Ahmad"
    editor.edit(follow_up.read(context.opened.desk, made))  # it does not stand in its own way
    assert editor.hint.isHidden()


def test_a_draft_keeps_the_time_and_the_rhythm(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    page.steps.add()
    editor = page.steps.editor
    QTest.keyClicks(editor.task, "Lerntreff")
    QTest.keyClicks(editor.schedule.at, "16:30")
    editor.schedule.recurs.set_value(Recurrence.MONTHLY)
    QTest.keyClicks(editor.remark, "Plan holen")
    editor.keep_drafts()
    editor.forget()
    page.steps.add()
    assert (editor.schedule.at.text(), editor.remark.value()) == ("16:30", "Plan holen")
    assert editor.schedule.recurs.value() is Recurrence.MONTHLY


def test_one_of_a_series_changes_alone(page: CasePage, context: Context, case_id: UUID) -> None:
    made = add(context, case_id, recurs=Recurrence.WEEKLY)
    editor = page.steps.editor
    editor.edit(follow_up.read(context.opened.desk, made))
    assert editor.reach.value() is Reach.THIS
    assert not editor.schedule.recurs.isVisible()
    editor.task.set_value("Ausflug")
    editor.save_button.click()
    this, following = open_tasks(context, case_id)
    assert (this.task, following.task) == ("Ausflug", "Lerntreff")
    editor.edit(following)
    editor.reach.button(Reach.ALL).click()
    assert editor.schedule.recurs.isVisible()
    editor.schedule.recurs.set_value("")
    editor.save_button.click()
    assert all(one.series_id is None for one in open_tasks(context, case_id))


def test_a_moment_that_was_put_off_to_stays(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    made = add(context, case_id, due_time=time(16))
    reminders.snooze(desk, made, Snooze.NEXT_WEEK)
    put_off = follow_up.read(desk, made).remind_at
    editor = page.steps.editor
    editor.edit(follow_up.read(desk, made))
    editor.place.set_value("Bibliothek")
    editor.save_button.click()
    assert follow_up.read(desk, made).remind_at == put_off


def test_a_series_is_deleted_whole_or_not(
    page: CasePage,
    context: Context,
    case_id: UUID,
    undos: list[Callable[[], object] | None],
) -> None:
    add(context, case_id, recurs=Recurrence.WEEKLY)
    row_of(page).setFocus()
    QTest.keyClick(row_of(page), Qt.Key.Key_Delete)
    choose("Nur diesen Termin löschen")
    assert [one.due_on for one in open_tasks(context, case_id)] == [date(2026, 3, 23)]
    undo = undos[-1]
    assert undo is not None
    undo()
    assert [one.due_on for one in open_tasks(context, case_id)] == [MONDAY]
    row_of(page).setFocus()
    QTest.keyClick(row_of(page), Qt.Key.Key_Delete)
    choose("Ganze Serie löschen")
    assert open_tasks(context, case_id) == []


def test_handing_over_with_a_remark(
    page: CasePage,
    context: Context,
    case_id: UUID,
    colleague: UUID,
    undos: list[Callable[[], object] | None],
) -> None:
    made = add(context, case_id)
    row_of(page).setFocus()
    press(row_of(page), "Mehr …")
    choose("Übergeben an …")
    form = page.steps.delegate
    assert form.to.value() == colleague  # there is nobody else
    form.to.set_value(None)
    form.save_button.click()
    assert form.to.accessibleDescription() == "Bitte füllen Sie dieses Feld aus."
    form.to.set_value(colleague)
    QTest.keyClicks(form.remark, "Bin im Urlaub.")
    form.save_button.click()
    task = follow_up.read(context.opened.desk, made)
    assert (task.owner_id, task.remark) == (colleague, "Bin im Urlaub.")
    assert "von H. Brandt übergeben" in row_of(page).accessibleName()
    assert not form.isVisible()
    undo = undos[-1]
    assert undo is not None
    undo()
    assert follow_up.read(context.opened.desk, made).delegated_by is None


def test_giving_back(page: CasePage, context: Context, case_id: UUID, colleague: UUID) -> None:
    desk = context.opened.desk
    made = add(context, case_id)
    theirs = replace(desk, account=replace(desk.account, id=colleague))
    context.runner.change(lambda: follow_up.delegate(theirs, made, desk.account.id))
    row_of(page).setFocus()
    press(row_of(page), "Mehr …")
    choose("Zurückgeben an Karl Anders …")
    form = page.steps.delegate
    assert not form.to.isVisible()
    QTest.keyClicks(form.remark, "Niemand erreicht.")
    form.save_button.click()
    back = follow_up.read(desk, made)
    assert (back.owner_id, back.delegated_by) == (colleague, None)


def test_the_only_one_at_a_desk_has_nobody_to_hand_over_to(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    add(context, case_id)
    row_of(page).setFocus()
    press(row_of(page), "Mehr …")
    choose("Übergeben an …")
    assert "sonst niemand" in page.steps.delegate.to.accessibleDescription()


def test_one_appointment_as_a_calendar_file(
    page: CasePage, context: Context, case_id: UUID, tmp_path: Path
) -> None:
    add(context, case_id, due_time=time(13))
    row_of(page).setFocus()
    press(row_of(page), "Mehr …")
    choose("In den Kalender …")
    dialog = page.findChild(CalendarDialog)
    assert isinstance(dialog, CalendarDialog)
    assert not dialog.names.isChecked() and not dialog.warning.isVisible()
    dialog.names.click()
    assert dialog.warning.isVisible()
    dialog.names.click()
    dialog.save_button.click()
    where = page.findChild(QFileDialog)
    assert isinstance(where, QFileDialog)
    assert where.selectedFiles()[0].endswith("Wiedervorlagen.ics")
    path = tmp_path / "a.ics"
    where.fileSelected.emit(str(path))
    where.reject()
    content = path.read_text(encoding="utf-8")
    assert "Termin F-26-001" in content and "Ahmad" not in content


def test_what_can_be_done_with_a_step_widens_no_column(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    """The links pushed the panel below its scroll bar as soon as a step was selected."""
    add(context, case_id)
    row = row_of(page)
    before = row.minimumSizeHint().width()
    row.set_selected(True)
    QApplication.processEvents()
    links = row.findChildren(Button)
    assert row.minimumSizeHint().width() <= max(
        before, max(one.sizeHint().width() for one in links) + 60
    )
    assert all(row.rect().contains(one.mapTo(row, one.rect().bottomRight())) for one in links)
