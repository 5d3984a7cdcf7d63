"""What `domain.masking` offers. Apart from it: labels need the kinds before any pattern."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class MaskKind(StrEnum):
    """What is masked."""

    NAME = "name"
    DATE = "date"
    PLACE = "place"
    NUMBER = "number"
    CONTACT = "contact"


@dataclass(frozen=True)
class MaskSuggestion:
    """Characters `start` to `end` of the text, and what would stand there instead."""

    start: int
    end: int
    kind: MaskKind
    replacement: str


TELLS_WHO = frozenset({MaskKind.NAME, MaskKind.CONTACT, MaskKind.NUMBER})
"""What tells who is meant. In a claim about an office a day or a place tells of the office."""
REPLACEMENTS = {
    MaskKind.NAME: "[Name]",
    MaskKind.DATE: "[Datum]",
    MaskKind.PLACE: "[Ort]",
    MaskKind.NUMBER: "[Nummer]",
    MaskKind.CONTACT: "[Kontakt]",
}


def apply(text: str, accepted: Iterable[MaskSuggestion]) -> str:
    """Return `text` with the accepted suggestions replaced.

    Raises `ValueError` for suggestions that overlap or lie outside `text`: they are of another one.
    """
    parts = []
    place = 0
    for one in sorted(accepted, key=lambda suggestion: suggestion.start):
        if not place <= one.start < one.end <= len(text):
            raise ValueError("These suggestions are not of this text.")
        parts += [text[place : one.start], one.replacement]
        place = one.end
    return "".join((*parts, text[place:]))
