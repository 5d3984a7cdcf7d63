"""The cases of a returned document that binds several: how each stands, one to be looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.slip_standing import SlipState
from integrif_desk.ui.slips.presenter import case_name, summary
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.ui.widgets.rows import MasterRow
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.slip_words import state_words

_WIDTH = 264
_LOOKS = {
    SlipState.ANSWERED: (Tone.INFO, "info-fill"),
    SlipState.UNCLEAR: (Tone.WAITING, "warning-fill"),
    SlipState.CONTRADICTS: (Tone.WAITING, "warning-fill"),
    SlipState.SAME: (Tone.GOOD, "check-circle-fill"),
    SlipState.DONE: (Tone.GOOD, "check-circle-fill"),
    SlipState.BLANK: (Tone.NEUTRAL, ""),
    SlipState.TOO_LATE: (Tone.WAITING, "warning-fill"),
    SlipState.NOT_HERE: (Tone.WAITING, "warning-fill"),
}


class CaseList(Panel):
    """Hidden unless there are several; `on_select(place)` is told which one is looked at."""

    def __init__(self, on_select: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(tr("Fälle in dieser Datei"), icon="folders", parent=parent)
        self._on_select = on_select
        self._is_filling = False
        self.summary = label("", "meta", wrap=True)
        self.list = RowList(tr("Fälle in dieser Datei"), on_select=self._selected)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.summary)
        self.body.addLayout(head)
        self.body.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.hide()

    def show_slips(self, slips: Sequence[Comparison], place: int) -> None:
        """Show the slips of a file, the one at `place` selected; one alone needs no list."""
        self._is_filling = True
        self.setFixedWidth(theme().px(_WIDTH))
        self.setVisible(len(slips) > 1)
        self.summary.setText(summary(slips) if slips else "")
        self.list.show_rows([_row(number, seen) for number, seen in enumerate(slips)])
        self.list.select(place)
        self._is_filling = False

    def _selected(self, place: object) -> None:
        if not self._is_filling and isinstance(place, int):
            self._on_select(place)


def _row(place: int, seen: Comparison) -> MasterRow:
    tone, icon = _LOOKS[seen.state]
    return MasterRow(
        key=place,
        name=case_name(seen),
        chip=Chip(state_words(seen.state), tone, icon),
        due=seen.document,
    )
