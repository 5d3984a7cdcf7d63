"""Tasks that come up again, are handed over, and what speaks against a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from integrif_desk.casework import account, case, day_check, follow_up
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.series import Reach
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.follow_up import FollowUp, Recurrence
from integrif_desk.domain.reminder import Reminder
from integrif_desk.domain.views import FollowUpRow
from tests.casework.conftest import PASSPHRASE, Clock

OpenCase = Callable[..., UUID]
MONDAY = date(2026, 3, 16)


def add(desk: Desk, case_id: UUID, **values: object) -> UUID:
    told: dict[str, object] = {"task": "Lerntreff", "due_on": MONDAY}
    entered = NewFollowUp(**{**told, **values})  # type: ignore[arg-type]
    created = follow_up.add(desk, case_id, entered).created
    assert created is not None
    return created


def weekly(desk: Desk, case_id: UUID, **values: object) -> UUID:
    return add(desk, case_id, **{"recurs": Recurrence.WEEKLY, "due_time": time(16), **values})


def tasks(desk: Desk, case_id: UUID) -> tuple[FollowUpRow, ...]:
    return case.view(desk, case_id).follow_ups


def dates(desk: Desk, case_id: UUID) -> list[date]:
    return [row.due_on for row in tasks(desk, case_id)]


@pytest.fixture
def colleague(opened: Opened) -> UUID:
    made = account.add(opened, "Karl Anders", Role.VOLUNTEER, Salutation.MR, PASSPHRASE + "-zwei")
    assert made.created is not None
    return made.created


def test_done_makes_the_next_and_undo_takes_it_back(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id, place="Bibliothek", reminder=Reminder.DAY)
    made = follow_up.complete(desk, first)
    (row,) = tasks(desk, case_id)
    assert row.id == made.created
    assert (row.due_on, row.due_time, row.place) == (date(2026, 3, 23), time(16), "Bibliothek")
    before = follow_up.read(desk, first)
    assert row.remind_at is not None and before.remind_at is not None
    assert (row.remind_at - before.remind_at).days == 7
    follow_up.reopen(desk, first)
    assert dates(desk, case_id) == [MONDAY]


def test_what_was_missed_does_not_come_up_again(
    desk: Desk, open_case: OpenCase, clock: Clock
) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    clock.pass_days(30)  # 09.04.2026
    follow_up.complete(desk, first)
    assert dates(desk, case_id) == [date(2026, 4, 13)]


def test_the_last_one_of_a_series_has_none_behind(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id, recurs_until=date(2026, 3, 24))
    second = follow_up.complete(desk, first).created
    assert second is not None
    assert follow_up.complete(desk, second).created is None
    assert dates(desk, case_id) == []


def test_one_that_was_moved_moves_no_other(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    follow_up.postpone(desk, first, date(2026, 3, 18))
    assert follow_up.read(desk, first).due_time == time(16)
    follow_up.complete(desk, first)
    assert dates(desk, case_id) == [date(2026, 3, 23)]


def test_nothing_goes_on_in_a_closed_case(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    case.close(desk, case_id, CaseOutcome.MOVED_AWAY)
    assert follow_up.complete(desk, first).created is None


def test_what_somebody_touched_stays_when_the_one_before_is_reopened(
    desk: Desk, open_case: OpenCase
) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    second = follow_up.complete(desk, first).created
    assert second is not None
    follow_up.postpone(desk, second, date(2026, 3, 25))
    follow_up.reopen(desk, first)
    assert dates(desk, case_id) == [MONDAY, date(2026, 3, 25)]
    assert follow_up.complete(desk, first).created is None


def test_only_this_one_changes_and_the_series_goes_on(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    changed = replace(follow_up.read(desk, first), task="Lerntreff im Park", due_time=time(10))
    follow_up.change(desk, changed, Reach.THIS)
    this, following = tasks(desk, case_id)
    assert (this.task, this.due_time, this.recurs) == ("Lerntreff im Park", time(10), None)
    assert (following.task, following.due_time) == ("Lerntreff", time(16))
    assert following.due_on == date(2026, 3, 23)


def test_the_whole_series_changes(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    wednesday = date(2026, 3, 18)
    follow_up.change(desk, replace(follow_up.read(desk, first), due_on=wednesday, task="Treff"))
    follow_up.complete(desk, first)
    (row,) = tasks(desk, case_id)
    assert (row.task, row.due_on) == ("Treff", date(2026, 3, 25))


def test_a_change_reaches_the_other_open_ones(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    second = follow_up.complete(desk, first).created
    assert second is not None
    follow_up.postpone(desk, second, date(2026, 3, 25))
    follow_up.reopen(desk, first)
    follow_up.change(desk, replace(follow_up.read(desk, first), place="Park"))
    assert [row.place for row in tasks(desk, case_id)] == ["Park", "Park"]
    assert dates(desk, case_id) == [MONDAY, date(2026, 3, 25)]


def test_a_series_can_begin_and_end_by_a_change(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    task = add(desk, case_id)
    follow_up.change(desk, replace(follow_up.read(desk, task), recurs=Recurrence.MONTHLY))
    begun = follow_up.read(desk, task)
    assert begun.series_id is not None and begun.series_start == MONDAY
    follow_up.change(desk, replace(begun, recurs=None))
    ended = follow_up.read(desk, task)
    assert (ended.series_id, ended.series_start) == (None, None)
    assert follow_up.complete(desk, task).created is None


def test_one_or_all_are_deleted_and_put_back(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    first = weekly(desk, case_id)
    removed = follow_up.remove(desk, first, Reach.THIS)
    assert dates(desk, case_id) == [date(2026, 3, 23)]
    follow_up.restore(desk, removed)
    assert dates(desk, case_id) == [MONDAY]
    follow_up.restore(desk, follow_up.remove(desk, first, Reach.ALL))
    assert dates(desk, case_id) == [MONDAY]
    follow_up.remove(desk, first, Reach.ALL)
    assert dates(desk, case_id) == []


def test_a_series_does_not_end_before_it_begins(desk: Desk, open_case: OpenCase) -> None:
    with pytest.raises(FieldError) as refused:
        weekly(desk, open_case(), recurs_until=date(2026, 3, 1))
    assert refused.value.field == "recurs_until"


def test_the_series_of_somebody_who_left_goes_to_whoever_looks_after_the_case(
    opened: Opened, open_case: OpenCase, colleague: UUID
) -> None:
    case_id = open_case()
    first = weekly(opened.desk, case_id, owner_id=colleague)
    account.deactivate(opened, colleague)
    follow_up.complete(opened.desk, first)
    assert tasks(opened.desk, case_id)[0].owner_id == opened.desk.account.id


def test_handing_over_and_giving_back(opened: Opened, open_case: OpenCase, colleague: UUID) -> None:
    desk = opened.desk
    case_id = open_case()
    task = add(desk, case_id, remark="Kennwort: Bodebrücke")
    follow_up.delegate(desk, task, colleague, "  Bin im Urlaub.  ")
    (row,) = follow_up.delegated(desk).rows
    assert (row.owner_name, row.delegator_name) == ("Karl Anders", "Sabine Hartwig")
    assert row.remark == "Kennwort: Bodebrücke\n\nBin im Urlaub."
    other = replace(desk, account=replace(desk.account, id=colleague))
    assert follow_up.delegated(other).rows == ()
    before = follow_up.read(desk, task)
    follow_up.give_back(other, task, "Niemand erreicht.")
    back = follow_up.read(desk, task)
    assert (back.owner_id, back.delegated_by) == (desk.account.id, None)
    assert back.remark.endswith("Niemand erreicht.")
    follow_up.restore_owner(desk, before)
    again = follow_up.read(desk, task)
    assert (again.owner_id, again.delegated_by) == (colleague, desk.account.id)
    assert again.remark == before.remark
    follow_up.delegate(desk, task, desk.account.id)
    assert follow_up.read(desk, task).delegated_by is None
    assert follow_up.delegated(desk).rows == ()


def test_what_was_written_after_handing_over_outlives_its_undo(
    opened: Opened, open_case: OpenCase, colleague: UUID
) -> None:
    desk = opened.desk
    task = add(desk, open_case(), remark="Kennwort: Bodebrücke")
    before = follow_up.read(desk, task)
    follow_up.delegate(desk, task, colleague, "Bin im Urlaub.")
    handed = follow_up.read(desk, task)
    follow_up.change(desk, replace(handed, remark=f"{handed.remark}\n\nRuft am Montag zurück."))
    follow_up.restore_owner(desk, before)
    again = follow_up.read(desk, task)
    assert again.owner_id == desk.account.id
    assert again.remark.endswith("Ruft am Montag zurück.")


def test_nothing_is_handed_to_somebody_who_left(
    opened: Opened, open_case: OpenCase, colleague: UUID
) -> None:
    desk = opened.desk
    task = add(desk, open_case())
    other = replace(desk, account=replace(desk.account, id=colleague))
    follow_up.delegate(other, task, desk.account.id)
    account.deactivate(opened, colleague)
    with pytest.raises(KnownError) as refused:
        follow_up.delegate(desk, task, colleague)
    assert refused.value.code is ErrorCode.ACCOUNT_INACTIVE
    with pytest.raises(KnownError) as refused:
        follow_up.give_back(desk, task)
    assert refused.value.code is ErrorCode.ACCOUNT_INACTIVE
    assert follow_up.read(desk, task).owner_id == desk.account.id


def test_pages_of_what_was_handed_over_go_on(
    opened: Opened, open_case: OpenCase, colleague: UUID
) -> None:
    case_id = open_case()
    for _ in range(3):
        follow_up.delegate(opened.desk, add(opened.desk, case_id), colleague)
    first = follow_up.delegated(opened.desk, limit=2)
    rest = follow_up.delegated(opened.desk, first.next_key, limit=2)
    assert len({row.id for row in (*first.rows, *rest.rows)}) == 3
    assert rest.next_key is None


@pytest.mark.parametrize(
    ("day", "holiday", "better"),
    [
        (date(2026, 3, 11), "", None),
        (date(2026, 3, 14), "", date(2026, 3, 16)),  # a Saturday
        (date(2026, 4, 3), "Karfreitag", date(2026, 4, 7)),  # over Easter
        (date(2026, 10, 3), "Tag der Deutschen Einheit", date(2026, 10, 5)),
        (date.max, "", None),
    ],
)
def test_days_on_which_offices_are_closed(
    desk: Desk, day: date, holiday: str, better: date | None
) -> None:
    found = day_check.check(desk, day)
    assert (found.holiday, found.better) == (holiday, better)
    assert day_check.open_day(desk, day) == (better or day)


def test_appointments_at_the_same_time(
    opened: Opened, open_case: OpenCase, colleague: UUID
) -> None:
    desk, case_id = opened.desk, open_case()
    ten = add(desk, case_id, due_time=time(10), minutes=60, task="Beratung")
    add(desk, case_id, task="ohne Uhrzeit")

    def overlapping(at: time, minutes: int = 0, **values: UUID) -> list[str]:
        found = day_check.check(desk, MONDAY, at, minutes, **values).overlapping
        return [row.task for row in found]

    assert overlapping(time(10, 30)) == ["Beratung"]
    assert overlapping(time(9, 45)) == ["Beratung"]  # half an hour is taken for granted
    assert overlapping(time(9), 60) == []
    assert overlapping(time(11)) == []
    assert overlapping(time(10), but=ten) == []
    assert overlapping(time(10), owner_id=colleague) == []
    assert overlapping(time(23, 50), 120) == []


def test_a_remark_that_is_too_long_is_refused(
    desk: Desk, open_case: OpenCase, colleague: UUID
) -> None:
    task = add(desk, open_case())
    with pytest.raises(FieldError):
        follow_up.delegate(desk, task, colleague, "x" * 4001)
    found: FollowUp = follow_up.read(desk, task)
    assert (found.delegated_by, found.remark) == (None, "")
