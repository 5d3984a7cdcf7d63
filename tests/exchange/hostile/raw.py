"""PDF files written object by object, so that they may say what no library would let them say."""

import zlib
from collections.abc import Mapping

EMPTY_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FIELD = b"<< /FT /Tx /T (code) /V (K7-4F2Q-Q) >>"
SOUND = {1: CATALOGUE, 2: PAGES, 3: EMPTY_PAGE, 4: FIELD}
"""A form with one field; what is hostile replaces or follows it."""


def pdf(
    objects: Mapping[int, bytes],
    *,
    trailer: bytes = b"",
    header: bytes = b"%PDF-1.7\n",
    before: bytes = b"",
) -> bytes:
    """Return a file of these objects with a table of where they stand."""
    out = bytearray(before + header)
    places = {}
    for number, body in objects.items():
        places[number] = len(out) - len(before)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out) - len(before)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )
    return bytes(out)


def pdf_with_stream_table(
    objects: Mapping[int, bytes], packed: Mapping[int, tuple[int, int]]
) -> bytes:
    """Return a file whose table is a stream; `packed` tells object stream and place within it."""
    body = bytearray(b"%PDF-1.7\n")
    table = {number: (2, *where) for number, where in packed.items()}
    for number, text in objects.items():
        table[number] = (1, len(body), 0)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    size, start = max(table) + 2, len(body)
    rows = b"".join(
        bytes([kind]) + place.to_bytes(4) + extra.to_bytes(4)
        for kind, place, extra in (table.get(number, (0, 0, 0)) for number in range(size))
    )
    told = b"/Type /XRef /W [1 4 4] /Size %d /Root 1 0 R /Filter /FlateDecode" % size
    body += b"%d 0 obj\n%s\nendobj\n" % (size - 1, stream(zlib.compress(rows), told))
    return bytes(body) + b"startxref\n%d\n%%%%EOF\n" % start


def sound(**replaced: bytes) -> bytes:
    """Return the sound form, with objects replaced or added: `o4=b"…"`."""
    return pdf(SOUND | {int(name[1:]): body for name, body in replaced.items()})


def stream(content: bytes, told: bytes = b"", length: int | None = None) -> bytes:
    """Return a stream object; `length` lies about how long it is."""
    size = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (size, told, content)


def zeros(size: int, times: int = 1) -> bytes:
    """Return that many zeros, packed by Flate so many times, without ever holding them."""
    packer = zlib.compressobj(9)
    piece = b"\x00" * (1 << 20)
    packed = b"".join(packer.compress(piece) for _ in range(size >> 20)) + packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return packed


def nested(depth: int, opening: bytes = b"[", closing: bytes = b"]") -> bytes:
    """Return so many arrays in each other."""
    return opening * depth + closing * depth
