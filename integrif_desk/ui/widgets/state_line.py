"""A tick or a warning with a few words, beside a field that is checked as one types."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.ui.widgets.panel import IconLabel, label


class StateLine(QWidget):
    """Takes its room, yet shows nothing until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("check-circle-fill", "good", 15)
        self._text = label("", "good")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.set_state(None, "")

    def set_state(self, good: bool | None, text: str) -> None:
        """Show `text` as good or bad; None hides it."""
        for part in (self._icon, self._text):
            part.setVisible(good is not None)
        if good:
            self._icon.set_icon("check-circle-fill", "good")
        else:
            self._icon.set_icon("warning-fill", "overdue")
        self._text.setText(text)
        self._text.setProperty("role", "good" if good else "error")
        self._text.style().polish(self._text)
