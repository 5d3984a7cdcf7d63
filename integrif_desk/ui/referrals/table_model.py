"""The table of referrals: columns, chips and the flag of those that wait too long."""

from collections.abc import Hashable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.looks import STATE_LOOKS
from integrif_desk.ui.referrals.presenter import TITLES, cells, state_text
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.i18n import tr


class Column(IntEnum):
    """Columns as in the picture."""

    PERSON = 0
    ACTOR = 1
    PURPOSE = 2
    SENT = 3
    STATE = 4
    DAYS = 5
    CODE = 6


class ReferralModel(PagedTableModel[ReferralRow]):
    """Rows come in the store's order: what needs doing first."""

    titles = TITLES
    numeric = frozenset({Column.DAYS.value})

    def __init__(self, answer_days: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer_days = answer_days

    def text(self, row: ReferralRow, column: int) -> str:
        return cells(row)[column]

    def key(self, row: ReferralRow) -> Hashable:
        return row.id

    def chip(self, row: ReferralRow, column: int) -> Chip | None:
        return state_chip(row) if column == Column.STATE else None

    def look(self, row: ReferralRow, column: int, role: Role) -> Any:
        late = row.overdue and column == Column.DAYS
        match role:
            case Role.BOLD:
                return column == Column.PERSON or late
            case Role.MONO:
                return column == Column.CODE
            case Role.TONE:
                return Tone.OVERDUE if late else None
            case Role.ICON:
                return "warning-circle-fill" if late else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.ToolTipRole and section == Column.DAYS:
            return tr(
                "Werktage seit dem Absenden, Montag bis Freitag ohne die Feiertage in "
                "Sachsen-Anhalt. Rot, solange die Antwort fehlt und die Frist von {days} "
                "Werktagen vorbei ist.",
                days=self._answer_days,
            )
        return super().headerData(section, orientation, role)


def state_chip(row: ReferralRow) -> Chip:
    """Return the chip of a referral's state."""
    tone, icon = STATE_LOOKS[row.state]
    return Chip(state_text(row), Tone(tone), icon)
