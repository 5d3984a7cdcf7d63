"""What a calendar file says, read as the lines that other programs get."""

from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine

from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.reminder import Reminder, moment
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.exchange.calendar import calendar_file

NOW = datetime(2026, 3, 10, 9, 0, 0, 123, tzinfo=UTC)
ID, SERIES = UUID(int=1), UUID(int=2)


def row(**values: object) -> FollowUpRow:
    told: dict[str, object] = {
        "id": ID,
        "case_id": UUID(int=3),
        "case_number": "F-26-014",
        "person_name": "Mohammad Al-Ahmad",
        "original_name": "محمد الأحمد",
        "task": "Zum Jobcenter begleiten",
        "due_on": date(2026, 3, 12),
        "due_time": time(13),
        "kind": None,
        "owner_id": UUID(int=4),
        "owner_name": "Helga Brandt",
        "owed_by": TaskOwner.ACCOUNT,
        "actor_id": None,
        "actor_name": "Jobcenter Staßfurt",
        "referral_id": None,
        "version": 3,
        "place": "Haus 2, Zimmer 12",
        "remark": "Papiere mitnehmen;\nAusweis, Zeugnis",
    }
    return FollowUpRow(**{**told, **values})  # type: ignore[arg-type]


def lines(*rows: FollowUpRow, with_names: bool = False) -> list[str]:
    """Return the unfolded lines (RFC 5545, 3.1)."""
    content = calendar_file(rows, with_names=with_names, now=NOW)
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def of_event(found: list[str]) -> list[str]:
    return found[found.index("BEGIN:VEVENT") :]


def series(recurs: Recurrence, start: date, **values: object) -> FollowUpRow:
    told: dict[str, object] = {"due_on": start, "series_id": SERIES, "series_start": start}
    return row(recurs=recurs, **{**told, **values})


