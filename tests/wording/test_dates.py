"""Dates are written and read as people do, whatever the machine's locale."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.wording import dates

TODAY = date(2026, 3, 10)  # a Tuesday


@given(st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_what_is_written_is_read_back(day: date, ahead: bool) -> None:
    assert dates.parse_date(dates.format_date(day), TODAY, ahead=ahead) == day
    assert dates.parse_date(dates.format_date(day).replace(".", ""), TODAY) == day
    assert dates.parse_date(day.isoformat(), TODAY) == day


@given(st.dates(min_value=date(1948, 1, 1), max_value=date(2045, 12, 31)))
def test_two_digit_years_fall_between_79_years_ago_and_20_ahead(day: date) -> None:
    assert dates.parse_date(f"{day.day}.{day.month}.{day.year % 100:02}", TODAY) == day


@given(st.text(max_size=12))
def test_anything_typed_is_a_date_or_a_field_error(text: str) -> None:
    try:
        read: object = dates.parse_date(text, TODAY, "due")
    except FieldError as error:
        read = (error.code, error.field)
    assert isinstance(read, date) or read == (ErrorCode.DATE_INVALID, "due")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12.3.26", date(2026, 3, 12)),
        ("12032026", date(2026, 3, 12)),
        ("120326", date(2026, 3, 12)),
        ("12.03.", date(2026, 3, 12)),
        ("12.03", date(2026, 3, 12)),
        ("12/3/2026", date(2026, 3, 12)),
        (" Heute ", TODAY),
        ("morgen", TODAY + timedelta(days=1)),
        ("+14", TODAY + timedelta(days=14)),
        ("- 3", TODAY - timedelta(days=3)),
        ("14.8.91", date(1991, 8, 14)),
    ],
)
def test_lenient_reading(typed: str, meant: date) -> None:
    assert dates.parse_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "31.02.2026", "bald", "12", "1.13.2026", "+99999"])
def test_nonsense_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        dates.parse_date(typed, TODAY)


def test_a_missing_year_can_mean_the_next_such_day() -> None:
    assert dates.parse_date("05.01.", TODAY, ahead=True) == date(2027, 1, 5)
    assert dates.parse_date("10.03.", TODAY, ahead=True) == TODAY


def test_spelling() -> None:
    day = date(2026, 3, 5)
    assert dates.format_weekday(day) == "Do, 05.03."
    assert dates.format_long(TODAY) == "Dienstag, 10. März 2026"
    assert dates.format_time(time(13)) == "13:00 Uhr"
    assert (
        dates.format_moment(datetime(2026, 3, 10, 8, 12, tzinfo=UTC), TODAY) == "heute, 08:12 Uhr"
    )
    assert (
        dates.format_moment(datetime(2026, 3, 1, 8, 12, tzinfo=UTC), TODAY)
        == "01.03.2026, 08:12 Uhr"
    )
    assert dates.format_number(1250) == "1.250"
    assert dates.format_number(4.5, 1) == "4,5"
    assert dates.format_near(date(2025, 3, 5), date(2026, 3, 5)) == "05.03.2025"
    assert dates.format_near(date(2026, 12, 5), date(2026, 3, 5)) == "05.12."


@pytest.mark.parametrize(
    ("days", "relative", "overdue"),
    [
        (0, "heute", "heute"),
        (1, "morgen", "morgen"),
        (3, "in 3 Tagen", "in 3 Tagen"),
        (-1, "gestern", "seit gestern"),
        (-5, "vor 5 Tagen", "seit 5 Tagen"),
    ],
)
def test_distance(days: int, relative: str, overdue: str) -> None:
    day = TODAY + timedelta(days=days)
    assert dates.relative_day(day, TODAY) == relative
    assert dates.since(day, TODAY) == overdue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13:30", time(13, 30)),
        ("13.30 Uhr", time(13, 30)),
        ("9", time(9)),
        (" 9 Uhr ", time(9)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("8h15", time(8, 15)),
        ("0:00", time()),
    ],
)
def test_times_as_people_type_them(text: str, expected: time) -> None:
    assert dates.parse_time(text) == expected


@pytest.mark.parametrize("text", ["", "25:00", "9:60", "halb neun", "9:5", "-1", "12345", "٩:٣"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        dates.parse_time(text, "due_time")
    assert refused.value.field == "due_time"
