"""One consent in the list: for whom and what, its state, and what can be done with it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.consent import ConsentState
from integrif_desk.domain.consent_views import ConsentRow
from integrif_desk.ui.case.consent_input import detail_words, recipient_words, state_words
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

Deed = tuple[str, Callable[[], object]]
_CHIPS = {
    ConsentState.VALID: (Tone.GOOD, "check-circle-fill"),
    ConsentState.NOT_YET: (Tone.INFO, "clock-fill"),
    ConsentState.EXPIRED: (Tone.WAITING, "clock-fill"),
    ConsentState.REVOKED: (Tone.OVERDUE, "lock-simple-fill"),
}


class ConsentLine(QWidget):
    """Title and chip in one line, what was agreed to below, then the deeds."""

    def __init__(
        self,
        row: ConsentRow,
        today: date,
        deeds: Sequence[Deed],
        *,
        soon: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        who, state = isolate(recipient_words(row)), row.consent.state_on(today)
        tone, icon = _CHIPS[state]
        if soon and state is ConsentState.VALID:
            tone, icon = Tone.WAITING, "clock-fill"
        self.chip = Chip(state_words(row.consent, today), tone, icon)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(label(who, "strong", wrap=True), 1)
        first.addWidget(ChipLabel(self.chip), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(3)
        column.addLayout(first)
        column.addWidget(label(word(row.consent.purpose), wrap=True))
        details = detail_words(row)
        for line in details:
            column.addWidget(label(line, "meta", wrap=True))
        self.buttons = [Button(text, LINK, height=SMALL, on_click=do) for text, do in deeds]
        actions = QHBoxLayout()
        actions.setSpacing(16)
        for button in self.buttons:
            button.setAccessibleName(
                tr("{deed}: Einwilligung für {who}", deed=button.text(), who=who)
            )
            actions.addWidget(button)
        actions.addStretch(1)
        column.addLayout(actions)
        self.setAccessibleName(
            ", ".join((who, word(row.consent.purpose), self.chip.text, *details))
        )
