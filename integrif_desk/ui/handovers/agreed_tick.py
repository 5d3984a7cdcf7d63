"""The tick without which nothing goes by a channel that the recipient does not accept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.ui.handovers.giving_presenter import AGREED, ASK_FIRST
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import CheckBox


class AgreedTick(QWidget):
    """Whether the recipient was asked. Directories get old: somebody may know better than they."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = CheckBox(AGREED)
        self._error = label(ASK_FIRST, "error", wrap=True)
        self._error.hide()
        self.check.toggled.connect(self._answered)
        self._needed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.check)
        column.addWidget(self._error)

    def ask(self, *, needed: bool) -> None:
        """Begin anew: what was agreed for one channel is not for another."""
        self._needed = needed
        self.check.setChecked(False)
        self._error.hide()
        self.setVisible(needed)

    def words(self) -> str:
        """Return what the register keeps of it."""
        return AGREED if self._needed and self.check.isChecked() else ""

    def then(self, deed: Callable[[], object]) -> None:
        """Do it, unless the recipient has to be asked first; then say so at the tick."""
        if self._needed and not self.check.isChecked():
            self._error.show()
            self.check.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        deed()

    def _answered(self, _on: bool) -> None:
        self._error.hide()
