"""Paging by key: one more row than asked for tells whether there is a next page."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Tuple, literal, tuple_

from integrif_desk.domain.views import Key, Page

RowT = TypeVar("RowT")


def after_key(columns: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition „behind `key`“ for rows in ascending order of `columns`."""
    return tuple_(*columns) > _typed(columns, key)


def before_key(columns: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition „behind `key`“ for rows in descending order of `columns`."""
    return tuple_(*columns) < _typed(columns, key)


def page(
    rows: Sequence[Row[Any]],
    limit: int,
    to_value: Callable[[Row[Any]], RowT],
    key_of: Callable[[Row[Any]], Key],
) -> Page[RowT]:
    """Return a page of at most `limit` values from up to `limit` + 1 fetched rows."""
    shown = rows[:limit]
    next_key = key_of(shown[-1]) if len(rows) > limit else None
    return Page(tuple(to_value(row) for row in shown), next_key)


def _typed(columns: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> Tuple:
    # Each value takes its column's type: a UUID must be bound as the bytes it is stored as.
    pairs = zip(columns, key, strict=True)
    return tuple_(*(literal(value, column.type) for column, value in pairs))
