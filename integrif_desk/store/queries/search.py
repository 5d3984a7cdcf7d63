"""The full-text index: prefix search over folded words, within facets."""

from uuid import UUID

from sqlalchemy import Connection, text

from integrif_desk.domain.names import query_words

HIT_LIMIT = 500
"""A broad search is cut here: nobody reads more, and the first keystroke stays fast."""

_MATCHING = text(
    "SELECT subject_id FROM search_text "
    "JOIN search_entry ON search_entry.rowid = search_text.rowid "
    "WHERE search_text MATCH :expression ORDER BY search_text.rowid DESC LIMIT :hits"
)


def match_expression(typed: str, *facets: str) -> str | None:
    """Return the FTS5 expression for what was typed; None when it has no letter or digit.

    Every word is a prefix. Words are quoted, so that nothing typed is ever an operator.
    """
    words = query_words(typed)
    if not words:
        return None
    wanted = " AND ".join(f'words : "{word}" *' for word in words)
    within = "".join(f' AND facets : "{facet}"' for facet in facets)
    return wanted + within


def matching_ids(connection: Connection, expression: str, limit: int = HIT_LIMIT) -> list[UUID]:
    """Return the ids of matching cases or actors, newest first, at most `limit`."""
    found = connection.execute(_MATCHING, {"expression": expression, "hits": limit})
    return [UUID(bytes=row.subject_id) for row in found]
