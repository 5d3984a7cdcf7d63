"""Takes a returned PDF apart. Runs in the guarded process alone: see `returned_pdf`.

Nothing in the file is believed: every walk has an end, everything that is kept a length, and
nothing is carried out or opened, neither scripts nor actions nor what is attached.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2

from integrif_desk.domain import answer_code, bound_names
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.text import clean_line
from integrif_desk.exchange import pdf_opening, returned_pdf_embedded, returned_pdf_fields
from integrif_desk.exchange.returned_pdf_values import text as pdf_text

_LONGEST_LINE = 400
_TAIL = 1024
"""Within so many bytes of its end a file says that it ends (ISO 32000-2, annex I)."""
_MOST_TEXT_PAGES = 100
_MOST_CHARACTERS = 200_000
_MOSTLY = 4
"""All but one of so many codes in a text have to be the same; another one may be quoted."""
_FEWEST_CHARACTERS = 20
"""What a scanner prints at the edge of a page is no text of the page."""
_DASH = "[-\u00ad\u2010-\u2015\u2212\ufffe\x02]"
_CODE = re.compile(
    rf"(?<![^\W_])([0-9A-Z]{{2}})\s?{_DASH}\s?([0-9A-Z]{{4}})\s?{_DASH}\s?([0-9A-Z])(?![^\W_])"
)

pdf_opening.prepare()


def read(content: bytes, put: Callable[[bytes], None], needs_form: bool = True) -> dict[str, Any]:
    """Return what `returned_pdf.Facts` holds; `put` takes the attachments in the order of names.

    Raises `KnownError` RETURNED_DAMAGED, _PROTECTED, _XFA, _TOO_HEAVY, and, where a form is needed
    and there is none, RETURNED_FLATTENED (found_code), _WITHOUT_FORM, _SCANNED; `MemoryError`.
    """
    if b"%%EOF" not in content[-_TAIL:]:
        # Cut off: what was filled in last stands at the end, so the rest would tell old things.
        raise KnownError(ErrorCode.RETURNED_DAMAGED)
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            facts = _facts(document, put)
            has_xfa = returned_pdf_fields.has_xfa(document)
    except pikepdf.PasswordError:
        raise KnownError(ErrorCode.RETURNED_PROTECTED) from None
    except _BROKEN:
        raise KnownError(ErrorCode.RETURNED_DAMAGED) from None
    fields = facts["fields"]
    if not any(slip.get("code") for slip in bound_names.by_case(fields).values()):
        if has_xfa:
            raise KnownError(ErrorCode.RETURNED_XFA)
        text = _text(content) if needs_form or fields else ""
        facts["found_code"] = _code(text)
        if needs_form and not fields:
            raise _without_form(text, facts["found_code"])
    return facts


_BROKEN = (
    pikepdf.PikepdfError, ValueError, TypeError, AttributeError, KeyError, IndexError,
    RuntimeError, RecursionError, OverflowError, ArithmeticError, NotImplementedError,
)  # fmt: skip
"""What pikepdf raises where a file has one thing in the place of another."""


def _facts(document: pikepdf.Pdf, put: Callable[[bytes], None]) -> dict[str, Any]:
    pages = len(document.pages)
    if not pages:
        raise KnownError(ErrorCode.RETURNED_DAMAGED)
    fields = returned_pdf_fields.fields(document)
    names = []
    for name, attached in returned_pdf_embedded.attachments(document):
        names.append(name)
        put(attached)
    return {
        "fields": fields,
        "names": names,
        "author": _told(document, "/Author"),
        "title": _told(document, "/Title"),
        "pages": pages,
    }


def _told(document: pikepdf.Pdf, key: str) -> str:
    information = document.trailer.get("/Info")
    if not isinstance(information, pikepdf.Dictionary):
        return ""
    return clean_line(pdf_text(information.get(key)))[:_LONGEST_LINE]


def _without_form(text: str, code: str) -> KnownError:
    if code:
        return KnownError(ErrorCode.RETURNED_FLATTENED, found_code=code)
    if sum(not c.isspace() for c in text) >= _FEWEST_CHARACTERS:
        return KnownError(ErrorCode.RETURNED_WITHOUT_FORM)
    return KnownError(ErrorCode.RETURNED_SCANNED)


def _text(content: bytes) -> str:
    """Return the text on the pages, the last ones first: there is the slip."""
    pieces: list[str] = []
    room = _MOST_CHARACTERS
    for piece in _page_texts(content):
        pieces.append(piece[:room])
        room -= len(pieces[-1])
        if room <= 0:
            break
    return "\n".join(pieces)


def _page_texts(content: bytes) -> Iterator[str]:
    try:
        with pypdfium2.PdfDocument(content) as document:
            last = len(document) - 1
            for number in range(last, max(-1, last - _MOST_TEXT_PAGES), -1):
                page = document[number].get_textpage()
                count = min(page.count_chars(), _MOST_CHARACTERS)
                yield page.get_text_range(0, count) if count > 0 else ""
    except (pypdfium2.PdfiumError, ValueError):
        return  # what the other one could open has no text then


def _code(text: str) -> str:
    """Return the answer code that the text tells; "" without one that is checked.

    Where several are told there is none: a bundle has one on the slip of each case, and what was
    answered for one of them must not be offered for another.
    """
    found: Counter[str] = Counter()
    for match in _CODE.finditer(text):
        try:
            found[answer_code.parse("".join(match.groups()))] += 1
        except KnownError:
            continue
    code = max(found, key=found.__getitem__, default="")
    return code if found[code] * _MOSTLY >= found.total() * (_MOSTLY - 1) else ""
