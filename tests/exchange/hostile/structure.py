"""Files whose structure has no end, or no sense: circles, depths, masses, wrong numbers."""

from collections.abc import Callable, Iterator

from tests.exchange.hostile import raw, slip

Builder = Callable[[], bytes]


def files() -> Iterator[tuple[str, Builder]]:
    """Yield a name and what builds the file."""
    yield from _circles()
    yield from _depths()
    yield from _masses()
    yield from _nonsense()


def _circles() -> Iterator[tuple[str, Builder]]:
    kids = b"<< /T (a) /Kids [4 0 R 4 0 R] >>"
    yield "field that is its own kid", lambda: raw.sound(o4=kids)
    yield (
        "fields that are each other's kids",
        lambda: raw.sound(
            o4=b"<< /T (a) /Kids [5 0 R] >>", o5=b"<< /T (b) /Kids [4 0 R] /Parent 4 0 R >>"
        ),
    )
    yield (
        "widgets that are each other's parents",
        lambda: raw.sound(
            o1=b"<< /Type /Catalog /Pages 2 0 R >>",
            o3=raw.EMPTY_PAGE[:-2] + b"/Annots [4 0 R 5 0 R] >>",
            o4=b"<< /Subtype /Widget /T (a) /Parent 5 0 R >>",
            o5=b"<< /Subtype /Widget /T (b) /Parent 4 0 R >>",
        ),
    )
    yield "page tree that holds itself", lambda: raw.sound(o2=raw.PAGES.replace(b"3 0", b"2 0"))
    yield (
        "page tree whose branches hold each other",
        lambda: raw.sound(
            o2=b"<< /Type /Pages /Kids [5 0 R 3 0 R] /Count 2 >>",
            o5=b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ),
    )
    outlines = raw.CATALOGUE[:-2] + b"/Outlines 5 0 R >>"
    yield (
        "outlines that go in a circle",
        lambda: raw.sound(
            o1=outlines,
            o5=b"<< /First 6 0 R /Last 6 0 R /Count 1 >>",
            o6=b"<< /Title (x) /Parent 5 0 R /Next 6 0 R /First 5 0 R >>",
        ),
    )
    yield "table that refers to itself", _table_that_refers_to_itself
    yield "tables that refer to each other", _tables_that_refer_to_each_other
    names = raw.CATALOGUE[:-2] + b"/Names << /EmbeddedFiles 5 0 R >> >>"
    yield (
        "tree of names that holds itself",
        lambda: raw.sound(o1=names, o5=b"<< /Kids [5 0 R 6 0 R] >>", o6=b"<< /Kids [5 0 R] >>"),
    )
    yield "value that is itself", lambda: raw.sound(o4=b"<< /FT /Tx /T (a) /V 4 0 R >>")
    yield "reference that refers to itself", lambda: raw.sound(o4=b"4 0 R")
    yield "length that is its own stream", lambda: raw.sound(o4=b"<< /FT /Tx /T (a) /V 5 0 R >>",
        o5=b"<< /Length 5 0 R >>\nstream\nabc\nendstream")  # fmt: skip
    yield (
        "object stream that extends itself",
        lambda: raw.sound(
            o5=raw.stream(b"6 0 null", b"/Type /ObjStm /N 1 /First 4 /Extends 5 0 R")
        ),
    )


def _table_that_refers_to_itself() -> bytes:
    content = raw.pdf(raw.SOUND)
    start = content.rindex(b"startxref\n") + len(b"startxref\n")
    place = content[start:].split()[0]
    return raw.pdf(raw.SOUND, trailer=b"/Prev " + place)


def _tables_that_refer_to_each_other() -> bytes:
    first = raw.pdf(raw.SOUND, trailer=b"/Prev 9999")
    start = int(first[first.rindex(b"startxref\n") + 10 :].split()[0])
    second = len(first)
    first = first.replace(b"/Prev 9999", b"/Prev %04d" % second)
    return first + (
        b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (start, second)
    )


def _depths() -> Iterator[tuple[str, Builder]]:
    for depth in (400, 5000, 100_000):
        yield (
            f"arrays {depth} deep",
            lambda depth=depth: raw.sound(  # type: ignore[misc]
                o5=raw.nested(depth)
            ),
        )
        yield (
            f"dictionaries {depth} deep",
            lambda depth=depth: raw.sound(  # type: ignore[misc]
                o5=raw.nested(depth, b"<</A ", b">>").replace(b"<</A >>", b"<<>>", 1)
            ),
        )
    yield "kids 100000 deep", lambda: _kids(100_000)
    yield "kids 2000 deep that have names", lambda: _kids(2000, named=True)
    yield "page tree 50000 deep", lambda: _page_tree(50_000)
    yield "parents 100000 high", _parents
    yield "form within arrays that never end", lambda: raw.sound(o4=b"[" * 200_000)


