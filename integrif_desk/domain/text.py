"""Cleaning and limits for text that people type or paste.

Text is normalised to NFC (DIN 91379), loses control characters and keeps every script.
"""

import re
import unicodedata

from integrif_desk.domain.errors import ErrorCode, FieldError

NAME_LIMIT = 400
LINE_LIMIT = 400
TEXT_LIMIT = 100_000

# Control characters (Cc but for tab and line break, Cs), and invisible ones that reorder text and
# so can make a name look like another. The isolates U+2066–U+2069 are added by the program where
# it mixes directions; entered ones are dropped. So are those that show nothing at all, which
# text processors leave in words: names that look alike shall be alike, and be found.
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
    "\u00ad\u200b\u2060-\u2064\ufeff]"
)

_MOST_MARKS = 30
_SHORT = 1000
_JOINER = "\u034f"


def clean_text(value: str) -> str:
    """Return `value` in NFC without control and direction characters; line breaks stay.

    The zero-width joiner and non-joiner stay: Persian and many emoji need them.
    """
    kept = _DROPPED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _in_pieces(kept)).strip()


def _in_pieces(value: str) -> str:
    """Return the text with a grapheme joiner after 30 marks on one letter (UAX #15, D4).

    No script has so many. Sorting them, as NFC does, takes time by the square of their number: a
    file with a million of them would hold up the whole window for hours.
    """
    if len(value) < _SHORT or value.isascii():
        return value
    pieces: list[str] = []
    begun = marks = 0
    for place, sign in enumerate(value):
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > _MOST_MARKS:
            pieces.append(value[begun:place])
            begun, marks = place, 1
    return _JOINER.join([*pieces, value[begun:]])


def clean_line(value: str) -> str:
    """Return `value` as one line: cleaned, runs of blanks and line breaks become one blank."""
    return " ".join(clean_text(value).split())


def line(value: str, field: str, *, limit: int = LINE_LIMIT, required: bool = False) -> str:
    """Return the cleaned line. Raises `FieldError` when it is required and empty, or too long."""
    return _checked(clean_line(value), field, limit, required)


def paragraphs(value: str, field: str, *, limit: int = TEXT_LIMIT, required: bool = False) -> str:
    """Return the cleaned text with its line breaks. Raises `FieldError` as `line` does."""
    return _checked(clean_text(value), field, limit, required)


def _checked(value: str, field: str, limit: int, required: bool) -> str:
    if required and not value:
        raise FieldError(ErrorCode.FIELD_REQUIRED, field)
    if len(value) > limit:
        raise FieldError(ErrorCode.FIELD_TOO_LONG, field, limit=limit)
    return value


def set_line(entity: object, name: str, *, limit: int = LINE_LIMIT, required: bool = False) -> None:
    """Clean the line `name` of a frozen dataclass; for use in `__post_init__` only."""
    object.__setattr__(
        entity, name, line(getattr(entity, name), name, limit=limit, required=required)
    )


def set_lines(entity: object, name: str, *, limit: int = LINE_LIMIT) -> None:
    """Clean the tuple of lines `name` of a frozen dataclass; empty ones fall out."""
    lines = (line(value, name, limit=limit) for value in getattr(entity, name))
    object.__setattr__(entity, name, tuple(value for value in lines if value))


def set_paragraphs(
    entity: object, name: str, *, limit: int = TEXT_LIMIT, required: bool = False
) -> None:
    """Clean the text `name` of a frozen dataclass; for use in `__post_init__` only."""
    object.__setattr__(
        entity, name, paragraphs(getattr(entity, name), name, limit=limit, required=required)
    )
