"""Which font draws which character.

FiraGO covers Latin, Cyrillic, Greek, Arabic, Hebrew, Georgian and Devanagari; Noto Sans Ethiopic
stands beside it, and Noto Sans for rare Latin and Cyrillic letters (DIN 91379). Fonts are chosen
per cluster by their character map, never by guessing from a language. Fira Mono has PostScript
outlines, which ReportLab cannot embed, so codes are set in Ubuntu Mono.

Glyphs without a character of their own (joined Arabic forms, conjuncts) get one in the private use
area, in glyph order and once per process: that keeps the bytes of a document independent of what
was printed before it.
"""

import io
import threading
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import pymupdf_fonts
import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from integrif_desk import paths

MISSING_MARK = "▯"
"""Stands for a character that no font has. FiraGO has this sign itself."""

ASCENT = 0.935
DESCENT = 0.265
"""FiraGO's line metrics in em; other fonts are set on the same line."""

# By bold and italic: keys of pymupdf-fonts.
_FIRAGO = {
    (False, False): "figo",
    (True, False): "figbo",
    (False, True): "figit",
    (True, True): "figbi",
}
_NOTO = {
    (False, False): "notos",
    (True, False): "notosbo",
    (False, True): "notosit",
    (True, True): "notosbi",
}
_PRIVATE_USE = 0xE000
BLANKS = 0xF0000
"""From here on (a plane for private use) lie invisible glyphs without width, one for each letter
that runs from right to left: they tell what was typed where a glyph stands for several letters."""
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
JOINERS = "\u200c\u200d"
_TURNED = (range(0x0590, 0x0900), range(0xFB1D, 0xFDFF))
_LOCK = threading.Lock()


@dataclass(frozen=True, eq=False)
class Face:
    """One loaded font. `name` is its name in ReportLab, `per_em` the units of an em.

    `tabular_of` leads from the glyph of a digit to its equally wide one; `has_blanks` tells whether
    it has the glyphs from `BLANKS` on.
    """

    name: str
    characters: frozenset[int]
    glyph_of: dict[int, int]
    character_of: dict[int, int]
    tabular_of: dict[int, int]
    has_blanks: bool
    per_em: int
    shaper: Any = field(repr=False)  # uharfbuzz.Font carries no types

    def outline(self, glyph: int) -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
        """Return the shape of a glyph in units of the font: moves (M), lines (L), curves (C), ends
        (Z), each with its points."""
        pen = _Pen()
        self.shaper.draw_glyph_with_pen(glyph, pen)
        return tuple(pen.steps)

    def has(self, cluster: str) -> bool:
        """Whether the font draws the whole cluster, composed or taken apart."""
        return all(
            ord(char) in self.characters or _is_drawn_by_any(char) for char in cluster
        ) or all(
            ord(char) in self.characters or _is_drawn_by_any(char)
            for char in unicodedata.normalize("NFD", cluster)
        )


