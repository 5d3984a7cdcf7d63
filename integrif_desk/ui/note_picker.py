"""„Notiz erfassen“ where no case is shown: ask first whom the note is about."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from integrif_desk.domain.views import SearchHit
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.search_field import Hit, Search, SearchField
from integrif_desk.wording.i18n import tr


class NotePicker(QFrame):
    """A small panel below the top bar; `on_pick` gets the case that was found. Esc closes it."""

    def __init__(
        self, search: Search, on_pick: Callable[[SearchHit], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._on_pick = on_pick
        self._before: QWidget | None = None
        self._field = SearchField(search, tr("Name oder Fallnummer"), keeps_text=False)
        self._field.setAccessibleName(tr("Für wen ist die Notiz?"))
        self._field.picked.connect(self._picked)
        close = Button("", FLAT, icon="x", height=SMALL, on_click=self._leave)
        close.setAccessibleName(tr("Schließen"))
        head = QHBoxLayout()
        head.addWidget(label(tr("Für wen ist die Notiz?"), "panel"), 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._field)
        self.setFocusProxy(self._field)
        self.hide()

    def ask(self) -> None:
        """Show the panel at the right, the cursor in its field."""
        parent = self.parentWidget()
        assert parent is not None
        self._field.clear()
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.resize(theme().px(380), self.sizeHint().height())
        self.move(parent.width() - self.width() - 24, theme().px(60))
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _picked(self, hit: Hit) -> None:
        self._close()
        self._on_pick(hit.value)

    def _leave(self) -> None:
        self._close()
        # Hiding alone would leave the cursor in a field that nobody sees.
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._field.close_hits()
        self._field.clear()
        self.hide()
