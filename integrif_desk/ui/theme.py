"""Colours, type and scale of the desk, kept where Qt keeps palette and font: on the application.

`apply` hands Qt a style sheet made from `resources/qss/desk.qss` and stores the theme on the
application, so that every widget can ask `theme()` while it paints. A switch sends Qt's own
StyleChange event to all widgets; nobody needs to be told separately.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from integrif_desk.paths import resources

LIGHT: Mapping[str, str] = {
    "paper": "#F6F4EF",
    "rail": "#EDE9E0",
    "surface": "#FFFFFF",
    "sunken": "#FAF8F4",
    "neutral": "#EFECE5",
    "ink": "#1E2A32",
    "muted": "#55616A",
    "line": "#DDD8CE",
    "line_strong": "#8C8678",
    "accent": "#0F5560",
    "accent_hover": "#0B444D",
    "accent_soft": "#E3EEEF",
    "accent_line": "#A9C8CB",
    "on_accent": "#FFFFFF",
    "overdue": "#A6301F",
    "overdue_soft": "#FBEBE7",
    "waiting": "#7F5300",
    "waiting_soft": "#FAF0DA",
    "waiting_line": "#E0C68E",
    "good": "#2A6437",
    "good_soft": "#E5F0E6",
    "info": "#2B5C8A",
    "info_soft": "#E5EEF6",
}
DARK: Mapping[str, str] = {
    "paper": "#17191A",
    "rail": "#121415",
    "surface": "#1F2324",
    "sunken": "#25292A",
    "neutral": "#2D3233",
    "ink": "#ECE8E0",
    "muted": "#A8AEAF",
    "line": "#3A4041",
    "line_strong": "#7C8586",
    "accent": "#7CC5CD",
    "accent_hover": "#9AD5DB",
    "accent_soft": "#1E3B3F",
    "accent_line": "#3A6870",
    "on_accent": "#06262B",
    "overdue": "#F4A08E",
    "overdue_soft": "#42251F",
    "waiting": "#E8BC69",
    "waiting_soft": "#3B2F17",
    "waiting_line": "#6B5628",
    "good": "#8FCB9B",
    "good_soft": "#1F3524",
    "info": "#97C1E8",
    "info_soft": "#1E3142",
}
SCALES = (100, 115, 130)
FAMILY = "FiraGO"
ETHIOPIC = "Noto Sans Ethiopic"
MONO = "Fira Mono"

_PROPERTY = "desk_theme"


@dataclass(frozen=True)
class Theme:
    """Light or dark, at 100, 115 or 130 %."""

    dark: bool = False
    scale: int = 100

    def hex(self, token: str) -> str:
        """Return the colour as `#RRGGBB`. Raises `KeyError` for an unknown token."""
        return (DARK if self.dark else LIGHT)[token]

    def colour(self, token: str) -> QColor:
        """Return the colour of a token of `design/tokens.md` §2 (dashes as underscores)."""
        return _colour(self.hex(token))

    def px(self, size: float) -> int:
        """Return a length given for 100 % in logical pixels at this scale."""
        return round(size * self.scale / 100)

    def font(
        self, size: float = 14, *, bold: bool = False, mono: bool = False, italic: bool = False
    ) -> QFont:
        """Return the font for a role of §3; `size` in pixels at 100 %. Figures are tabular."""
        return QFont(_font(self.px(size), bold, mono, italic))


@lru_cache(maxsize=64)
def _colour(value: str) -> QColor:
    return QColor(value)


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool, mono: bool, italic: bool) -> QFont:
    font = QFont()
    font.setFamilies([MONO if mono else FAMILY, ETHIOPIC])
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def theme() -> Theme:
    """Return the theme that the application shows now."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    return found if isinstance(found, Theme) else Theme()


def system_is_dark() -> bool:
    """Say whether the operating system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def apply(app: QApplication, wanted: Theme) -> None:
    """Make the whole application show `wanted`."""
    app.setProperty(_PROPERTY, wanted)
    app.setFont(wanted.font())
    app.setPalette(_palette(wanted))
    app.setStyleSheet(style_sheet(wanted))


def style_sheet(wanted: Theme) -> str:
    """Fill `desk.qss`: `@token` becomes a colour, `14sp` a scaled length in px."""
    sheet = (resources() / "qss" / "desk.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"@([a-z_]+)", lambda found: wanted.hex(found[1]), sheet)
    return re.sub(r"\b(\d+)sp\b", lambda found: f"{wanted.px(int(found[1]))}px", sheet)


def _palette(wanted: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "ink",
        QPalette.ColorRole.ToolTipText: "surface",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, wanted.colour(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(disabled, role, wanted.colour("muted"))
    return palette
