"""Finds ESCO occupations as one types, so that a goal can be named in words an office knows too.

The table is read once, when the first letter is typed: about 3,000 occupations under some 20,000
names. Scanning the folded names is faster than any index over so few.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from integrif_desk.domain.names import fold
from integrif_desk.domain.views import Occupation
from integrif_desk.paths import resources

_INNER_FROM = 3
"""Letters from which words are also sought inside others; fewer would match nearly everything."""
_SHORTEST = 4
"""Letters that are left of a word that fits nowhere."""

_EXACT, _BEGINS, _WORDS, _INNER = range(4)
_Rank = tuple[int, int, int, str]


@dataclass(frozen=True)
class _Name:
    """One folded name of an occupation; `alternative` is 0 for the label itself."""

    folded: str
    alternative: int
    occupation: Occupation


def occupations(text: str, limit: int = 20) -> tuple[Occupation, ...]:
    """Return up to `limit` occupations whose label or alternative label fits what was typed.

    Every typed word has to be found. Whole names stand before those that begin with the text, those
    before names with such words, and those before words inside a compound („monteur“). Where
    nothing fits, the longest word is cut from its end, so that a slip or a name ESCO does not know
    („Pflegefachfrau“) still leads near.
    """
    typed = fold(text)
    if not typed:
        return ()
    while not (candidates := _candidates(typed, typed.split())):
        longest = max(typed.split(), key=len)
        if len(longest) <= _SHORTEST:
            return ()
        typed = typed.replace(longest, longest[: max(_SHORTEST, len(longest) * 3 // 4)])
    words = typed.split()
    best: dict[str, tuple[_Rank, Occupation]] = {}
    for name in candidates:
        occupation = name.occupation
        rank = (_fit(name.folded, typed, words), name.alternative, len(name.folded), name.folded)
        if occupation.id not in best or rank < best[occupation.id][0]:
            best[occupation.id] = (rank, occupation)
    ranked = nsmallest(limit, best.values(), key=lambda entry: entry[0])
    return tuple(occupation for _, occupation in ranked)


def _candidates(typed: str, words: list[str]) -> list[_Name]:
    names, keys = _names()
    if len(typed) < _INNER_FROM:
        start = bisect_left(keys, typed)
        return names[start : bisect_left(keys, typed + "\U0010ffff")]
    longest = max(words, key=len)
    return [
        name
        for name, key in zip(names, keys, strict=True)
        if longest in key and all(word in key for word in words)
    ]


def _fit(name: str, typed: str, words: list[str]) -> int:
    if name == typed:
        return _EXACT
    if name.startswith(typed):
        return _BEGINS
    spaced = f" {name}"
    return _WORDS if all(f" {word}" in spaced for word in words) else _INNER


@lru_cache(maxsize=1)
def _names() -> tuple[list[_Name], list[str]]:
    """Return all names in the order of their folding, and the foldings beside them."""
    groups = dict(row[:2] for row in _rows("isco-groups-de.tsv"))
    names = []
    for identifier, group, label, alternatives in _rows("esco-occupations-de.tsv"):
        occupation = Occupation(id=identifier, label=label, group=groups.get(group, ""))
        names.append(_Name(fold(label), 0, occupation))
        names += [_Name(fold(other), 1, occupation) for other in alternatives.split("|") if other]
    names.sort(key=lambda name: name.folded)
    return names, [name.folded for name in names]


def _rows(file: str) -> list[list[str]]:
    lines = (resources() / "data" / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]
