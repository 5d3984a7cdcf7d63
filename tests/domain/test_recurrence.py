from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.follow_up import Recurrence
from integrif_desk.domain.recurrence import next_date, occurrence


def dates(start: date, recurs: Recurrence, count: int) -> list[date]:
    found, day = [], start
    for _ in range(count):
        following = next_date(start, recurs, day)
        assert following is not None
        found.append(day := following)
    return found


def test_the_31st_comes_back_after_february() -> None:
    assert dates(date(2026, 1, 31), Recurrence.MONTHLY, 3) == [
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_a_leap_day_is_the_last_of_february_in_other_years() -> None:
    assert dates(date(2024, 2, 29), Recurrence.YEARLY, 4) == [
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


@pytest.mark.parametrize(
    ("recurs", "expected"),
    [
        (Recurrence.WEEKLY, date(2026, 3, 17)),
        (Recurrence.FORTNIGHTLY, date(2026, 3, 24)),
        (Recurrence.MONTHLY, date(2026, 4, 10)),
        (Recurrence.QUARTERLY, date(2026, 6, 10)),
        (Recurrence.YEARLY, date(2027, 3, 10)),
    ],
)
def test_each_rhythm(recurs: Recurrence, expected: date) -> None:
    assert next_date(date(2026, 3, 10), recurs, date(2026, 3, 10)) == expected


def test_what_was_missed_is_left_out() -> None:
    assert next_date(date(2026, 1, 5), Recurrence.FORTNIGHTLY, date(2026, 3, 10)) == date(
        2026, 3, 16
    )


def test_a_series_ends() -> None:
    start, last = date(2026, 3, 10), date(2026, 3, 24)
    assert next_date(start, Recurrence.WEEKLY, date(2026, 3, 17), last) == last
    assert next_date(start, Recurrence.WEEKLY, last, last) is None
    assert next_date(start, Recurrence.WEEKLY, start - timedelta(days=1), start) == start
    assert next_date(start, Recurrence.YEARLY, date(9999, 12, 1)) is None


@given(
    start=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    recurs=st.sampled_from(Recurrence),
    wait=st.integers(0, 4000),
)
def test_the_next_date_is_the_first_one_behind(start: date, recurs: Recurrence, wait: int) -> None:
    after = start + timedelta(days=wait)
    found = next_date(start, recurs, after)
    assert found is not None and found > after
    number = next(n for n in range(1000) if occurrence(start, recurs, n) > after)
    assert found == occurrence(start, recurs, number)
