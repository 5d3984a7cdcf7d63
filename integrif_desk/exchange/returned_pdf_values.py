"""Strings and streams of a PDF from outside, as far as they are allowed to be long."""

import zlib
from typing import Any

import pikepdf

LONGEST_VALUE = 20_000
"""Characters that are kept of one string."""


def text(value: Any) -> str:
    """Return a string of a PDF, cut to what is kept of a value; "" for anything else."""
    if isinstance(value, pikepdf.Stream):
        raw = unpacked(value, 2 * LONGEST_VALUE)
        value = pikepdf.String(raw) if raw else None
    if isinstance(value, str):
        return value[:LONGEST_VALUE]
    if not isinstance(value, pikepdf.String):
        return ""
    raw = bytes(value)
    if len(raw) > 2 * LONGEST_VALUE:
        value = pikepdf.String(raw[: 2 * LONGEST_VALUE])
    try:
        return str(value)[:LONGEST_VALUE]
    except ValueError:  # marked as UTF-16 and is none
        return bytes(value).decode("latin-1")[:LONGEST_VALUE]


def unpacked(stream: pikepdf.Stream, most: int) -> bytes | None:
    """Return at most `most` bytes of a stream; None when it is longer or packed oddly.

    Nobody who has nothing to hide packs an attachment twice or with anything but Flate.
    """
    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    raw = stream.read_raw_bytes()
    if filters is None or (isinstance(filters, pikepdf.Array) and not len(filters)):
        return raw if len(raw) <= most else None
    if filters != "/FlateDecode" or stream.get("/DecodeParms") is not None:
        return None
    try:
        content = zlib.decompressobj().decompress(raw, most + 1)
    except zlib.error:
        return None
    return content if len(content) <= most else None
