"""The table of issued handovers, two lines a row, the newest first."""

from collections.abc import Callable, Hashable
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject

from integrif_desk.domain.views import HandoverRow
from integrif_desk.ui.handovers.presenter import (
    TITLES,
    cells,
    second_lines,
    state_look,
    state_text,
)
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role


class Column(IntEnum):
    """Columns of the list."""

    NUMBER = 0
    CASE = 1
    RECIPIENT = 2
    ANSWER_BY = 3
    STATE = 4


class HandoverModel(PagedTableModel[HandoverRow]):
    """`today` decides what is overdue; it is asked anew, because a desk may stay open overnight."""

    titles = TITLES

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def text(self, row: HandoverRow, column: int) -> str:
        return cells(row, self._today())[column]

    def key(self, row: HandoverRow) -> Hashable:
        return row.id

    def chip(self, row: HandoverRow, column: int) -> Chip | None:
        return state_chip(row, self._today()) if column == Column.STATE else None

    def look(self, row: HandoverRow, column: int, role: Role) -> Any:
        match role:
            case Role.BOLD:
                return column in (Column.NUMBER, Column.CASE)
            case Role.SECOND:
                return second_lines(row)[column] or None
        return None


def state_chip(row: HandoverRow, today: date) -> Chip:
    """Return the chip of a handover's state."""
    icon, tone = state_look(row, today)
    return Chip(state_text(row, today), Tone(tone), icon)
