"""Buttons with icon and key cap: filled, tonal, plain, and one that looks like a link.

They are painted here because a style sheet can neither place a key cap nor resolve icon colours.
`&` marks the mnemonic as everywhere in Qt; its underline shows while Alt is held.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import Theme, theme
from integrif_desk.ui.widgets.paint import (
    LEFT,
    draw_box,
    draw_key_cap,
    key_cap_width,
    start,
    text_width,
)

SMALL, NORMAL, LARGE = 32, 36, 40
_GAP = 8


@dataclass(frozen=True)
class Look:
    """Tokens of one kind of button; an empty token is not painted."""

    text: str
    fill: str = ""
    border: str = ""
    hover: str = ""
    cap: str = "line_strong"
    bold: bool = False


PRIMARY = Look("on_accent", "accent", "accent", "accent_hover", cap="accent_line", bold=True)
TONAL = Look("accent", "accent_soft", "accent", "surface", cap="accent_line", bold=True)
PLAIN = Look("ink", "surface", "line_strong", "sunken", cap="line")
DANGER = Look("overdue", "surface", "overdue", "overdue_soft", bold=True)
FLAT = Look("accent", hover="accent_soft")
LINK = Look("accent", hover="")


class Button(QPushButton):
    """A push button of one look. `keys` is the key cap shown at the right, e.g. "Strg+N".

    The key cap only informs; connect the shortcut where it shall work.
    """

    def __init__(
        self,
        text: str,
        look: Look = PLAIN,
        *,
        icon: str = "",
        keys: str = "",
        height: int = NORMAL,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self.icon_name = icon
        self.keys = keys
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(plain_text(text))
        # Space alone presses a button in Qt; people expect Enter to do so, too.
        self.setAutoDefault(True)
        if on_click is not None:
            self.clicked.connect(lambda _checked: on_click())

    def set_icon_name(self, name: str) -> None:
        """Show another Phosphor icon; empty for none."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(plain_text(text))

    def sizeHint(self) -> QSize:
        colours = theme()
        small = self._height <= SMALL
        width = text_width(
            plain_text(self.text()), colours.font(13 if small else 14, bold=self.look.bold)
        )
        width += 2 * (self._padding() if self.text() else (self._height - 20) / 2)
        if self.icon_name:
            width += colours.px(16 if small else 18) + (_GAP + 2 if self.text() else 0)
        if self.keys:
            width += key_cap_width(self.keys) + 10
        return QSize(round(width) + 2, colours.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        look = self.look if self.isEnabled() else _disabled(self.look)
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        ground = look.hover if hot and look.hover else look.fill
        if ground or look.border:
            draw_box(
                painter,
                QRectF(self.rect()),
                colours.colour(ground) if ground else None,
                colours.colour(look.border) if look.border else None,
            )
        self._paint_content(painter, colours, look)
        painter.end()

    def _padding(self) -> int:
        return 0 if self.look is LINK else 12 if self._height <= SMALL else 14

    def _paint_content(self, painter: QPainter, colours: Theme, look: Look) -> None:
        small = self._height <= SMALL
        ink = colours.colour(look.text)
        font = colours.font(13 if small else 14, bold=self.look.bold)
        font.setUnderline(self.look is LINK)
        room = QRectF(self.rect()).adjusted(self._padding(), 0, -self._padding(), 0)
        if self.keys:
            end = QPointF(room.right(), room.center().y())
            cap = draw_key_cap(painter, end, self.keys, ink, colours.colour(look.cap))
            room.setRight(end.x() - cap)
        icon = colours.px(16 if small else 18) if self.icon_name else 0
        lead = icon + (_GAP + 2 if icon and self.text() else 0)
        content = lead + text_width(plain_text(self.text()), font)
        left = room.left() if self.keys else max(room.left(), room.center().x() - content / 2)
        if not self.text():
            left = (self.width() - icon) / 2
        if self.icon_name:
            box = QRectF(left, room.center().y() - icon / 2, icon, icon)
            draw_icon(painter, box, self.icon_name, ink)
        text_box = QRectF(left + lead, 0, self.width() - left - lead, self.height())
        draw_mnemonic_text(painter, text_box, self.text(), font, ink)


def draw_mnemonic_text(
    painter: QPainter, box: QRectF, text: str, font: QFont, colour: QColor
) -> None:
    """Draw one left-aligned line; the mnemonic is underlined while Alt is held."""
    alt = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier
    flag = Qt.TextFlag.TextShowMnemonic if alt else Qt.TextFlag.TextHideMnemonic
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, LEFT.value | flag.value | Qt.TextFlag.TextSingleLine.value, text)


def plain_text(text: str) -> str:
    """Return the text without its mnemonic mark."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _disabled(look: Look) -> Look:
    if not look.border:
        return Look("muted")
    return Look("muted", "neutral", "line", cap="line", bold=look.bold)
