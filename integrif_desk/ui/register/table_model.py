"""The table of the register, two lines a row, the newest first."""

from collections.abc import Hashable
from enum import IntEnum
from typing import Any

from integrif_desk.domain.disclosure_views import DisclosureRow
from integrif_desk.ui.register.presenter import TITLES, cells, receipt, receipt_look, second_lines
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role


class Column(IntEnum):
    """Columns of the register."""

    DAY = 0
    DOCUMENT = 1
    RECIPIENT = 2
    CASE = 3
    RECEIPT = 4


class RegisterModel(PagedTableModel[DisclosureRow]):
    """What did not leave after all stays in the list; its chip says so."""

    titles = TITLES

    def text(self, row: DisclosureRow, column: int) -> str:
        return cells(row)[column]

    def key(self, row: DisclosureRow) -> Hashable:
        return row.disclosure.id

    def chip(self, row: DisclosureRow, column: int) -> Chip | None:
        if column != Column.RECEIPT:
            return None
        icon, tone = receipt_look(row)
        return Chip(receipt(row), Tone(tone), icon)

    def look(self, row: DisclosureRow, column: int, role: Role) -> Any:
        match role:
            case Role.BOLD:
                return column == Column.DOCUMENT and not row.disclosure.entered_in_error
            case Role.SECOND:
                return second_lines(row)[column] or None
        return None
