"""Offers what a quote would give away, with all that the desk knows of names and places."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.casework.places import municipalities
from integrif_desk.domain.mask_suggestion import MaskSuggestion
from integrif_desk.domain.mask_words import Token, bare_forms, tokens_of
from integrif_desk.paths import resources
from integrif_desk.store.queries import known_names

_SHORTEST = 3
_MOST_WORDS = 200
"""A claim has a few dozen; a pasted page is not looked up word by word while one waits."""


def suggestions(
    desk: Desk, text: str, case_id: UUID | None = None, also: tuple[str, ...] = ()
) -> tuple[MaskSuggestion, ...]:
    """Return what of `text` should be masked before it becomes evidence.

    `case_id` is the case it comes from, if any: a quote may name anybody on file, so whoever bears
    one of its words is looked up, never all of them. `also` are further names. Apply what was
    accepted with `domain.masking.apply`.
    """
    # Its many patterns are made when the first quote is masked.
    from integrif_desk.domain import masking

    with desk.read() as work:
        names = known_names.names(work.connection, case_id)
        names |= known_names.mentioned(work.connection, _like_names(text))
        names |= known_names.family_mentioned(work.connection, _as_written(text))
        places = known_names.places(work.connection, case_id)
    return masking.suggestions(text, (*names, *also), (*places, *_around()))


def _like_names(text: str) -> set[str]:
    """Return the words of a text that may be names, folded, also without the s of the genitive."""
    words: set[str] = set()
    for token in islice(_capitals(text), _MOST_WORDS):
        words |= {token.looks, token.folded}
        if not token.folded.isascii():  # „and Mohammad“ is one word in Arabic
            words |= bare_forms(token.folded)
    bare = {word.removesuffix("s") for word in words}
    return {
        word for word in words | bare if word and (len(word) >= _SHORTEST or not word.isascii())
    }


def _as_written(text: str) -> set[str]:
    """Return the same words as they stand there, and as names are mostly written."""
    words = {text[one.start : one.end] for one in islice(_capitals(text), _MOST_WORDS)}
    words |= {word.removesuffix("s").rstrip("'’") for word in words}
    return {form for word in words if len(word) >= _SHORTEST for form in (word, word.title())}


def _capitals(text: str) -> Iterator[Token]:
    return (token for token in tokens_of(text) if token.is_capital)


@lru_cache(maxsize=1)
def _around() -> tuple[str, ...]:
    """Return the municipalities of the Salzlandkreis and the districts of Sachsen-Anhalt."""
    path = resources() / "data" / "kreise-sachsen-anhalt.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return (*(one.name for one in municipalities()), *(name for _key, name in rows))
