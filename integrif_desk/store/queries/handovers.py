"""Handovers in lists, and their stored documents."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Handover, HandoverState, IssuedDocument, Purpose
from integrif_desk.domain.views import HandoverRow, Key, Page
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.queries.paging import before_key, page
from integrif_desk.store.queries.people import list_name, with_person

_table = table_of(Handover)
_handover = _table.c
_actor = table_of(Actor).c
_account = table_of(Account).c
_approver = table_of(Account).alias("approver")
_newer = _table.alias("newer_version")


def handovers(
    connection: Connection,
    case_id: UUID | None,
    after: Key | None,
    limit: int,
    states: Collection[HandoverState] = (),
) -> Page[HandoverRow]:
    """Return a page of handovers in these states, or in all, the newest first."""
    statement = _rows()
    if states:
        statement = statement.where(_handover.state.in_(states))
    if case_id is not None:
        statement = statement.where(_handover.case_id == case_id)
    if after is not None:
        key = (date.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(before_key((_handover.dated, _handover.id), key))
    rows = connection.execute(
        statement.order_by(_handover.dated.desc(), _handover.id.desc()).limit(limit + 1)
    ).all()
    return page(rows, limit, _handover_row, lambda row: (row.dated.isoformat(), row.id.hex))


def kept(connection: Connection, author_id: UUID, limit: int) -> list[HandoverRow]:
    """Return handovers of an author that are released and still lie here, the oldest first."""
    rows = connection.execute(
        _rows()
        .where(_handover.state == HandoverState.ISSUED, _handover.created_by == author_id)
        .order_by(_handover.dated, _handover.id)
        .limit(limit)
    )
    return [_handover_row(row) for row in rows]


def count_kept(connection: Connection, author_id: UUID) -> int:
    """Return how many handovers of an author are released and still lie here."""
    return connection.execute(
        select(func.count())
        .select_from(_table)
        .where(_handover.state == HandoverState.ISSUED, _handover.created_by == author_id)
    ).scalar_one()


def row_of(connection: Connection, handover_id: UUID) -> HandoverRow:
    """Return one handover. Raises `KnownError` NOT_FOUND."""
    row = connection.execute(_rows().where(_handover.id == handover_id)).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return _handover_row(row)


def by_number(connection: Connection, number: str) -> HandoverRow | None:
    """Return the handover with this number, spelled „Ü-26-031“."""
    year = 2000 + int(number.split("-")[1])
    row = connection.execute(
        _rows().where(
            _handover.dated.between(date(year, 1, 1), date(year, 12, 31)),  # it has an index
            _handover.number == number,
        )
    ).one_or_none()
    return _handover_row(row) if row is not None else None


def document(connection: Connection, handover_id: UUID) -> IssuedDocument:
    """Return the stored file of a handover. Raises `KnownError` NOT_FOUND."""
    stored = table_of(IssuedDocument)
    row = connection.execute(
        select(stored).where(stored.c.handover_id == handover_id)
    ).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return from_row(IssuedDocument, row)


def by_code(connection: Connection, code: str) -> UUID | None:
    """Return the id of the handover with this answer code."""
    return connection.execute(
        select(_handover.id).where(_handover.answer_code == code)
    ).scalar_one_or_none()


def unanswered(
    connection: Connection, case_id: UUID, recipient_id: UUID, purpose: Purpose
) -> list[Handover]:
    """Return the handovers that a new version takes the place of, the oldest first."""
    rows = connection.execute(
        select(_table)
        .where(
            _handover.case_id == case_id,
            _handover.recipient_id == recipient_id,
            _handover.purpose == purpose,
            _handover.state.in_((HandoverState.ISSUED, HandoverState.HANDED_OVER)),
        )
        .order_by(_handover.created_at, _handover.id)
    )
    return [from_row(Handover, row) for row in rows]


def former(
    connection: Connection, case_id: UUID, recipient_id: UUID, purpose: Purpose
) -> list[Handover]:
    """Return the versions that a new one takes the place of on paper, the oldest first.

    These are the unanswered ones, and what the recipient got and holds no more. An answer ends a
    line of versions: what comes later begins a new one.
    """
    rows = connection.execute(
        select(_table)
        .where(
            _handover.case_id == case_id,
            _handover.recipient_id == recipient_id,
            _handover.purpose == purpose,
        )
        .order_by(_handover.created_at, _handover.id)
    )
    line: list[Handover] = []
    for row in rows:
        one = from_row(Handover, row)
        waits = one.state in (HandoverState.ISSUED, HandoverState.HANDED_OVER)
        if one.answered_on is not None:
            line = []
        elif waits or one.handed_over_on is not None:
            line.append(one)
    return line


def superseded_by(connection: Connection, handover_id: UUID) -> list[Handover]:
    """Return the versions whose place this one has taken, the oldest first."""
    rows = connection.execute(
        select(_table)
        .where(
            _handover.superseded_by == handover_id,
            _handover.state == HandoverState.SUPERSEDED,
        )
        .order_by(_handover.created_at, _handover.id)
    )
    return [from_row(Handover, row) for row in rows]


def last_snapshot(connection: Connection, case_id: UUID, recipient_id: UUID) -> bytes | None:
    """Return what the recipient has last been told of a case and that still holds."""
    stored = table_of(IssuedDocument)
    return connection.execute(
        select(stored.c.snapshot)
        .join(_table, _handover.id == stored.c.handover_id)
        .where(
            _handover.case_id == case_id,
            _handover.recipient_id == recipient_id,
            _handover.state != HandoverState.WITHDRAWN,
        )
        .order_by(_handover.created_at.desc(), _handover.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def _rows() -> Select[Any]:
    statement = (
        select(
            *_handover,
            _actor.name.label("recipient_name"),
            _account.name.label("author"),
            _approver.c.name.label("approver"),
            _newer.c.number.label("newer"),
            _newer.c.withdrawn_on.label("newer_withdrawn_on"),
        )
        .select_from(_table)
        .join(table_of(Actor), _actor.id == _handover.recipient_id)
        .join(table_of(Account), _account.id == _handover.created_by)
        .outerjoin(_approver, _approver.c.id == _handover.approved_by)
        .outerjoin(_newer, _newer.c.id == _handover.superseded_by)
    )
    return with_person(statement, _handover.case_id)


def _handover_row(row: Row[Any]) -> HandoverRow:
    return HandoverRow(
        id=row.id,
        number=row.number,
        case_id=row.case_id,
        case_number=row.case_number,
        person_name=list_name(row),
        original_name=row.original_name,
        recipient_id=row.recipient_id,
        recipient_name=row.recipient_name,
        purpose=row.purpose,
        dated=row.dated,
        answer_code=row.answer_code,
        answer_by=row.answer_by,
        state=row.state,
        decision=row.decision,
        decline_reason=row.decline_reason,
        expected_on=row.expected_on,
        answered_on=row.answered_on,
        author=row.author,
        page_count=row.page_count,
        author_id=row.created_by,
        approver=row.approver or "",
        self_approved=row.self_approved,
        handed_over_on=row.handed_over_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
        withdrawn_text=row.withdrawn_text,
        superseded_by=row.newer or "",
        newer_withdrawn_on=row.newer_withdrawn_on,
    )
