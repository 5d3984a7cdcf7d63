"""A finished document as pictures, for the window and for the printer."""

from collections.abc import Callable
from dataclasses import dataclass

from integrif_desk.domain.views import PageImage

_SCANS_AT_ONCE = 3
"""To start the process that draws them takes longer than to draw a page."""


@dataclass(frozen=True)
class Paper:
    """A document to look at: a page becomes a picture when it comes into view, not before.

    `sizes` are width and height of each page in points. `draw(first, last, width)` returns pages,
    counted from 1, as pictures `width` pixels wide. Call it from the worker thread, and for at most
    `at_once` pages: so long nothing else is done there.
    """

    sizes: tuple[tuple[float, float], ...]
    draw: Callable[[int, int, int], tuple[PageImage, ...]]
    at_once: int = 1

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)


def paper(pdf: bytes) -> Paper:
    """Return a document of our own to look at. Call from the worker thread."""
    from integrif_desk.documents.preview import page_sizes

    return Paper(page_sizes(pdf), lambda first, last, width: pages(pdf, width, first, last))


def scan(content: bytes) -> Paper:
    """Return a kept file of somebody else's to look at; processes of their own draw it.

    Call from the worker thread. Raises SCAN_BROKEN, SCAN_TOO_HEAVY, READER_NOT_STARTED, and `draw`
    again.
    """
    from integrif_desk.exchange import scans

    def draw(first: int, last: int, width: int) -> tuple[PageImage, ...]:
        return tuple(PageImage(*page) for page in scans.pages(content, width, first, last))

    return Paper(scans.sizes(content), draw, at_once=_SCANS_AT_ONCE)


def pages(pdf: bytes, width: int, first: int = 1, last: int | None = None) -> tuple[PageImage, ...]:
    """Return pages `first` to `last`, counted from 1, as pictures `width` pixels wide.

    Call from the worker thread.
    """
    from integrif_desk.documents.preview import render_pages

    return tuple(render_pages(pdf, width, first, last))


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    from integrif_desk.documents import preview

    return preview.page_count(pdf)
