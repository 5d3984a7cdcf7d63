from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.casework.desk import saxony_anhalt_holidays
from integrif_desk.domain.working_days import (
    add_working_days,
    is_working_day,
    working_days_between,
)

HOLIDAYS = saxony_anhalt_holidays()
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 3, 10), 14, date(2026, 3, 30)),
        (date(2026, 4, 1), 2, date(2026, 4, 7)),  # Karfreitag and Ostermontag between
        (date(2026, 10, 29), 2, date(2026, 11, 2)),  # Reformationstag is a Saturday in 2026
        (date(2025, 10, 30), 1, date(2025, 11, 3)),  # Reformationstag on a Friday
        (date(2026, 1, 5), 1, date(2026, 1, 7)),  # Heilige Drei Könige, in Sachsen-Anhalt
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
    ],
)
def test_holidays_of_sachsen_anhalt_are_left_out(start: date, count: int, expected: date) -> None:
    assert add_working_days(start, count, HOLIDAYS) == expected


@given(days, st.integers(0, 60))
def test_adding_and_counting_fit_together(start: date, count: int) -> None:
    end = add_working_days(start, count, HOLIDAYS)
    assert working_days_between(start, end, HOLIDAYS) == count
    assert count == 0 or is_working_day(end, HOLIDAYS)


@given(days, st.integers(0, 60))
def test_nothing_has_passed_before_the_start(start: date, ahead: int) -> None:
    assert working_days_between(start, start - timedelta(days=ahead), HOLIDAYS) == 0
