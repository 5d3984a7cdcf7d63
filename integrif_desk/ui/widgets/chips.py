"""Status chips: an icon and a word on a soft ground; as a widget and as a painter for delegates."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.paint import draw_box, draw_text, start, text_width
from integrif_desk.ui.widgets.panel import plain_tip

_PAD = 8
_GAP = 6


class Tone(StrEnum):
    """What a colour says; the word beside it says it first."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    INFO = "info"
    GOOD = "good"
    WAITING = "waiting"
    OVERDUE = "overdue"

    def ink(self) -> QColor:
        """Return the text colour."""
        return theme().colour("ink" if self is Tone.NEUTRAL else self.value)

    def fill(self) -> QColor:
        """Return the soft ground."""
        return theme().colour("neutral" if self is Tone.NEUTRAL else f"{self.value}_soft")


@dataclass(frozen=True)
class Chip:
    """What a chip shows. The text belongs into the model, so that it is searchable and spoken."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


def chip_size(chip: Chip) -> QSize:
    """Return the size in pixels that `draw_chip` needs."""
    colours = theme()
    width = 2 * _PAD + text_width(chip.text, colours.font(13)) + 1
    if chip.icon:
        width += colours.px(14) + _GAP
    return QSize(round(width), colours.px(24))


def draw_chip(
    painter: QPainter, top_left: QPointF, chip: Chip, limit: float, *, selected: bool = False
) -> float:
    """Draw the chip, at most `limit` px wide, and return its width.

    In a selected row chips turn to `surface`, but warnings keep their ground.
    """
    colours = theme()
    size = chip_size(chip)
    box = QRectF(top_left.x(), top_left.y(), min(size.width(), limit), size.height())
    keeps = chip.tone in (Tone.WAITING, Tone.OVERDUE)
    fill = colours.colour("surface") if selected and not keeps else chip.tone.fill()
    draw_box(painter, box, fill)
    left = box.left() + _PAD
    if chip.icon:
        icon = colours.px(14)
        square = QRectF(left, box.center().y() - icon / 2, icon, icon)
        draw_icon(painter, square, chip.icon, chip.tone.ink())
        left += icon + _GAP
    room = QRectF(left, box.top(), box.right() - _PAD + 2 - left, box.height())
    draw_text(painter, room, chip.text, colours.font(13), chip.tone.ink())
    return box.width()


class ChipLabel(QWidget):
    """A chip as a widget."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    def set_chip(self, chip: Chip | None) -> None:
        """Show another chip; None hides the widget."""
        self._chip = chip or Chip("")
        if chip is None or self.parent() is not None:  # shown without a parent it is a window
            self.setVisible(chip is not None)
        self.setAccessibleName(self._chip.text)
        self.setToolTip(plain_tip(self._chip.text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(72)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        draw_chip(painter, QPointF(0, 0), self._chip, self.width())
        painter.end()
