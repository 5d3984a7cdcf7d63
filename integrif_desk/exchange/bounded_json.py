"""JSON that a stranger wrote: read within bounds, or refused.

The parsers that are there take what comes: the last of two equal keys, brackets nested until the
stack ends, numbers of a million digits. Here size, depth and number of values are looked at
before anything is built, and all text is cleaned of what could make it look like other text.
"""

import json
import re
from collections import Counter
from typing import Any

from integrif_desk.domain.text import clean_text

LARGEST = 8 * 1024 * 1024
"""Most bytes of a file."""
DEEPEST = 16
MOST_VALUES = 300_000
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""A text, or one that never ends: it takes all that follows with it. Possessive, because whoever
looks at each of a million quotes again and again is never done."""


class Unreadable(ValueError):
    """The bytes are no JSON object that can be taken in. `where` is the place, if there is one."""

    def __init__(self, where: str = "") -> None:
        super().__init__("unreadable")
        self.where = where


def load(content: bytes) -> dict[str, Any]:
    """Return the object of at most `LARGEST` bytes of UTF-8. Raises `Unreadable`."""
    if len(content) > LARGEST:
        raise Unreadable
    try:
        text = content.decode("utf-8-sig")
        _require_bounds(text)
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except Unreadable:
        raise
    except ValueError:  # broken UTF-8, broken JSON, numbers without end
        raise Unreadable from None
    if not isinstance(found, dict):
        raise Unreadable
    return found


def cleaned(value: Any) -> Any:
    """Return `value` with all texts, keys too, in NFC and without control characters."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean_text(key): cleaned(each) for key, each in value.items()}
    return value


def _require_bounds(text: str) -> None:
    bare = _STRING.sub("", text)
    if bare.count(",") + bare.count(":") > MOST_VALUES:
        raise Unreadable
    if bare.count("[") + bare.count("{") > MOST_VALUES:
        raise Unreadable
    depth = 0
    for sign in re.finditer(r"[\[\]{}]", bare):
        depth += 1 if sign[0] in "[{" else -1
        if depth > DEEPEST:
            raise Unreadable


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice, _times = Counter(key for key, _value in pairs).most_common(1)[0]
        raise Unreadable(clean_text(twice)[:100])
    return found


def _refuse(_constant: str) -> Any:
    raise Unreadable
