"""Hides the names of others in texts that are told to the person they are about.

A right to one's own data ends where it would tell the data of others (Art. 15 (4) GDPR). Hidden is
little: a name the desk knows, and one behind „Frau“ or „Herr“. What only sounds like a name stays,
for what is hidden without need is withheld from the person.
"""

import re
from collections.abc import Collection, Iterable

from integrif_desk.domain.access_report import HIDDEN_NAME
from integrif_desk.domain.mask_suggestion import MaskKind
from integrif_desk.domain.mask_words import looks, words_of

_SHORTEST = 3
_TITLE = re.compile(r"(?:^|\W)(?:Herrn?|Frau|Hr\.|Fr\.|Familie|Dr\.|Prof\.)\s+$")
_TITLES = frozenset(("herr", "herrn", "frau", "familie", "prof"))


def hide(
    text: str, others: Collection[str] | None, own: Collection[str], also: Iterable[str] = ()
) -> str:
    """Return `text` with `HIDDEN_NAME` for the names of others.

    `own` are the names of the person, the family and whatever else stays readable; they win over
    `others`. Without `others` no name is looked for. `also` are words that somebody wants to be
    hidden, wherever they stand.
    """
    from integrif_desk.domain import masking  # its many patterns, when the first text needs them

    kept, known = _words(own), _words(others or ()) - _TITLES
    parts, place = [], 0
    for one in () if others is None else masking.suggestions(text, others):
        piece = text[one.start : one.end]
        words = _words((piece,))
        titled = bool(_TITLE.search(text[: one.start]) or words & _TITLES)
        if one.kind is MaskKind.NAME and not words & kept and (titled or words & known):
            parts += [text[place : one.start], HIDDEN_NAME]
            place = one.end
    hidden = "".join((*parts, text[place:]))
    for word in filter(None, also):
        hidden = re.sub(
            rf"(?<!\w){re.escape(word)}(?!\w)", HIDDEN_NAME, hidden, flags=re.IGNORECASE
        )
    return hidden


def _words(names: Iterable[str]) -> set[str]:
    """Return the words of names as they look, and each name as one word, for one that is spaced
    out or parted by the end of a line; also without the s of the genitive. Articles tell nothing.
    """
    found = {
        word
        for name in names
        for word in (*map(looks, words_of(name)), looks(name))
        if len(word) >= _SHORTEST or not word.isascii()
    }
    return found | {word.removesuffix("s") for word in found if word.isascii()}
