"""Looks into scanned PDFs and draws them. Runs in the guarded process alone: see `scans`.

Nobody can tell beforehand what it takes to draw a page: two kilobytes can ask for a rectangle to be
drawn a thousand million times. So a file is drawn once before it is kept, and the limits of the
process decide.
"""

import io
import math
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import pdf_opening

MOST_PAGES = 30
MOST_COUNTED = 1000
"""Pages of a file that is shown, which may be longer than one that is taken in here."""
_TRIED_WIDTH = 1400
_TRIED_SECONDS = 4.0
"""After so long the pages that are left are believed to be like those before."""

pdf_opening.prepare()


def check(content: bytes, _put: Callable[[bytes], None]) -> dict[str, Any]:
    """Return nothing for a PDF that can be shown. Raises SCAN_PROTECTED, SCAN_BROKEN."""
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if document.is_encrypted:
                raise KnownError(ErrorCode.SCAN_PROTECTED)
        _require_pages(content)
        end = time.monotonic() + _TRIED_SECONDS
        for _ in _drawn(content, _TRIED_WIDTH):
            if time.monotonic() > end:
                break
    except pikepdf.PasswordError:
        raise KnownError(ErrorCode.SCAN_PROTECTED) from None
    except (pikepdf.PikepdfError, pypdfium2.PdfiumError, ValueError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    return {}


def sizes(content: bytes, put: Callable[[bytes], None]) -> dict[str, Any]:
    """Put width and height of every page in points. Raises SCAN_BROKEN, SCAN_TOO_HEAVY."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MOST_COUNTED:
                raise KnownError(ErrorCode.SCAN_TOO_HEAVY)
            for number in range(len(document)):
                put(struct.pack(">dd", *document.get_page_size(number)))
    except (pypdfium2.PdfiumError, ValueError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    return {}


def draw(
    content: bytes, put: Callable[[bytes], None], width: int, first: int, last: int | None
) -> dict[str, Any]:
    """Put pages `first` to `last`, `width` pixels wide: width and height, then the RGB bytes.

    More than `MOST_PAGES` are drawn less wide, to take no more room together. Raises SCAN_BROKEN.
    """
    try:
        for page in _drawn(content, _width_of_many(content, width, first, last), first, last):
            put(page)
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    return {}


def _width_of_many(content: bytes, width: int, first: int, last: int | None) -> int:
    with pypdfium2.PdfDocument(content) as document:
        many = max(1, (last or len(document)) - first + 1)
    return int(width * math.sqrt(min(1.0, MOST_PAGES / many)))


def _require_pages(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as document:
        pages = min(len(document), MOST_PAGES + 1)
        sizes = [document.get_page_size(number) for number in range(pages)]
    if not 0 < len(sizes) <= MOST_PAGES or any(not _like_paper(*size) for size in sizes):
        raise KnownError(ErrorCode.SCAN_BROKEN)


def _drawn(content: bytes, width: int, first: int = 1, last: int | None = None) -> Iterator[bytes]:
    with pypdfium2.PdfDocument(content) as document:
        for number in range(first - 1, min(last or len(document), len(document))):
            page = document[number]
            scale = width / page.get_width()
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            rows, line = bitmap.height, bitmap.width * 3
            pixels = memoryview(bitmap.buffer)
            starts = range(0, rows * bitmap.stride, bitmap.stride)
            size = struct.pack(">II", bitmap.width, rows)
            yield b"".join([size, *(pixels[start : start + line] for start in starts)])
            bitmap.close()
            page.close()


def _like_paper(width: float, height: float) -> bool:
    """Whether a page can be painted: a ribbon of a page would need endless memory."""
    return width > 0 and height > 0 and max(width, height) <= 10 * min(width, height)
