"""Breaks paragraphs into lines: at blanks, after hyphens, by German syllables, at last anywhere.

A word is divided only when it is wider than the whole line, as people do in narrow table columns;
a word without any syllable to divide at breaks between characters, so that nothing is ever cut off.
"""

import re
from functools import cache
from typing import Any

from integrif_desk.documents.runs import Char, clusters
from integrif_desk.documents.shaping import width

# After a blank, and after a hyphen or slash between two words of at least three letters.
_PIECES = re.compile(r"[^ \u200b]*?(?:[^\W\d_]{3}[-/](?=[^\W\d_]{3})|[ \u200b]+|$)")
_LONGEST_SYLLABLED = 120
_MORE_THAN_A_LINE = 400  # characters; so that words without end are not measured again and again
_READABLE_REST = 7
_CLOSING = ".,;:!?)“‘]\"'"
SOFT_HYPHEN = "\u00ad"
"""What the hyphen at the end of a line stands for: it is not a part of the word."""


def break_lines(text: list[Char], room: float) -> list[list[Char]]:
    """Return the printed lines of one typed line in `room` points; at least one, maybe empty."""
    lines: list[list[Char]] = []
    current: list[Char] = []
    used = 0.0
    for piece in _pieces(text):
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


def _pieces(text: list[Char]) -> list[list[Char]]:
    typed = "".join(char.text for char in text)
    return [
        text[match.start() : match.end()]
        for match in _PIECES.finditer(typed)
        if match.end() > match.start()
    ]


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
    if len(word) > _LONGEST_SYLLABLED:
        return [], word
    typed = "".join(char.text for char in word)
    offset = len(typed) - len(typed.lstrip("(„‚[\"'"))
    letters = len(typed.rstrip(_CLOSING))
    positions = sorted(  # a long rest most likely is a whole word of the compound
        _syllables(typed[offset:]),
        key=lambda at: (letters - offset - at >= _READABLE_REST, at),
        reverse=True,
    )
    for position in positions:
        at = position + offset
        part = word[:at]
        if typed[at - 1].isalpha():
            last = part[-1]
            part = [*part, Char("-", last.look, last.level, last.script, SOFT_HYPHEN)]
        if width(part) <= room:
            return part, word[at:]
    return [], word


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
    """Return the positions at which German divides the word, three letters on either side; in
    addresses of e-mail and web after their signs."""
    if any(sign in word for sign in "@/_"):
        return [match.end() for match in re.finditer(r"[@/_.-]+", word[:-1])]
    letters = len(word.rstrip(_CLOSING))
    if not any((char.isalpha() and char.isascii()) or char in "äöüßÄÖÜ" for char in word):
        return []
    return [at for at in _dictionary().positions(word) if 3 <= at <= letters - 3]


@cache
def _dictionary() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="de_DE")
