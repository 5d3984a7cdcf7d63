"""The flat icon button that sits inside a field: calendar, show passphrase, clear."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.widgets.paint import draw_box, start


class FieldButton(QAbstractButton):
    """An icon without a border; it takes focus only where the field has no key for it."""

    def __init__(
        self,
        icon: str,
        name: str,
        on_click: Callable[[], object],
        *,
        focus: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon_name = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if focus else Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _checked: on_click())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        side = colours.px(18)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self.hasFocus():
            room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            draw_box(painter, room, None, colours.colour("accent"), 4, 2)
        hot = self.underMouse() or self.hasFocus()
        draw_icon(painter, box, self.icon_name, colours.colour("accent" if hot else "muted"))
        painter.end()
