"""The bar above the page that leads back to where a detour began.

A page that sends somebody elsewhere to mend something emits `go_to(key, Detour(…))`; wherever that
leads, and whatever is saved there, the way back stays in sight until it is taken or closed.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from integrif_desk.ui.context import WayBack
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel
from integrif_desk.wording.i18n import tr

KEYS = "Alt+Left"


class WayBackBar(QFrame):
    """`on_back(key, target)` opens the page that was left."""

    def __init__(
        self, on_back: Callable[[str, object], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_back = on_back
        self._way: WayBack | None = None
        self.setProperty("notice", "info")
        self._words = ElidedLabel("")
        self.button = Button(
            "", height=SMALL, icon="arrow-left", keys=tr("Alt+←"), on_click=self.go
        )
        close = Button("", FLAT, icon="x", height=SMALL, on_click=self.forget)
        close.setAccessibleName(tr("Rückweg schließen"))
        close.setToolTip(tr("Rückweg schließen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(IconLabel("arrow-circle-right-fill", "info"))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def offer(self, way: WayBack) -> None:
        """Show the way back to where somebody comes from."""
        self._way = way
        self._words.setText(way.words)
        self.button.setText(way.button)
        self.setAccessibleName(way.words)
        self.show()

    def arrived(self, key: str) -> None:
        """A page was opened: the way back to it is no longer needed."""
        if self._way is not None and self._way.key == key:
            self.forget()

    def go(self) -> None:
        """Go back, if a way is offered."""
        way = self._way
        if way is not None:
            self.forget()
            self._on_back(way.key, way.target)

    def forget(self) -> None:
        """Hide, and forget whom it was about."""
        self._way = None
        self._words.setText("")
        self.setAccessibleName("")
        self.hide()
