"""Working days: Monday to Friday without public holidays; the holidays are handed in."""

from collections.abc import Callable
from datetime import date, timedelta

IsHoliday = Callable[[date], bool]


def is_working_day(day: date, is_holiday: IsHoliday) -> bool:
    """Tell whether offices work on `day`."""
    return day.weekday() < 5 and not is_holiday(day)


def add_working_days(start: date, count: int, is_holiday: IsHoliday) -> date:
    """Return the `count`-th working day after `start` (`start` itself is not counted)."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, is_holiday):
            count -= 1
    return day


def working_days_between(start: date, end: date, is_holiday: IsHoliday) -> int:
    """Return how many working days lie after `start` up to and including `end`; never negative."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=n), is_holiday) for n in range(1, days + 1))
