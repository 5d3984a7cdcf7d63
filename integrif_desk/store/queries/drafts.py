"""Drafts of one account, or of everybody about one thing."""

from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from integrif_desk.domain.draft import Draft, DraftKind
from integrif_desk.store.convert import from_row, table_of

_draft = table_of(Draft)
_FIND = (
    select(_draft)
    .where(
        _draft.c.created_by == bindparam("account_id"),
        _draft.c.kind == bindparam("form"),
        _draft.c.subject_id.is_not_distinct_from(bindparam("of_subject")),
    )
    .limit(1)
)


def find(
    connection: Connection, account_id: UUID, kind: DraftKind, subject_id: UUID | None
) -> Draft | None:
    """Return the account's draft for this form and subject."""
    wanted = {"account_id": account_id, "form": kind, "of_subject": subject_id}
    row = connection.execute(_FIND, wanted).one_or_none()
    return None if row is None else from_row(Draft, row)


def of_kind(connection: Connection, account_id: UUID, kind: DraftKind) -> list[Draft]:
    """Return the account's drafts of one form, the newest first."""
    rows = connection.execute(
        select(_draft)
        .where(_draft.c.created_by == account_id, _draft.c.kind == kind)
        .order_by(_draft.c.changed_at.desc())
    )
    return [from_row(Draft, row) for row in rows]


def of_subject(connection: Connection, kind: DraftKind, subject_id: UUID) -> list[Draft]:
    """Return everybody's drafts of one form about one thing."""
    rows = connection.execute(
        select(_draft).where(_draft.c.kind == kind, _draft.c.subject_id == subject_id)
    )
    return [from_row(Draft, row) for row in rows]
