from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from integrif_desk.domain import reminder
from integrif_desk.domain.reminder import Reminder, Snooze

DAY, AT = date(2026, 3, 12), time(13)


@pytest.fixture(autouse=True)
def berlin() -> Iterator[None]:
    """The wall of this computer is in Sachsen-Anhalt."""
    with time_machine.travel(datetime(2026, 3, 10, tzinfo=_berlin())):
        yield


def _berlin() -> ZoneInfo:
    return ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("chosen", "at", "expected"),
    [
        (Reminder.QUARTER, AT, datetime(2026, 3, 12, 11, 45, tzinfo=UTC)),
        (Reminder.HOUR, AT, datetime(2026, 3, 12, 11, 0, tzinfo=UTC)),
        (Reminder.DAY, AT, datetime(2026, 3, 11, 12, 0, tzinfo=UTC)),
        (Reminder.MORNING, AT, datetime(2026, 3, 12, 7, 0, tzinfo=UTC)),
        (Reminder.DAY, None, datetime(2026, 3, 11, 7, 0, tzinfo=UTC)),
        (Reminder.HOUR, None, datetime(2026, 3, 12, 7, 0, tzinfo=UTC)),
    ],
)
def test_moments(chosen: Reminder, at: time | None, expected: datetime) -> None:
    assert reminder.moment(chosen, DAY, at) == expected


def test_morning_stays_morning_in_summer() -> None:
    found = reminder.moment(Reminder.MORNING, date(2026, 3, 30), None)
    assert found == datetime(2026, 3, 30, 6, 0, tzinfo=UTC)


def test_nobody_is_reminded_in_years_that_are_mistyped() -> None:
    for day in (date(1, 1, 1), date(26, 3, 12), date.max):
        assert reminder.moment(Reminder.DAY, day, AT) is None


@pytest.mark.parametrize("at", [None, AT])
def test_a_choice_is_known_again(at: time | None) -> None:
    for chosen in reminder.offered(at):
        assert reminder.chosen(DAY, at, reminder.moment(chosen, DAY, at)) is chosen
    assert reminder.chosen(DAY, at, datetime(2026, 3, 9, 3, 7, tzinfo=UTC)) is None


def test_appointments_have_one_without_asking() -> None:
    assert reminder.usual(AT) is Reminder.HOUR
    assert reminder.usual(None) is Reminder.NONE


def test_snoozing() -> None:
    now = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # a Tuesday
    assert reminder.put_off(Snooze.HOUR, now) == datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
    assert reminder.put_off(Snooze.TOMORROW, now) == datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
    assert reminder.put_off(Snooze.NEXT_WEEK, now) == datetime(2026, 3, 16, 7, 0, tzinfo=UTC)
