"""What stays together where a page ends: a heading with what it heads, a closing with its letter.

Whoever sets type by hand first sets a little tighter, so that the last lines still fit; where that
is not enough, something that belongs to them goes along to the next page (DIN 5008: a closing never
stands alone, at least two lines of text precede it).
"""

from collections.abc import Iterable, Sequence

from reportlab.platypus.flowables import CondPageBreak, Flowable

from integrif_desk.documents.flowables import (
    Block,
    Gap,
    Paragraph,
    Role,
    draw_stack,
    split_stack,
    stack_height,
)
from integrif_desk.documents.grid import MOVES_WHOLE, Grid
from integrif_desk.documents.pages import LATER_HEIGHT
from integrif_desk.documents.styles import WIDTH

_HEADINGS = frozenset({Role.H1, Role.H2, Role.H3})
_FEW_LINES = 56.0
_MOST_KEPT = 360.0
_OF_A_LONG_ROW = 60.0
"""Points of a row that is split anyway: its heading waits for no more."""
_A_PAGE = LATER_HEIGHT - 1
_STEP = 6.0
"""By how many points the room is made smaller until a break is a good one."""


class Ending(Block):
    """Blocks below one another, of which the last never stands alone on a page.

    `ways` are the same blocks from loosely to tightly set; the first that fits is taken, and where
    none does the first is broken. Then at least `company` points of what precedes the last block
    go to the next page with it, and at least `least` points stay; else, and where not more than
    `whole` points are left, everything moves on that fits on a page.
    """

    def __init__(
        self,
        *ways: Sequence[Flowable],
        company: float,
        least: float = 0.0,
        whole: float = 0.0,
        source: Block | None = None,
    ) -> None:
        super().__init__(Role.SECTION, source=source)
        self.ways = ways
        self.company, self.least, self.whole = company, least, whole
        self.spaceBefore = ways[0][0].getSpaceBefore()
        self.spaceAfter = ways[0][-1].getSpaceAfter()
        self._taken: Sequence[Flowable] = ways[0]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the loosest way that fits in `aH` points."""
        self.width = aW
        for way in self.ways:
            height = stack_height(way, aW)
            if height <= aH + 0.01:
                self._taken, self.height = way, height
                return aW, height
        self._taken, self.height = self.ways[0], stack_height(self.ways[0], aW)
        return aW, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return what stays and what goes on; nothing where all of it had better go on."""
        blocks = self.ways[0]
        fits_elsewhere = stack_height(blocks, aW) <= _A_PAGE
        if fits_elsewhere and aH <= self.whole:
            return []
        room = aH
        while room > 0:
            staying, going = _broken(blocks, aW, room)
            if not staying:
                break
            if stack_height(going[:-1], aW) >= self.company:
                if fits_elsewhere and stack_height(staying, aW) < self.least:
                    break
                return self._parts(staying, going)
            room -= _STEP
        if fits_elsewhere or aH < _A_PAGE:
            return []
        return self._parts(*split_stack(blocks, aW, aH))

    def draw(self) -> None:
        """Draw the way that was taken."""
        draw_stack(self.canvas, self._taken, 0, self.height, self.width)

    def _parts(self, staying: Sequence[Flowable], going: Sequence[Flowable]) -> list[Flowable]:
        return [
            Ending(part, company=self.company, least=0, whole=0, source=self.source)
            for part in (staying, going)
            if part
        ]


def headed(title: Paragraph, blocks: Sequence[Flowable]) -> list[Flowable]:
    """Return a heading with what stands below; it never ends a page."""
    return [CondPageBreak(beginning((title, *blocks))), title, *blocks]


def beginning(blocks: Iterable[Flowable]) -> float:
    """Return the height in points of headings and the first thing below them: some lines, or a
    row."""
    height = 0.0
    for block in blocks:
        if isinstance(block, CondPageBreak | Gap):
            continue
        part = _first_row(block) if isinstance(block, Grid) else block.wrap(WIDTH, 1e6)[1]
        height += block.getSpaceBefore() + part + block.getSpaceAfter()
        if not isinstance(block, Paragraph) or part > _FEW_LINES:
            break
    return min(height, _MOST_KEPT)


def _first_row(grid: Grid) -> float:
    """Return what of a table has to stand below its heading: titles and the first row."""
    empty = Grid([], grid.widths, grid.style, head=grid.head, title=grid.title, role=grid.role)
    above = empty.wrap(WIDTH, 1e6)[1]
    first = Grid(grid.rows[:1], grid.widths, grid.style, role=grid.role).wrap(WIDTH, 1e6)[1]
    return above + (first if first <= MOVES_WHOLE else _OF_A_LONG_ROW)


def _broken(
    blocks: Sequence[Flowable], width: float, room: float
) -> tuple[list[Flowable], list[Flowable]]:
    """Return what fits in `room` points and the rest, no heading at the end of what fits."""
    staying, going = split_stack(blocks, width, room)
    while staying and isinstance(staying[-1], Block) and staying[-1].role in _HEADINGS:
        going.insert(0, staying.pop())
    return staying, going
