"""Small drawings: the sign of the desk, the way through the phases, lines, yes and no."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader

from integrif_desk.documents.flowables import Figure, Paragraph, paragraph, stack_height
from integrif_desk.documents.form import draw_tick, draw_tick_box
from integrif_desk.documents.styles import CELL, INK, MUTED, PETROL, SMALL, WHITE, Style
from integrif_desk.documents.tagging import TaggedCanvas

_RADIUS = 9.0
_COARSEST = 72 / 150
"""Points per pixel."""


class Rule(Figure):
    """A line across the column."""

    def __init__(self, color: str = INK, width: float = 0.75) -> None:
        super().__init__(1.0, "")
        self.color = color
        self.line_width = width

    def paint(self) -> None:
        """Draw it."""
        self.canvas.setStrokeColor(self.color)
        self.canvas.setLineWidth(self.line_width)
        self.canvas.line(0, 0.5, self.width, 0.5)


class Sign(Figure):
    """The desk's sign: an arc from an open to a filled point, flush right."""

    def __init__(self, size: float, alternative: str) -> None:
        super().__init__(size, alternative)

    def paint(self) -> None:
        """Draw it in the right corner."""
        draw_sign(self.canvas, self.width - self.height, 0, self.height)


class Logo(Figure):
    """A PNG, flush right: as large as fits into the box, but never coarser than 150 dpi."""

    def __init__(self, png: bytes, width: float, height: float, alternative: str) -> None:
        self._picture = ImageReader(io.BytesIO(png))
        wide, high = self._picture.getSize()
        scale = min(width / wide, height / high, _COARSEST)
        super().__init__(high * scale, alternative)
        self.drawn_width = wide * scale

    def paint(self) -> None:
        """Draw it in the right corner."""
        left = self.width - self.drawn_width
        self.canvas.drawImage(self._picture, left, 0, self.drawn_width, self.height)


class YesNo(Figure):
    """A ticked or empty box with its word."""

    def __init__(self, ticked: bool, word: str) -> None:
        super().__init__(CELL.leading, word)
        self.ticked = ticked
        self.word = word

    def paint(self) -> None:
        """Draw box and word."""
        draw_tick_box(self.canvas, 1.5, (self.height - 8.2) / 2 + 0.4, 8.2, self.ticked)
        word = paragraph(self.word, CELL)
        word.wrapOn(self.canvas, max(10.0, self.width - 16), self.height)
        word.drawOn(self.canvas, 16, 0)


@dataclass(frozen=True)
class Step:
    """One phase of the way: its name, a word about its time, and whether it is behind, now or
    ahead."""

    number: int
    name: str
    when: str
    past: bool = False
    current: bool = False


class Stepper(Figure):
    """The phases as circles on a line. Past ones carry a tick, the current one is filled."""

    def __init__(self, steps: Sequence[Step], alternative: str) -> None:
        super().__init__(0, alternative)
        self.steps = steps

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As high as the longest name needs."""
        self.width = aW
        column = self._column() - 8
        names = max(stack_height([self._name(step)], column) for step in self.steps)
        whens = max(stack_height([paragraph(step.when, SMALL)], column) for step in self.steps)
        self._names = names
        self.height = 2 * _RADIUS + 5 + names + whens
        return aW, self.height

    def paint(self) -> None:
        """Draw circles, connecting lines and words."""
        column = self._column()
        middle = self.height - _RADIUS
        for position, step in enumerate(self.steps):
            x = position * column
            if position:
                self._draw_line(x - column, x, middle, self.steps[position - 1], step)
            self._draw_circle(x, middle, step)
            name = self._name(step)
            name.wrapOn(self.canvas, column - 8, self._names)
            name.drawOn(self.canvas, x, middle - _RADIUS - 5 - name.height)
            when = paragraph(step.when, SMALL)
            when.wrapOn(self.canvas, column - 8, 40)
            when.drawOn(self.canvas, x, middle - _RADIUS - 5 - self._names - when.height)

    def _column(self) -> float:
        return self.width / len(self.steps)

    def _name(self, step: Step) -> Paragraph:
        return paragraph(step.name, Style(9.4, 11.5, bold=step.current))

    def _draw_line(self, start: float, end: float, y: float, before: Step, after: Step) -> None:
        canvas = self.canvas
        done = before.past and (after.past or after.current)
        canvas.setStrokeColor(PETROL if done else "#9AA0A0")
        canvas.setLineWidth(1.4 if done else 1.2)
        canvas.setDash([] if done else [5, 3])
        canvas.line(start + 2 * _RADIUS + 4.5, y, end - 4.5, y)
        canvas.setDash([])

    def _draw_circle(self, x: float, y: float, step: Step) -> None:
        canvas = self.canvas
        filled = step.current
        canvas.setStrokeColor(PETROL if step.past or filled else "#8C9294")
        canvas.setFillColor(PETROL if filled else WHITE)
        canvas.setLineWidth(0.9)
        canvas.circle(x + _RADIUS, y, _RADIUS - 0.5, stroke=1, fill=1)
        if step.past:
            draw_tick(canvas, x + _RADIUS - 6, y - 6, 12, PETROL)
            return
        number = paragraph(
            str(step.number),
            Style(9, 12, bold=filled, color=WHITE if filled else MUTED, align="center"),
        )
        number.wrapOn(canvas, 2 * _RADIUS, 12)
        number.drawOn(canvas, x, y - 6)


def draw_sign(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    """Draw the desk's sign into the square at (x, y)."""
    unit = size / 40
    canvas.setFillColor(PETROL)
    canvas.roundRect(x, y, size, size, 7 * unit, stroke=0, fill=1)
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(3 * unit)
    arc = canvas.beginPath()
    arc.moveTo(x + 10 * unit, y + 15 * unit)
    arc.curveTo(
        *(x + 12 * unit, y + 27 * unit),
        *(x + 26 * unit, y + 27 * unit),
        *(x + 30 * unit, y + 14 * unit),
    )
    canvas.drawPath(arc, stroke=1, fill=0)
    canvas.setFillColor(PETROL)
    canvas.circle(x + 10 * unit, y + 13 * unit, 3.6 * unit, stroke=1, fill=1)
    canvas.setFillColor(WHITE)
    canvas.circle(x + 30 * unit, y + 13 * unit, 5 * unit, stroke=0, fill=1)
