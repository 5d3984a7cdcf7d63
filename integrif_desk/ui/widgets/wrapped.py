"""Small widgets beside one another that wrap into further rows where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 8


class Wrapped(QWidget):
    """Claims the height its rows need at its width; nested layouts of Qt forget to ask."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        self._parts: tuple[QWidget, ...] = ()  # Qt may ask for the size before they are there
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts = tuple(parts)
        for part in parts:
            part.setParent(self)
            part.show()
        self._arrange()

    def sizeHint(self) -> QSize:
        widths = [part.sizeHint().width() for part in self._parts]
        return QSize(sum(widths) + _GAP * max(0, len(widths) - 1), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        left = top = height = 0
        for part in self._parts:
            wanted = part.sizeHint()
            width = min(wanted.width(), max(1, self.width()))
            if left and left + width > self.width():
                left, top, height = 0, top + height + _GAP, 0
            part.setGeometry(left, top, width, wanted.height())
            left += width + _GAP
            height = max(height, wanted.height())
        self.setFixedHeight(top + height)
