"""Records that hang on a person or a case as a list: spellings, family, measures and the like."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.person_merge import PersonMerge
from integrif_desk.domain.record import Record
from integrif_desk.store.convert import from_row, table_of

RecordT = TypeVar("RecordT", bound=Record)


def of_person(connection: Connection, kind: type[RecordT], person_id: UUID) -> tuple[RecordT, ...]:
    """Return the records of `kind` of a person in the order they were entered."""
    return _of(connection, kind, "person_id", person_id)


def of_case(connection: Connection, kind: type[RecordT], case_id: UUID) -> tuple[RecordT, ...]:
    """Return the records of `kind` of a case in the order they were entered."""
    return _of(connection, kind, "case_id", case_id)


def _of(
    connection: Connection, kind: type[RecordT], owner: str, owner_id: UUID
) -> tuple[RecordT, ...]:
    table = table_of(kind)
    rows = connection.execute(select(table).where(table.c[owner] == owner_id).order_by(table.c.id))
    return tuple(from_row(kind, row) for row in rows)


def merges_into(connection: Connection, person_id: UUID) -> tuple[PersonMerge, ...]:
    """Return the merges into a person that still stand, the newest last."""
    table = table_of(PersonMerge)
    rows = connection.execute(
        select(table)
        .where(table.c.kept_id == person_id, table.c.undone.is_(False))
        .order_by(table.c.id)
    )
    return tuple(from_row(PersonMerge, row) for row in rows)
