"""Keeps Arabic and Persian names from rearranging the German text around them."""

import unicodedata

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"
_NONE = str.maketrans(
    dict.fromkeys(
        (
            LEFT_TO_RIGHT_ISOLATE,
            RIGHT_TO_LEFT_ISOLATE,
            FIRST_STRONG_ISOLATE,
            POP_DIRECTIONAL_ISOLATE,
        )
    )
)


def isolate(text: str) -> str:
    """Return `text` wrapped in a first-strong isolate; empty text stays empty."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if text else ""


def apart(name: str) -> str:
    """Return a name as it stands inside a German sentence; right-to-left ones are isolated.

    Others are left alone: the marks come from another font and would shift the line.
    """
    mixed = any(unicodedata.bidirectional(char) in ("R", "AL") for char in name)
    return isolate(name) if mixed else name


def bare(text: str) -> str:
    """Return `text` without the marks of isolates, for places that show them as signs."""
    return text.translate(_NONE)
