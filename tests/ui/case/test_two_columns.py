from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.case.two_columns import ROOM_FOR_TWO, TwoColumns
from integrif_desk.ui.theme import theme


def wrapped(text: str) -> QLabel:
    made = QLabel(text)
    made.setWordWrap(True)
    return made


def test_a_part_that_grows_in_two_columns_keeps_its_height(qtbot: QtBot) -> None:
    left, right = QWidget(), wrapped("rechts")
    rows = QVBoxLayout(left)
    rows.addWidget(wrapped("eins"))
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    both = TwoColumns((left, right), (right,))
    column.addWidget(both)
    column.addStretch(1)
    wide = theme().px(ROOM_FOR_TWO) + 100
    holder.resize(wide // 2, 800)
    holder.show()
    qtbot.waitUntil(lambda: right.y() > left.y())
    holder.resize(wide, 800)
    qtbot.waitUntil(lambda: right.x() > left.x())
    before = left.height()
    for number in range(8):
        rows.addWidget(wrapped(f"Zeile {number}"))
    qtbot.waitUntil(lambda: left.height() > 4 * before)
    assert left.height() >= left.heightForWidth(left.width())
