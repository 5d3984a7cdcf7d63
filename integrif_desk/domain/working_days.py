"""Working days: Monday to Friday without public holidays; the holidays are handed in."""

from bisect import bisect_right
from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

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
    """Return how many working days lie after `start` up to and including `end`; never negative.

    `is_holiday` must always give the same answer for a day: each year is asked for once, because
    lists count this for every row.
    """
    if end <= start:
        return 0
    free = 0
    for year in range(start.year, end.year + 1):
        found = _holidays_on_weekdays(is_holiday, year)
        free += bisect_right(found, end) - bisect_right(found, start)
    return _weekdays_up_to(end) - _weekdays_up_to(start) - free


def _weekdays_up_to(day: date) -> int:
    # The first day of all, number 1, was a Monday.
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5)


@lru_cache(maxsize=64)
def _holidays_on_weekdays(is_holiday: IsHoliday, year: int) -> tuple[date, ...]:
    first, days = date(year, 1, 1), 366 if isleap(year) else 365
    each = (first + timedelta(days=n) for n in range(days))
    return tuple(day for day in each if day.weekday() < 5 and is_holiday(day))
