"""When the desk reminds of a task: a choice ahead of the appointment, or a moment put off to.

All moments are aware and mean the clock on the wall of this computer; across a change to summer
time „morgens“ stays 8 o'clock.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

MORNING_AT = time(8)
_FIRST_YEAR = 1971  # a mistyped year before it is one that clocks do not know


class Reminder(StrEnum):
    """How long before. Tasks without a time of day know `NONE`, `DAY` and `MORNING` alone."""

    NONE = "none"
    QUARTER = "quarter"
    HOUR = "hour"
    DAY = "day"
    MORNING = "morning"


class Snooze(StrEnum):
    """How long a reminder keeps still."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"


_BEFORE = {Reminder.QUARTER: timedelta(minutes=15), Reminder.HOUR: timedelta(hours=1)}


def usual(due_time: time | None) -> Reminder:
    """Return the reminder that nobody has to choose: an hour before an appointment."""
    return Reminder.NONE if due_time is None else Reminder.HOUR


def offered(due_time: time | None) -> tuple[Reminder, ...]:
    """Return what can be chosen for a task, with or without a time of day."""
    if due_time is None:
        return (Reminder.NONE, Reminder.DAY, Reminder.MORNING)
    return tuple(Reminder)


def moment(reminder: Reminder, due_on: date, due_time: time | None) -> datetime | None:
    """Return when to remind, aware and local; without a time of day from the morning on."""
    if reminder is Reminder.NONE or not _FIRST_YEAR < due_on.year < date.max.year:
        return None
    if reminder is Reminder.MORNING or (due_time is None and reminder in _BEFORE):
        return local(due_on, MORNING_AT)
    if reminder is Reminder.DAY:
        return local(due_on - timedelta(days=1), due_time or MORNING_AT)
    return local(due_on, due_time or MORNING_AT) - _BEFORE[reminder]


def chosen(due_on: date, due_time: time | None, remind_at: datetime | None) -> Reminder | None:
    """Return the choice that leads to `remind_at`; None for a moment that it was put off to."""
    for reminder in offered(due_time):
        if moment(reminder, due_on, due_time) == remind_at:
            return reminder
    return None


def moved(due_on: date, due_time: time | None, before: Reminder | None) -> datetime | None:
    """Return the moment for another date of a task that had the choice `before`.

    One that had been put off is reminded of as usual; what loses its time of day in the morning.
    """
    return moment(usual(due_time) if before is None else before, due_on, due_time)


def put_off(snooze: Snooze, now: datetime) -> datetime:
    """Return when a reminder comes back. `now` is aware; mornings are those of this computer."""
    if snooze is Snooze.HOUR:
        return now + timedelta(hours=1)
    day = now.astimezone().date()
    if snooze is Snooze.TOMORROW:
        return local(day + timedelta(days=1), MORNING_AT)
    return local(day + timedelta(days=7 - day.weekday()), MORNING_AT)


def local(day: date, at: time) -> datetime:
    """Return that moment on the wall of this computer, aware."""
    return datetime.combine(day, at).astimezone()
