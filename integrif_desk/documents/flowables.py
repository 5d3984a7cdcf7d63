"""What documents are made of: paragraphs, grids and a few drawn things.

Each block knows its role in the structure of the document (heading, table, cell …), so that tags
can be written around its drawing without another walk through the layout. Blocks never fail to
fit: paragraphs split between lines, grids between and inside rows.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from itertools import groupby
from typing import cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from integrif_desk.documents import runs as run_module
from integrif_desk.documents import shaping
from integrif_desk.documents.fonts import ASCENT, DESCENT
from integrif_desk.documents.languages import runs_from_right_to_left
from integrif_desk.documents.lines import Line, broken, typed_lines
from integrif_desk.documents.runs import Char, Span, Text
from integrif_desk.documents.shaping import Run
from integrif_desk.documents.styles import Style
from integrif_desk.documents.tagging import DryCanvas, Element, LinkTarget, TaggedCanvas
from integrif_desk.wording.bidi import bare


class Role(StrEnum):
    """Structure types of PDF, as far as documents use them."""

    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
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


_HEADINGS = (Role.H1, Role.H2, Role.H3)
_OF_A_CELL = frozenset({Role.CELL, Role.HEADER_CELL, Role.LABEL, Role.LIST_BODY})
"""Roles of the cell that a paragraph stands in: there it is the content of the cell itself."""


class Block(Flowable):
    """A flowable with a role. `anchor` names a place whose page other sentences mention;
    `alternative` says in words what a figure shows. `source` is the block that this one is a part
    of, when it goes on on another page."""

    def __init__(
        self,
        role: Role,
        *,
        anchor: str = "",
        alternative: str = "",
        source: "Block | None" = None,
    ) -> None:
        super().__init__()
        self.role = role
        self.anchor = anchor
        self.alternative = alternative
        self.source = source or self

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Draw at (x, y), unless pages are only counted."""
        if not isinstance(canvas, DryCanvas):
            super().drawOn(canvas, x, y)

    @property
    def canvas(self) -> TaggedCanvas:
        """The canvas while drawing."""
        return cast(TaggedCanvas, self.canv)


