"""Takes scans and photographs of signed forms: untrusted files, told by what is in them.

The name of a file says nothing. A PDF is kept as it is, it is what was signed; a photograph is
drawn anew, so that the place where it was taken and whatever else hid in it stay behind.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from integrif_desk.domain.attachment import LARGEST, MediaType
from integrif_desk.domain.errors import ErrorCode, KnownError

MOST_PAGES = 30
LONGEST_SIDE = 2000
"""Pixels of the longer side that are kept of a photograph: A4 at about 170 dpi."""
_MOST_PIXELS = 60_000_000
_JPEG_QUALITY = 85
_MEGABYTE = 1024 * 1024
_HEAD = 1024


@dataclass(frozen=True)
class Scan:
    """What is worth keeping of a file."""

    media_type: MediaType
    content: bytes


def read(path: Path) -> bytes:
    """Return the bytes of a file. Raises SCAN_TOO_LARGE (limit), SCAN_UNREADABLE."""
    try:
        if not path.is_file():  # a pipe would let the only worker wait for ever
            raise KnownError(ErrorCode.SCAN_UNREADABLE)
        with path.open("rb") as file:
            # One more than allowed: a file may grow while it is read.
            content = file.read(LARGEST + 1)
    except OSError:
        raise KnownError(ErrorCode.SCAN_UNREADABLE) from None
    _require_size(content)
    return content


def take(content: bytes) -> Scan:
    """Return the scan in these bytes.

    Raises SCAN_TOO_LARGE (limit), SCAN_KIND_UNKNOWN, SCAN_PROTECTED, SCAN_BROKEN.
    """
    _require_size(content)
    if b"%PDF-" in content[:_HEAD]:
        _require_sound_pdf(content)
        return Scan(MediaType.PDF, content)
    if content.startswith(b"\xff\xd8\xff"):
        return _picture(content, MediaType.JPEG)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _picture(content, MediaType.PNG)
    raise KnownError(ErrorCode.SCAN_KIND_UNKNOWN)


def pixels(content: bytes, width: int) -> tuple[int, int, bytes]:
    """Return width, height and RGB bytes of a kept picture, at most `width` pixels wide.

    Raises SCAN_BROKEN.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            picture = opened.convert("RGB")
    except (OSError, SyntaxError, ValueError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    height = max(1, round(picture.height * width / picture.width))
    if picture.width > width:
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    return picture.width, picture.height, picture.tobytes()


def _require_size(content: bytes) -> None:
    if len(content) > LARGEST:
        raise KnownError(ErrorCode.SCAN_TOO_LARGE, limit=LARGEST // _MEGABYTE)


def _require_sound_pdf(content: bytes) -> None:
    import pikepdf
    import pypdfium2

    from integrif_desk.exchange import pdf_weight

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


def _like_paper(width: float, height: float) -> bool:
    """Whether a page can be painted: a ribbon of a page would need endless memory."""
    return width > 0 and height > 0 and max(width, height) <= 10 * min(width, height)


def _picture(content: bytes, media_type: MediaType) -> Scan:
    from PIL import Image, ImageOps

    kind = "JPEG" if media_type is MediaType.JPEG else "PNG"
    try:
        with warnings.catch_warnings():
            # It warns of pictures that unpack to very many pixels; how many is asked here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=(kind,))
        with opened:
            if opened.width * opened.height > _MOST_PIXELS or not _like_paper(*opened.size):
                raise KnownError(ErrorCode.SCAN_BROKEN)
            opened.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
            # Upright as it was taken: the note which way is up goes with all the others.
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
            picture = Image.new("RGB", upright.size, "white")
            picture.paste(upright, mask=upright.getchannel("A"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    drawn = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    if media_type is MediaType.JPEG:
        drawn.save(out, "JPEG", quality=_JPEG_QUALITY)
    else:
        drawn.save(out, "PNG", optimize=True)
    return Scan(media_type, out.getvalue())
