"""Small files that become large, or take long, once somebody unpacks or draws them."""

import zlib
from collections.abc import Callable, Iterator
from functools import cache

from tests.exchange.hostile import raw

Builder = Callable[[], bytes]


def files() -> Iterator[tuple[str, Builder]]:
    """Yield a name and what builds the file."""
    yield from _packed()
    yield from _drawn()


@cache
def zeros(times: int = 1) -> bytes:
    """Return 300 MB of zeros, packed so many times."""
    return raw.zeros(300 << 20, times)


def _packed() -> Iterator[tuple[str, Builder]]:
    flate = b"/Filter /FlateDecode"
    value = b"<< /FT /Tx /T (code) /V 5 0 R >>"
    for name, packed, told in (
        ("300 MB of zeros", zeros, flate),
        ("packed twice", lambda: zeros(2), b"/Filter [/FlateDecode /FlateDecode]"),
        ("40 filters", lambda: raw.zeros(1 << 24), b"/Filter [" + b"/FlateDecode " * 40 + b"]"),
        ("run lengths", lambda: b"\x81A" * 5_000_000, b"/Filter /RunLengthDecode"),
        ("LZW", lambda: b"\x80" * 5_000_000, b"/Filter /LZWDecode"),
        ("predictor", zeros, flate + b" /DecodeParms << /Predictor 15 /Columns 2147483647 "
            b"/Colors 32 /BitsPerComponent 16 >>"),
        ("a filter nobody knows", lambda: b"x" * 1000, b"/Filter /Bomb"),
    ):  # fmt: skip
        yield (
            f"value: {name}",
            lambda p=packed, t=told: raw.sound(  # type: ignore[misc]
                o4=value, o5=raw.stream(p(), t)
            ),
        )
        yield (
            f"object stream: {name}",
            lambda p=packed, t=told: raw.sound(  # type: ignore[misc]
                o5=raw.stream(p(), b"/Type /ObjStm /N 100000 /First 1000000 " + t)
            ),
        )
        yield f"attachment: {name}", lambda p=packed, t=told: _attachment(p(), t)  # type: ignore[misc]
        yield (
            f"page: {name}",
            lambda p=packed, t=told: raw.pdf(  # type: ignore[misc]
                raw.SOUND
                | {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
                | {3: raw.EMPTY_PAGE[:-2] + b"/Contents 5 0 R >>", 5: raw.stream(p(), t)}
            ),
        )
        yield f"table: {name}", lambda p=packed, t=told: _packed_table(p(), t)  # type: ignore[misc]
    yield "fields in object streams of 100 MB", lambda: _object_streams(2)
    yield "a million objects", _million_objects
    yield "a length of 4 GB", lambda: raw.sound(o4=value, o5=raw.stream(b"abc", b"", 1 << 32))


def _attachment(content: bytes, told: bytes) -> bytes:
    return raw.sound(
        o1=raw.CATALOGUE[:-2] + b"/AF [5 0 R] >>",
        o5=b"<< /Type /Filespec /UF (handover.json) /EF << /F 6 0 R >> >>",
        o6=raw.stream(content, told),
    )


def _object_streams(count: int) -> bytes:
    """Return a file whose fields lie in so many streams of 100 MB each."""
    fields = range(100, 100 + count)
    listed = b" ".join(b"%d 0 R" % number for number in fields)
    blanks = b" " * (100 << 20)
    streams = {
        1000 + number: _object_stream(b"%d 0 " % number, raw.FIELD + blanks, 1) for number in fields
    }
    return raw.pdf_with_stream_table(
        raw.SOUND | {1: raw.CATALOGUE.replace(b"4 0 R", listed)} | streams,
        {number: (1000 + number, 0) for number in fields},
    )


def _million_objects() -> bytes:
    numbers = range(10, 1_000_010)
    places = b"".join([b"%d %d " % (number, 5 * at) for at, number in enumerate(numbers)])
    return raw.pdf_with_stream_table(
        raw.SOUND | {5: _object_stream(places, b"null " * len(numbers), len(numbers))},
        {number: (5, at) for at, number in enumerate(numbers)},
    )


def _object_stream(places: bytes, objects: bytes, count: int) -> bytes:
    told = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (count, len(places))
    return raw.stream(zlib.compress(places + objects), told)


def _packed_table(content: bytes, told: bytes) -> bytes:
    body = b"%PDF-1.7\n"
    for number, text in raw.SOUND.items():
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(body)
    table = raw.stream(content, b"/Type /XRef /W [8 8 8] /Size 99999999 /Root 1 0 R " + told)
    return body + b"9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)


def _drawn() -> Iterator[tuple[str, Builder]]:
    """Pages without a form, so that their text is looked for."""
    for name, told, content in (
        ("huge picture", b"/Width 100000 /Height 100000 /ColorSpace /DeviceRGB "
            b"/BitsPerComponent 8", b"x"),
        ("JBIG2", b"/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 "
            b"/Filter /JBIG2Decode",
            b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\xff" * 200),
        ("JPX", b"/Width 60000 /Height 60000 /Filter /JPXDecode",
            b"\x00\x00\x00\x0cjP  \r\n\x87\n\xff\x4f\xff\x51\x00\x2f" + b"\xff" * 200),
        ("JPEG", b"/Width 60000 /Height 60000 /ColorSpace /DeviceRGB /Filter /DCTDecode",
            b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + b"\x01" * 200),
    ):  # fmt: skip
        yield (
            f"{name} on the page",
            lambda t=told, c=content: _page(  # type: ignore[misc]
                b"/P Do", b"/XObject << /P 6 0 R >>", raw.stream(c, b"/Subtype /Image " + t)
            ),
        )
    drawing = b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 6 0 R >> >>"
    yield (
        "a form that draws itself",
        lambda: _page(b"/P Do", b"/XObject << /P 6 0 R >>", raw.stream(b"/P Do /P Do", drawing)),
    )
    yield "nested states", lambda: _page(b"q " * 3_000_000, b"", b"null")
    yield (
        "5 MB of text",
        lambda: _page(
            b"BT /F 9 Tf " + b"(K7-4F2Q-Q) Tj " * 350_000 + b"ET",
            b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
            b"null",
        ),
    )
    yield (
        "a font that is its own descendant",
        lambda: _page(
            b"BT /F 9 Tf (abc) Tj ET",
            b"/Font << /F 6 0 R >>",
            b"<< /Type /Font /Subtype /Type0 /DescendantFonts [6 0 R] /ToUnicode 6 0 R >>",
        ),
    )
    yield (
        "a mapping of 60 MB",
        lambda: _page(
            b"BT /F 9 Tf (abc) Tj ET",
            b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >> >>",
            raw.stream(raw.zeros(60 << 20), b"/Filter /FlateDecode"),
        ),
    )


def _page(content: bytes, resources: bytes, piece: bytes) -> bytes:
    return raw.sound(
        o1=b"<< /Type /Catalog /Pages 2 0 R >>",
        o3=raw.EMPTY_PAGE[:-2] + b"/Contents 5 0 R /Resources << %s >> >>" % resources,
        o5=raw.stream(content),
        o6=piece,
    )
