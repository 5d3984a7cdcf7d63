"""The one door through which every sentence passes, so that it can be translated whole.

German is the source language. Sentences keep their named placeholders; a translation may move
them, but a caller never glues half sentences together.
"""

from typing import Any


def tr(sentence: str, **values: Any) -> str:
    """Return the sentence with its `{placeholders}` filled.

    Raises `KeyError` when a placeholder has no value: that is a bug, not an input error.
    """
    return sentence.format(**values) if values else sentence


def tr_n(one: str, many: str, n: int, **values: Any) -> str:
    """Return `one` for exactly one thing, else `many`; both may use `{n}`."""
    return tr(one if n == 1 else many, n=n, **values)
