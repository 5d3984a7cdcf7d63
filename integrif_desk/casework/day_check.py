"""What speaks against a day for a task: offices that are closed, appointments at the same time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from integrif_desk.casework.desk import Desk, saxony_anhalt_holiday
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.domain.working_days import add_working_days, is_working_day
from integrif_desk.store.queries import follow_ups

USUAL_MINUTES = 30
"""How long an appointment is taken to last of which nobody knows it."""
_LAST = date.max - timedelta(days=30)  # behind it there is no next working day


@dataclass(frozen=True, kw_only=True)
class DayCheck:
    """`holiday` is its name, empty on other days. `better` is the next working day behind a day
    on which offices are closed, else None."""

    day: date
    holiday: str = ""
    better: date | None = None
    overlapping: tuple[FollowUpRow, ...] = ()


def check(
    desk: Desk,
    day: date,
    at: time | None = None,
    minutes: int = 0,
    owner_id: UUID | None = None,
    but: UUID | None = None,
) -> DayCheck:
    """Look at a day for a task of `owner_id`, else of the signed-in account; `but` is that task.

    Appointments overlap when one begins before the other ends; without minutes it lasts
    `USUAL_MINUTES`.
    """
    overlapping: tuple[FollowUpRow, ...] = ()
    if at is not None:
        with desk.read() as work:
            found = follow_ups.appointments(work.connection, owner_id or desk.account.id, day)
        overlapping = tuple(
            row
            for row in found
            if row.id != but
            and row.due_time is not None
            and _overlap(at, minutes, row.due_time, row.minutes)
        )
    closed = not is_working_day(day, desk.holiday)
    return DayCheck(
        day=day,
        holiday=saxony_anhalt_holiday(day) if closed else "",
        better=add_working_days(day, 1, desk.holiday) if closed and day < _LAST else None,
        overlapping=overlapping,
    )


def open_day(desk: Desk, day: date) -> date:
    """Return `day`, or the next working day when offices are closed on it."""
    if is_working_day(day, desk.holiday) or day >= _LAST:
        return day
    return add_working_days(day, 1, desk.holiday)


def _overlap(one: time, one_minutes: int, two: time, two_minutes: int) -> bool:
    begins = [datetime.combine(date.min, at) for at in (one, two)]
    ends = [
        begin + timedelta(minutes=minutes or USUAL_MINUTES)
        for begin, minutes in zip(begins, (one_minutes, two_minutes), strict=True)
    ]
    return begins[0] < ends[1] and begins[1] < ends[0]
