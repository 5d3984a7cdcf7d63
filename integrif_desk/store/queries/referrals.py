"""Referrals across cases, of a case, and their history."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from integrif_desk.domain import answer_code
from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.referral import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Referral,
    ReferralEvent,
    ReferralState,
)
from integrif_desk.domain.views import Key, Page, ReferralCounts, ReferralFilter, ReferralRow
from integrif_desk.domain.working_days import IsHoliday, working_days_between
from integrif_desk.store.convert import ENDED, from_row, table_of
from integrif_desk.store.listing import ACTOR, CASE
from integrif_desk.store.queries import search
from integrif_desk.store.queries.cases import is_active
from integrif_desk.store.queries.paging import after_key, page
from integrif_desk.store.queries.people import list_name, with_person

_table = table_of(Referral)
_referral = _table.c
_actor = table_of(Actor).c
_event = table_of(ReferralEvent)
_account = table_of(Account).c


def referrals(
    connection: Connection,
    wanted: ReferralFilter,
    is_holiday: IsHoliday,
    after: Key | None,
    limit: int,
) -> Page[ReferralRow]:
    """Return a page of referrals, those that need doing first."""
    order = (_referral.urgency_key, _referral.id)
    # The ids alone are put in order: names are joined to the rows of one page, not to all of them.
    shown = select(_referral.id).where(*_conditions(wanted))
    if wanted.text.strip():
        shown = shown.where(_text_condition(wanted.text))
    if after is not None:
        shown = shown.where(after_key(order, (after[0], UUID(str(after[1])))))
    shown = shown.order_by(*order).limit(limit + 1)
    rows = connection.execute(_rows().where(_referral.id.in_(shown)).order_by(*order)).all()
    return page(
        rows,
        limit,
        lambda row: _referral_row(row, wanted.today, is_holiday),
        lambda row: (row.urgency_key, row.id.hex),
    )


def late(
    connection: Connection,
    today: date,
    is_holiday: IsHoliday,
    owner_id: UUID | None,
    limit: int,
) -> tuple[tuple[ReferralRow, ...], int]:
    """Return referrals unanswered past their target date, the longest first, and their number.

    Those of closed cases are left out: nobody waits for an answer any more.
    """
    wanted = ReferralFilter(
        today=today, overdue_only=True, owner_id=owner_id, active_cases_only=True
    )
    rows = referrals(connection, wanted, is_holiday, None, limit).rows
    return rows, _count(connection, *_conditions(wanted))


def counts(connection: Connection, wanted: ReferralFilter) -> ReferralCounts:
    """Return the numbers on the filter chips, within owner and actor of `wanted`."""
    within = _scope(wanted)
    return ReferralCounts(
        current=_count(connection, *within, _is_open()),
        overdue=_count(connection, *within, _is_overdue(wanted.today)),
        declined=_count(connection, *within, _referral.state == ReferralState.DECLINED),
        all=_count(connection, *within)
        - _count(connection, *within, _referral.state == ReferralState.ENTERED_IN_ERROR),
    )


def row_of(
    connection: Connection, referral_id: UUID, today: date, is_holiday: IsHoliday
) -> ReferralRow | None:
    """Return the list row of one referral."""
    row = connection.execute(_rows().where(_referral.id == referral_id)).one_or_none()
    return None if row is None else _referral_row(row, today, is_holiday)


def events(connection: Connection, referral_id: UUID) -> tuple[tuple[ReferralEvent, str], ...]:
    """Return the changes of state, oldest first, each with its author's name."""
    rows = connection.execute(
        select(_event, _account.name.label("author"))
        .join(table_of(Account), _account.id == _event.c.created_by)
        .where(_event.c.referral_id == referral_id)
        .order_by(_event.c.id)
    )
    return tuple((from_row(ReferralEvent, row), row.author) for row in rows)


def by_code(connection: Connection, code: str) -> UUID | None:
    """Return the id of the referral with this answer code."""
    return connection.execute(
        select(_referral.id).where(_referral.answer_code == code)
    ).scalar_one_or_none()


def _count(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count(_referral.id)).where(*conditions)).scalar_one()


def _is_open() -> ColumnElement[bool]:
    # What is open lies at the front of the order by urgency, what is overdue before the rest of
    # it: asked for as a stretch of that order, either comes from its index.
    return _referral.urgency_key < ENDED


def _is_overdue(today: date) -> ColumnElement[bool]:
    return _referral.urgency_key < f"0{today}"


def _conditions(wanted: ReferralFilter) -> list[ColumnElement[bool]]:
    conditions = _scope(wanted)
    if wanted.overdue_only:
        conditions.append(_is_overdue(wanted.today))
    if wanted.states == OPEN_STATES:
        conditions.append(_is_open())
    elif wanted.states:
        conditions.append(_referral.state.in_(wanted.states))
    elif not wanted.overdue_only:
        conditions.append(_referral.state != ReferralState.ENTERED_IN_ERROR)
    return conditions


def _scope(wanted: ReferralFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.owner_id is not None:
        conditions.append(_referral.owner_id == wanted.owner_id)
    if wanted.actor_id is not None:
        conditions.append(_referral.actor_id == wanted.actor_id)
    if wanted.case_id is not None:
        conditions.append(_referral.case_id == wanted.case_id)
    if wanted.active_cases_only:
        conditions.append(is_active(_referral.case_id))
    return conditions


def _text_condition(typed: str) -> ColumnElement[bool]:
    try:
        return _referral.answer_code == answer_code.parse_answer(typed).code
    except KnownError:
        pass  # No code: words of the person or the actor.
    return or_(
        _referral.case_id.in_(search.matching(typed, CASE)),
        _referral.actor_id.in_(search.matching(typed, ACTOR)),
    )


def _rows() -> Select[Any]:
    statement = (
        select(
            *_referral,
            _actor.name.label("actor_name"),
        )
        .select_from(_table)
        .join(table_of(Actor), _actor.id == _referral.actor_id)
    )
    return with_person(statement, _referral.case_id)


def _referral_row(row: Row[Any], today: date, is_holiday: IsHoliday) -> ReferralRow:
    found = ReferralRow(
        id=row.id,
        case_id=row.case_id,
        case_number=row.case_number,
        person_name=list_name(row),
        original_name=row.original_name,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        purpose=row.purpose,
        state=row.state,
        owner_id=row.owner_id,
        sent_on=row.sent_on,
        answer_due=row.answer_due,
        expected_on=row.expected_on,
        ended_on=row.ended_on,
        decline_reason=row.decline_reason,
        answer_code=row.answer_code,
    )
    if found.state not in UNANSWERED_STATES or found.sent_on is None:
        return found
    return replace(
        found,
        working_days_open=working_days_between(found.sent_on, today, is_holiday),
        overdue=found.answer_due is not None and found.answer_due < today,
    )
