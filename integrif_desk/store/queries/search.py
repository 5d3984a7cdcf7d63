"""The full-text index: prefix search over folded words, within facets."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, bindparam, select, text

from integrif_desk.domain.names import query_words
from integrif_desk.store.records.types import UuidBytes

HIT_LIMIT = 500
"""A broad search is cut here: nobody reads more, and the first keystroke stays fast."""

_MATCHING = text(
    "SELECT subject_id FROM search_text "
    "JOIN search_entry ON search_entry.rowid = search_text.rowid "
    "WHERE search_text MATCH :expression ORDER BY search_text.rowid DESC LIMIT :hits"
)
_NOTHING = '""'


def matching(typed: str, *facets: str, limit: int = HIT_LIMIT) -> Select[Any]:
    """Return the query for the ids of what matches, at most `limit`, newest first; -1 is all.

    Every word is a prefix. Words are quoted, so that nothing typed is ever an operator; without
    a letter or digit nothing matches.
    """
    words = [f'words : "{word}" *' for word in query_words(typed)]
    return _found(" AND ".join([*words, *_within(facets)]) if words else _NOTHING, limit)


def naming(word: str, *facets: str, limit: int = HIT_LIMIT) -> Select[Any]:
    """Return the query for the ids of what has this very folded word, the newest first."""
    return _found(" AND ".join([f'words : "{word}"', *_within(facets)]), limit)


def having(*facets: str, any_of: Sequence[str] = (), limit: int = HIT_LIMIT) -> Select[Any]:
    """Return the query for the ids of what has all these facets, and one at least of `any_of`."""
    wanted = _within(facets)
    if any_of:
        wanted.append(f"({' OR '.join(_within(any_of))})")
    return _found(" AND ".join(wanted), limit)


def _within(facets: Sequence[str]) -> list[str]:
    return [f'facets : "{facet}"' for facet in facets]


def _found(expression: str, limit: int) -> Select[Any]:
    found = _MATCHING.bindparams(
        bindparam("expression", expression, unique=True), bindparam("hits", limit, unique=True)
    )
    return select(found.columns(subject_id=UuidBytes()).subquery())
