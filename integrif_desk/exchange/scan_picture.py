"""Draws photographs anew, and shows kept ones. Runs in the guarded process alone: see `scans`."""

import io
import struct
import warnings
from collections.abc import Callable
from typing import Any

# All that Pillow would only look for on the disk while it reads.
from PIL import (
    ExifTags,
    Image,
    ImageColor,  # noqa: F401
    ImageOps,
    ImagePalette,  # noqa: F401
    MpoImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
)

from integrif_desk.domain.errors import ErrorCode, KnownError

LONGEST_SIDE = 2000
"""Pixels of the longer side that are kept of a photograph: A4 at about 170 dpi."""
_MOST_PIXELS = 60_000_000
_STRIP = 256
"""Rows of what is kept that are scaled down at a time."""
_JPEG_QUALITY = 85
_PAPER_WIDTH = 210 / 25.4 * 72

Image.preinit()


def draw(content: bytes, put: Callable[[bytes], None], kind: str) -> dict[str, Any]:
    """Put the picture in these bytes of a JPEG or PNG, upright, without anything beside it.

    Raises SCAN_BROKEN.
    """
    try:
        with warnings.catch_warnings():
            # It warns of pictures that unpack to very many pixels; how many is asked here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=(kind,))
        with opened:
            if opened.width * opened.height > _MOST_PIXELS or _is_ribbon(opened):
                raise KnownError(ErrorCode.SCAN_BROKEN)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            sheet = _on_white(opened)
            upright = _upright(sheet, opened.getexif().get(ExifTags.Base.Orientation, 1))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    drawn = Image.frombytes("RGB", upright.size, upright.tobytes())
    out = io.BytesIO()
    if kind == "JPEG":
        drawn.save(out, kind, quality=_JPEG_QUALITY)
    else:
        drawn.save(out, kind, optimize=True)
    put(out.getvalue())
    return {}


def show(content: bytes, put: Callable[[bytes], None], width: int) -> dict[str, Any]:
    """Put a kept picture, at most `width` pixels wide: its width and height, then RGB bytes.

    Raises SCAN_BROKEN.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            picture = opened.convert("RGB")
    except (OSError, SyntaxError, ValueError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    height = max(1, round(picture.height * width / picture.width))
    if picture.width > width:
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    put(struct.pack(">II", *picture.size) + picture.tobytes())
    return {}


def size(content: bytes, put: Callable[[bytes], None]) -> dict[str, Any]:
    """Put width and height of a kept picture in points, as wide as A4. Raises SCAN_BROKEN."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            width, height = opened.size
    except (OSError, SyntaxError, ValueError):
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    put(struct.pack(">dd", _PAPER_WIDTH, _PAPER_WIDTH * height / max(1, width)))
    return {}


def _is_ribbon(picture: Image.Image) -> bool:
    return max(picture.size) > 10 * min(picture.size)


def _on_white(opened: Image.Image) -> Image.Image:
    """Return the picture without transparency, at least as large as needed.

    Strip by strip: a second copy of sixty million pixels would not fit.
    """
    times = max(1, max(opened.size) // LONGEST_SIDE)
    width, height = (-(-side // times) for side in opened.size)
    sheet = Image.new("RGB", (width, height), "white")
    for top in range(0, height, _STRIP):
        bottom = min((top + _STRIP) * times, opened.height)
        strip = opened.crop((0, top * times, opened.width, bottom)).convert("RGBA")
        part = strip.reduce(times) if times > 1 else strip
        sheet.paste(part, (0, top), mask=part.getchannel("A"))
    return sheet


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """Turn the picture as it was taken: the note which way is up goes with all the others."""
    picture.getexif()[ExifTags.Base.Orientation] = orientation
    return ImageOps.exif_transpose(picture)