def test_an_appointment_says_no_more_than_the_case_number() -> None:
    assert of_event(lines(row())) == [
        "BEGIN:VEVENT",
        "SUMMARY:Termin F-26-014",
        "DTSTART;TZID=Europe/Berlin:20260312T130000",
        "DTEND;TZID=Europe/Berlin:20260312T133000",
        "DTSTAMP:20260310T090000Z",
        f"UID:{ID}@integrif-desk",
        "SEQUENCE:3",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_names_are_there_when_somebody_chose_them() -> None:
    found = lines(row(minutes=90), with_names=True)
    assert "SUMMARY:Mohammad Al-Ahmad: Zum Jobcenter begleiten" in found
    assert r"LOCATION:Haus 2\, Zimmer 12" in found
    assert r"DESCRIPTION:Jobcenter Staßfurt\nPapiere mitnehmen\;\nAusweis\, Zeugnis" in found
    assert "DTEND;TZID=Europe/Berlin:20260312T143000" in found


def test_the_zone_is_told_with_both_of_its_times() -> None:
    found = lines(row())
    zone = found[found.index("BEGIN:VTIMEZONE") : found.index("END:VTIMEZONE")]
    assert "TZID:Europe/Berlin" in zone
    assert {"TZOFFSETTO:+0100", "TZOFFSETTO:+0200"} <= set(zone)
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in zone
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in zone


def test_a_task_is_a_day_that_keeps_nobody_busy() -> None:
    found = lines(row(due_time=None))
    assert "SUMMARY:Wiedervorlage F-26-014" in found
    assert "DTSTART;VALUE=DATE:20260312" in found
    assert "DTEND;VALUE=DATE:20260313" in found
    assert "TRANSP:TRANSPARENT" in found
    assert "BEGIN:VTIMEZONE" not in found


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York"])
def test_reminders_are_ahead_as_chosen(zone: str) -> None:
    day, at = date(2026, 3, 12), time(13)
    with time_machine.travel(datetime(2026, 3, 10, tzinfo=ZoneInfo(zone))):
        an_hour = lines(row(remind_at=moment(Reminder.HOUR, day, at)))
        a_day = lines(row(remind_at=moment(Reminder.DAY, day, at)))
        morning = lines(row(due_time=None, remind_at=moment(Reminder.MORNING, day, None)))
    assert "TRIGGER:-PT1H" in an_hour
    assert "DESCRIPTION:Termin F-26-014" in an_hour
    assert "TRIGGER:-P1D" in a_day
    assert "TRIGGER:PT8H" in morning


def test_a_reminder_that_was_put_off_has_its_own_moment() -> None:
    put_off = lines(row(remind_at=datetime(2026, 3, 23, 7, 0, tzinfo=UTC)))
    assert "TRIGGER;VALUE=DATE-TIME:20260323T070000Z" in put_off
    assert "BEGIN:VALARM" not in lines(row())


@pytest.mark.parametrize(
    ("recurs", "start", "rule"),
    [
        (Recurrence.WEEKLY, date(2026, 3, 12), "FREQ=WEEKLY"),
        (Recurrence.FORTNIGHTLY, date(2026, 3, 12), "FREQ=WEEKLY;INTERVAL=2"),
        (Recurrence.MONTHLY, date(2026, 3, 12), "FREQ=MONTHLY"),
        (Recurrence.MONTHLY, date(2026, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (Recurrence.MONTHLY, date(2026, 1, 30), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (Recurrence.QUARTERLY, date(2026, 3, 12), "FREQ=MONTHLY;INTERVAL=3"),
        (Recurrence.YEARLY, date(2026, 10, 31), "FREQ=YEARLY"),
        (Recurrence.YEARLY, date(2028, 2, 29), "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
    ],
)
def test_rhythms(recurs: Recurrence, start: date, rule: str) -> None:
    found = lines(series(recurs, start))
    assert f"RRULE:{rule}" in found
    assert f"UID:{SERIES}@integrif-desk" in found


def test_a_series_ends_in_its_own_kind_of_time() -> None:
    until = date(2026, 4, 2)
    timed = lines(series(Recurrence.WEEKLY, date(2026, 3, 12), recurs_until=until))
    assert "RRULE:FREQ=WEEKLY;UNTIL=20260402T110000Z" in timed
    whole = series(Recurrence.WEEKLY, date(2026, 3, 12), recurs_until=until, due_time=None)
    assert "RRULE:FREQ=WEEKLY;UNTIL=20260402" in lines(whole)


def test_one_that_was_moved_stands_alone_and_the_others_stay() -> None:
    moved = series(Recurrence.WEEKLY, date(2026, 3, 5), due_on=date(2026, 3, 13))
    found = lines(moved)
    starts = [line for line in found if line.startswith("DTSTART;")]
    assert starts == [
        "DTSTART;TZID=Europe/Berlin:20260313T130000",
        "DTSTART;TZID=Europe/Berlin:20260319T130000",
    ]
    assert [line for line in found if line.startswith("UID:")] == [
        f"UID:{ID}@integrif-desk",
        f"UID:{SERIES}@integrif-desk",
    ]
    assert sum(line.startswith("RRULE") for line in of_event(found)) == 1


def test_a_series_counts_up_though_its_tasks_begin_anew() -> None:
    def sequence(found: list[str]) -> int:
        return int(next(line for line in found if line.startswith("SEQUENCE:"))[9:])

    start = date(2026, 3, 5)
    first = series(Recurrence.WEEKLY, start, version=9)
    second = series(Recurrence.WEEKLY, start, due_on=date(2026, 3, 12), version=1)
    assert sequence(lines(first)) < sequence(lines(second))


def test_lines_are_short_enough_in_every_script() -> None:
    name = "محمد عبد الرحمن الأحمد ዮናስ ተስፋይ 👩‍🦽 " * 12
    content = calendar_file([row(person_name=name)], with_names=True, now=NOW)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is torn
    assert name.strip() in content.replace(b"\r\n ", b"").decode()


def test_nothing_to_tell_is_a_calendar_all_the_same() -> None:
    assert lines()[0] == "BEGIN:VCALENDAR"
    assert "VERSION:2.0" in lines() and "PRODID:-//IntegriF Desk//DE" in lines()
