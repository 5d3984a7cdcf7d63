"""When the desk speaks of a task by itself, and calendar files."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from integrif_desk.casework import calendar, case, follow_up, reminders
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.reminder import Reminder, Snooze, moment
from tests.casework.conftest import START, Clock

OpenCase = Callable[..., UUID]
TODAY = START.date()


def add(desk: Desk, case_id: UUID, at: time | None = None, **values: object) -> UUID:
    told: dict[str, object] = {"task": "Beratung", "due_on": TODAY, "due_time": at}
    entered = NewFollowUp(**{**told, **values})  # type: ignore[arg-type]
    created = follow_up.add(desk, case_id, entered).created
    assert created is not None
    return created


def later(hours: float) -> time:
    return (START + timedelta(hours=hours)).astimezone().time()


def test_an_appointment_is_spoken_of_an_hour_before(
    desk: Desk, open_case: OpenCase, clock: Clock
) -> None:
    case_id = open_case()
    task = add(desk, case_id, later(3))
    add(desk, case_id)
    assert reminders.look(desk) == reminders.Reminders((), 0, START + timedelta(hours=2))
    clock.at += timedelta(hours=2)
    found = reminders.look(desk)
    assert ([row.id for row in found.rows], found.total, found.next_at) == ([task], 1, None)


def test_there_may_be_more_than_are_shown(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    for _ in range(3):
        add(desk, case_id, later(0.5))
    found = reminders.look(desk, limit=1)
    assert (len(found.rows), found.total) == (1, 3)


def test_what_is_long_over_is_left_to_the_list(
    desk: Desk, open_case: OpenCase, clock: Clock
) -> None:
    case_id = open_case()
    add(desk, case_id, later(3))
    coming = add(desk, case_id, due_on=date(2026, 3, 14), reminder=Reminder.DAY)
    clock.pass_days(4)  # a day and an hour after the second reminder
    assert [row.id for row in reminders.look(desk, limit=5).rows] == [coming]
    clock.pass_days(1)
    assert reminders.look(desk, limit=5).total == 0


def test_snoozing_moves_the_reminder_alone(desk: Desk, open_case: OpenCase) -> None:
    task = add(desk, open_case(), later(0.5))
    before = follow_up.read(desk, task)
    reminders.snooze(desk, task, Snooze.HOUR)
    after = follow_up.read(desk, task)
    assert (after.due_on, after.due_time) == (before.due_on, before.due_time)
    assert after.remind_at == START + timedelta(hours=1)
    assert reminders.look(desk).rows == ()
    reminders.silence(desk, task)
    assert reminders.look(desk).next_at is None
    reminders.remind_at(desk, task, before.remind_at)
    assert reminders.look(desk).total == 1


def test_others_closed_cases_and_what_is_done_keep_still(desk: Desk, open_case: OpenCase) -> None:
    closed, done = open_case("A"), open_case("B")
    add(desk, closed, later(0.5))
    follow_up.complete(desk, add(desk, done, later(0.5)))
    case.close(desk, closed, CaseOutcome.MOVED_AWAY)
    assert reminders.look(desk) == reminders.Reminders((), 0, None)


def test_a_reminder_moves_along(desk: Desk, open_case: OpenCase) -> None:
    task = add(desk, open_case(), later(3), reminder=Reminder.DAY)
    tomorrow = TODAY + timedelta(days=1)
    follow_up.postpone(desk, task, tomorrow)
    assert follow_up.read(desk, task).remind_at == moment(Reminder.DAY, tomorrow, None)


def test_the_reading_uses_the_index(desk: Desk) -> None:
    with desk.read() as work:
        plan = work.connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT remind_at FROM follow_up WHERE done_on IS NULL "
                "AND owner_id = x'00' AND remind_at > 'x' ORDER BY remind_at LIMIT 1"
            )
        )
        assert "ix_follow_up_remind" in " ".join(row.detail for row in plan)


def exported(desk: Desk) -> list[tuple[str, UUID | None]]:
    with desk.read() as work:
        rows = work.connection.execute(
            text("SELECT subject, subject_id FROM audit_log WHERE action = 'exported'")
        )
        return [(row.subject, row.subject_id and UUID(bytes=row.subject_id)) for row in rows]


def test_one_appointment_as_a_file(desk: Desk, open_case: OpenCase, tmp_path: Path) -> None:
    case_id = open_case()
    task = add(desk, case_id, time(13), task="Zum Jobcenter")
    add(desk, case_id, time(14))
    path = tmp_path / calendar.FILE_NAME
    assert calendar.export_one(desk, task, path, with_names=False) == 1
    content = path.read_text(encoding="utf-8")
    assert content.count("BEGIN:VEVENT") == 1
    assert "Ahmad" not in content and "Jobcenter" not in content
    assert exported(desk) == [("Calendar", task)]


def test_all_of_ones_own_as_a_file(desk: Desk, open_case: OpenCase, tmp_path: Path) -> None:
    case_id = open_case()
    for number in range(205):
        add(desk, case_id, task=f"Nr. {number}", due_on=date(2026, 3, 1))
    path = tmp_path / calendar.FILE_NAME
    assert calendar.export_mine(desk, path, with_names=True) == 205
    content = path.read_text(encoding="utf-8")
    assert content.count("BEGIN:VEVENT") == 205
    assert "Mohammad Al-Ahmad: Nr. 204" in content
    assert exported(desk) == [("CalendarWithNames", None)]


def test_what_cannot_be_written_is_not_noted(
    desk: Desk, open_case: OpenCase, tmp_path: Path
) -> None:
    task = add(desk, open_case(), time(13))
    path = tmp_path / "da.ics"
    path.write_text("anderes", encoding="utf-8")
    with pytest.raises(KnownError) as refused:
        calendar.export_one(desk, task, path, with_names=False)
    assert refused.value.code is ErrorCode.FILE_EXISTS
    assert path.read_text(encoding="utf-8") == "anderes"
    assert exported(desk) == []


def test_moments_are_kept_in_universal_time(desk: Desk, open_case: OpenCase) -> None:
    task = add(desk, open_case(), later(3))
    found = follow_up.read(desk, task).remind_at
    assert found is not None and found.tzinfo is UTC
    assert found == datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
