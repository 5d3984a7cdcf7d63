from collections.abc import Callable
from datetime import date, time
from uuid import UUID

from integrif_desk.casework import case, contact_note, follow_up, referral, today
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.referral import ReferralState
from integrif_desk.domain.views import CaseFilter
from tests.casework.conftest import Clock

OpenCase = Callable[..., UUID]


def add(desk: Desk, case_id: UUID, due_on: date, task: str = "Nachfragen") -> UUID:
    created = follow_up.add(desk, case_id, NewFollowUp(task=task, due_on=due_on)).created
    assert created is not None
    return created


def next_due(desk: Desk) -> date | None:
    return case.cases(desk, CaseFilter(today=desk.today())).rows[0].next_due


def test_completing_and_reopening(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    task = add(desk, case_id, date(2026, 3, 12))
    add(desk, case_id, date(2026, 3, 20))
    follow_up.complete(desk, task)
    assert next_due(desk) == date(2026, 3, 20)
    follow_up.reopen(desk, task)
    assert next_due(desk) == date(2026, 3, 12)


def test_another_day_has_no_time_of_the_old_one(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    entered = NewFollowUp(task="Termin", due_on=date(2026, 3, 12), due_time=time(13))
    created = follow_up.add(desk, case_id, entered).created
    assert created is not None
    follow_up.postpone(desk, created, date(2026, 3, 13))
    moved = follow_up.read(desk, created)
    assert (moved.due_on, moved.due_time) == (date(2026, 3, 13), None)
    follow_up.postpone(desk, created, date(2026, 3, 12), time(13))
    back = follow_up.read(desk, created)
    assert (back.due_on, back.due_time) == (date(2026, 3, 12), time(13))


def test_a_removed_task_can_be_put_back(desk: Desk, open_case: OpenCase) -> None:
    task = add(desk, open_case(), date(2026, 3, 12))
    removed = follow_up.remove(desk, task)
    assert next_due(desk) is None
    follow_up.restore(desk, removed)
    assert next_due(desk) == date(2026, 3, 12)


def test_the_start_page_sorts_by_urgency(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()  # today is Tuesday, 10.03.2026
    for day in (5, 9, 10, 11, 15, 16, 22, 30):
        add(desk, case_id, date(2026, 3, day), f"am {day}.")
    page = today.today(desk, mine=True)
    assert [row.task for row in page.overdue] == ["am 5.", "am 9."]
    assert [row.task for row in page.due_today] == ["am 10."]
    assert [row.task for row in page.this_week] == ["am 11.", "am 15."]
    assert page.next_week_total == 2
    assert page.next_due == date(2026, 3, 11)


def test_totals_count_what_the_lists_cut(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    for _ in range(7):
        add(desk, case_id, date(2026, 3, 2))
    page = today.today(desk, mine=True, limit=5)
    assert (len(page.overdue), page.overdue_total) == (5, 7)


def test_silence_is_noticed_and_paused_cases_are_left_in_peace(
    desk: Desk, open_case: OpenCase, clock: Clock
) -> None:
    silent, paused, fresh = open_case("A"), open_case("B"), open_case("C")
    case.pause(desk, paused, "Klinik")
    clock.pass_days(31)
    contact_note.log(desk, contact_note.NewNote(case_id=fresh, text="hat angerufen"))
    page = today.today(desk, mine=True)
    assert [(row.case_id, row.days) for row in page.silent] == [(silent, 31)]


def test_a_referral_without_answer_shows_after_its_working_days(
    desk: Desk, open_case: OpenCase, jobcenter: UUID, clock: Clock
) -> None:
    entered = referral.NewReferral(case_id=open_case(), actor_id=jobcenter, purpose="Gutschein")
    created = referral.draft(desk, entered).created
    assert created is not None
    referral.send(desk, created, Channel.IN_PERSON)
    clock.pass_days(20)  # 30.03.2026 is the 14th working day
    assert today.today(desk, mine=True).unanswered == ()
    clock.pass_days(1)
    (row,) = today.today(desk, mine=True).unanswered
    assert (row.id, row.working_days_open, row.overdue) == (created, 15, True)


def test_what_is_left_of_a_closed_case_is_no_work(
    desk: Desk, open_case: OpenCase, jobcenter: UUID, clock: Clock
) -> None:
    case_id = open_case()
    entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Gutschein")
    asked = referral.draft(desk, entered).created
    assert asked is not None
    referral.send(desk, asked, Channel.IN_PERSON)
    task = add(desk, case_id, date(2026, 3, 12))
    clock.pass_days(21)
    case.close(desk, case_id, CaseOutcome.APPRENTICESHIP)
    page = today.today(desk, mine=True)
    assert (page.overdue_total, page.unanswered_total, page.next_due) == (0, 0, None)
    assert (page.overdue, page.unanswered) == ((), ())
    assert today.due(desk, mine=False, start=None, end=date.max).rows == ()
    case.reopen(desk, case_id)
    again = today.today(desk, mine=True)
    assert (again.overdue_total, again.unanswered_total) == (2, 1)
    touched = case.close(desk, case_id, CaseOutcome.APPRENTICESHIP, settle=True)
    assert {asked, task} <= touched.ids
    detail = case.view(desk, case_id)
    assert detail.follow_ups == ()
    assert [row.state for row in detail.referrals] == [ReferralState.WITHDRAWN]


def test_due_pages_go_on(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    ids = {add(desk, case_id, date(2026, 3, 17)) for _ in range(5)}
    seen, key = [], None
    while True:
        page = today.due(desk, mine=True, start=None, end=date(2026, 3, 31), after=key, limit=2)
        seen += [row.id for row in page.rows]
        if (key := page.next_key) is None:
            break
    assert len(seen) == 5 and set(seen) == ids
