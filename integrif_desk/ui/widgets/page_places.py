"""Where the pages of a document lie below one another, and which of them are worth having drawn.

Only those in view and a few beside them are: the pictures of ninety pages take a gigabyte.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

GAP = 16
"""Pixels between two pages."""
SIDE = 20
BESIDE = 2
"""Pages before and after those in view that are drawn, too."""
_LEAST_WIDTH, _MOST_WIDTH = 120, 2000
_SHARE_OF_SIDES = 10
"""No page is shown as more of a ribbon: whatever a file of somebody else's says."""
_PER_POINT = 96 / 72


@dataclass(frozen=True)
class Places:
    """Width and height of each page and where it begins, from the top of the first, in pixels."""

    sizes: tuple[tuple[int, int], ...] = ()
    tops: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """What all pages take, with the gaps above and below."""
        return self.tops[-1] + self.sizes[-1][1] + GAP if self.sizes else 0

    @property
    def width(self) -> int:
        """What the widest page takes, with both margins."""
        return max((width for width, _height in self.sizes), default=0) + 2 * SIDE

    def in_view(self, top: int, height: int) -> range:
        """Return the pages, counted from 0, that can be seen from `top` on; at least one."""
        ends = (start + size[1] for start, size in zip(self.tops, self.sizes, strict=True))
        seen = [n for n, end in enumerate(ends) if end > top and self.tops[n] < top + height]
        if not seen:
            current = self.current(top, height)
            return range(current, min(current + 1, len(self.sizes)))
        return range(seen[0], seen[-1] + 1)

    def worth_drawing(self, top: int, height: int) -> list[int]:
        """Return the pages to have drawn: those in view, then those beside them."""
        seen = self.in_view(top, height)
        after = range(seen.stop, min(seen.stop + BESIDE, len(self.sizes)))
        before = range(max(seen.start - BESIDE, 0), seen.start)
        return [*seen, *after, *reversed(before)]

    def current(self, top: int, height: int) -> int:
        """Return the page in the middle of what can be seen."""
        middle = top + height / 2
        return max((n for n, start in enumerate(self.tops) if start <= middle), default=0)

    def place(self, top: int) -> tuple[int, float]:
        """Return the page that `top` is in, and how far down: 0 above its head, 1 at its foot."""
        page = max((n for n, start in enumerate(self.tops) if start - GAP <= top), default=0)
        if not self.sizes:
            return page, 0.0
        return page, (top - self.tops[page] + GAP) / (self.sizes[page][1] + GAP)

    def top_of(self, page: int, part: float) -> int:
        """Return where the place is that `place` told, perhaps of other sizes; else the end."""
        if page >= len(self.sizes):
            return self.height
        return round(self.tops[page] - GAP + part * (self.sizes[page][1] + GAP))


def lay(pages: Sequence[tuple[float, float]], room: int, *, actual: bool) -> Places:
    """Return where pages of these sizes in points lie: as wide as `room`, or as they are."""
    sizes = tuple(_size(width, height, room, actual=actual) for width, height in pages)
    ends = accumulate((height + GAP for _width, height in sizes), initial=GAP)
    return Places(sizes, tuple(ends)[:-1])


def _size(width: float, height: float, room: int, *, actual: bool) -> tuple[int, int]:
    wanted = width * _PER_POINT if actual else room - 2 * SIDE
    shown = round(min(max(wanted, _LEAST_WIDTH), _MOST_WIDTH))
    share = min(max(height / width, 1 / _SHARE_OF_SIDES), _SHARE_OF_SIDES)
    return shown, round(shown * share)
