"""Open follow-ups with the names that their rows show."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, or_, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.views import FollowUpRow, Key, Page
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.queries.cases import is_active
from integrif_desk.store.queries.paging import after_key, page
from integrif_desk.store.queries.people import display_name, with_person

_task = table_of(FollowUp).c
_actor = table_of(Actor).c
_account = table_of(Account).c
_delegator = table_of(Account).alias("delegator").c


def between(
    connection: Connection,
    owner_id: UUID | None,
    start: date | None,
    end: date,
    after: Key | None,
    limit: int,
) -> Page[FollowUpRow]:
    """Return open follow-ups due from `start` (or ever) to `end`, both included, by date.

    Here and in the counts those of closed cases are left out: nobody works on them.
    """
    statement = _rows().where(*_open(owner_id, start, end))
    if after is not None:
        key = (date.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(after_key((_task.due_on, _task.id), key))
    rows = connection.execute(statement.order_by(_task.due_on, _task.id).limit(limit + 1)).all()
    return page(rows, limit, _follow_up_row, lambda row: (row.due_on.isoformat(), row.id.hex))


def count_between(
    connection: Connection, owner_id: UUID | None, start: date | None, end: date
) -> int:
    """Return how many open follow-ups are due in that time."""
    return connection.execute(
        select(func.count(_task.id)).where(*_open(owner_id, start, end))
    ).scalar_one()


def next_due(connection: Connection, owner_id: UUID | None, after: date) -> date | None:
    """Return the day of the first open follow-up behind `after`."""
    conditions = [*_open(owner_id, None, None), _task.due_on > after]
    return connection.execute(
        select(_task.due_on).where(*conditions).order_by(_task.due_on).limit(1)
    ).scalar_one_or_none()


def of_case(connection: Connection, case_id: UUID) -> tuple[FollowUpRow, ...]:
    """Return the open follow-ups of a case by date."""
    rows: Sequence[Row[Any]] = connection.execute(_of_case(), {"of_case": case_id}).all()
    return tuple(_follow_up_row(row) for row in rows)


@cache
def _of_case() -> Select[Any]:
    """Return the statement, built once: that takes longer than to run it."""
    return (
        _rows()
        .where(_task.case_id == bindparam("of_case"), _task.done_on.is_(None))
        .order_by(_task.due_on, _task.id)
    )


def row_of(connection: Connection, follow_up_id: UUID) -> FollowUpRow:
    """Return a follow-up with the names that its row shows. Raises `KnownError` NOT_FOUND."""
    row = connection.execute(_rows().where(_task.id == follow_up_id)).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return _follow_up_row(row)


def of_series(connection: Connection, case_id: UUID, series_id: UUID) -> tuple[FollowUp, ...]:
    """Return the open tasks of a series by date; mostly there is one."""
    rows = connection.execute(
        select(table_of(FollowUp))
        .where(_task.case_id == case_id, _task.done_on.is_(None), _task.series_id == series_id)
        .order_by(_task.due_on, _task.id)
    )
    return tuple(from_row(FollowUp, row) for row in rows)


def delegated(connection: Connection, by: UUID, after: Key | None, limit: int) -> Page[FollowUpRow]:
    """Return open follow-ups that `by` has handed over to somebody else, by date."""
    statement = _rows().where(*_delegated(by))
    if after is not None:
        key = (date.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(after_key((_task.due_on, _task.id), key))
    rows = connection.execute(statement.order_by(_task.due_on, _task.id).limit(limit + 1)).all()
    return page(rows, limit, _follow_up_row, lambda row: (row.due_on.isoformat(), row.id.hex))


def count_delegated(connection: Connection, by: UUID) -> int:
    """Return how many follow-ups that `by` has handed over are open."""
    return connection.execute(select(func.count(_task.id)).where(*_delegated(by))).scalar_one()


def to_remind_of(
    connection: Connection, owner_id: UUID, now: datetime, today: date, limit: int
) -> tuple[tuple[FollowUpRow, ...], int]:
    """Return follow-ups whose moment has come, the first to come on top, and how many there are.

    Whoever comes back from a journey is not reminded of appointments that are over: after a day
    a reminder lapses, unless the task is not overdue yet.
    """
    conditions = [
        *_open(owner_id, None, None),
        _task.remind_at <= now,
        or_(_task.due_on >= today, _task.remind_at > now - timedelta(days=1)),
    ]
    rows: Sequence[Row[Any]] = connection.execute(
        _rows().where(*conditions).order_by(_task.remind_at, _task.id).limit(limit)
    ).all()
    total = len(rows)
    if total == limit:
        counted = select(func.count(_task.id)).where(*conditions)
        total = connection.execute(counted).scalar_one()
    return tuple(_follow_up_row(row) for row in rows), total


def next_reminder(connection: Connection, owner_id: UUID, after: datetime) -> datetime | None:
    """Return the next moment behind `after` to remind somebody of something."""
    return connection.execute(
        select(_task.remind_at)
        .where(*_open(owner_id, None, None), _task.remind_at > after)
        .order_by(_task.remind_at)
        .limit(1)
    ).scalar_one_or_none()


def appointments(connection: Connection, owner_id: UUID, day: date) -> tuple[FollowUpRow, ...]:
    """Return what somebody has on a day at a time of day, by time."""
    conditions = [*_open(owner_id, day, day), _task.due_time.is_not(None)]
    rows: Sequence[Row[Any]] = connection.execute(
        _rows().where(*conditions).order_by(_task.due_time, _task.id)
    ).all()
    return tuple(_follow_up_row(row) for row in rows)


def _delegated(by: UUID) -> list[ColumnElement[bool]]:
    return [
        _task.delegated_by == by,
        _task.owner_id != by,
        _task.done_on.is_(None),
        is_active(_task.case_id),
    ]


def _open(owner_id: UUID | None, start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    conditions = [_task.done_on.is_(None), is_active(_task.case_id)]
    if owner_id is not None:
        conditions.append(_task.owner_id == owner_id)
    if start is not None:
        conditions.append(_task.due_on >= start)
    if end is not None:
        conditions.append(_task.due_on <= end)
    return conditions


def _rows() -> Select[Any]:
    statement = (
        select(
            *table_of(FollowUp).c,
            _account.name.label("owner_name"),
            _actor.name.label("actor_name"),
            _delegator.name.label("delegator_name"),
        )
        .select_from(table_of(FollowUp))
        .join(table_of(Account), _account.id == _task.owner_id)
        .outerjoin(table_of(Actor), _actor.id == _task.actor_id)
        .outerjoin(_delegator.id.table, _delegator.id == _task.delegated_by)
    )
    return with_person(statement, _task.case_id)


def _follow_up_row(row: Row[Any]) -> FollowUpRow:
    return FollowUpRow(
        id=row.id,
        case_id=row.case_id,
        case_number=row.case_number,
        person_name=display_name(row),
        original_name=row.original_name,
        task=row.task,
        due_on=row.due_on,
        due_time=row.due_time,
        kind=row.kind,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        owed_by=row.owed_by,
        actor_id=row.actor_id,
        actor_name=row.actor_name or "",
        referral_id=row.referral_id,
        version=row.version,
        place=row.place,
        minutes=row.minutes,
        remark=row.remark,
        recurs=row.recurs,
        recurs_until=row.recurs_until,
        series_id=row.series_id,
        series_start=row.series_start,
        delegated_by=row.delegated_by,
        delegator_name=row.delegator_name or "",
        remind_at=row.remind_at,
    )
