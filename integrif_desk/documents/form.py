"""Form fields of reply slips: declared as data, drawn as boxes, remembered where they stand.

The names are fixed (tokens §8): whoever reads a returned slip relies on them. In a document that
binds several cases each has them below a name of its own (`domain.bound_names`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from integrif_desk.documents.flowables import Figure, Paragraph, Role, paragraph
from integrif_desk.documents.runs import Text
from integrif_desk.documents.styles import BODY, FIELD, FIELD_LINE, INK, WHITE, Style
from integrif_desk.documents.tagging import Element, TaggedCanvas
from integrif_desk.wording.i18n import tr

ENTRY_HEIGHT = 18.0  # 6.35 mm, enough for handwriting
ROW_HEIGHT = 22.5
TICK_SIZE = 11.0
_DATE_CELL, _DATE_STEP, _DATE_DOT = 15.0, 16.5, 7.5
DATE_WIDTH = 8 * _DATE_STEP + 2 * _DATE_DOT
TICK_STROKES = ((0.25, 0.52), (0.43, 0.33), (0.76, 0.68))
"""The corners of a tick in a square of size 1."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATE = "date"  # printed as boxes for eight digits
    CHOICE = "choice"  # one of an exclusive group
    PRINTED = "printed"  # read-only, already filled in


@dataclass(frozen=True)
class FormField:
    """One box of the form.

    Boxes of an exclusive group share `name` and `group`, what the group as a whole asks for;
    `choice` tells them apart. `value` is what a printed field says, `is_long` text has several
    lines. `case` counts the cases of a document from 1; 0 where it has one alone.
    """

    name: str
    kind: FieldKind
    tooltip: str
    choice: str = ""
    group: str = ""
    value: str = ""
    is_long: bool = False
    case: int = 0


@dataclass(frozen=True)
class PlacedField:
    """Where a field was drawn: page from 1, rectangle in points from the lower left corner."""

    field: FormField
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Word:
    """Printed text in a form row at `x`."""

    x: float
    text: Text


@dataclass(frozen=True)
class Box:
    """A field in a form row. `x` None: right after the word before; `width` None: to the end."""

    field: FormField
    x: float | None = None
    width: float | None = None


class FormRow(Figure):
    """A row of words and boxes. Words that need more than one line make it higher."""

    def __init__(
        self, items: Sequence[Word | Box], height: float = ROW_HEIGHT, style: Style = BODY
    ) -> None:
        super().__init__(height, "")
        self.role = Role.FORM
        self.items = items
        self.style = style
        self.margin = height - style.leading

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = aW
        words = [item for item in self.items if isinstance(item, Word)]
        heights = [paragraph(word.text, self.style).wrap(aW - word.x, aH)[1] for word in words]
        self.height = self.margin + max([self.style.leading, *heights])
        return aW, self.height

    def draw(self) -> None:
        """Draw words and boxes on one middle line."""
        row = self.canvas.element(self, Role.P)
        x = 0.0
        for item in self.items:
            if isinstance(item, Word):
                with self.canvas.content(row):
                    x = self._draw_word(item)
            else:
                with self.canvas.artifact():
                    self._draw_box(row, item, x if item.x is None else item.x)

    def _draw_word(self, word: Word) -> float:
        words = paragraph(word.text, self.style)
        width = min(words.natural_width() + 1, self.width - word.x)
        _, height = words.wrapOn(self.canvas, width, self.height)
        words.drawOn(self.canvas, word.x, (self.height - height) / 2)
        return word.x + width + 5

    def _draw_box(self, row: Element, box: Box, x: float) -> None:
        kind = box.field.kind
        if kind is FieldKind.CHOICE:
            y = (self.height - TICK_SIZE) / 2
            draw_tick_box(self.canvas, x + 0.4, y, TICK_SIZE)
            _place(self.canvas, row, box.field, x, y, TICK_SIZE, TICK_SIZE)
        elif kind is FieldKind.DATE:
            y = (self.height - ENTRY_HEIGHT) / 2
            _draw_date(self.canvas, x, y)
            _place(self.canvas, row, box.field, x, y, DATE_WIDTH, ENTRY_HEIGHT)
        else:
            height = max(ENTRY_HEIGHT, self.height - (ROW_HEIGHT - ENTRY_HEIGHT))
            y = (self.height - height) / 2
            width = box.width if box.width is not None else self.width - x
            _draw_entry(self.canvas, x, y, width, height)
            _place(self.canvas, row, box.field, x, y, width, height)


class PrintedField(Figure):
    """A read-only field that is printed as a paragraph."""

    def __init__(self, field: FormField, words: Paragraph) -> None:
        super().__init__(words.style.leading, "")
        self.role = Role.FORM
        self.field = field
        self.words = words

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As the paragraph."""
        self.width, self.height = self.words.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and remember their place."""
        row = self.canvas.element(self, Role.P)
        with self.canvas.content(row):
            self.words.drawOn(self.canvas, 0, 0)
        _place(self.canvas, row, self.field, 0, 0, self.width, self.height)


def draw_tick_box(
    canvas: TaggedCanvas, x: float, y: float, size: float, ticked: bool = False
) -> None:
    """Draw an empty or ticked box with its lower left corner at (x, y)."""
    canvas.setLineWidth(0.75)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(WHITE)
    canvas.roundRect(x, y, size, size, 0.9, stroke=1, fill=1)
    if ticked:
        draw_tick(canvas, x, y, size)


def draw_tick(canvas: TaggedCanvas, x: float, y: float, size: float, color: str = INK) -> None:
    """Draw a tick into the square at (x, y)."""
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.9)
    corners = [(x + size * right, y + size * up) for right, up in TICK_STROKES]
    canvas.lines([(*start, *end) for start, end in pairwise(corners)])


def _draw_entry(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setLineWidth(0.75)
    canvas.setStrokeColor(FIELD_LINE)
    canvas.setFillColor(FIELD)
    canvas.roundRect(x + 0.4, y, width - 0.8, height, 1.5, stroke=1, fill=1)


def _draw_date(canvas: TaggedCanvas, x: float, y: float) -> None:
    for position in range(8):
        _draw_entry(canvas, x, y, _DATE_CELL, ENTRY_HEIGHT)
        x += _DATE_STEP
        if position in (1, 3):
            canvas.setFillColor(INK)
            canvas.circle(x + _DATE_DOT / 2 - 1.2, y + 4.5, 0.8, stroke=0, fill=1)
            x += _DATE_DOT


def _place(
    canvas: TaggedCanvas,
    row: Element,
    field: FormField,
    x: float,
    y: float,
    width: float,
    height: float,
) -> None:
    form = Element("Form")
    row.kids.append(form)
    canvas.place(form, _of_case(field, canvas.case), x, y, width, height)


def _of_case(field: FormField, case: int) -> FormField:
    """Return the field of a case. Who hears one slip after the other hears whose it is."""
    if not case:
        return field

    def told(words: str) -> str:
        return tr("Fall {case}, {words}", case=case, words=words) if words else ""

    return replace(field, case=case, tooltip=told(field.tooltip), group=told(field.group))
