"""Keeps Arabic and Persian names from rearranging the German text around them."""

import unicodedata

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"


def isolate(text: str) -> str:
    """Return `text` wrapped in a first-strong isolate; empty text stays empty."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if text else ""


def apart(name: str) -> str:
    """Return a name as it stands inside a German sentence; right-to-left ones are isolated.

    Others are left alone: the marks come from another font and would shift the line.
    """
    mixed = any(unicodedata.bidirectional(char) in ("R", "AL") for char in name)
    return isolate(name) if mixed else name
