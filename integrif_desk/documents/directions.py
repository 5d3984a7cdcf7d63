"""Which characters run from right to left: the Unicode bidirectional algorithm (UAX #9).

python-bidi gives back a reordered string, not the levels that lines and runs are made of, and its
levels know neither isolates nor brackets. So the algorithm is here. Isolates are what keeps a field
apart from the sentence it stands in; each is a paragraph of its own within another one, which is
how it is worked out. The older embeddings and overrides are left out: `domain.text` lets none in.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from bidi.mirror import MIRRORED

from integrif_desk.wording.bidi import (
    FIRST_STRONG_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    POP_DIRECTIONAL_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
)

_OPENING = frozenset((LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE))
ISOLATES = _OPENING | {POP_DIRECTIONAL_ISOLATE}
"""They say where a field begins and ends, and are never drawn."""
_STRONG = {"L": 0, "R": 1, "AL": 1}
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLI"))
_IGNORED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))
_NEUTRAL = frozenset(("ON", "WS", "S", "B"))
_DEEPEST = 60
"""Isolates within isolates; what lies deeper is taken as one with what is around it."""
_MOST_BRACKETS = 63


def is_right_to_left(text: str) -> bool:
    """Whether the first letter and most letters of the text run from right to left.

    (A German remark that begins with an Arabic name is German.) Fields do not count unless there is
    nothing else: a list of them is German, whatever is in it.
    """
    letters = _letters(_outside(text) or text)
    return bool(letters) and letters[0] != "L" and letters.count("L") * 2 < len(letters)


@lru_cache(4096)
def levels(text: str, right_to_left: bool | None = None) -> tuple[int, ...]:
    """Return the embedding level of each character of a paragraph; odd ones run from right to left.

    Its direction is that of most letters unless it is told.
    """
    base = is_right_to_left(text) if right_to_left is None else right_to_left
    if not base and not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return (0,) * len(text)
    found = [0] * len(text)
    _resolve(text, range(len(text)), int(base), found, 0)
    return tuple(found)


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Return the positions of runs from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _letters(text: str) -> list[str]:
    return [kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG]


def _outside(text: str) -> str:
    """Return what stands in no isolate."""
    if ISOLATES.isdisjoint(text):
        return text
    depth, kept = 0, list[str]()
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char == POP_DIRECTIONAL_ISOLATE:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(char)
    return "".join(kept)


def _resolve(text: str, places: range, level: int, found: list[int], depth: int) -> None:
    """Write the levels of a paragraph at `places`, then those of the isolates in it."""
    inner: list[tuple[int, range]] = []
    own: list[int] = []
    at = places.start
    while at < places.stop:
        own.append(at)
        if text[at] in _OPENING and depth < _DEEPEST:
            end = _closing(text, at, places.stop)
            inner.append((at, range(at + 1, end)))
            at = end
        else:
            at += 1
    shown = [at for at in own if unicodedata.bidirectional(text[at]) not in _IGNORED]
    resolved = _paragraph([text[at] for at in shown], level)
    for at, own_level in zip(shown, resolved, strict=True):
        found[at] = own_level
    last = level
    for at in own:  # joiners take no part: they follow suit
        if unicodedata.bidirectional(text[at]) in _IGNORED:
            found[at] = last
        last = found[at]
    for opening, within in inner:
        if within:
            around = found[opening]
            odd = _direction(text, opening, within)
            _resolve(text, within, around + (around % 2 != odd), found, depth + 1)


def _closing(text: str, opening: int, stop: int) -> int:
    """Return the place of the sign that ends an isolate; the end where there is none."""
    depth = 0
    for at in range(opening, stop):
        if text[at] in _OPENING:
            depth += 1
        elif text[at] == POP_DIRECTIONAL_ISOLATE:
            depth -= 1
            if not depth:
                return at
    return stop


def _direction(text: str, opening: int, within: range) -> int:
    """Return 1 for an isolate that runs from right to left (P2 and P3 for the first strong one)."""
    if text[opening] != FIRST_STRONG_ISOLATE:
        return int(text[opening] == RIGHT_TO_LEFT_ISOLATE)
    letters = _letters(_outside(text[within.start : within.stop]))
    return _STRONG[letters[0]] if letters else 0


def _paragraph(chars: Sequence[str], level: int) -> list[int]:
    """Return the levels of one paragraph, whose isolates are signs without a direction."""
    side = "R" if level % 2 else "L"
    kinds = ["ON" if char in ISOLATES else unicodedata.bidirectional(char) or "L" for char in chars]
    marks = [kind == "NSM" for kind in kinds]
    _weak(kinds, chars, side)
    _brackets(kinds, chars, marks, side)
    _neutral(kinds, side)
    raised = {"L": level % 2, "R": (level + 1) % 2}  # and numbers to the next even level
    return [level + raised.get(kind, 2 - level % 2) for kind in kinds]


def _weak(kinds: list[str], chars: Sequence[str], side: str) -> None:
    """Rules W1 to W7."""
    before = strong = side
    for at, typed in enumerate(kinds):
        kind = typed
        if kind == "NSM":
            kind = kinds[at] = "ON" if at and chars[at - 1] in ISOLATES else before
        before = kind
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and ((kind == "ES" and left == "EN") or kind == "CS") and left in _NUMBERS:
            kinds[at] = left
    for start, end in _stretches(kinds, {"ET"}):
        if (start and kinds[start - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[start:end] = ["EN"] * (end - start)
    strong = side
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in _STRONG:
            strong = kind


_NUMBERS = frozenset(("EN", "AN"))


def _brackets(kinds: list[str], chars: Sequence[str], marks: Sequence[bool], side: str) -> None:
    """Rule N0: a pair of brackets runs as what it holds, or as what is around it."""
    for opening, closing in _pairs(kinds, chars):
        within = {_strong_side(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not within:
            continue
        if side in within:
            taken = side
        else:
            sides = (_strong_side(kind) for kind in reversed(kinds[:opening]))
            before = next(filter(None, sides), side)
            taken = before if before in within else side
        for at in (opening, closing):
            kinds[at] = taken
            following = at + 1
            while following < len(kinds) and marks[following]:
                kinds[following] = taken
                following += 1


def _pairs(kinds: Sequence[str], chars: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of brackets that belong together, by where they open (BD16)."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, (kind, char) in enumerate(zip(kinds, chars, strict=True)):
        category = unicodedata.category(char)
        if kind != "ON" or category not in ("Ps", "Pe") or char not in MIRRORED:
            continue
        if category == "Ps":
            if len(open_ones) == _MOST_BRACKETS:
                return []
            open_ones.append((_same(MIRRORED[char]), at))
            continue
        for depth in range(len(open_ones) - 1, -1, -1):
            if open_ones[depth][0] == _same(char):
                pairs.append((open_ones[depth][1], at))
                del open_ones[depth:]
                break
    return sorted(pairs)


def _same(bracket: str) -> str:
    return unicodedata.normalize("NFC", bracket)


def _neutral(kinds: list[str], side: str) -> None:
    """Rules N1 and N2: what has no direction runs as both its neighbours, else as the paragraph."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _strong_side(kinds[start - 1]) if start else side
        after = _strong_side(kinds[end]) if end < len(kinds) else side
        kinds[start:end] = [before if before == after else side] * (end - start)


def _strong_side(kind: str) -> str:
    """Return L or R; numbers count as R, signs without a direction as neither."""
    if kind == "L":
        return "L"
    return "R" if kind == "R" or kind in _NUMBERS else ""


def _stretches(kinds: Sequence[str], wanted: frozenset[str] | set[str]) -> list[tuple[int, int]]:
    """Return where each unbroken stretch of the wanted kinds begins and ends."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(kinds):
        start = at
        while at < len(kinds) and kinds[at] in wanted:
            at += 1
        if at > start:
            found.append((start, at))
        else:
            at += 1
    return found
