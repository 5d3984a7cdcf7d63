"""The other side of `guarded`: the process that reads one file from outside, and then ends.

Each job is loaded alone and before the limits close, so that the process starts fast.
"""

import codecs
import json
import sys
from collections.abc import Callable
from typing import IO, Any

from integrif_desk.domain.errors import KnownError
from integrif_desk.exchange import guarded_limits

_ENCODINGS = ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-16-be")
"""Python looks for them on the disk when they are first used."""

Job = Callable[..., dict[str, Any]]
"""Takes the bytes of the file, `put`, which sends a blob ahead, and options; returns facts."""


def main() -> int:
    """Do the job that the first line of the standard input names; return the exit code."""
    head = json.loads(sys.stdin.buffer.readline())
    guarded_limits.limit(head["memory"], head["seconds"])
    try:
        job = _job(head["job"])
        for encoding in _ENCODINGS:
            codecs.lookup(encoding)
        guarded_limits.shut()
        _do(job, sys.stdin.buffer.read(), sys.stdout.buffer, head["options"])
    except MemoryError:
        return guarded_limits.OUT_OF_MEMORY
    return 0


def _do(job: Job, content: bytes, out: IO[bytes], options: dict[str, Any]) -> None:
    def put(blob: bytes) -> None:
        out.write(len(blob).to_bytes(8))
        out.write(blob)

    verdict: dict[str, Any]
    try:
        verdict = {"facts": job(content, put, **options)}
    except KnownError as error:
        verdict = {"error": error.code.value, "facts": error.values}
    put(json.dumps(verdict).encode())
    out.flush()


def _job(name: str) -> Job:
    if name == "returned_pdf":
        from integrif_desk.exchange import returned_pdf_parts

        return returned_pdf_parts.read
    if name == "unlocked_pdf":
        from integrif_desk.exchange import unlocked_pdf

        return unlocked_pdf.unlock
    if name == "scanned_pdf":
        from integrif_desk.exchange import scan_pdf

        return scan_pdf.check
    if name == "scanned_sizes":
        from integrif_desk.exchange import scan_pdf

        return scan_pdf.sizes
    if name == "scanned_pages":
        from integrif_desk.exchange import scan_pdf

        return scan_pdf.draw
    if name == "picture":
        from integrif_desk.exchange import scan_picture

        return scan_picture.draw
    if name == "picture_size":
        from integrif_desk.exchange import scan_picture

        return scan_picture.size
    if name == "kept_picture":
        from integrif_desk.exchange import scan_picture

        return scan_picture.show
    raise LookupError(name)
