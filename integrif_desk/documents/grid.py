"""Rows and columns: tables, framed boxes and blocks side by side.

ReportLab's own tables cannot split a row reliably and hide their cells from whoever wants to tag
them, so rows are laid out here: cells are stacks of blocks, a table splits between rows, a row
that is higher than a page splits in its cells, and column headings stand on every page.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.flowables import (
    Block,
    Role,
    draw_stack,
    split_stack,
    stack_height,
)
from integrif_desk.documents.styles import INK, LINE, PETROL
from integrif_desk.documents.tagging import Element, TaggedCanvas

Cell = Sequence[Flowable]
Row = Sequence[Cell]

MOVES_WHOLE = 320.0
"""Rows up to this height in points go to the next page whole."""


@dataclass(frozen=True)
class GridStyle:
    """Distances and lines of a grid in points.

    `frame` is the colour of a rounded border, `title_fill` that of the bar behind the title,
    `bar` the width of a thick line at the left. `inset` is the room left and right of the outer
    columns, `gutter` the room between columns.
    """

    top: float = 4.1
    bottom: float = 4.1
    inset: float = 0
    gutter: float = 8
    rules: str = LINE
    rule_below_last: bool = True
    head_rule: str = INK
    column_rules: bool = False
    frame: str = ""
    title_fill: str = ""
    title_pad: float = 5
    frame_width: float = 0.9
    bar: float = 0


TABLE = GridStyle()
PLAIN = GridStyle(top=0, bottom=0, rules="", rule_below_last=False)
BOX = GridStyle(frame=PETROL, inset=11, top=3.4, bottom=3.4, rule_below_last=False)


class Grid(Block):
    """Rows of cells. `widths` are those of the columns in points and sum up to the grid's width.

    `head` holds the column headings, `title` stands above in a box; both are repeated.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        style: GridStyle = TABLE,
        *,
        head: Row = (),
        title: Flowable | None = None,
        role: Role = Role.TABLE,
        before: float = 0,
        after: float = 0,
        source: Block | None = None,
        numbers: Sequence[int] = (),
    ) -> None:
        super().__init__(role, source=source)
        self.rows = list(rows)
        # Which row of the whole table each one is: a row may go on on the next page.
        self.numbers = list(numbers) or list(range(len(self.rows)))
        self.widths = list(widths)
        self.style = style
        self.head = head
        self.title = title
        self.spaceBefore = before
        self.spaceAfter = after
        self.width = sum(widths)
        self._heights: list[float] = []
        self._begins = False

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """The height follows from the cells."""
        self._heights = [self._row_height(row) for row in self.rows]
        self.height = self._top_height() + sum(self._heights)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return what fits in `aH` and the rest with its headings again."""
        room = aH - self._top_height()
        self.wrap(aW, aH)
        for position, (row, height) in enumerate(zip(self.rows, self._heights, strict=True)):
            if height <= room + 0.01:
                room -= height
                continue
            upper, lower = self._split_row(row, room) if height > MOVES_WHOLE else ([], row)
            above = [*self.rows[:position], *([upper] if upper else [])]
            below = [*([lower] if lower else []), *self.rows[position + 1 :]]
            if not above:
                return []
            numbers = self.numbers
            return [
                self._with(above, numbers[: len(above)], first=True),
                self._with(below, numbers[len(numbers) - len(below) :], first=False),
            ]
        return [self]

    def draw(self) -> None:
        """Draw title, headings and rows from the top, lines and frame around them."""
        canvas, style = self.canvas, self.style
        is_first = self.source is self or self._begins
        top = self.height
        with canvas.artifact():
            self._paint_below()
        if self.title:
            with canvas.once(repeated=not is_first):
                inset = style.inset
                draw_stack(canvas, [self.title], inset, top - style.title_pad, self._inner_width())
            top -= self._title_height()
        lines: list[tuple[float, str, float]] = []
        with self._whole():
            if self.head:
                with canvas.once(repeated=not is_first):
                    self._draw_row(self.head, -1, top, 0)
                top -= self._head_height()
                lines.append((top, style.head_rule, 0.75))
            for position, row in enumerate(self.rows):
                self._draw_row(row, self.numbers[position], top, style.top)
                top -= self._heights[position]
                if style.rules and (style.rule_below_last or position + 1 < len(self.rows)):
                    lines.append((top, style.rules, 0.6))
        with canvas.artifact():
            for y, color, width in lines:
                _rule(canvas, 0, self.width, y, color, width)
            self._paint_frame()

    def _with(self, rows: Sequence[Row], numbers: Sequence[int], *, first: bool) -> "Grid":
        part = Grid(
            rows,
            self.widths,
            self.style,
            head=self.head,
            title=self.title,
            role=self.role,
            before=self.spaceBefore if first else 0,
            after=0 if first else self.spaceAfter,
            source=self.source,
            numbers=numbers,
        )
        part._begins = first and (self.source is self or self._begins)
        part.anchor = self.anchor if part._begins else ""
        return part

    def _columns(self) -> list[tuple[float, float]]:
        """Left edge and width of each column's content."""
        style, x, columns = self.style, 0.0, []
        last = len(self.widths) - 1
        for position, width in enumerate(self.widths):
            left = style.inset + style.bar if position == 0 else 0
            right = style.inset if position == last else style.gutter
            if style.column_rules and position:
                left = style.inset
            columns.append((x + left, max(12.0, width - left - right)))
            x += width
        return columns

    def _content_height(self, row: Row) -> float:
        return max(
            (
                stack_height(cell, width)
                for cell, (_, width) in zip(row, self._columns(), strict=True)
            ),
            default=0,
        )

    def _row_height(self, row: Row) -> float:
        return self._content_height(row) + self.style.top + self.style.bottom

    def _head_height(self) -> float:
        return self._content_height(self.head) + 4.5 if self.head else 0

    def _title_height(self) -> float:
        if self.title is None:
            return 0
        return self.title.wrap(self._inner_width(), 1e6)[1] + 2 * self.style.title_pad

    def _top_height(self) -> float:
        return self._title_height() + self._head_height()

    def _inner_width(self) -> float:
        return self.width - 2 * self.style.inset

    def _split_row(self, row: Row, room: float) -> tuple[Row, Row]:
        room -= self.style.top + self.style.bottom
        if room <= 0:
            return [], row
        parts = [
            split_stack(cell, width, room)
            for cell, (_, width) in zip(row, self._columns(), strict=True)
        ]
        # On a page's end no cell stands there without the others: a date, and overleaf its text.
        # Only with room for a whole row something unbreakable may leave its cell empty.
        started = [_has_content(fitting) for fitting, _ in parts]
        needed = [_has_content(cell) for cell in row]
        if not any(started) or (room < MOVES_WHOLE and started != needed):
            return [], row
        return [fitting for fitting, _ in parts], [rest for _, rest in parts]

    def _whole(self) -> AbstractContextManager[object]:
        """The element of the whole grid: a table, a list, or none where rows only stand in line."""
        canvas = self.canvas
        if self.role in (Role.TABLE, Role.LIST):
            return canvas.inside(canvas.element(self.source, self.role))
        return nullcontext()

    def _draw_row(self, row: Row, number: int, top: float, padding: float) -> None:
        canvas = self.canvas
        with self._row_element(number):
            for column, (cell, (x, width)) in enumerate(zip(row, self._columns(), strict=True)):
                with self._cell_element(cell, number, column):
                    draw_stack(canvas, cell, x, top - padding, width)

    def _row_element(self, number: int) -> AbstractContextManager[object]:
        role = {Role.TABLE: "TR", Role.LIST: "LI"}.get(self.role)
        if role is None or self.canvas.is_marking:
            return nullcontext()
        return self.canvas.inside(self.canvas.element(self.source, role, number))

    def _cell_element(self, cell: Cell, number: int, column: int) -> AbstractContextManager[object]:
        canvas = self.canvas
        if canvas.is_marking:
            return nullcontext()
        roles = [block.role for block in cell if isinstance(block, Block)]
        if self.role is Role.TABLE:
            heading = number < 0 or Role.HEADER_CELL in roles
            role = Role.HEADER_CELL if heading else Role.CELL
            scope = ("Column" if number < 0 else "Row") if heading else ""
        elif self.role is Role.LIST:
            role, scope = (Role.LABEL if Role.LABEL in roles else Role.LIST_BODY), ""
        elif len(self.widths) > 1 and roles:
            # What stands side by side is read one after the other, also over a page's end.
            return canvas.inside(canvas.element(self.source, "Div", (number, column)))
        else:
            return nullcontext()
        element: Element = canvas.element(self.source, role, (number, column), scope=scope)
        return canvas.inside(element)

    def _paint_below(self) -> None:
        """Draw what lies below the words: the bar at the left, the ground of the title."""
        canvas, style = self.canvas, self.style
        if style.bar:
            canvas.setFillColor(INK)
            canvas.rect(0, 0, style.bar, self.height, stroke=0, fill=1)
        if self.title is None:
            return
        height = self._title_height()
        bottom = self.height - height
        if not style.title_fill:
            _rule(canvas, 0, self.width, bottom, style.rules, 0.6)
            return
        canvas.setFillColor(style.title_fill)
        canvas.saveState()
        shape = canvas.beginPath()
        shape.roundRect(0, 0, self.width, self.height, 3)
        canvas.clipPath(shape, stroke=0, fill=0)
        canvas.rect(0, bottom, self.width, height, stroke=0, fill=1)
        canvas.restoreState()

    def _paint_frame(self) -> None:
        canvas, style = self.canvas, self.style
        if not style.frame:
            return
        canvas.setStrokeColor(style.frame)
        if style.column_rules:
            x = 0.0
            canvas.setLineWidth(0.75)
            for width in self.widths[:-1]:
                x += width
                canvas.line(x, 0, x, self.height)
        canvas.setLineWidth(style.frame_width)
        canvas.roundRect(0, 0, self.width, self.height, 3, stroke=1, fill=0)


def _has_content(cell: Cell) -> bool:
    return any(isinstance(block, Block) for block in cell)


def side_by_side(left: Cell, right: Cell, widths: tuple[float, float], gutter: float) -> Grid:
    """Return two stacks beside each other; `widths` do not hold the gutter between them."""
    style = replace(PLAIN, gutter=gutter)
    return Grid([(left, right)], (widths[0] + gutter, widths[1]), style, role=Role.SECTION)


def _rule(canvas: TaggedCanvas, x: float, end: float, y: float, color: str, width: float) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(width)
    canvas.line(x, y, end, y)
