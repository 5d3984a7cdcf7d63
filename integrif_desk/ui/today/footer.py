"""The strip at the foot of a panel: a link, and a hint beside it."""

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel


class Footer(QWidget):
    """`link` is the text of the link, `hint` a muted line at the right that may be cut off."""

    def __init__(
        self,
        link: str,
        on_click: Callable[[], object],
        *,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.link = Button(link, FLAT, icon=icon, height=SMALL, on_click=on_click)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 16, 2)
        row.setSpacing(12)
        row.addWidget(self.link)
        row.addStretch(1)
        if hint:
            row.addWidget(ElidedLabel(hint, "small"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme()
        painter.fillRect(self.rect().adjusted(4, 0, -4, 0), colours.colour("sunken"))
        painter.fillRect(self.rect().adjusted(0, 0, 0, -4), colours.colour("sunken"))
        painter.fillRect(0, 0, self.width(), 1, colours.colour("line"))
        painter.end()
