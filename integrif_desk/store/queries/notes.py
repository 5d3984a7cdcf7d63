"""Contact notes of a case."""

from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.contact_note import ContactKind, ContactNote, Visibility
from integrif_desk.store.convert import from_row, table_of

_note = table_of(ContactNote)


def notes(
    connection: Connection, case_id: UUID, visibility: Visibility | None, limit: int
) -> tuple[ContactNote, ...]:
    """Return the newest notes of a case, newest first."""
    statement = select(_note).where(_note.c.case_id == case_id)
    if visibility is not None:
        statement = statement.where(_note.c.visibility == visibility)
    rows = connection.execute(
        statement.order_by(_note.c.occurred_at.desc(), _note.c.id.desc()).limit(limit)
    )
    return tuple(from_row(ContactNote, row) for row in rows)


def last_kind(connection: Connection, case_id: UUID) -> ContactKind | None:
    """Return how the newest contact took place."""
    return connection.execute(
        select(_note.c.kind)
        .where(_note.c.case_id == case_id)
        .order_by(_note.c.occurred_at.desc())
        .limit(1)
    ).scalar_one_or_none()
