"""Phosphor icons, coloured by token at the moment they are painted.

QtAwesome ships the font and its list of names, but importing it loads seven icon sets. Only its
two Phosphor files are used here, straight from the package. Nothing is cached by colour, so a
theme switch needs no rebuilding.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from integrif_desk.ui.theme import theme


def icon(name: str, colour: str = "muted") -> QIcon:
    """Return the Phosphor icon `name` (tokens §5, without `ph.`) in the token `colour`.

    Raises `KeyError` for a name that Phosphor does not have.
    """
    _codepoint(name)
    return QIcon(_Engine(name, colour))


def draw_icon(painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
    """Paint the icon centred in `box`, as high as the box."""
    painter.save()
    painter.setFont(_font(round(box.height())))
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, chr(_codepoint(name)))
    painter.restore()


def filled(name: str) -> str:
    """Return the name for the active state: the filled variant where Phosphor has one."""
    return f"{name}-fill" if f'"{name}-fill"' in _charmap() else name


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "line_strong" if mode is QIcon.Mode.Disabled else self._token
        draw_icon(painter, QRectF(rect), self._name, theme().colour(token))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


@cache
def _charmap() -> str:
    """Return the list of names as JSON. Decoding thousands for a few would delay the start."""
    return _file("phosphor-charmap", ".json").read_text("utf-8")


@cache
def _codepoint(name: str) -> int:
    _, found, rest = _charmap().partition(f'"{name}": "')
    if not found:
        raise KeyError(name)
    return int(rest.partition('"')[0], 16)


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("phosphor", ".ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _font(pixels: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _file(first: str, last: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise RuntimeError("QtAwesome is not installed")
    fonts = Path(spec.origin).parent / "fonts"
    return next(f for f in fonts.iterdir() if f.name.startswith(first) and f.suffix == last)
