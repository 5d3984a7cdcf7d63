"""Colours are readable, the style sheet is complete, every icon exists."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

import integrif_desk.ui
from integrif_desk.ui.icons import draw_icon, filled, icon
from integrif_desk.ui.theme import DARK, LIGHT, SCALES, Theme, style_sheet, theme

GROUNDS = ("paper", "rail", "surface", "sunken", "neutral", "accent_soft")
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "accent") for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *(
        (tone, ground)
        for tone in ("overdue", "waiting", "good", "info")
        for ground in ("surface", "sunken", "paper", f"{tone}_soft", "accent_soft")
    ),
    *(("ink", f"{tone}_soft") for tone in ("overdue", "waiting", "good", "info")),
]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize("dark", [False, True])
def test_text_is_readable(text: str, ground: str, dark: bool) -> None:
    colours = Theme(dark)
    assert contrast(colours.hex(text), colours.hex(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_borders_of_fields_can_be_seen(dark: bool) -> None:
    colours = Theme(dark)
    assert contrast(colours.hex("line_strong"), colours.hex("surface")) >= 3


def test_both_themes_know_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_is_filled_completely(dark: bool, scale: int) -> None:
    sheet = style_sheet(Theme(dark, scale))
    assert "@" not in sheet
    assert not re.search(r"\dsp\b", sheet)
    assert f"font-size: {round(22 * scale / 100)}px" in sheet


def test_the_bundled_fonts_are_used(desk_app: QApplication) -> None:
    assert QFontInfo(theme().font()).family() == "FiraGO"
    assert QFontInfo(theme().font(bold=True)).bold()
    assert QFontInfo(theme().font(mono=True)).family() == "Fira Mono"


def test_icons_take_the_colour_of_the_theme_when_painted(desk_app: QApplication) -> None:
    from integrif_desk.ui.theme import apply

    made = icon("square-fill", "accent")
    shades = []
    for dark in (False, True):
        apply(desk_app, Theme(dark))
        shades.append(made.pixmap(32, 32).toImage().pixelColor(16, 16).name())
    assert shades == [LIGHT["accent"].lower(), DARK["accent"].lower()]


def test_an_icon_without_filled_variant_stays(desk_app: QApplication) -> None:
    assert filled("folders") == "folders-fill"
    assert filled("check-bold") == "check-bold"
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_every_icon_named_in_the_window_exists(desk_app: QApplication) -> None:
    package = Path(integrif_desk.ui.__file__).parent
    named = re.compile(r"""(?:icon=|icon\(|IconLabel\(|set_icon\()f?"([a-z-]+)\"""")
    names = {n for file in package.rglob("*.py") for n in named.findall(file.read_text("utf-8"))}
    assert len(names) > 10
    pixmap = QPixmap(20, 20)
    for name in names:
        pixmap.fill(QColor("white"))
        painter = QPainter(pixmap)
        draw_icon(painter, QRectF(0, 0, 20, 20), name, QColor("black"))
        painter.end()
        assert _has_ink(pixmap), name


def _has_ink(pixmap: QPixmap) -> bool:
    image = pixmap.toImage()
    return any(image.pixelColor(x, y).value() < 128 for x in range(20) for y in range(20))
