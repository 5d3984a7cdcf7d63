"""Shaped runs: what HarfBuzz makes of text in one font, script and direction.

ReportLab's own `shapeStr` guesses the direction from the first letter of a word and switches on
ligatures that cannot be searched; here the direction is known and Latin keeps its letters.
"""

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from integrif_desk.documents.directions import levels, visual_order
from integrif_desk.documents.fonts import BLANKS, JOINERS, LEFT_TO_RIGHT, RIGHT_TO_LEFT, Face
from integrif_desk.documents.languages import language_of
from integrif_desk.documents.runs import Char, Look
from integrif_desk.documents.tagging import TaggedCanvas

# „ff“ and „fl“ stay two letters, so that a search in the file finds them.
_SIMPLE = {"kern": True, "liga": False, "clig": False, "calt": False}
_SIMPLE_SCRIPTS = frozenset({"", "LATIN", "CYRILLIC", "GREEK", "ETHIOPIC", "GEORGIAN"})


@dataclass(frozen=True)
class Mark:
    """A mark that is drawn as a shape, `x` and `y` from the beginning of the run in em."""

    glyph: int
    x: float
    y: float


@dataclass(frozen=True)
class Shaped:
    """Glyphs from left to right, and how far they reach in em. `meanings` tells of each character
    code that stands for a glyph what was typed for it, where that is not the code."""

    glyphs: ShapedStr
    advance: float
    meanings: tuple[tuple[int, str], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Glyph:
    """One glyph: its number, its character code, where it stands, and what was typed for it."""

    number: int
    code: int
    place: ShapeData
    meant: str


def forget() -> None:
    """Drop the texts that were drawn."""
    shape.cache_clear()
    levels.cache_clear()


@lru_cache(4096)
def shape(text: str, face: Face, right_to_left: bool, simple: bool) -> Shaped:
    """Return the glyphs of a run. `simple` scripts are set without ligatures."""
    glyphs = _glyphs(text, face, right_to_left, simple)
    advance = sum(glyph.place.x_advance for glyph in glyphs) / 1000
    marks: tuple[Mark, ...] = ()
    if right_to_left and face.has_blanks:
        marks = _marks(glyphs)
        glyphs = _one_letter_each(glyphs)
    meanings = {
        glyph.code: glyph.meant
        for glyph in reversed(glyphs)
        if glyph.meant != chr(glyph.code) and _says_nothing(glyph.code)
    }
    return Shaped(_drawn(glyphs), advance, tuple(sorted(meanings.items())), marks)


def _glyphs(text: str, face: Face, right_to_left: bool, simple: bool) -> list[_Glyph]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    uharfbuzz.shape(face.shaper, buffer, _SIMPLE if simple else {})
    scale = 1000 / face.per_em
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs: list[_Glyph] = []
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    telling = _telling(infos, positions, right_to_left)
    digits = [info.codepoint in face.tabular_of for info in infos]
    # Digits stand in columns: neither they nor what is before them moves closer.
    fixed = [own or before for own, before in zip(digits, [*digits[1:], False], strict=True)]
    for at, (info, position, is_fixed) in enumerate(zip(infos, positions, fixed, strict=True)):
        glyph = face.tabular_of.get(info.codepoint, info.codepoint)
        typed = ord(text[info.cluster])
        if chr(typed) in JOINERS and face.has_blanks:
            # The shaper draws nothing; a blank of its own would be copied as a blank.
            glyphs.append(_blank(chr(typed), 0))
            continue
        own_advance = face.shaper.get_glyph_h_advance(glyph)
        advance = own_advance if is_fixed and not _is_mark(chr(typed)) else position.x_advance
        code = typed if face.glyph_of.get(typed) == glyph else face.character_of[glyph]
        place = ShapeData(
            info.cluster,
            advance * scale,
            position.y_advance * scale,
            position.x_offset * scale,
            position.y_offset * scale,
            own_advance * scale,
        )
        meant = text[info.cluster : ends[info.cluster]] if telling[info.cluster] == at else ""
        glyphs.append(_Glyph(glyph, code, place, meant))
    return glyphs


def _telling(infos: Any, positions: Any, right_to_left: bool) -> dict[int, int]:
    """Return which of several glyphs for the same letters stands for them all: the first one, or
    from right to left that of the letter on the line, which its marks precede."""
    found: dict[int, int] = {}
    for at, (info, position) in enumerate(zip(infos, positions, strict=True)):
        before = found.get(info.cluster)
        if before is None or (
            right_to_left and not positions[before].x_advance and position.x_advance
        ):
            found[info.cluster] = at
    return found


def _one_letter_each(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Return what runs from right to left so that every reader finds the letters as typed.

    Readers take one letter for each place on the line and turn their order. Where a glyph stands
    for two letters, an invisible one beside it stands for the other; where a mark is raised above
    the line, an invisible one on the line stands for it, and its shape is drawn.
    """
    single: list[_Glyph] = []
    if glyphs and _is_raised(glyphs[0]):
        single.append(_blank(RIGHT_TO_LEFT, 0))  # a mark alone does not tell its direction
    for glyph, beginning in zip(glyphs, _beginnings(glyphs), strict=True):
        if _is_raised(glyph):
            single += [_blank(letter, beginning) for letter in reversed(glyph.meant)]
            continue
        marks, seen, others = _main_letter(glyph.meant)
        step = glyph.place.x_advance / (len(others) + 1)
        single += [_blank(mark, beginning) for mark in marks]
        single.append(replace(glyph, meant=seen))
        single += [
            _blank(letter, step * (at - len(others) + 1)) for at, letter in enumerate(others)
        ]
    return single


def _beginnings(glyphs: list[_Glyph]) -> list[float]:
    """Return how far left of its place each glyph begins, marks where their letter does: else
    readers take them for marks of the letter before."""
    found: list[float] = []
    beginning = 0.0
    for glyph in reversed(glyphs):
        if not _is_raised(glyph):
            beginning = min(0.0, glyph.place.x_offset)
        found.append(beginning)
    return found[::-1]


def _main_letter(meant: str) -> tuple[str, str, str]:
    """Return what stands left of the letter that a glyph is taken for, that letter, and what stands
    right of it: marks follow their letter, so they are to its left."""
    seen = meant[::-1]
    marks = next((at for at, letter in enumerate(seen) if not _is_mark(letter)), 0)
    return seen[:marks], seen[marks : marks + 1] or JOINERS[0], seen[marks + 1 :]


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def _marks(glyphs: list[_Glyph]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    reached = 0.0
    for glyph in glyphs:
        place = glyph.place
        if _is_raised(glyph):
            x = reached + place.x_offset
            marks.append(Mark(glyph.number, x / 1000, place.y_offset / 1000))
        reached += place.x_advance
    return tuple(marks)


def _is_raised(glyph: _Glyph) -> bool:
    return all(map(_is_mark, glyph.meant)) and not glyph.place.x_advance


def _drawn(glyphs: list[_Glyph]) -> ShapedStr:
    places: Any = [glyph.place for glyph in glyphs]  # the stubs want a single one
    return ShapedStr("".join(chr(glyph.code) for glyph in glyphs), shapeData=places)


def _blank(letter: str, offset: float) -> _Glyph:
    return _Glyph(0, BLANKS + ord(letter), ShapeData(0, 0, 0, offset, 0, 0), letter)


def _says_nothing(code: int) -> bool:
    """Whether a code is no character that somebody types: private use, or an Arabic form."""
    return (
        code >= BLANKS
        or 0xE000 <= code <= 0xF8FF
        or 0xFB1D <= code <= 0xFDFF
        or 0xFE70 <= code <= 0xFEFC
    )


@dataclass(frozen=True)
class Run:
    """A shaped run with its look. `language` is named where the script tells of another one than
    the document's. `spoken` is what was typed, where the glyphs in their order would not give it
    back; what runs from right to left is left to the readers, which turn it themselves."""

    shaped: Shaped
    look: Look
    text: str
    level: int
    language: str
    spoken: str

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.shaped.advance * self.look.size


def runs(line: list[Char]) -> list[Run]:
    """Return the runs of one printed line in the order they are read."""
    return [
        _run(list(group), look, level, script)
        for (look, level, script, _typed), group in groupby(
            line, lambda c: (c.look, c.level, c.script, c.typed)
        )
    ]


def places(line: list[Run]) -> list[float]:
    """Return where each run begins, in points from the left end of the line."""
    left, found = 0.0, [0.0] * len(line)
    for at in visual_order([run.level for run in line]):
        found[at] = left
        left += line[at].width
    return found


def width(line: list[Char]) -> float:
    """Return the width of one printed line in points."""
    return sum(run.width for run in runs(line))


def draw_left_to_right_mark(canvas: TaggedCanvas, x: float, y: float, run: Run) -> None:
    """End what runs from right to left at `x`; there is nothing to see.

    Readers that turn the letters need to know where to stop: the blank or bracket behind is German.
    """
    if run.look.face.has_blanks:
        blank = _blank(LEFT_TO_RIGHT, 0)
        canvas.mean(run.look.face.name, [(blank.code, blank.meant)])
        writer = canvas.beginText(x, y)
        writer.setFont(run.look.face.name, run.look.size)
        writer.textOut(_drawn([blank]))
        canvas.drawText(writer)


def draw(canvas: TaggedCanvas, x: float, y: float, run: Run, *, is_told: bool = False) -> None:
    """Draw a run with its baseline at `y`, starting at `x` (points).

    `is_told` when an element says already what it stands for and in which language.
    """
    canvas.mean(run.look.face.name, run.shaped.meanings)
    spoken, language = ("", "") if is_told else (run.spoken, run.language)
    with canvas.spoken(spoken, language):
        writer = canvas.beginText(x, y)
        writer.setFillColor(run.look.color)
        writer.setFont(run.look.face.name, run.look.size)
        writer.textOut(run.shaped.glyphs)
        canvas.drawText(writer)
        for mark in run.shaped.marks:
            _draw_mark(canvas, x, y, run, mark)


def _draw_mark(canvas: TaggedCanvas, x: float, y: float, run: Run, mark: Mark) -> None:
    face, size = run.look.face, run.look.size
    left, bottom, scale = x + mark.x * size, y + mark.y * size, size / face.per_em
    shape = canvas.beginPath()
    for step, points in face.outline(mark.glyph):
        at = [(left + px * scale, bottom + py * scale) for px, py in points]
        if step == "M":
            shape.moveTo(*at[0])
        elif step == "L":
            shape.lineTo(*at[0])
        elif step == "C":
            shape.curveTo(*at[0], *at[1], *at[2])
        else:
            shape.close()
    canvas.setFillColor(run.look.color)
    canvas.drawPath(shape, stroke=0, fill=1)


def _run(group: list[Char], look: Look, level: int, script: str) -> Run:
    text = "".join(char.text for char in group)
    shaped = shape(text, look.face, level % 2 == 1, script in _SIMPLE_SCRIPTS)
    typed = "".join(dict.fromkeys(char.typed for char in group))
    faithful = level % 2 == 1 or str(shaped.glyphs) == text
    # Blanks and signs between two scripts are of neither.
    language = language_of(text, script) if any(map(str.isalpha, text)) else ""
    return Run(shaped, look, text, level, language, typed or ("" if faithful else text))