class _Pen:
    """Notes the shape of a glyph; quadratic curves become cubic ones, as PDF knows no others."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, tuple[tuple[float, float], ...]]] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._add("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._add("C", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        first, second = (
            tuple(own + (middle - own) * 2 / 3 for own, middle in zip(tip, control, strict=True))
            for tip in (self._at, end)
        )
        self._add("C", (first[0], first[1]), (second[0], second[1]), end)

    def closePath(self) -> None:
        self.steps.append(("Z", ()))

    def _add(self, step: str, *points: tuple[float, float]) -> None:
        self.steps.append((step, points))
        self._at = points[-1]


@dataclass(frozen=True)
class Cut:
    """Which cut of a font is wanted. There are only regular and bold, upright and slanted."""

    bold: bool = False
    italic: bool = False
    mono: bool = False


@lru_cache(8192)
def face_for(cluster: str, cut: Cut) -> Face | None:
    """Return the first font that draws the cluster; None when none does."""
    return next((each for each in map(face, _chain(cut)) if each.has(cluster)), None)


def main_face(cut: Cut) -> Face:
    """Return FiraGO in the cut, which has `MISSING_MARK` and every blank."""
    return face(_FIRAGO[cut.bold, cut.italic])


def face(name: str) -> Face:
    """Return a font by its name, loaded when it is first needed."""
    with _LOCK:
        return _face(name)


def _chain(cut: Cut) -> tuple[str, ...]:
    """Name the fonts to try in order."""
    slanted = cut.bold, cut.italic
    mono = ("ubuntmbo" if cut.bold else "ubuntm",) if cut.mono else ()
    ethiopic = "ethiopic-bold" if cut.bold else "ethiopic-regular"
    return (*mono, _FIRAGO[slanted], ethiopic, _NOTO[slanted])


@cache
def _face(name: str) -> Face:
    if name.startswith("ethiopic"):
        file = f"NotoSansEthiopic-{name.removeprefix('ethiopic-').capitalize()}.ttf"
        return _load(name, (paths.resources() / "fonts" / file).read_bytes())
    return _load(name, pymupdf_fonts.myfont(name))


def _load(name: str, data: bytes) -> Face:
    font = TTFont(name, io.BytesIO(data))
    pdfmetrics.registerFont(font)
    face: Any = font.face  # its stubs lack the glyph tables
    characters = frozenset(face.charToGlyph)
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
    tabular_of = _set_tabular_digits(face, shaper)
    _name_every_glyph(face, shaper)
    has_blanks = _add_blanks(face, shaper)
    return Face(
        name=name,
        characters=characters,
        glyph_of=face.charToGlyph,
        character_of={glyph: chars[0] for glyph, chars in face.glyphToChar.items()},
        tabular_of=tabular_of,
        has_blanks=has_blanks,
        per_em=face.unitsPerEm,
        shaper=shaper,
    )


def _set_tabular_digits(face: Any, shaper: Any) -> dict[int, int]:
    """Let the digits 0–9 be the equally wide ones, and still be found as digits.

    (The shaper's own switch would exchange brackets and § as well.)
    """
    if ord("0") not in face.charToGlyph:
        return {}
    tabular_of: dict[int, int] = {}
    buffer = uharfbuzz.Buffer()
    buffer.add_str("0123456789")
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, {"tnum": True})
    for digit, info in zip(range(ord("0"), ord("9") + 1), buffer.glyph_infos, strict=True):
        tabular_of[face.charToGlyph[digit]] = info.codepoint
        face.charToGlyph[digit] = info.codepoint
        face.glyphToChar[info.codepoint] = [digit]
        advance = shaper.get_glyph_h_advance(info.codepoint)
        face.charWidths[digit] = advance * 1000 / face.unitsPerEm
    return tabular_of


def _name_every_glyph(face: Any, shaper: Any) -> None:
    free = (code for code in range(_PRIVATE_USE, 0xF8FF) if code not in face.charToGlyph)
    for glyph in range(shaper.face.glyph_count):
        if glyph in face.glyphToChar:
            continue
        code = next(free)
        face.charToGlyph[code] = glyph
        face.glyphToChar[glyph] = [code]
        face.charWidths[code] = shaper.get_glyph_h_advance(glyph) * 1000 / face.unitsPerEm


def _add_blanks(face: Any, shaper: Any) -> bool:
    """Give a font with letters that run from right to left its invisible glyphs."""
    empty = face.charToGlyph.get(0x200B)  # (the other invisible ones have shapes in FiraGO)
    has_letters = any(code in face.charToGlyph for code in _TURNED[0])
    if empty is None or not has_letters or shaper.get_glyph_h_advance(empty):
        return False
    letters = [chr(code) for codes in _TURNED for code in codes if code in face.charToGlyph]
    for letter in (*letters, *JOINERS, LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        face.charToGlyph[BLANKS + ord(letter)] = empty
        face.charWidths[BLANKS + ord(letter)] = 0
    return True


def _is_drawn_by_any(char: str) -> bool:
    """Blanks and invisible characters need no glyph: the shaper makes room for them or drops them.

    U+2011 is drawn as a hyphen.
    """
    return char == "\u2011" or unicodedata.category(char) in ("Zs", "Cf") or _is_selector(char)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
