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


@given(days, st.integers(-400, 1500), st.frozensets(st.integers(0, 11000), max_size=40))
def test_counting_by_weeks_is_as_exact_as_counting_by_days(
    start: date, length: int, free: frozenset[int]
) -> None:
    end = start + timedelta(days=length)
    closed = frozenset(date(2018, 1, 1) + timedelta(days=n) for n in free)
    for is_holiday in (HOLIDAYS, closed.__contains__):
        each = (start + timedelta(days=n) for n in range(1, length + 1))
        one_by_one = sum(is_working_day(day, is_holiday) for day in each)
        assert working_days_between(start, end, is_holiday) == one_by_one


def test_a_list_asks_for_the_holidays_of_a_year_once() -> None:
    asked: list[date] = []

    def is_holiday(day: date) -> bool:
        asked.append(day)
        return False

    for day in range(1, 200):
        start = date(2026, 1, 1) + timedelta(days=day)
        working_days_between(start, date(2026, 12, 31), is_holiday)
    assert len(asked) == len(set(asked)) == 261
