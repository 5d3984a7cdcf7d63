"""Strokes that several painted widgets and delegates share."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import Theme, theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def start(painter: QPainter) -> Theme:
    """Switch on smooth edges and return the theme to paint with."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    return theme()


def draw_box(
    painter: QPainter,
    box: QRectF,
    fill: QColor | None,
    border: QColor | None = None,
    radius: float = 4,
    width: float = 1,
) -> None:
    """Fill a rounded box; its border lies inside, on whole pixels."""
    inset = width / 2 if border is not None else 0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def text_width(text: str, font: QFont) -> float:
    """Return the width of one line in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw one line, elided to the box and always left-aligned by box, and return its width."""
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(colour)
    absolute = align | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(box, absolute.value | Qt.TextFlag.TextSingleLine.value, elided)
    return text_width(elided, font)


def draw_icon_text(
    painter: QPainter,
    box: QRectF,
    icon: str,
    text: str,
    font: QFont,
    colour: QColor,
    icon_colour: QColor | None = None,
    align: Qt.AlignmentFlag = LEFT,
    gap: float = 6,
) -> None:
    """Draw an icon (may be empty) and one line beside it, both kept inside the box."""
    size = round(font.pixelSize() * 1.08)
    lead = size + gap if icon else 0
    if align & Qt.AlignmentFlag.AlignRight:
        width = min(box.width(), lead + text_width(text, font) + 1)
        box = QRectF(box.right() - width, box.top(), width, box.height())
    if icon:
        square = QRectF(box.left(), box.center().y() - size / 2, size, size)
        draw_icon(painter, square, icon, icon_colour or colour)
    draw_text(painter, box.adjusted(lead, 0, 0, 0), text, font, colour)


def draw_row(painter: QPainter, rect: QRect, *, selected: bool, first: bool) -> None:
    """Paint the ground of a row: fill, bottom line, 3 px selection bar.

    `first` is true for the cell that touches the left edge. The ring of a row that has the focus
    is drawn by `draw_row_focus`, after the content.
    """
    colours = theme()
    painter.fillRect(rect, colours.colour("accent_soft" if selected else "surface"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.colour("line"))
    if selected and first:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colours.colour("accent"))


def draw_row_focus(
    painter: QPainter, rect: QRect, *, left: bool = True, right: bool = True
) -> None:
    """Paint the 2 px ring inside a row; a cell in the middle leaves out its sides."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    accent = theme().colour("accent")
    painter.fillRect(rect.left(), rect.top(), rect.width(), 2, accent)
    painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, accent)
    if left:
        painter.fillRect(rect.left(), rect.top(), 2, rect.height(), accent)
    if right:
        painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), accent)
    painter.restore()


def draw_key_cap(painter: QPainter, right: QPointF, keys: str, ink: QColor, line: QColor) -> float:
    """Draw a key cap that ends at `right` (its vertical centre) and return its width."""
    font = theme().font(12)
    width, height = key_cap_width(keys), theme().px(20)
    box = QRectF(right.x() - width, right.y() - height / 2, width, height)
    draw_box(painter, box, None, line, 3)
    draw_text(painter, box, keys, font, ink, CENTRE)
    return width


def key_cap_width(keys: str) -> float:
    """Return the width of a key cap in pixels."""
    return round(text_width(keys, theme().font(12)) + 14)