class Paragraph(Block):
    """Text in lines. Splits between lines and leaves no single line behind."""

    def __init__(
        self,
        text: Text,
        style: Style,
        role: Role = Role.P,
        *,
        anchor: str = "",
        language: str = "",
        lines: list[Line] | None = None,
        source: Block | None = None,
    ) -> None:
        super().__init__(role, anchor=anchor, source=source)
        self.text = text
        self.language = language
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
            self._lines = broken(run_module.spans(self.text), self._base, aW, self._right_to_left)
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
        canvas, element = self.canvas, self._element()
        with canvas.content(element) as is_marked:
            self._draw_lines(element if is_marked else None)

    def _element(self) -> Element:
        canvas, role = self.canvas, self.role
        if role in _OF_A_CELL:
            if canvas.within.role in _OF_A_CELL:
                return canvas.within
            role = Role.P
        text = "".join(span.text for span in run_module.spans(self.text))
        return canvas.element(
            self.source,
            role,
            language=self.language,
            text=" ".join(bare(text).split()) if role in _HEADINGS else "",
        )

    def _draw_lines(self, element: Element | None) -> None:
        """Draw the lines; `element` is None within a figure or artifact."""
        canvas, style = self.canvas, self.style
        space = (style.leading - (ASCENT + DESCENT) * style.size) / 2
        y = self.height - space - ASCENT * style.size
        for line in self._lines:
            runs = shaping.runs(line.chars)
            width = sum(run.width for run in runs)
            x = self._start(width, line.right_to_left)
            at = dict(zip(map(id, runs), shaping.places(runs), strict=True))
            for (turned, link, *_told), group in groupby(runs, self._kind):
                together = list(group)
                with self._part_of(element, together) if element else nullcontext():
                    for run in together:
                        shaping.draw(canvas, x + at[id(run)], y, run, is_told=element is not None)
                    if turned and not line.right_to_left:
                        last = max(together, key=lambda run: at[id(run)])
                        end = x + at[id(last)] + last.width
                        shaping.draw_left_to_right_mark(canvas, end, y, last)
                if element and link:
                    left = min(at[id(run)] for run in together)
                    self._place_link(link, x + left, y, sum(run.width for run in together))
            for run in shaping.runs(line.goes_on):
                end = x if line.right_to_left else x + width
                shaping.draw(canvas, end, y, run, is_told=True)
            if style.underlined and width and line is self._lines[-1]:
                canvas.setLineWidth(0.75)
                canvas.setStrokeColor(style.color)
                canvas.line(x, y - 3.2, x + width, y - 3.2)
            y -= style.leading

    def _kind(self, run: Run) -> tuple[bool, str, str, int]:
        """What runs have in common that are marked together: right to left, link, language; what is
        spoken differently stands alone."""
        if run.level > 0:
            return True, run.look.link, "", 0
        language = "" if self.language else run.language
        return False, run.look.link, language, id(run) if run.spoken else 0

    def _part_of(self, element: Element, runs: list[Run]) -> AbstractContextManager[None]:
        """Return what marks runs as a link, as in another language, or as something else than is
        seen. What runs from right to left is drawn as seen and read aloud as typed."""
        first, own, replaced = runs[0], element, ""
        if first.look.link:
            own = self.canvas.element(self.source, "Link", first.look.link, parent=element)
        language = self.language or next((run.language for run in runs if run.language), "")
        if first.level > 0:
            spoken = "".join(run.text for run in runs)
        else:
            spoken = replaced = first.spoken
        if spoken or (language and not self.language):
            span = Element("Span", spoken=spoken, language=language)
            own.kids.append(span)
            own = span
        return nullcontext() if own is element else self.canvas.part(own, element, replaced)

    def _place_link(self, link: str, x: float, y: float, width: float) -> None:
        """Note an area to click; each line of a link has its own, with the words of the whole."""
        size = self.style.size
        words = "".join(span.text for span in run_module.spans(self.text) if span.link == link)
        area = (x, y - DESCENT * size, width, (ASCENT + DESCENT) * size)
        element = self.canvas.element(self.source, "Link", link)
        self.canvas.place(element, LinkTarget(link, " ".join(bare(words).split())), *area)

    def natural_width(self) -> float:
        """Return the width of the text on one line, in points."""
        return max(shaping.width(typed) for typed in self._typed_chars())

    @property
    def _base(self) -> Span:
        style = self.style
        return Span("", bold=style.bold, italic=style.italic, color=style.color, size=style.size)

    @property
    def _right_to_left(self) -> bool | None:
        """The direction of a language that is named; else each line tells its own."""
        return runs_from_right_to_left(self.language) if self.language else None

    def _typed_chars(self) -> list[list[Char]]:
        return [
            run_module.chars(typed, self._base, self._right_to_left)
            for typed in typed_lines(self.text)
        ]

    def _start(self, width: float, right_to_left: bool) -> float:
        """A short right-to-left text keeps to the left like its neighbours in a table."""
        if self.style.align == "right" or (right_to_left and len(self._lines) > 1):
            return self.width - width
        return (self.width - width) / 2 if self.style.align == "center" else 0

    def _part(self, lines: list[Line]) -> "Paragraph":
        return Paragraph(
            self.text,
            self.style,
            self.role,
            anchor=self.anchor,
            language=self.language,
            lines=lines,
            source=self.source,
        )


def paragraph(
    text: Text, style: Style, role: Role = Role.P, *, anchor: str = "", language: str = ""
) -> Paragraph:
    """Return a paragraph. Fallback fonts, shaping, direction and line breaks need no thought.

    `language` (BCP 47) is named where the whole text is in another one than German.
    """
    return Paragraph(text, style, role, anchor=anchor, language=language)


class Figure(Block):
    """Base of things that are drawn: fixed height, never split.

    Without an `alternative` it is decoration, which is not read aloud.
    """

    def __init__(self, height: float, alternative: str) -> None:
        super().__init__(Role.FIGURE, alternative=alternative)
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = aW
        return aW, self.height

    def draw(self) -> None:
        """Draw it as a figure with its words, or as decoration."""
        canvas = self.canvas
        if not self.alternative:
            with canvas.artifact():
                self.paint()
            return
        left, bottom = canvas.absolutePosition(0, 0)
        box = (left, bottom, left + self.width, bottom + self.height)
        figure = canvas.element(self.source, self.role, alternative=bare(self.alternative), box=box)
        with canvas.content(figure):
            self.paint()

    def paint(self) -> None:
        """Draw what is to be seen."""
        raise NotImplementedError


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
    canvas: TaggedCanvas, blocks: Sequence[Flowable], x: float, top: float, width: float
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
