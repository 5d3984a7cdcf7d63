"""Offers what a quote would give away, with all that the desk knows of names and places."""

from functools import lru_cache
from itertools import islice
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.casework.places import municipalities
from integrif_desk.domain.mask_suggestion import MaskSuggestion
from integrif_desk.domain.mask_words import tokens_of
from integrif_desk.paths import resources
from integrif_desk.store.queries import known_names

_SHORTEST = 3
_MOST_WORDS = 200
"""A claim has a few dozen; a pasted page is not looked up word by word while one waits."""


def suggestions(
    desk: Desk, text: str, case_id: UUID | None = None, also: tuple[str, ...] = ()
) -> tuple[MaskSuggestion, ...]:
    """Return what of `text` should be masked before it becomes evidence.

    `case_id` is the case it comes from; without one, names of everybody on file are looked for.
    `also` are further names. Apply what was accepted with `domain.masking.apply`.
    """
    # Its many patterns are made when the first quote is masked.
    from integrif_desk.domain import masking

    with desk.read() as work:
        names = known_names.names(work.connection, case_id)
        if case_id is None:
            names |= known_names.mentioned(work.connection, _like_names(text))
        places = known_names.places(work.connection, case_id)
    return masking.suggestions(text, (*names, *also), (*places, *_around()))


def _like_names(text: str) -> set[str]:
    """Return the words of a text that may be names, folded, also without the s of the genitive."""
    tokens = (token for token in tokens_of(text) if token.is_capital)
    words = {token.looks for token in islice(tokens, _MOST_WORDS)}
    bare = {word.removesuffix("s") for word in words}
    return {word for word in words | bare if len(word) >= _SHORTEST or not word.isascii()}


@lru_cache(maxsize=1)
def _around() -> tuple[str, ...]:
    """Return the municipalities of the Salzlandkreis and the districts of Sachsen-Anhalt."""
    path = resources() / "data" / "kreise-sachsen-anhalt.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return (*(one.name for one in municipalities()), *(name for _key, name in rows))
