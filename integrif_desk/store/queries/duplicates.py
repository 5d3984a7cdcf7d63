"""Finds people who may be somebody already: by a name key in common, or by the birth date.

Only a few hundred are handed on to be compared; those whose birth date fits come first, then those
with most keys in common, so that a common name among 100,000 does not crowd out the likely one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from integrif_desk.domain.case import Case
from integrif_desk.domain.duplicate import KnownPerson
from integrif_desk.domain.person import Person
from integrif_desk.store.convert import table_of
from integrif_desk.store.records import table
from integrif_desk.store.records.person import NameKeyRecord

_MOST = 300
"""People compared at most, by name and by birth date each."""


def alike(
    connection: Connection,
    name_keys: frozenset[str],
    birth_dates: Sequence[date],
    exclude: UUID | None,
) -> tuple[KnownPerson, ...]:
    """Return the people to compare with. `birth_dates` are those that would be the same person's.

    People merged into another are left out.
    """
    by_name = connection.execute(_by_name(name_keys, birth_dates, exclude)).all()
    by_birth = connection.execute(_by_birth(birth_dates, exclude)).all() if birth_dates else []
    rows = {row.person_id: row for row in (*by_name, *by_birth)}
    matched = _matched(connection, name_keys, rows)
    return tuple(
        KnownPerson(**row._mapping, matched_keys=matched[row.person_id]) for row in rows.values()
    )


def newest_cases(
    connection: Connection, person_ids: Iterable[UUID]
) -> dict[UUID, tuple[UUID, str]]:
    """Return id and number of the newest case of each person who has one."""
    of = table_of(Case).c
    rows = connection.execute(
        select(of.person_id, of.id, of.number)
        .where(of.person_id.in_(list(person_ids)))
        .order_by(of.opened_on, of.id)
    )
    return {row.person_id: (row.id, row.number) for row in rows}


def _by_name(
    name_keys: frozenset[str], birth_dates: Sequence[date], exclude: UUID | None
) -> Select[Any]:
    person, key = table_of(Person), table(NameKeyRecord).c
    hits = (
        select(key.person_id, func.count().label("common"))
        .where(key.key.in_(sorted(name_keys)))
        .group_by(key.person_id)
        .subquery()
    )
    return (
        select(*_compared())
        .join(hits, hits.c.person_id == person.c.id)
        .where(*_wanted(exclude))
        .order_by(_fit(birth_dates), hits.c.common.desc(), person.c.id.desc())
        .limit(_MOST)
    )


def _by_birth(birth_dates: Sequence[date], exclude: UUID | None) -> Select[Any]:
    person = table_of(Person)
    # 01.01. says nothing: half of all who had to estimate were born on it.
    telling = [day for day in birth_dates if (day.month, day.day) != (1, 1)]
    return (
        select(*_compared())
        .where(person.c.birth_date.in_(telling), *_wanted(exclude))
        .order_by(person.c.id.desc())
        .limit(_MOST)
    )


def _compared() -> tuple[ColumnElement[Any], ...]:
    """Return the columns of what is compared, and no other: the rest is nobody's concern here."""
    person = table_of(Person).c
    names = [f.name for f in fields(KnownPerson)]
    return (person.id.label("person_id"), *(person[name] for name in names if name in person))


def _fit(birth_dates: Sequence[date]) -> ColumnElement[int]:
    """Return how well the birth date fits: the same, of the same year or unknown, another."""
    birth = table_of(Person).c.birth_date
    if not birth_dates:
        return case((birth.is_(None), 0), else_=1)
    year = birth_dates[0].year
    return case(
        (birth.in_(birth_dates), 0),
        (birth.between(date(year, 1, 1), date(year, 12, 31)), 1),
        (birth.is_(None), 1),
        else_=2,
    )


def _wanted(exclude: UUID | None) -> list[ColumnElement[bool]]:
    person = table_of(Person).c
    unmerged: list[ColumnElement[bool]] = [person.merged_into_id.is_(None)]
    return unmerged if exclude is None else [*unmerged, person.id != exclude]


def _matched(
    connection: Connection, name_keys: frozenset[str], people: Iterable[UUID]
) -> dict[UUID, frozenset[str]]:
    key = table(NameKeyRecord).c
    found: dict[UUID, set[str]] = defaultdict(set)
    for row in connection.execute(
        select(key.person_id, key.key).where(
            key.person_id.in_(list(people)), key.key.in_(sorted(name_keys))
        )
    ):
        found[row.person_id].add(row.key)
    return defaultdict(frozenset, {person: frozenset(keys) for person, keys in found.items()})
