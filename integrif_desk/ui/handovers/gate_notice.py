"""Says above the sections when nothing at all may leave, and leads to the consent."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui.handovers.gate_presenter import Gate, notice
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.i18n import tr


class GateNotice(QFrame):
    """Hidden while something may leave. `on_ask` begins a consent for what is wanted."""

    def __init__(self, on_ask: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "warning")
        self._text = label("", wrap=True)
        self.ask = Button(tr("Ein&willigung eintragen …"), height=SMALL, on_click=on_ask)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._text)
        words.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel("lock-simple-fill", "waiting"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_gate(self, gate: Gate | None) -> None:
        """Show why nothing may leave; hide while something may, or nobody knows yet."""
        text, can_ask = notice(gate) if gate is not None else ("", False)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.ask.setVisible(can_ask)
        self.setVisible(bool(text))