def _kids(depth: int, *, named: bool = False) -> bytes:
    label = b"/T (a)" if named else b""
    chain = {
        number: b"<< %s /Kids [%d 0 R] >>" % (label or b"", number + 1)
        for number in range(4, 4 + depth)
    }
    chain[4] = b"<< /T (a) /Kids [5 0 R] >>"
    return raw.pdf(raw.SOUND | chain | {4 + depth: raw.FIELD})


def _page_tree(depth: int) -> bytes:
    chain = {
        number: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>"
        % (number - 1 if number > 5 else 2, number + 1)
        for number in range(5, 5 + depth)
    }
    return raw.pdf(
        raw.SOUND
        | {2: b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>"}
        | chain
        | {5 + depth: raw.EMPTY_PAGE.replace(b"2 0 R", b"%d 0 R" % (4 + depth))}
    )


def _parents() -> bytes:
    chain = {
        number: b"<< /Subtype /Widget /Parent %d 0 R >>" % (number + 1)
        for number in range(4, 100_004)
    }
    return raw.pdf(
        raw.SOUND
        | {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
        | {3: raw.EMPTY_PAGE[:-2] + b"/Annots [4 0 R] >>"}
        | chain
    )


def _masses() -> Iterator[tuple[str, Builder]]:
    yield (
        "300000 objects one by one",
        lambda: raw.pdf(raw.SOUND | dict.fromkeys(range(5, 300_000), b"null")),
    )
    yield "too large by far", lambda: raw.pdf(raw.SOUND) + b"\n" * (21 << 20)
    yield (
        "a table that promises a million objects",
        lambda: raw.pdf(raw.SOUND).replace(b"xref\n0 1\n", b"xref\n0 1000000\n"),
    )
    yield (
        "a size of two thousand million",
        lambda: raw.pdf(raw.SOUND).replace(b"/Size 5", b"/Size 2147483647"),
    )
    yield "10000 fields", lambda: _fields(10_000)
    yield "1500 fields", lambda: _fields(1500)
    yield (
        "one field listed 15000 times",
        lambda: raw.sound(o1=raw.CATALOGUE.replace(b"[4 0 R]", b"[" + b"4 0 R " * 15_000 + b"]")),
    )
    yield (
        "a million fields that are not there",
        lambda: raw.sound(
            o1=raw.CATALOGUE.replace(b"[4 0 R]", b"[" + b"9 0 R " * 1_000_000 + b"]")
        ),
    )
    yield (
        "a dictionary with a million keys",
        lambda: raw.sound(
            o4=b"<< /FT /Tx /T (a) /V (b) "
            + b"".join(b"/K%d 0 " % i for i in range(1_000_000))
            + b">>"
        ),
    )
    yield (
        "a million pages",
        lambda: raw.sound(
            o2=b"<< /Type /Pages /Count 1000000 /Kids [" + b"3 0 R " * 1_000_000 + b"] >>"
        ),
    )
    yield "a million tokens that say nothing", lambda: raw.sound(o4=b"<< >> " * 1_000_000)
    yield "20 MB of opening brackets", lambda: b"%PDF-1.7\n" + b"(" * 19_000_000 + b"\n%%EOF"
    yield (
        "20 MB of objects that begin",
        lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 2_400_000 + b"\n%%EOF",
    )
    yield "20 MB of nothing", lambda: b"%PDF-1.7\n" + b"\x00" * 19_000_000 + b"\n%%EOF"


def _fields(count: int) -> bytes:
    listed = b" ".join(b"%d 0 R" % number for number in range(4, 4 + count))
    return raw.pdf(
        raw.SOUND
        | {1: raw.CATALOGUE.replace(b"4 0 R", listed)}
        | {4 + n: b"<< /FT /Tx /T (f%d) /V (v) >>" % n for n in range(count)}
    )


def _nonsense() -> Iterator[tuple[str, Builder]]:
    sound = raw.pdf(raw.SOUND)
    yield (
        "numbers of a thousand digits",
        lambda: raw.sound(
            o3=raw.EMPTY_PAGE.replace(b"595", b"9" * 1000),
            o4=raw.FIELD[:-2] + b"/Ff -%s >>" % (b"9" * 1000),
        ),
    )
    yield "no root", lambda: sound.replace(b"/Root 1 0 R", b"")
    yield "root that is a number", lambda: raw.sound(o1=b"7")
    yield "no pages", lambda: raw.sound(o2=b"<< /Type /Pages /Kids [] /Count 0 >>")
    yield "a page that is a field", lambda: raw.sound(o3=raw.FIELD)
    yield "bytes that mean nothing", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF"
    yield "nothing but a header", lambda: b"%PDF-1.7\n%%EOF"
    yield "a header behind 900 bytes", lambda: b"\n" * 900 + sound
    yield "a header behind 1100 bytes", lambda: b"\n" * 1100 + sound
    yield "the header of a version to come", lambda: slip.slip().replace(b"%PDF-1.", b"%PDF-9.", 1)
