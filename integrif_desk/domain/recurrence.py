"""When a task that comes up again is due next: counted from where its series began.

Counting from the beginning keeps the 31st: after 28.02. comes 31.03., not 28.03. An appointment
that was moved once does not move those behind it.
"""

from calendar import monthrange
from datetime import date, timedelta

from integrif_desk.domain.follow_up import Recurrence

_WEEKS = {Recurrence.WEEKLY: 1, Recurrence.FORTNIGHTLY: 2}
_MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.YEARLY: 12}


def occurrence(start: date, recurs: Recurrence, number: int) -> date:
    """Return the `number`-th date of a series, 0 being `start`.

    A day that a month has not is its last one. Raises `OverflowError` behind the year 9999.
    """
    if recurs in _WEEKS:
        return start + timedelta(weeks=_WEEKS[recurs] * number)
    years, month = divmod(start.month - 1 + _MONTHS[recurs] * number, 12)
    if start.year + years > date.max.year:
        raise OverflowError
    first = date(start.year + years, month + 1, 1)
    return first.replace(day=min(start.day, monthrange(first.year, first.month)[1]))


def next_date(
    start: date, recurs: Recurrence, after: date, until: date | None = None
) -> date | None:
    """Return the first date of a series behind `after`, None when it ends at `until` before."""
    if after < start:
        return start if until is None or start <= until else None
    if recurs in _WEEKS:
        number = (after - start).days // (7 * _WEEKS[recurs])
    else:
        months = (after.year - start.year) * 12 + after.month - start.month
        number = months // _MONTHS[recurs]
    try:
        found = occurrence(start, recurs, number)
        if found <= after:
            found = occurrence(start, recurs, number + 1)
    except OverflowError:
        return None
    return found if until is None or found <= until else None
