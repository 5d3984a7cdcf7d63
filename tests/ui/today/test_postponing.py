"""Putting a follow-up off: by one key, by a day that is typed, and back again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.today.conftest import TODAY, AddTask, Show, due_on, open_date_field, visible_buttons


@pytest.mark.parametrize(("button", "days"), [("Morgen", 1), ("1 Woche", 7), ("2 Wochen", 14)])
def test_v_offers_days_to_postpone_to(
    button: str, days: int, show: Show, add_task: AddTask, context: Context, qtbot: QtBot
) -> None:
    add_task("Zahra", -5)
    page = show()
    key = page.follow_ups.list.selected()
    QTest.keyClick(page.follow_ups.list, Qt.Key.Key_V)
    [choice] = [b for b in visible_buttons(page) if b.accessibleName() == button]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert due_on(context, key) == TODAY + timedelta(days=days)


def test_a_typed_day_postpones_and_undo_puts_day_and_time_back(
    show: Show, add_task: AddTask, context: Context, qtbot: QtBot
) -> None:
    add_task("Zahra", -5)
    page = show()
    key = page.follow_ups.list.selected()
    field = open_date_field(page)
    QTest.keyClicks(field, "20.3.")
    with qtbot.assertNotEmitted(page.go_to), qtbot.waitSignal(context.notices.done) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert due_on(context, key) == date(2026, 3, 20)
    told.args[1]()
    assert due_on(context, key) == TODAY - timedelta(days=5)


@pytest.mark.parametrize("typed", ["31.2.", "bald", "", "01.03.2026"])
def test_a_day_that_cannot_be_is_told_and_nothing_moves(
    typed: str, show: Show, add_task: AddTask, context: Context, qtbot: QtBot
) -> None:
    add_task("Zahra", -5)
    page = show()
    key = page.follow_ups.list.selected()
    field = open_date_field(page)
    QTest.keyClicks(field, typed)
    with qtbot.assertNotEmitted(page.go_to):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.accessibleDescription()
    assert due_on(context, key) == TODAY - timedelta(days=5)
    QTest.keyClicks(field, "1")
    assert not field.accessibleDescription()


@pytest.mark.parametrize("width", [1182, 900, 700])
def test_the_deeds_stay_within_the_list_where_it_is_narrow(
    width: int, show: Show, add_task: AddTask
) -> None:
    add_task("Zahra", -5)
    page = show()
    page.resize(width, 600)
    deeds = ("Erledigt", "Notiz schreiben", "Verschieben …", "Fall öffnen")
    view = page.follow_ups.list
    below = view.indexWidget(view.currentIndex())
    assert below is not None
    found = [b for b in below.findChildren(Button) if b.accessibleName() in deeds]
    assert len(found) == len(deeds)
    ends = [b.mapTo(view, b.rect().topRight()).x() for b in found]
    assert max(ends) <= view.viewport().width()


def test_escape_leaves_the_choice_of_days(show: Show, add_task: AddTask, qtbot: QtBot) -> None:
    add_task("Zahra", -5)
    page = show()
    field = open_date_field(page)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_days_on_which_offices_are_closed_are_not_proposed(
    show: Show, add_task: AddTask, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_task("Zahra", 0)
    closed = replace(context.opened.desk, is_holiday=lambda day: day == date(2026, 3, 17))
    page = show()
    monkeypatch.setattr(page, "_desk", closed)
    key = page.follow_ups.list.selected()
    QTest.keyClick(page.follow_ups.list, Qt.Key.Key_V)
    [choice] = [b for b in visible_buttons(page) if b.accessibleName() == "1 Woche"]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert due_on(context, key) == date(2026, 3, 18)
