"""Periods as the law counts them: months from day to day, and the pension age of SGB II."""

from calendar import monthrange
from datetime import date, timedelta

_PENSION_AT_65 = 1947  # born earlier: 65
_PENSION_AT_66 = 1958


def add_months(day: date, months: int) -> date:
    """Return the day with the same number, `months` later.

    Where that month is too short, its last day counts (§ 188 Abs. 3 BGB): 31.01. and one month
    is 28.02. The period is complete on the day returned. Raises `OverflowError` outside the
    calendar.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def pension_from(born: date) -> date:
    """Return the first day after the month in which the age limit of § 7a SGB II is reached.

    65 for those born before 1947, then a month more per year up to 66 for 1958, two months more
    per year up to 67 for 1964 and later. An age is completed at the end of the day before the
    birthday (§ 187 Abs. 2, § 188 Abs. 2 BGB); the limit is reached with the end of that month.
    """
    completed = add_months(born, _pension_months(born.year)) - timedelta(days=1)
    return add_months(completed.replace(day=1), 1)


def _pension_months(year: int) -> int:
    if year < _PENSION_AT_65:
        return 65 * 12
    if year <= _PENSION_AT_66:
        return 65 * 12 + year - _PENSION_AT_65 + 1
    return min(66 * 12 + 2 * (year - _PENSION_AT_66), 67 * 12)


def month_after(day: date, months: int) -> date:
    """Return the first day of the month that follows the one in which the months are complete.

    An entitlement under AsylbLG ends with the month in which its ground falls away (§ 1 Abs. 3
    AsylbLG).
    """
    return add_months(add_months(day, months).replace(day=1), 1)
