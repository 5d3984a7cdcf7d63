"""A splitter whose handle can be seen and hit."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from integrif_desk.ui.widgets.paint import draw_box, start


class Splitter(QSplitter):
    """12 px handle with a grip of 48 × 4; no part can be squeezed away."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        middle = QRectF(self.rect()).center()
        across = self.orientation() is Qt.Orientation.Vertical
        width, height = (48, 4) if across else (4, 48)
        grip = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        draw_box(painter, grip, colours.colour("line_strong"), None, 2)
        painter.end()
