"""Looks into scanned PDFs and draws them. Runs in the guarded process alone: see `scans`."""

import io
import struct
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import pdf_opening, pdf_weight

MOST_PAGES = 30

pdf_opening.prepare()


def check(content: bytes, _put: Callable[[bytes], None]) -> dict[str, Any]:
    """Return nothing for a PDF that can be shown. Raises SCAN_PROTECTED, SCAN_BROKEN."""
    sizes: list[tuple[float, float]] = []
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            protected = document.is_encrypted
            if not protected:
                pdf_weight.require_light(document)
        if not protected:
            # What this one cannot open cannot be shown later on.
            with pypdfium2.PdfDocument(content) as shown:
                pages = min(len(shown), MOST_PAGES + 1)
                sizes = [shown.get_page_size(number) for number in range(pages)]
    except pikepdf.PasswordError:
        raise KnownError(ErrorCode.SCAN_PROTECTED) from None
    except (pikepdf.PikepdfError, pypdfium2.PdfiumError, ValueError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    if protected:
        raise KnownError(ErrorCode.SCAN_PROTECTED)
    if not 0 < len(sizes) <= MOST_PAGES or any(not _like_paper(*size) for size in sizes):
        raise KnownError(ErrorCode.SCAN_BROKEN)
    return {}


def draw(content: bytes, put: Callable[[bytes], None], width: int) -> dict[str, Any]:
    """Put every page, `width` pixels wide: its width and height, then three bytes per pixel.

    Raises SCAN_BROKEN.
    """
    try:
        with pypdfium2.PdfDocument(content) as document:
            for page in document:
                scale = width / page.get_width()
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
                rows, line = bitmap.height, bitmap.width * 3
                pixels = memoryview(bitmap.buffer)
                starts = range(0, rows * bitmap.stride, bitmap.stride)
                size = struct.pack(">II", bitmap.width, rows)
                put(b"".join([size, *(pixels[start : start + line] for start in starts)]))
                bitmap.close()
                page.close()
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    return {}


def _like_paper(width: float, height: float) -> bool:
    """Whether a page can be painted: a ribbon of a page would need endless memory."""
    return width > 0 and height > 0 and max(width, height) <= 10 * min(width, height)
