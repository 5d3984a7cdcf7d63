"""Shaped runs: what HarfBuzz makes of text in one font, script and direction.

ReportLab's own `shapeStr` guesses the direction from the first letter of a word and switches on
ligatures that cannot be searched; here the direction is known and Latin keeps its letters.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, cast

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from integrif_desk.documents.fonts import Face
from integrif_desk.documents.languages import language_of
from integrif_desk.documents.runs import Char, Look, levels, visual_order
from integrif_desk.documents.tagging import TaggedCanvas

# „ff“ and „fl“ stay two letters, so that a search in the file finds them.
_SIMPLE = {"kern": True, "liga": False, "clig": False, "calt": False}
_SIMPLE_SCRIPTS = frozenset({"", "LATIN", "CYRILLIC", "GREEK", "ETHIOPIC", "GEORGIAN"})


@dataclass(frozen=True)
class Shaped:
    """Glyphs from left to right, and how far they reach in em."""

    glyphs: ShapedStr
    advance: float


def forget() -> None:
    """Drop the texts that were drawn."""
    shape.cache_clear()
    levels.cache_clear()


@lru_cache(16384)
def shape(text: str, face: Face, right_to_left: bool, simple: bool) -> Shaped:
    """Return the glyphs of a run. `simple` scripts are set without ligatures."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(face.shaper, buffer, _SIMPLE if simple else {})
    scale = 1000 / face.per_em
    drawn: list[str] = []
    data: list[ShapeData] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = face.tabular_of.get(info.codepoint, info.codepoint)
        own_advance = face.shaper.get_glyph_h_advance(glyph)
        advance = position.x_advance if glyph == info.codepoint else own_advance
        typed = ord(text[info.cluster])
        code = typed if face.glyph_of.get(typed) == glyph else face.character_of[glyph]
        drawn.append(chr(code))
        data.append(
            ShapeData(
                info.cluster,
                advance * scale,
                position.y_advance * scale,
                position.x_offset * scale,
                position.y_offset * scale,
                own_advance * scale,
            )
        )
    glyphs = ShapedStr("".join(drawn), shapeData=cast(Any, data))  # the stubs want a single one
    return Shaped(glyphs, sum(each.x_advance for each in data) / 1000)


@dataclass(frozen=True)
class Run:
    """A shaped run with its look. `language` is named where the script tells of another one than
    the document's; `spoken` is what was typed where the glyphs alone would not give it back."""

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


def draw(canvas: TaggedCanvas, x: float, y: float, run: Run) -> None:
    """Draw a run with its baseline at `y`, starting at `x` (points)."""
    with canvas.spoken(run.spoken, run.language):
        writer = canvas.beginText(x, y)
        writer.setFillColor(run.look.color)
        writer.setFont(run.look.face.name, run.look.size)
        writer.textOut(run.shaped.glyphs)
        canvas.drawText(writer)


def _run(group: list[Char], look: Look, level: int, script: str) -> Run:
    text = "".join(char.text for char in group)
    shaped = shape(text, look.face, level % 2 == 1, script in _SIMPLE_SCRIPTS)
    typed = "".join(dict.fromkeys(char.typed for char in group))
    faithful = level % 2 == 0 and str(shaped.glyphs) == text
    return Run(
        shaped, look, text, level, language_of(text, script), typed or ("" if faithful else text)
    )
