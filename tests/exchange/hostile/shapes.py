"""Small files that hold one thing where another should be."""

from collections.abc import Callable, Iterator

from tests.exchange.hostile import raw

Builder = Callable[[], bytes]


def files() -> Iterator[tuple[str, Builder]]:
    """Yield a name and what builds the file."""
    yield from _numbers()
    yield from _values()
    yield from _fields()


def _numbers() -> Iterator[tuple[str, Builder]]:
    sound = raw.pdf(raw.SOUND)
    for number in (b"-1", b"99999999999999999999", b"0.5", b"(x)", b"null", b"1e9"):
        yield (
            f"startxref {number.decode()}",
            lambda n=number: (  # type: ignore[misc]
                sound[: sound.rindex(b"startxref\n") + 10] + n + b"\n%%EOF\n"
            ),
        )
        yield (
            f"count {number.decode()}",
            lambda n=number: raw.sound(  # type: ignore[misc]
                o2=raw.PAGES.replace(b"/Count 1", b"/Count " + n)
            ),
        )
        yield (
            f"length {number.decode()}",
            lambda n=number: raw.sound(  # type: ignore[misc]
                o4=b"<< /FT /Tx /T (a) /V 5 0 R >>",
                o5=b"<< /Length " + n + b" >>\nstream\nabc\nendstream",
            ),
        )
        yield (
            f"media box {number.decode()}",
            lambda n=number: raw.sound(  # type: ignore[misc]
                o3=raw.EMPTY_PAGE.replace(b"595", n)
            ),
        )


def _values() -> Iterator[tuple[str, Builder]]:
    for key in ("AcroForm", "Names", "Pages", "AF", "Fields"):
        for value in (b"null", b"42", b"(text)", b"[[[]]]", b"/Name", b"99 0 R", b"<< /Kids 1 >>"):
            yield f"{key} {value.decode()}", lambda k=key, v=value: _replaced(k, v)  # type: ignore[misc]


def _fields() -> Iterator[tuple[str, Builder]]:
    for raw_text in (
        b"\xfe\xff\xd8\x00",
        b"\xfe\xff\xd8\x00\xdc",
        b"\xff\xfeA",
        b"\xef\xbb\xbf\xff",
    ):
        literal = b"<" + raw_text.hex().encode() + b">"
        yield (
            f"field called {raw_text!r}",
            lambda t=literal: raw.sound(  # type: ignore[misc]
                o4=b"<< /FT /Tx /T %s /V %s >>" % (t, t)
            ),
        )
    for value in (b"true", b"1.5", b"[(a) (b)]", b"<< /A 1 >>", b"null", b"/Name", b"[[[[]]]]"):
        for kind in (b"/Tx", b"/Btn", b"/Ch", b"/Sig", b"/Odd", b"7"):
            yield (
                f"{kind.decode()} with {value.decode()}",
                lambda k=kind, v=value: raw.sound(  # type: ignore[misc]
                    o4=b"<< /FT %s /T (code) /V %s /Opt [(x) (y)] /Kids [7 (a) null] >>" % (k, v)
                ),
            )


def _replaced(key: str, value: bytes) -> bytes:
    if key == "Fields":
        return raw.sound(o1=raw.CATALOGUE.replace(b"[4 0 R]", value))
    if key == "Pages":
        return raw.sound(o1=raw.CATALOGUE.replace(b"2 0 R", value))
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /%s %s >>" % (key.encode(), value)
    return raw.sound(o1=catalogue)
