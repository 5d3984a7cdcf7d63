"""Weighs what it would take to draw a PDF, before anybody tries.

Two kilobytes can ask for a rectangle to be drawn a thousand million times: forms that draw forms
that draw forms. Whoever opened such a file would wait for ever, and the desk's worker with them.
"""

import base64
import zlib
from typing import Any

import pikepdf

HEAVIEST = 5000
"""What is drawn, in pieces and megapixels: thirty pages scanned with 600 dpi weigh a fifth."""
_LONGEST_CONTENT = 20 * 1024 * 1024
_DEEPEST = 20
_MOST_TIMES = {
    "/LZWDecode": 2800,
    "/RunLengthDecode": 64,
    "/ASCII85Decode": 4,
    "/ASCIIHexDecode": 1,
}
"""How much longer than packed something can get."""


class TooHeavyError(ValueError):
    """Drawing it would take too long, or cannot be foretold."""


def require_light(document: pikepdf.Pdf) -> None:
    """Raise `TooHeavyError` for a document that nobody can wait for."""
    try:
        _weigh(document)
    except (AttributeError, TypeError, zlib.error, pikepdf.PikepdfError):
        # Numbers where there should be pieces, and the like: nothing can be foretold of it.
        raise TooHeavyError from None


def _weigh(document: pikepdf.Pdf) -> None:
    known: dict[tuple[int, int], float] = {}
    total = 0.0
    for page in document.pages:
        contents = page.obj.get("/Contents")
        if contents is None:
            continue
        for stream in contents if isinstance(contents, pikepdf.Array) else (contents,):
            _require_short(stream)
        total = _sum(total, _drawn(page, page.resources, known, 0))


def _drawn(owner: Any, resources: Any, known: dict[tuple[int, int], float], depth: int) -> float:
    if depth > _DEEPEST:
        raise TooHeavyError
    pieces = resources.get("/XObject", {}) if resources is not None else {}
    weight = 1.0
    for instruction in pikepdf.parse_content_stream(owner, "Do"):
        name = str(instruction.operands[0]) if instruction.operands else ""
        piece = pieces.get(name)
        if isinstance(piece, pikepdf.Stream):
            weight = _sum(weight, _weight(piece, resources, known, depth))
    return weight


def _weight(
    piece: pikepdf.Stream, outer: Any, known: dict[tuple[int, int], float], depth: int
) -> float:
    key = piece.objgen
    if key not in known:
        if piece.get("/Subtype") == "/Form":
            _require_short(piece)
            known[key] = _drawn(piece, piece.get("/Resources", outer), known, depth + 1)
        else:
            pixels = float(piece.get("/Width", 0)) * float(piece.get("/Height", 0))
            known[key] = 1.0 + pixels / 1_000_000
    return known[key]


def _require_short(stream: Any) -> None:
    """Refuse content that unpacks to very much, without unpacking it."""
    if not isinstance(stream, pikepdf.Stream):
        raise TooHeavyError
    told = stream.get("/Filter")
    if told is None:
        return  # as long as it is in the file, which is not long
    filters = [str(one) for one in (told if isinstance(told, pikepdf.Array) else (told,))]
    raw = stream.read_raw_bytes()
    if filters[:1] == ["/ASCII85Decode"] and filters[1:] == ["/FlateDecode"]:
        filters, raw = filters[1:], base64.a85decode(raw.strip().removesuffix(b"~>"))
    if filters == ["/FlateDecode"]:
        longest = len(zlib.decompressobj().decompress(raw, _LONGEST_CONTENT + 1))
    elif len(filters) == 1:
        longest = len(raw) * _MOST_TIMES.get(filters[0], _LONGEST_CONTENT)
    else:
        raise TooHeavyError  # nobody packs twice who has nothing to hide
    if longest > _LONGEST_CONTENT:
        raise TooHeavyError


def _sum(total: float, more: float) -> float:
    if total + more > HEAVIEST:
        raise TooHeavyError
    return total + more
