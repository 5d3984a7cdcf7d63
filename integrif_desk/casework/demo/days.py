"""Days of the demo: told as distances from today, so that it never looks old.

Whatever involves an office falls on a working day; the papers of a person run out on any day.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from integrif_desk.domain.working_days import IsHoliday, is_working_day, working_days_between

Offset = int | str
"""Calendar days from today, or working days before today as „-19w“."""

_PLACEHOLDER = re.compile(r"\{(=?)([+-]\d+)( Monat)?\}")
_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August"),
    *("September", "Oktober", "November", "Dezember"),
)


@dataclass(frozen=True)
class DemoDays:
    """The day that counts as today, and the holidays around it."""

    today: date
    is_holiday: IsHoliday

    def exact(self, days: int) -> date:
        """Return the day at that distance, whatever day of the week it is."""
        return self.today + timedelta(days=days)

    def working(self, offset: Offset) -> date:
        """Return the working day nearest to that distance, away from today; today stays today."""
        if isinstance(offset, str):
            return self._working_days_ago(int(offset.strip("-w")))
        day, step = self.exact(offset), timedelta(days=1 if offset > 0 else -1)
        while offset and not is_working_day(day, self.is_holiday):
            day += step
        return day

    def moment(self, offset: Offset, at: time) -> datetime:
        """Return the local time `at` on the working day of `offset`, aware."""
        return datetime.combine(self.working(offset), at).astimezone()

    def written(self, text: str) -> str:
        """Return `text` with its days filled in.

        `{+34}` becomes 13.04.2026, `{+60 Monat}` Mai, and `{=+51}` a day that is not moved.
        """

        def spell(found: re.Match[str]) -> str:
            days = int(found[2])
            day = self.exact(days) if found[1] else self.working(days)
            return _MONTHS[day.month - 1] if found[3] else f"{day:%d.%m.%Y}"

        return _PLACEHOLDER.sub(spell, text)

    def birth(self, age: int, birthday: str | None) -> date:
        """Return the birth date of somebody who is `age` today; 1 January without a `birthday`."""
        month, day = (int(part) for part in (birthday or "01-01").split("-"))
        had_it = (month, day) <= (self.today.month, self.today.day)
        return date(self.today.year - age - (not had_it), month, day)

    def _working_days_ago(self, count: int) -> date:
        day = self.today
        while (
            not is_working_day(day, self.is_holiday)
            or working_days_between(day, self.today, self.is_holiday) < count
        ):
            day -= timedelta(days=1)
        return day
