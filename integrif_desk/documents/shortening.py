"""Long words where paper has little room: cut at a word, with a sign that something is left out."""

from integrif_desk.wording.bidi import (
    FIRST_STRONG_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    POP_DIRECTIONAL_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
)

_OPENING = LEFT_TO_RIGHT_ISOLATE + RIGHT_TO_LEFT_ISOLATE + FIRST_STRONG_ISOLATE


def shortened(text: str, length: int) -> str:
    """Return the text with at most about `length` characters, „…“ for what is left out.

    It is cut between words, unless that would leave less than half. What has its own direction in
    it keeps its borders.
    """
    if len(text) <= length:
        return text
    cut = text[: max(1, length - 2)]
    whole = cut.rsplit(" ", 1)[0]
    kept = whole if 2 * len(whole) >= len(cut) else cut
    kept = kept.rstrip(" ,;:–")
    opened = sum(char in _OPENING for char in kept) - kept.count(POP_DIRECTIONAL_ISOLATE)
    return kept + POP_DIRECTIONAL_ISOLATE * opened + " …"
