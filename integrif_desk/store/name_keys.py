"""Keeps the keys by which a possible duplicate is found in step with the names on file."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from integrif_desk.domain.person import Person
from integrif_desk.domain.spelling import keys
from integrif_desk.store.bulk import insert_many
from integrif_desk.store.convert import table_of
from integrif_desk.store.records import table
from integrif_desk.store.records.person import NameKeyRecord, NameSpellingRecord

_key = table(NameKeyRecord)
_BATCH = 2000


def refresh_name_keys(connection: Connection, person_id: UUID) -> None:
    """Write the keys of one person anew, from the name and all spellings on file."""
    person = table_of(Person).c
    name = connection.execute(
        select(person.given_names, person.surname, person.original_name).where(
            person.id == person_id
        )
    ).one()
    spellings = connection.execute(
        select(NameSpellingRecord.name).where(NameSpellingRecord.person_id == person_id)
    ).scalars()
    wanted = keys(*name, *spellings)
    stored = frozenset(
        connection.execute(select(_key.c.key).where(_key.c.person_id == person_id)).scalars()
    )
    if gone := stored - wanted:
        connection.execute(
            delete(_key).where(_key.c.person_id == person_id, _key.c.key.in_(sorted(gone)))
        )
    if new := wanted - stored:
        rows = [{"key": key, "person_id": person_id} for key in sorted(new)]
        connection.execute(insert(_key), rows)


def add_name_keys(connection: Connection, people: Iterable[Person]) -> None:
    """Write the keys of many new people at once; they have no further spellings yet."""
    insert_many(
        connection,
        _key,
        (
            row
            for person in people
            for row in _rows(
                person.id, keys(person.given_names, person.surname, person.original_name)
            )
        ),
    )


def fill_name_keys(connection: Connection) -> int:
    """Write the keys of everybody who has none: people entered before there were any.

    Returns for how many; none where the schema has no keys.
    """
    if not connection.dialect.has_table(connection, _key.name):
        return 0
    person = table_of(Person).c
    without = (
        select(person.id, person.given_names, person.surname, person.original_name)
        .where(~select(_key.c.key).where(_key.c.person_id == person.id).exists())
        .order_by(person.id)
        .limit(_BATCH)
    )
    filled = 0
    last: UUID | None = None
    while True:
        wanted = without if last is None else without.where(person.id > last)
        people = connection.execute(wanted).all()
        if not people:
            return filled
        insert_many(
            connection,
            _key,
            (
                row
                for each in people
                for row in _rows(each.id, keys(each.given_names, each.surname, each.original_name))
            ),
        )
        filled += len(people)
        last = people[-1].id


def _rows(person_id: UUID, found: frozenset[str]) -> Iterator[dict[str, Any]]:
    return ({"key": key, "person_id": person_id} for key in sorted(found))
