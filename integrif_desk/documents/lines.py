"""A text in printed lines: typed lines apart, each broken for the room there is.

What has been broken once is kept, because a document is laid out several times until it knows its
page numbers.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from integrif_desk.documents import runs as run_module
from integrif_desk.documents.directions import is_right_to_left
from integrif_desk.documents.linebreak import SOFT_HYPHEN, break_lines
from integrif_desk.documents.runs import Char, Span, Text


@dataclass(frozen=True)
class Line:
    """One printed line, and whether the typed line it belongs to runs from right to left.

    `goes_on` is the blank between its last word and the next line: nothing to see, yet without it
    two words are read aloud and copied as one.
    """

    chars: list[Char]
    right_to_left: bool
    goes_on: list[Char]


def forget() -> None:
    """Drop the texts that were broken into lines."""
    broken.cache_clear()


@lru_cache(512)
def broken(
    text: tuple[Span, ...], base: Span, width: float, right_to_left: bool | None = None
) -> list[Line]:
    """Return the printed lines of a text; a document that is counted again asks again.

    Each typed line runs as most of its letters do unless it is told.
    """
    typed = typed_lines(text)
    return [
        line
        for at, each in enumerate(typed)
        for line in _lines(each, base, width, right_to_left, goes_on=at + 1 < len(typed))
    ]


def _lines(
    line: list[Span], base: Span, width: float, right_to_left: bool | None, *, goes_on: bool
) -> list[Line]:
    """Return the printed lines of a typed one; `goes_on` when another typed line follows."""
    if right_to_left is None:
        right_to_left = is_right_to_left("".join(span.text for span in line))
    typed = run_module.chars(line, base, right_to_left)
    parts = break_lines(typed, width)
    lines: list[Line] = []
    at = 0
    for number, chars in enumerate(parts, start=1):
        at += sum(char.typed != SOFT_HYPHEN for char in chars)
        start = at
        while at < len(typed) and typed[at].text in " \u200b":
            at += 1
        blank = typed[start : start + 1] if start < at else []
        if number == len(parts):
            blank = [replace(chars[-1], text=" ", typed="")] if goes_on and chars else []
        lines.append(Line(chars, right_to_left, blank))
    return lines


def typed_lines(text: Text) -> list[list[Span]]:
    """Return the spans of each typed line."""
    lines: list[list[Span]] = [[]]
    for span in run_module.spans(text):
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines.extend([replace(span, text=other)] for other in others)
    return lines
