"""What documents are made of: paragraphs, grids and a few drawn things.

Each block knows its role in the structure of the document (heading, table, cell …), so that tags
can be written around its drawing without another walk through the layout. Blocks never fail to
fit: paragraphs split between lines, grids between and inside rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from integrif_desk.documents import runs as run_module
from integrif_desk.documents import shaping
from integrif_desk.documents.fonts import ASCENT, DESCENT
from integrif_desk.documents.linebreak import break_lines
from integrif_desk.documents.runs import Char, Span, Text
from integrif_desk.documents.styles import Style


class Role(StrEnum):
    """Structure types of PDF, as far as documents use them."""

    H1 = "H1"
    H2 = "H2"
    P = "P"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    LIST = "L"
    TABLE = "Table"
    HEADER_CELL = "TH"
    CELL = "TD"
    SECTION = "Sect"
    FIGURE = "Figure"
    FORM = "Form"


class Block(Flowable):
    """A flowable with a role. `anchor` names a place whose page other sentences mention;
    `alternative` says in words what a figure shows."""

    def __init__(self, role: Role, *, anchor: str = "", alternative: str = "") -> None:
        super().__init__()
        self.role = role
        self.anchor = anchor
        self.alternative = alternative

    @property
    def canvas(self) -> Canvas:
        """The canvas while drawing."""
        return self.canv


@dataclass(frozen=True)
class Line:
    """One printed line, and whether the typed line it belongs to runs from right to left."""

    chars: list[Char]
    right_to_left: bool


class Paragraph(Block):
    """Text in lines. Splits between lines and leaves no single line behind."""

    def __init__(
        self,
        text: Text,
        style: Style,
        role: Role = Role.P,
        *,
        anchor: str = "",
        lines: list[Line] | None = None,
    ) -> None:
        super().__init__(role, anchor=anchor)
        self.text = text
        self.style = style
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self._fixed = lines
        self._broken_for = -1.0
        self._lines: list[Line] = lines or []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Break the text for `aW` points; the height follows from it."""
        if self._fixed is None and aW != self._broken_for:
            self._broken_for = aW
            self._lines = [line for typed in self._typed_chars() for line in _lines(typed, aW)]
        self.width = aW
        self.height = len(self._lines) * self.style.leading
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return the part that fits in `aH` and the rest; nothing when no line fits."""
        self.wrap(aW, aH)
        count, fitting = len(self._lines), int((aH + 0.01) / self.style.leading)
        if fitting >= count:
            return [self]
        if count - fitting == 1 and fitting > 2:
            fitting -= 1
        if fitting < min(2, count):
            return []
        return [self._part(self._lines[:fitting]), self._part(self._lines[fitting:])]

    def draw(self) -> None:
        """Draw the lines from the top."""
        style = self.style
        space = (style.leading - (ASCENT + DESCENT) * style.size) / 2
        y = self.height - space - ASCENT * style.size
        for line in self._lines:
            runs = shaping.runs(line.chars)
            width = sum(run.width for run in runs)
            x = self._start(width, line.right_to_left)
            shaping.draw(self.canvas, x, y, runs)
            if style.underlined and width and line is self._lines[-1]:
                self.canvas.setLineWidth(0.75)
                self.canvas.setStrokeColor(style.color)
                self.canvas.line(x, y - 3.2, x + width, y - 3.2)
            y -= style.leading

    def natural_width(self) -> float:
        """Return the width of the text on one line, in points."""
        return max(shaping.width(typed) for typed in self._typed_chars())

    @property
    def _base(self) -> Span:
        style = self.style
        return Span("", bold=style.bold, italic=style.italic, color=style.color, size=style.size)

    def _typed_chars(self) -> list[list[Char]]:
        return [run_module.chars(typed, self._base) for typed in _typed_lines(self.text)]

    def _start(self, width: float, right_to_left: bool) -> float:
        """A short right-to-left text keeps to the left like its neighbours in a table."""
        if self.style.align == "right" or (right_to_left and len(self._lines) > 1):
            return self.width - width
        return (self.width - width) / 2 if self.style.align == "center" else 0

    def _part(self, lines: list[Line]) -> "Paragraph":
        return Paragraph(self.text, self.style, self.role, anchor=self.anchor, lines=lines)


def paragraph(text: Text, style: Style, role: Role = Role.P, *, anchor: str = "") -> Paragraph:
    """Return a paragraph. Fallback fonts, shaping, direction and line breaks need no thought."""
    return Paragraph(text, style, role, anchor=anchor)


class Figure(Block):
    """Base of things that are drawn: fixed height, never split."""

    def __init__(self, height: float, alternative: str) -> None:
        super().__init__(Role.FIGURE, alternative=alternative)
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = aW
        return aW, self.height


class Gap(Flowable):
    """Empty room that vanishes at a page's end."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take what is there, at most the height."""
        return aW, min(self.height, aH)

    def draw(self) -> None:
        """Nothing to see."""


class DownTo(Flowable):
    """Pushes what follows down to `rest` points above the frame's end, if it is not there yet."""

    def __init__(self, rest: float) -> None:
        super().__init__()
        self.rest = rest

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the room down to the place."""
        return aW, max(0.0, aH - self.rest)

    def draw(self) -> None:
        """Nothing to see."""


def stack_height(blocks: Sequence[Flowable], width: float) -> float:
    """Return the height of blocks below one another in `width` points."""
    height, space = 0.0, 0.0
    for position, block in enumerate(blocks):
        if position:
            height += max(space, block.getSpaceBefore())
        height += block.wrap(width, 1e6)[1]
        space = block.getSpaceAfter()
    return height


def draw_stack(
    canvas: Canvas, blocks: Sequence[Flowable], x: float, top: float, width: float
) -> None:
    """Draw blocks below one another from `top` downwards."""
    space = 0.0
    for position, block in enumerate(blocks):
        if position:
            top -= max(space, block.getSpaceBefore())
        top -= block.wrap(width, 1e6)[1]
        block.drawOn(canvas, x, top)
        space = block.getSpaceAfter()


def split_stack(
    blocks: Sequence[Flowable], width: float, height: float
) -> tuple[list[Flowable], list[Flowable]]:
    """Return the blocks that fit in `height` points and the rest; splits the first too high one."""
    fitting: list[Flowable] = []
    for position, block in enumerate(blocks):
        room = height - stack_height([*fitting, block], width) + block.wrap(width, 1e6)[1]
        if block.height <= room + 0.01:
            fitting.append(block)
            continue
        parts = block.split(width, room) if room > 0 else []
        rest = [*parts[1:], *blocks[position + 1 :]] if parts else list(blocks[position:])
        return fitting + parts[:1], rest
    return fitting, []


def _lines(typed: list[Char], width: float) -> list[Line]:
    right_to_left = run_module.is_right_to_left("".join(char.text for char in typed))
    return [Line(chars, right_to_left) for chars in break_lines(typed, width)]


def _typed_lines(text: Text) -> list[list[Span]]:
    """Return the spans of each typed line."""
    lines: list[list[Span]] = [[]]
    for span in run_module.spans(text):
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines.extend([replace(span, text=other)] for other in others)
    return lines
