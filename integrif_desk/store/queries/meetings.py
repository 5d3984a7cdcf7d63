"""Meetings, what was agreed there, and what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.meeting import Agreement, AgreementEvent, AgreementState, Meeting
from integrif_desk.domain.meeting_views import (
    AgreementCounts,
    AgreementFilter,
    AgreementRow,
    MeetingFilter,
    MeetingRow,
)
from integrif_desk.domain.views import Key, Page
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.listing import AGREEMENT, MEETING, active_facet
from integrif_desk.store.meeting_words import with_facet
from integrif_desk.store.queries import accounts, actors, search
from integrif_desk.store.queries.paging import after_key, before_key, page

_meeting = table_of(Meeting)
_agreement = table_of(Agreement)
_event = table_of(AgreementEvent)
_actor = table_of(Actor).c
_account = table_of(Account).c
_OPEN = _agreement.c.state == AgreementState.OPEN


def meetings(
    connection: Connection, wanted: MeetingFilter, after: Key | None, limit: int
) -> Page[MeetingRow]:
    """Return a page of meetings, the newest first.

    With a search text only the newest `search.HIT_LIMIT` hits are shown.
    """
    statement = select(*_meeting.c["id", "title", "held_on", "place", "participant_ids"])
    if wanted.text.strip():
        statement = statement.where(_meeting.c.id.in_(search.matching(wanted.text, MEETING)))
    if after is not None:
        key = (date.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(before_key((_meeting.c.held_on, _meeting.c.id), key))
    rows = connection.execute(
        statement.order_by(_meeting.c.held_on.desc(), _meeting.c.id.desc()).limit(limit + 1)
    ).all()
    names = actors.names(connection, {one for row in rows for one in row.participant_ids})
    numbers = _numbers(connection, [row.id for row in rows], wanted.today)

    def shown(row: Row[Any]) -> MeetingRow:
        whole, still_open, overdue = numbers.get(row.id, (0, 0, 0))
        return MeetingRow(
            id=row.id,
            title=row.title,
            held_on=row.held_on,
            place=row.place,
            participants=tuple(names[one] for one in row.participant_ids if one in names),
            agreements=whole,
            open=still_open,
            overdue=overdue,
        )

    return page(rows, limit, shown, lambda row: (row.held_on.isoformat(), row.id.hex))


def open_agreements(
    connection: Connection, wanted: AgreementFilter, after: Key | None, limit: int
) -> Page[AgreementRow]:
    """Return a page of open agreements by due date."""
    statement = _rows().where(_OPEN)
    if wanted.overdue_only:
        statement = statement.where(_agreement.c.due_on < wanted.today)
    for column, value in (
        (_agreement.c.account_id, wanted.account_id),
        (_agreement.c.actor_id, wanted.actor_id),
        (_agreement.c.meeting_id, wanted.meeting_id),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if wanted.watched_by is not None:
        statement = statement.where(_watched(wanted.watched_by))
    if wanted.text.strip():
        # None is cut off: what is due first may have been agreed long ago.
        hits = search.matching(wanted.text, AGREEMENT, active_facet(True), limit=-1)
        statement = statement.where(_agreement.c.id.in_(hits))
    if after is not None:
        key = (date.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(after_key((_agreement.c.due_on, _agreement.c.id), key))
    rows = connection.execute(
        statement.order_by(_agreement.c.due_on, _agreement.c.id).limit(limit + 1)
    ).all()
    steps = _steps(connection, [row.id for row in rows])
    return page(
        rows,
        limit,
        lambda row: _agreement_row(row, steps),
        lambda row: (row.due_on.isoformat(), row.id.hex),
    )


def of_meeting(connection: Connection, meeting_id: UUID) -> tuple[AgreementRow, ...]:
    """Return what was agreed at a meeting in the order of entering."""
    return _all(connection, _rows().where(_agreement.c.meeting_id == meeting_id))


def row_of(connection: Connection, agreement_id: UUID) -> AgreementRow | None:
    """Return an agreement with its names; None when it is gone."""
    found = _all(connection, _rows().where(_agreement.c.id == agreement_id))
    return found[0] if found else None


def left_open(
    connection: Connection, actor_ids: tuple[UUID, ...], before: date, meeting_id: UUID | None
) -> tuple[AgreementRow, ...]:
    """Return open agreements of earlier meetings that shared an actor with these, by due date."""
    if not actor_ids:
        return ()
    shared = search.having(
        *(AGREEMENT, active_facet(True)), any_of=[*map(with_facet, actor_ids)], limit=-1
    )
    statement = _rows().where(_OPEN, _agreement.c.id.in_(shared), _meeting.c.held_on <= before)
    if meeting_id is not None:
        # Of two meetings on one day the one entered first came first.
        earlier = or_(_meeting.c.held_on < before, _meeting.c.id < meeting_id)
        statement = statement.where(_meeting.c.id != meeting_id, earlier)
    return _all(connection, statement, (_agreement.c.due_on, _agreement.c.id))


def counts(connection: Connection, wanted: AgreementFilter) -> AgreementCounts:
    """Return the numbers of the page; an owner narrows those of agreements."""
    statement = select(
        func.count(_agreement.c.id),
        func.count(case((_agreement.c.due_on < wanted.today, 1))),
    ).where(_OPEN)
    if wanted.account_id is not None:
        statement = statement.where(_agreement.c.account_id == wanted.account_id)
    if wanted.watched_by is not None:
        statement = statement.where(_watched(wanted.watched_by))
    still_open, overdue = connection.execute(statement).one()
    whole = connection.execute(select(func.count(_meeting.c.id))).scalar_one()
    return AgreementCounts(meetings=whole, open=still_open, overdue=overdue)


def states_of(
    connection: Connection, *, actor_id: UUID | None = None, account_id: UUID | None = None
) -> list[AgreementState]:
    """Return the states of all agreements of one owner."""
    column, value = (
        (_agreement.c.actor_id, actor_id) if actor_id else (_agreement.c.account_id, account_id)
    )
    found = connection.execute(select(_agreement.c.state).where(column == value))
    return list(found.scalars())


def states_by_actor(
    connection: Connection, actor_ids: tuple[UUID, ...]
) -> dict[UUID, list[AgreementState]]:
    """Return the states of all agreements of these actors."""
    found: dict[UUID, list[AgreementState]] = defaultdict(list)
    columns = _agreement.c["actor_id", "state"]
    for row in connection.execute(select(*columns).where(_agreement.c.actor_id.in_(actor_ids))):
        found[row.actor_id].append(row.state)
    return found


def events(connection: Connection, agreement_id: UUID) -> tuple[AgreementEvent, ...]:
    """Return the steps of an agreement, oldest first."""
    rows = connection.execute(
        select(_event).where(_event.c.agreement_id == agreement_id).order_by(_event.c.id)
    )
    return tuple(from_row(AgreementEvent, row) for row in rows)


def whole(
    connection: Connection, meeting_id: UUID
) -> tuple[tuple[Agreement, ...], tuple[AgreementEvent, ...]]:
    """Return every agreement of a meeting and every step, for deleting and bringing back."""
    found = connection.execute(select(_agreement).where(_agreement.c.meeting_id == meeting_id))
    agreements = tuple(from_row(Agreement, row) for row in found)
    steps = connection.execute(
        select(_event)
        .where(_event.c.agreement_id.in_([one.id for one in agreements]))
        .order_by(_event.c.id)
    )
    return agreements, tuple(from_row(AgreementEvent, row) for row in steps)


def _watched(account_id: UUID) -> ColumnElement[bool]:
    return or_(_agreement.c.account_id == account_id, _agreement.c.actor_id.is_not(None))


def _rows() -> Select[Any]:
    return (
        select(
            _agreement,
            _actor.name.label("actor_name"),
            _account.name.label("account_name"),
            _meeting.c.title.label("meeting_title"),
            _meeting.c.held_on,
        )
        .select_from(_agreement)
        .join(_meeting, _meeting.c.id == _agreement.c.meeting_id)
        .outerjoin(table_of(Actor), _actor.id == _agreement.c.actor_id)
        .outerjoin(table_of(Account), _account.id == _agreement.c.account_id)
    )


def _all(
    connection: Connection,
    statement: Select[Any],
    order: Sequence[ColumnElement[Any]] = (_agreement.c.id,),
) -> tuple[AgreementRow, ...]:
    rows = connection.execute(statement.order_by(*order)).all()
    steps = _steps(connection, [row.id for row in rows])
    return tuple(_agreement_row(row, steps) for row in rows)


def _agreement_row(
    row: Row[Any], steps: dict[UUID, list[tuple[AgreementState, date, date]]]
) -> AgreementRow:
    # The first step is that it was agreed; an open one after it moves the day, or asks.
    asked_on, put_off, due_on = None, 0, None
    for state, happened_on, until in steps.get(row.id, ()):
        if state is AgreementState.OPEN and due_on is not None:
            if until != due_on:
                put_off += 1
            else:
                asked_on = happened_on
        due_on = until
    return AgreementRow(
        agreement=from_row(Agreement, row),
        owner=row.actor_name or row.account_name or "",
        meeting_title=row.meeting_title,
        agreed_on=row.held_on,
        asked_on=asked_on,
        times_put_off=put_off,
    )


def _steps(
    connection: Connection, ids: list[UUID]
) -> dict[UUID, list[tuple[AgreementState, date, date]]]:
    found: dict[UUID, list[tuple[AgreementState, date, date]]] = defaultdict(list)
    columns = _event.c["agreement_id", "state", "happened_on", "due_on"]
    for row in connection.execute(
        select(*columns).where(_event.c.agreement_id.in_(ids)).order_by(_event.c.id)
    ):
        found[row.agreement_id].append((row.state, row.happened_on, row.due_on))
    return found


def _numbers(
    connection: Connection, ids: list[UUID], today: date
) -> dict[UUID, tuple[int, int, int]]:
    rows = connection.execute(
        select(
            _agreement.c.meeting_id,
            func.count(_agreement.c.id),
            func.count(case((_OPEN, 1))),
            func.count(case((and_(_OPEN, _agreement.c.due_on < today), 1))),
        )
        .where(_agreement.c.meeting_id.in_(ids))
        .group_by(_agreement.c.meeting_id)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def names_of(connection: Connection, ids: tuple[UUID, ...]) -> tuple[str, ...]:
    """Return the names of these accounts in their order."""
    known = accounts.names(connection)
    return tuple(known[one] for one in ids if one in known)
