"""Takes the association's logo: an untrusted picture that will stand in every document.

It goes through the guarded process twice, as a scan that is drawn anew and as bare pixels; only
from these a small picture is made here. Nothing of the file itself reaches a document.
"""

import io
from pathlib import Path

from PIL import Image

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import files, scans

LARGEST = 1024 * 1024
MOST_WIDTH, MOST_HEIGHT = 590, 260
"""Pixels: 50 × 22 mm with 300 dpi."""
_HEAVY = 48 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_PASSED_ON = frozenset({ErrorCode.READER_NOT_STARTED})


def read(path: Path) -> bytes:
    """Return the bytes of a file. Raises LOGO_UNUSABLE."""
    return files.read_up_to(path, LARGEST, ErrorCode.LOGO_UNUSABLE)


def take(content: bytes) -> bytes:
    """Return the logo as a small PNG on white, sRGB, without transparency.

    Raises LOGO_UNUSABLE for what is no PNG or JPEG, too large or damaged; READER_NOT_STARTED.
    """
    if len(content) > LARGEST or not content.startswith(_PICTURES):
        raise KnownError(ErrorCode.LOGO_UNUSABLE)
    try:
        scan = scans.take(content)
        ((width, height, rgb),) = scans.pages(scan.content, 2 * MOST_WIDTH)
    except KnownError as error:
        if error.code in _PASSED_ON:
            raise
        raise KnownError(ErrorCode.LOGO_UNUSABLE) from None
    picture = Image.frombytes("RGB", (width, height), rgb)
    picture.thumbnail((MOST_WIDTH, MOST_HEIGHT), Image.Resampling.LANCZOS)
    drawn = _png(picture)
    # A photograph as a logo would make every document heavy; 256 colours are enough on paper.
    return drawn if len(drawn) <= _HEAVY else _png(picture.quantize(256))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
