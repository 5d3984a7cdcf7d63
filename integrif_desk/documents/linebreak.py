"""Breaks paragraphs into lines: at blanks, after hyphens, by German syllables, at last anywhere.

Numbers stay with their units, paragraphs with their signs (`bonds`), as far as the line has room.
A word is divided only when it is wider than the whole line, as people do in narrow table columns;
a word without any syllable to divide at breaks between characters, so that nothing is ever cut off.
"""

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import Any

from integrif_desk.documents.bonds import loose_bonds, strict_bonds
from integrif_desk.documents.runs import Char, clusters
from integrif_desk.documents.shaping import width

# After a blank, and after a hyphen or slash between two words of at least three letters.
_PIECES = re.compile(r"[^ \u200b]*?(?:[^\W\d_]{3}[-/](?=[^\W\d_]{3})|[ \u200b]+|$)")
_ADDRESS = re.compile(r"[@_]|://|^www\.|\w\.[a-z]{2,}/")
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLED = 120  # characters from the beginning of a word; no line has room for more
_MORE_THAN_A_LINE = 400  # characters; so that words without end are not measured again and again
_READABLE_REST = 7
_MOST_BOUND = 0.6  # of a line, for words that had better stay together
_CLOSING = ".,;:!?)“‘]\"'"
SOFT_HYPHEN = "\u00ad"
"""What the hyphen at the end of a line stands for: it is not a part of the word."""


def break_lines(text: list[Char], room: float) -> list[list[Char]]:
    """Return the printed lines of one typed line in `room` points; at least one, maybe empty."""
    lines: list[list[Char]] = []
    current: list[Char] = []
    used = 0.0
    for piece in _pieces(text, room):
        bare = _without_blanks(piece)
        needed = width(bare)
        if used + needed <= room:
            current = current + piece
            used += width(piece)
            continue
        if needed > room:
            *full, current = _divide(bare, room, current, used)
            lines.extend(full)
            current = current + piece[len(bare) :]
        else:
            lines.append(_without_blanks(current))
            current = list(piece)
        used = width(current)
    lines.append(_without_blanks(current))
    return lines


def _pieces(text: list[Char], room: float) -> list[list[Char]]:
    """Return what stays together in `room` points, each with the blanks behind it."""
    typed = "".join(char.text for char in text)
    ends = [match.end() for match in _PIECES.finditer(typed) if match.end() > match.start()]
    for bonds, most in ((strict_bonds(typed), room), (loose_bonds(typed), room * _MOST_BOUND)):
        ends = _bound(text, ends, bonds, most) if bonds else ends
    return [text[start:end] for start, end in pairwise((0, *ends))]


def _bound(text: list[Char], ends: list[int], bonds: frozenset[int], most: float) -> list[int]:
    """Return the ends of pieces with those left out whose last blank binds, as long as what is
    bound takes `most` points."""
    kept: list[int] = []
    start = 0
    for end, following in zip(ends, [*ends[1:], 0], strict=True):
        if end - 1 in bonds and width(_without_blanks(text[start:following])) <= most:
            continue
        kept.append(end)
        start = end
    return kept


def _without_blanks(line: list[Char]) -> list[Char]:
    end = len(line)
    while end and line[end - 1].text in " \u200b":
        end -= 1
    return line[:end]


def _divide(word: list[Char], room: float, before: list[Char], used: float) -> list[list[Char]]:
    """Return the full lines that a word wider than the line makes, and the rest as the last one."""
    lines: list[list[Char]] = []
    line, left = list(before), room - used
    while word and (len(word) > _MORE_THAN_A_LINE or width(word) > left):
        part, rest = _first_part(word, left)
        if part:
            lines.append(line + part)
            word = rest
        elif line:
            lines.append(_without_blanks(line))
        else:
            part, word = _as_many_as_fit(word, left)
            lines.append(part)
        line, left = [], room
    return [*lines, line + word]


def _first_part(word: list[Char], room: float) -> tuple[list[Char], list[Char]]:
    """Return the longest beginning of syllables that fits with its hyphen, and the rest."""
    typed = "".join(char.text for char in word)
    letters = len(typed.rstrip(_CLOSING))
    positions = _syllables(typed)
    # A long rest most likely is a whole word of the compound.
    readable = [at for at in positions if letters - at >= _READABLE_REST]
    for candidates in (readable, [at for at in positions if letters - at < _READABLE_REST]):
        fitting = bisect_right(candidates, room, key=lambda at: width(_beginning(word, at)))
        if fitting:
            at = candidates[fitting - 1]
            return _beginning(word, at), word[at:]
    return [], word


def _beginning(word: list[Char], at: int) -> list[Char]:
    """Return the beginning of a divided word, with a hyphen where it has none."""
    last = word[at - 1]
    if not last.text.isalpha():
        return word[:at]
    return [*word[:at], Char("-", last.look, last.level, last.script, SOFT_HYPHEN)]


def _as_many_as_fit(word: list[Char], room: float) -> tuple[list[Char], list[Char]]:
    """Return as many whole clusters as fit, at least one, and the rest."""
    typed = "".join(char.text for char in word[:_MORE_THAN_A_LINE])
    ends: list[int] = []
    for cluster in clusters(typed):
        ends.append((ends[-1] if ends else 0) + len(cluster))
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[: ends[middle]]) <= room:
            low = middle
        else:
            high = middle - 1
    return word[: ends[low]], word[ends[low] :]


def _syllables(word: str) -> list[int]:
    """Return the positions at which German divides the word, three letters on either side, and
    those behind its hyphens and slashes; in addresses of e-mail and web behind their signs."""
    if _ADDRESS.search(word):
        return [match.end() for match in re.finditer(r"[@/_.-]+", word[:-1])]
    found = set[int]()
    for match in _WORD.finditer(word, 0, _SYLLABLED):
        part, start = match[0], match.start()
        if any(char.isascii() or char in "äöüßÄÖÜ" for char in part):
            divided = _dictionary().positions(part)
            found.update(start + at for at in divided if 3 <= at <= len(part) - 3)
    letters = len(word.rstrip(_CLOSING))
    behind = (match.end() for match in re.finditer(r"(?<=\w)[-/]+(?=\w)", word[:_SYLLABLED]))
    found.update(at for at in behind if 3 <= at <= letters - 3)
    return sorted(found)


@cache
def _dictionary() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="de_DE")
