"""Takes scans and photographs of signed forms: untrusted files, told by what is in them.

The name of a file says nothing. A PDF is kept as it is, it is what was signed; a photograph is
drawn anew, so that the place where it was taken and whatever else hid in it stay behind. All that
is unpacked is unpacked in a process of its own (`guarded`), when it is taken and when it is shown.
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path

from integrif_desk.domain.attachment import LARGEST, MediaType
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import files, guarded
from integrif_desk.exchange.guarded import Failure

_MEGABYTE = 1024 * 1024
_TAKEN = guarded.Limits(seconds=10)
_SHOWN = guarded.Limits(seconds=20, answer=400 * _MEGABYTE)
"""Thirty pages scanned with 300 dpi are drawn in five seconds and take 250 megabytes."""
_FAILURES = {
    Failure.NOT_STARTED: ErrorCode.READER_NOT_STARTED,
    Failure.TOO_SLOW: ErrorCode.SCAN_TOO_HEAVY,
    Failure.TOO_HEAVY: ErrorCode.SCAN_TOO_HEAVY,
    Failure.CRASHED: ErrorCode.SCAN_BROKEN,
}
_REFUSALS = (ErrorCode.SCAN_PROTECTED, ErrorCode.SCAN_BROKEN, ErrorCode.SCAN_TOO_HEAVY)
_HEAD = 1024


@dataclass(frozen=True)
class Scan:
    """What is worth keeping of a file."""

    media_type: MediaType
    content: bytes


def read(path: Path) -> bytes:
    """Return the bytes of a file. Raises SCAN_TOO_LARGE (limit), SCAN_UNREADABLE."""
    content = files.read_up_to(path, LARGEST, ErrorCode.SCAN_UNREADABLE)
    _require_size(content)
    return content


def take(content: bytes) -> Scan:
    """Return the scan in these bytes.

    Raises SCAN_TOO_LARGE (limit), SCAN_KIND_UNKNOWN, SCAN_PROTECTED, SCAN_BROKEN, SCAN_TOO_HEAVY,
    READER_NOT_STARTED.
    """
    _require_size(content)
    if _is_pdf(content):
        _ask("scanned_pdf", content, _TAKEN)
        return Scan(MediaType.PDF, content)
    if content.startswith(b"\xff\xd8\xff"):
        return _picture(content, MediaType.JPEG)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _picture(content, MediaType.PNG)
    raise KnownError(ErrorCode.SCAN_KIND_UNKNOWN)


def sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height in points of each page of a kept scan; a picture is as wide as A4.

    Raises SCAN_BROKEN, SCAN_TOO_HEAVY, READER_NOT_STARTED.
    """
    job = "scanned_sizes" if _is_pdf(content) else "picture_size"
    packed = b"".join(_ask(job, content, _SHOWN))
    try:
        found = tuple(struct.iter_unpack(">dd", packed))
    except struct.error:
        raise KnownError(ErrorCode.SCAN_BROKEN) from None
    if not found or any(not 0 < side < math.inf for size in found for side in size):
        raise KnownError(ErrorCode.SCAN_BROKEN)
    return found


def pages(
    content: bytes, width: int, first: int = 1, last: int | None = None
) -> list[tuple[int, int, bytes]]:
    """Return width, height and RGB bytes of pages `first` to `last` of a kept scan, to be shown.

    They are counted from 1. The pages of a PDF are drawn `width` pixels wide, very many together
    less wide so that they take no more room; a picture at most so wide. Raises SCAN_BROKEN,
    SCAN_TOO_HEAVY, READER_NOT_STARTED.
    """
    if _is_pdf(content):
        answer = _ask("scanned_pages", content, _SHOWN, width=width, first=first, last=last)
    else:
        answer = _ask("kept_picture", content, _SHOWN, width=width)
    blobs = list(reversed(answer))
    shown = []
    while blobs:  # each is let go before the next one is cut: together they take much room
        shown.append(_page(blobs.pop()))
    return shown


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_HEAD]


def _require_size(content: bytes) -> None:
    if len(content) > LARGEST:
        raise KnownError(ErrorCode.SCAN_TOO_LARGE, limit=LARGEST // _MEGABYTE)


def _ask(job: str, content: bytes, limits: guarded.Limits, **options: object) -> tuple[bytes, ...]:
    try:
        answer = guarded.run(job, content, limits, **options)
    except guarded.GuardError as error:
        raise KnownError(_FAILURES[error.failure]) from None
    refusal = answer.verdict.error
    if refusal:
        raise KnownError(ErrorCode(refusal) if refusal in _REFUSALS else ErrorCode.SCAN_BROKEN)
    return answer.blobs


def _picture(content: bytes, media_type: MediaType) -> Scan:
    kind = "JPEG" if media_type is MediaType.JPEG else "PNG"
    drawn = _ask("picture", content, _TAKEN, kind=kind)
    if len(drawn) != 1:
        raise KnownError(ErrorCode.SCAN_BROKEN)
    return Scan(media_type, drawn[0])


def _page(blob: bytes) -> tuple[int, int, bytes]:
    width, height = (int.from_bytes(blob[at : at + 4]) for at in (0, 4))
    if len(blob) != 8 + 3 * width * height:
        raise KnownError(ErrorCode.SCAN_BROKEN)
    return width, height, blob[8:]
