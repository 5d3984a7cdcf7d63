"""Form fields of reply slips: declared as data, drawn as boxes, remembered where they stand.

The names are fixed (tokens §8): whoever reads a returned slip relies on them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from integrif_desk.documents.flowables import Figure, Paragraph, Role, paragraph
from integrif_desk.documents.runs import Text
from integrif_desk.documents.styles import BODY, FIELD, FIELD_LINE, INK, WHITE, Style

ENTRY_HEIGHT = 18.0  # 6.35 mm, enough for handwriting
ROW_HEIGHT = 22.5
TICK_SIZE = 11.0
_DATE_CELL, _DATE_STEP, _DATE_DOT = 15.0, 16.5, 7.5
DATE_WIDTH = 8 * _DATE_STEP + 2 * _DATE_DOT


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATE = "date"  # eight digits in a comb
    CHOICE = "choice"  # one of an exclusive group
    PRINTED = "printed"  # read-only, already filled in


@dataclass(frozen=True)
class FormField:
    """One box of the form. Boxes of a group share the name; `choice` tells them apart."""

    name: str
    kind: FieldKind
    tooltip: str
    choice: str = ""


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


class FormCanvas(Canvas):
    """A canvas that remembers into `placed` where fields were drawn."""

    def __init__(self, *args: Any, placed: list[PlacedField], **options: Any) -> None:
        super().__init__(*args, **options)
        self.placed = placed


class FormRow(Figure):
    """A row of words and boxes."""

    def __init__(
        self, items: Sequence[Word | Box], height: float = ROW_HEIGHT, style: Style = BODY
    ) -> None:
        super().__init__(height, "")
        self.role = Role.FORM
        self.items = items
        self.style = style

    def draw(self) -> None:
        """Draw words and boxes on one middle line."""
        x = 0.0
        for item in self.items:
            if isinstance(item, Word):
                x = self._draw_word(item)
            else:
                self._draw_box(item, x if item.x is None else item.x)

    def _draw_word(self, word: Word) -> float:
        words = paragraph(word.text, self.style)
        width = words.natural_width()
        words.wrapOn(self.canvas, width + 1, self.height)
        words.drawOn(self.canvas, word.x, (self.height - self.style.leading) / 2)
        return word.x + width + 6

    def _draw_box(self, box: Box, x: float) -> None:
        kind = box.field.kind
        if kind is FieldKind.CHOICE:
            y = (self.height - TICK_SIZE) / 2
            draw_tick_box(self.canvas, x + 0.4, y, TICK_SIZE)
            _remember(self.canvas, box.field, x, y, TICK_SIZE, TICK_SIZE)
        elif kind is FieldKind.DATE:
            y = (self.height - ENTRY_HEIGHT) / 2
            _draw_date(self.canvas, x, y)
            _remember(self.canvas, box.field, x, y, DATE_WIDTH, ENTRY_HEIGHT)
        else:
            height = max(ENTRY_HEIGHT, self.height - (ROW_HEIGHT - ENTRY_HEIGHT))
            y = (self.height - height) / 2
            width = box.width if box.width is not None else self.width - x
            _draw_entry(self.canvas, x, y, width, height)
            _remember(self.canvas, box.field, x, y, width, height)


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
        self.words.drawOn(self.canvas, 0, 0)
        _remember(self.canvas, self.field, 0, 0, self.width, self.height)


def draw_tick_box(canvas: Canvas, x: float, y: float, size: float, ticked: bool = False) -> None:
    """Draw an empty or ticked box with its lower left corner at (x, y)."""
    canvas.setLineWidth(0.75)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(WHITE)
    canvas.roundRect(x, y, size, size, 0.9, stroke=1, fill=1)
    if ticked:
        draw_tick(canvas, x, y, size)


def draw_tick(canvas: Canvas, x: float, y: float, size: float, color: str = INK) -> None:
    """Draw a tick into the square at (x, y)."""
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.9)
    canvas.lines(
        [
            (x + size * 0.25, y + size * 0.52, x + size * 0.43, y + size * 0.33),
            (x + size * 0.43, y + size * 0.33, x + size * 0.76, y + size * 0.68),
        ]
    )


def _draw_entry(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setLineWidth(0.75)
    canvas.setStrokeColor(FIELD_LINE)
    canvas.setFillColor(FIELD)
    canvas.roundRect(x + 0.4, y, width - 0.8, height, 1.5, stroke=1, fill=1)


def _draw_date(canvas: Canvas, x: float, y: float) -> None:
    for position in range(8):
        _draw_entry(canvas, x, y, _DATE_CELL, ENTRY_HEIGHT)
        x += _DATE_STEP
        if position in (1, 3):
            canvas.setFillColor(INK)
            canvas.circle(x + _DATE_DOT / 2 - 1.2, y + 4.5, 0.8, stroke=0, fill=1)
            x += _DATE_DOT


def _remember(
    canvas: Canvas, field: FormField, x: float, y: float, width: float, height: float
) -> None:
    if isinstance(canvas, FormCanvas):
        left, bottom = canvas.absolutePosition(x, y)
        page = canvas.getPageNumber()
        canvas.placed.append(PlacedField(field, page, left, bottom, width, height))
