"""The start page: what is due, who has not answered, whom nobody has spoken to."""

from datetime import date, timedelta
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.consent import ENDS_SOON, Consent, attention
from integrif_desk.domain.consent_views import ExpiringConsent
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.views import (
    FollowUpRow,
    Key,
    Page,
    SilentCase,
    StatusExpiry,
    Today,
)
from integrif_desk.store.queries import (
    accounts,
    actors,
    cases,
    consents,
    follow_ups,
    meetings,
    referrals,
)
from integrif_desk.store.unit_of_work import UnitOfWork

ATTENTION_ROWS = 3
_CONSENTS = 200


def today(desk: Desk, *, mine: bool, limit: int = 20) -> Today:
    """Return the start page for the signed-in account, or for the whole association."""
    day = desk.today()
    owner = desk.account.id if mine else None
    yesterday, week_end = day - timedelta(days=1), _end_of_week(day)
    tomorrow = day + timedelta(days=1)
    next_week = (week_end + timedelta(days=1), week_end + timedelta(days=7))
    with desk.read() as work:
        connection = work.connection

        def due_rows(start: date | None, end: date) -> tuple[tuple[FollowUpRow, ...], int]:
            if start is not None and end < start:
                return (), 0
            rows = follow_ups.between(connection, owner, start, end, None, limit).rows
            count = len(rows)
            if count == limit:
                count = follow_ups.count_between(connection, owner, start, end)
            return rows, count

        overdue, overdue_total = due_rows(None, yesterday)
        due_today, due_today_total = due_rows(day, day)
        this_week, this_week_total = due_rows(tomorrow, week_end)
        silent_since = day - timedelta(days=accounts.association(connection).no_contact_days)
        expiring, expiring_total = cases.expiring(connection, day, owner, ATTENTION_ROWS)
        silent, silent_total = cases.silent(connection, silent_since, owner, ATTENTION_ROWS)
        late, late_total = referrals.late(connection, day, desk.holiday, owner, ATTENTION_ROWS)
        ending = _ending(work, day, owner)
        is_lead = desk.account.role is Role.LEAD
        agreed = AgreementFilter(today=day, watched_by=owner)
        return Today(
            overdue=overdue,
            overdue_total=overdue_total,
            due_today=due_today,
            due_today_total=due_today_total,
            this_week=this_week,
            this_week_total=this_week_total,
            next_week_total=follow_ups.count_between(connection, owner, *next_week),
            next_due=follow_ups.next_due(connection, owner, day),
            expiring=tuple(
                StatusExpiry(
                    case_id=row.case_id,
                    person_name=row.name,
                    kind=row.status_kind,
                    valid_until=row.status_until,
                    days_left=(row.status_until - day).days,
                )
                for row in expiring
            ),
            expiring_total=expiring_total,
            unanswered=late,
            unanswered_total=late_total,
            silent=tuple(
                SilentCase(
                    case_id=row.case_id,
                    person_name=row.name,
                    last_contact_on=row.last_contact_on,
                    days=(day - row.contact_key).days,
                )
                for row in silent
            ),
            silent_total=silent_total,
            delegated_total=follow_ups.count_delegated(connection, desk.account.id),
            agreements=meetings.open_agreements(connection, agreed, None, ATTENTION_ROWS).rows,
            agreements_total=meetings.counts(connection, agreed).open,
            consents=ending,
            actors_to_check=actors.to_check(connection, day) if is_lead else 0,
        )


def due(
    desk: Desk,
    *,
    mine: bool,
    start: date | None,
    end: date,
    after: Key | None = None,
    limit: int = 50,
) -> Page[FollowUpRow]:
    """Return a page of open follow-ups due in that time."""
    owner: UUID | None = desk.account.id if mine else None
    with desk.read() as work:
        return follow_ups.between(work.connection, owner, start, end, after, limit)


def _ending(work: UnitOfWork, day: date, owner: UUID | None) -> tuple[ExpiringConsent, ...]:
    """Return of each case the first consent that ends soon and has not been given anew."""
    found = consents.expiring(work.connection, day, day + ENDS_SOON, _CONSENTS, owner)
    every = consents.of_cases(work.connection, {one.consent.case_id for one in found})
    by_case: dict[UUID, list[Consent]] = {}
    for consent in every:
        by_case.setdefault(consent.case_id, []).append(consent)
    wanted = {one.id for group in by_case.values() for one in attention(group, day)}
    first: dict[UUID, ExpiringConsent] = {}
    for one in found:
        if one.consent.id in wanted:
            first.setdefault(one.consent.case_id, one)
    return tuple(first.values())


def _end_of_week(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())
