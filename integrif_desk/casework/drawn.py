"""A finished document as pictures, for the window and for the printer."""

from integrif_desk.domain.views import PageImage


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
