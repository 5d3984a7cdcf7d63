"""Names in rows that join the person."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from integrif_desk.domain.case import Case
from integrif_desk.domain.person import NameSpelling, Person
from integrif_desk.store.convert import table_of

_case = table_of(Case).c
_person = table_of(Person).c


def with_person(statement: Select[Any], case_id: ColumnElement[UUID]) -> Select[Any]:
    """Join case and person to rows that belong to a case.

    They gain `case_number` and the person's name columns.
    """
    return (
        statement.add_columns(
            _case.number.label("case_number"),
            _person.given_names,
            _person.surname,
            _person.surname_first,
            _person.original_name,
        )
        .join(table_of(Case), _case.id == case_id)
        .join(table_of(Person), _person.id == _case.person_id)
    )


def display_name(row: Row[Any]) -> str:
    """Return the name in its bearer's order, from a row with the person's name columns."""
    parts = (row.given_names, row.surname)
    return " ".join(p for p in (reversed(parts) if row.surname_first else parts) if p)


def list_name(row: Row[Any]) -> str:
    """Return „Nachname, Vorname“ from a row with the person's name columns."""
    return ", ".join(p for p in (row.surname, row.given_names) if p)


def spellings(connection: Connection, case_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the other spellings of the name of each case that has some."""
    other = table_of(NameSpelling).c
    rows = connection.execute(
        select(_case.id, other.name)
        .join_from(table_of(Case), table_of(NameSpelling), other.person_id == _case.person_id)
        .where(_case.id.in_(list(case_ids)))
        .order_by(other.id)
    )
    found: dict[UUID, list[str]] = {}
    for case_id, name in rows:
        found.setdefault(case_id, []).append(name)
    return found
