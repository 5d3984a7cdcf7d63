"""The mark of the desk: an arc with five nodes for five phases, and its small logo."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from integrif_desk.ui.theme import Theme
from integrif_desk.ui.widgets.paint import draw_box, start


class BrandArc(QWidget):
    """The large arc of the unlock page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(376, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        width = min(376.0, self.width())
        painter.scale(width / 376, width / 376)
        painter.setPen(QPen(colours.colour("line_strong"), 1))
        painter.drawLine(QPointF(0, 118), QPointF(376, 118))
        accent = colours.colour("accent")
        path = QPainterPath(QPointF(20, 118))
        path.cubicTo(40, 40, 100, 13, 188, 13)
        path.cubicTo(276, 13, 336, 40, 356, 118)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2.4))
        painter.drawPath(path)
        painter.setBrush(colours.colour("rail"))
        for node in (0.0, 0.27, 0.5, 0.73):
            painter.drawEllipse(path.pointAtPercent(node), 8.8, 8.8)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(356, 118), 12, 12)
        painter.end()


class Logo(QWidget):
    """The mark in a filled square of 32 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_logo(painter, start(painter))
        painter.end()


def window_icon() -> QIcon:
    """Return the icon of the window, in the light colours on every system."""
    pixmap = QPixmap(128, 128)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    start(painter)
    painter.scale(4, 4)
    _paint_logo(painter, Theme())
    painter.end()
    return QIcon(pixmap)


def _paint_logo(painter: QPainter, colours: Theme) -> None:
    ground, ink = colours.colour("accent"), colours.colour("on_accent")
    draw_box(painter, QRectF(0, 0, 32, 32), ground, None, 6)
    painter.setPen(QPen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arc = QPainterPath(QPointF(8.5, 20))
    arc.cubicTo(8.5, 9.5, 23.5, 9.5, 23.5, 20)
    painter.drawPath(arc)
    _dot(painter, QPointF(8.5, 21.5), ground, ink)
    _dot(painter, QPointF(23.5, 21.5), ink, ink)


def _dot(painter: QPainter, centre: QPointF, fill: QColor, edge: QColor) -> None:
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 2))
    painter.drawEllipse(centre, 3.2, 3.2)
