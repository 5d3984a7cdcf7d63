"""Requests for release: what waits, and what came back."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.approval import OPEN, ApprovalRequest, ApprovalState, PlanPart
from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.queries.people import list_name, with_person

_table = table_of(ApprovalRequest)
_request = _table.c
_actor = table_of(Actor).c
_author = table_of(Account).alias("author")
_lead = table_of(Account).alias("deciding")


def open_of(connection: Connection, case_id: UUID, author_id: UUID) -> ApprovalRequest | None:
    """Return the author's request for a case that is still open."""
    row = connection.execute(
        select(_table).where(
            _request.case_id == case_id,
            _request.created_by == author_id,
            _request.state.in_(OPEN),
        )
    ).one_or_none()
    return None if row is None else from_row(ApprovalRequest, row)


def requests(
    connection: Connection, state: ApprovalState, author_id: UUID | None, limit: int
) -> tuple[RequestRow, ...]:
    """Return the requests in a state, of one author or of all; who waits longest comes first."""
    statement = _rows().where(_request.state == state)
    if author_id is not None:
        statement = statement.where(_request.created_by == author_id)
    rows = connection.execute(
        statement.order_by(_request.changed_at, _request.id).limit(limit)
    ).all()
    return tuple(map(_request_row, rows))


def waiting_of_others(
    connection: Connection, case_id: UUID, account_id: UUID
) -> tuple[RequestRow, ...]:
    """Return what other accounts have presented of a case and what still waits, oldest first."""
    rows = connection.execute(
        _rows()
        .where(
            _request.case_id == case_id,
            _request.created_by != account_id,
            _request.state == ApprovalState.REQUESTED,
        )
        .order_by(_request.changed_at, _request.id)
    )
    return tuple(map(_request_row, rows))


def row_of(connection: Connection, request_id: UUID) -> RequestRow:
    """Return one request. Raises `KnownError` NOT_FOUND."""
    row = connection.execute(_rows().where(_request.id == request_id)).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return _request_row(row)


def count(
    connection: Connection,
    state: ApprovalState,
    *,
    author_id: UUID | None = None,
    without: UUID | None = None,
) -> int:
    """Return how many requests are in a state, of one author or without those of one."""
    statement = select(func.count()).select_from(_table).where(_request.state == state)
    if author_id is not None:
        statement = statement.where(_request.created_by == author_id)
    if without is not None:
        statement = statement.where(_request.created_by != without)
    return connection.execute(statement).scalar_one()


def _rows() -> Select[Any]:
    statement = (
        select(
            *_request,
            _actor.name.label("recipient_name"),
            _author.c.name.label("author"),
            _lead.c.name.label("lead_name"),
        )
        .select_from(_table)
        .join(table_of(Actor), _actor.id == _request.recipient_id)
        .join(_author, _author.c.id == _request.created_by)
        .outerjoin(_lead, _lead.c.id == _request.decided_by)
    )
    return with_person(statement, _request.case_id)


def _request_row(row: Row[Any]) -> RequestRow:
    return RequestRow(
        id=row.id,
        case_id=row.case_id,
        case_number=row.case_number,
        person_name=list_name(row),
        original_name=row.original_name,
        recipient_id=row.recipient_id,
        recipient_name=row.recipient_name,
        purpose=row.purpose,
        state=row.state,
        author=row.author,
        author_id=row.created_by,
        message=row.message,
        comments=tuple((PlanPart(part), text) for part, text in row.comments),
        decided_by=row.lead_name or "",
        changed_at=row.changed_at,
    )
