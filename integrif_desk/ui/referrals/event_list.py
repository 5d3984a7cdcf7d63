"""„Verlauf der Verweisung“: round icons on a line, oldest first."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.referrals.presenter import EventLine
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.paint import draw_box, start
from integrif_desk.ui.widgets.panel import label


class EventList(QWidget):
    """Shows `EventLine`s; as high as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._events: list[QWidget] = []

    def show_events(self, lines: Sequence[EventLine]) -> None:
        """Show other events."""
        for old in self._events:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._events = [_Event(each, last=each is lines[-1]) for each in lines]
        for number, widget in enumerate(self._events):
            self._column.insertWidget(number, widget)


class _Event(QWidget):
    def __init__(self, shown: EventLine, *, last: bool) -> None:
        super().__init__()
        spoken = (shown.day, shown.head + shown.beside, shown.meta, shown.remark)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, theme().px(44))
        grid.addWidget(label(shown.day, "strong"), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_Mark(shown.icon, last=last), 0, 1, 4, 1)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(shown.head, "strong"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(shown.beside, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(head, 0, 2)
        grid.addWidget(label(shown.meta, "meta", wrap=True), 1, 2)
        if shown.remark:
            remark = label(shown.remark, "label", wrap=True)
            remark.setMinimumWidth(1)  # a word without end must not push the columns apart
            grid.addWidget(remark, 2, 2)
        grid.setRowMinimumHeight(3, 0 if last else theme().px(8))
        grid.setRowStretch(3, 1)


class _Mark(QWidget):
    """A round icon box, and the line down to the next one."""

    def __init__(self, icon: str, *, last: bool) -> None:
        super().__init__()
        self._icon = icon
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(24), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        side = colours.px(24)
        if not self._last:
            below = QRectF(side / 2 - 1, side, 2, self.height() - side)
            painter.fillRect(below, colours.colour("line"))
        circle = QRectF(0, 0, side, side)
        draw_box(painter, circle, colours.colour("neutral"), None, side / 2)
        inset = colours.px(5)
        glyph = circle.adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, glyph, self._icon, colours.colour("ink"))
        painter.end()
