"""Tabs that do not fit stand in a second row, none is cut."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.widgets.toggles import Option, tabs

NAMES = ("Übersicht", "Verlauf", "Verweisungen", "Beruf && Sprache", "Einwilligungen")


def test_tabs_take_a_second_row_where_there_is_no_room(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    row = tabs([Option(name, name) for name in NAMES], lambda _name: None, "Reiter")
    column.addWidget(row)
    column.addStretch(1)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.resize(900, 300)
    qtbot.waitUntil(lambda: row.button(NAMES[4]).y() == 0)
    one_row = row.height()
    holder.resize(360, 300)
    qtbot.waitUntil(lambda: row.button(NAMES[4]).y() > 0)
    assert row.height() == 2 * one_row
    for name in NAMES:
        button = row.button(name)
        assert button.width() == button.sizeHint().width()
        assert button.geometry().right() < row.width()
    row.button(NAMES[0]).hide()
    row.button(NAMES[1]).hide()
    qtbot.waitUntil(lambda: row.button(NAMES[2]).x() == 0)
