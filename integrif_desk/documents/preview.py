"""Pages as pictures, for the preview in the window."""

from integrif_desk.domain.views import PageImage


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def render_pages(
    pdf: bytes, width: int, first: int = 1, last: int | None = None
) -> list[PageImage]:
    """Return the pages from `first` to `last`, counted from 1, `width` pixels wide."""
    import pypdfium2

    images: list[PageImage] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(first - 1, min(last or len(document), len(document))):
            page = document[number]
            bitmap = page.render(
                scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=False
            )
            rows, line = bitmap.height, bitmap.width * 3
            buffer = bytes(bitmap.buffer)
            packed = b"".join(
                buffer[row * bitmap.stride : row * bitmap.stride + line] for row in range(rows)
            )
            images.append(PageImage(bitmap.width, rows, packed))
    return images
