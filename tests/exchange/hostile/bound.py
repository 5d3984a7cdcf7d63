"""Documents of several cases: as many as there may be, and what should not be in them."""

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, String

from tests.exchange.hostile import raw, slip

Builder = Callable[[], bytes]
MOST = 15


def files() -> Iterator[tuple[str, Builder]]:
    """Yield a name and what builds the file."""
    yield "fifteen slips", lambda: slip.saved(document(MOST))
    yield "sixteen slips", lambda: slip.saved(document(MOST + 1))
    yield "fifteen slips with 100 fields more each", lambda: slip.saved(document(MOST, more=100))
    yield "fifteen slips with 200 fields more each", lambda: slip.saved(document(MOST, more=200))
    yield "20000 cases", lambda: _cases([b"fall%d" % number for number in range(1, 20_001)])
    yield "one case 1500 times", lambda: _cases([b"fall1"] * 1500)
    yield "a case within a case within a case", _nested
    yield "cases that hold each other", _circle
    yield "cases that share their fields", _shared
    yield (
        "names that are hardly cases",
        lambda: _cases([b"fall0", b"fall01", b"fall", b"fall1.", b".fall1", b"fall-1", b"fall1e1"]),
    )


def document(cases: int, more: int = 0) -> pikepdf.Pdf:
    """Return a document with a filled-in slip for each case, and so many fields more in each."""
    pdf = slip.document(form=False)
    roots, shown = [], []
    for case in range(1, cases + 1):
        values = {**slip.TEXT_FIELDS, **{f"mehr_{number}": "x" for number in range(more)}}
        kids = [slip.text_field(pdf, name, value) for name, value in values.items()]
        kids += [slip.radio(pdf, name, *choice) for name, choice in slip.CHOICES.items()]
        above = pdf.make_indirect(Dictionary(T=String(f"fall{case}"), Kids=Array(kids)))
        for kid in kids:
            kid.Parent = above
        roots.append(above)
        shown += [widget for kid in kids for widget in kid.get("/Kids", [kid])]
    pdf.Root.AcroForm = Dictionary(Fields=Array(roots))
    pdf.pages[0].Annots = Array(shown)
    return pdf


def _cases(names: list[bytes]) -> bytes:
    """Return a document whose cases have these names and one field each."""
    listed = b" ".join(b"%d 0 R" % (4 + 2 * place) for place in range(len(names)))
    objects = {}
    for place, name in enumerate(names):
        number = 4 + 2 * place
        objects[number] = b"<< /T (%s) /Kids [%d 0 R] >>" % (name, number + 1)
        objects[number + 1] = b"<< /FT /Tx /T (code) /V (K7-4F2Q-%d) >>" % place
    catalogue = raw.CATALOGUE.replace(b"4 0 R", listed)
    return raw.pdf(raw.SOUND | {1: catalogue} | objects)


def _nested() -> bytes:
    return raw.sound(
        o4=b"<< /T (fall1) /Kids [5 0 R] >>",
        o5=b"<< /T (fall2) /Kids [6 0 R] >>",
        o6=b"<< /T (fall1) /Kids [7 0 R] >>",
        o7=raw.FIELD,
    )


def _circle() -> bytes:
    return raw.sound(
        o4=b"<< /T (fall1) /Kids [5 0 R] >>",
        o5=b"<< /T (fall2) /Kids [4 0 R 6 0 R] >>",
        o6=raw.FIELD,
    )


def _shared() -> bytes:
    catalogue = raw.CATALOGUE.replace(b"4 0 R", b"4 0 R 5 0 R")
    return raw.sound(
        o1=catalogue,
        o4=b"<< /T (fall1) /Kids [6 0 R] >>",
        o5=b"<< /T (fall2) /Kids [6 0 R] >>",
        o6=raw.FIELD,
    )
