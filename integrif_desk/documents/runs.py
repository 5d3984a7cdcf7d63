"""From typed text to runs that one font can shape in one direction.

ReportLab breaks and reorders words, not characters, knows no fallback fonts and parses markup.
Names here mix scripts inside brackets and may hold < or &, so text is a small typed structure, and
the Unicode bidirectional algorithm (`directions`) runs over characters.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from integrif_desk.documents import fonts
from integrif_desk.documents.directions import ISOLATES, levels

# Joiners, variation selectors and skin tones belong to the sign before them.
_EXTENDERS = frozenset(
    chr(code) for code in (0x200C, 0x200D, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400))
)


@dataclass(frozen=True)
class Span:
    """A piece of text that looks different from its paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    color: str = ""
    size: float = 0  # points; 0 = as the paragraph
    link: str = ""  # https:, mailto:, tel:, or # and the anchor of a block


Text = str | Span | Sequence[str | Span]
"""What a paragraph says. Plain strings are never parsed as markup."""


@dataclass(frozen=True)
class Look:
    """How one character is drawn."""

    face: fonts.Face
    size: float
    color: str
    link: str = ""


@dataclass(frozen=True)
class Char:
    """One character with everything that decides which run it belongs to.

    `typed` is what it stands for where something else is drawn.
    """

    text: str
    look: Look
    level: int
    script: str
    typed: str = ""


def spans(text: Text) -> tuple[Span, ...]:
    """Return the text as spans, empty ones left out."""
    pieces: Sequence[str | Span] = (text,) if isinstance(text, str | Span) else text
    made = (piece if isinstance(piece, Span) else Span(piece) for piece in pieces)
    return tuple(span for span in made if span.text)


def clusters(text: str) -> Iterator[str]:
    """Yield base characters with the marks, joiners and selectors that belong to them."""
    cluster = ""
    for char in text:
        if cluster and (
            unicodedata.category(char) in ("Mn", "Mc", "Me")
            or char in _EXTENDERS
            or (cluster[-1] == "\u200d" and unicodedata.category(char) == "So")
        ):
            cluster += char
            continue
        if cluster:
            yield cluster
        cluster = char
    if cluster:
        yield cluster


def chars(line: Sequence[Span], base: Span, right_to_left: bool | None = None) -> list[Char]:
    """Return the characters of one line of typed text (no line breaks) in logical order.

    `base` gives the looks that the spans do not set. A character that no font has becomes
    `fonts.MISSING_MARK`. The line runs as most of its letters do unless it is told.
    """
    looks: list[tuple[str, Look, str]] = []
    for span in line:
        cut = fonts.Cut(span.bold or base.bold, span.italic or base.italic, span.mono)
        size, color = span.size or base.size, span.color or base.color
        for cluster in clusters(span.text.replace("\t", " ")):
            face = fonts.face_for(cluster, cut)
            drawn = cluster if face else fonts.MISSING_MARK
            look = Look(face or fonts.main_face(cut), size, color, span.link)
            looks.extend((char, look, "" if face else cluster) for char in drawn)
    line_text = "".join(char for char, _, _ in looks)
    return [
        Char(char, look, level, script, typed)
        for (char, look, typed), level, script in zip(
            looks, levels(line_text, right_to_left), _scripts(line_text), strict=True
        )
        if char not in ISOLATES
    ]


def _scripts(text: str) -> list[str]:
    """Name the script of each character; what has none takes that of the letter before it."""
    found: list[str] = []
    current = ""
    for char in text:
        if char.isalpha():
            current = _script(char)
        found.append(current)
    return found


@lru_cache(4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
