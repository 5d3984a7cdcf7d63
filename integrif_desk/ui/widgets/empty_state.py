"""What stands where nothing stands yet: one sentence, one action, no picture."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.panel import label

LOADING_AFTER_MS = 300


class EmptyState(QWidget):
    """A calm sentence in the middle; also shows „Fälle werden geladen …“ after 300 ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label("", "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._action: Callable[[], object] | None = None
        self._button = Button("", on_click=self._act)
        self.setFocusProxy(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOADING_AFTER_MS)
        self._loading = ""
        self._timer.timeout.connect(lambda: self._text.setText(self._loading))
        self.set_text("")

    def set_text(
        self, sentence: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence and, with `action`, a button that calls `on_action`."""
        self._timer.stop()
        self._text.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._action = on_action

    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._text.text()

    def set_loading(self, sentence: str) -> None:
        """Show nothing now, the sentence after 300 ms unless `set_text` comes first."""
        self.set_text("")
        self._loading = sentence
        self._timer.start()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
