"""Tasks that come up again: each makes the next one when it is done, so that one is open at a time.

Whoever postpones or skips one does not move the others: dates are counted from where the series
began.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.domain import recurrence, reminder
from integrif_desk.domain.account import Account
from integrif_desk.domain.case import Case, CaseState
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.store.queries import follow_ups
from integrif_desk.store.unit_of_work import UnitOfWork


class Reach(StrEnum):
    """What a change or a deletion is meant for."""

    THIS = "this"
    ALL = "all"


def alone(follow_up: FollowUp) -> FollowUp:
    """Return the task outside of its series."""
    return replace(follow_up, recurs=None, recurs_until=None, series_id=None, series_start=None)


def begun(follow_up: FollowUp, before: FollowUp, new_id: Callable[[], UUID]) -> FollowUp:
    """Return the task with its series begun, gone on or ended, as its recurrence says.

    Another day or rhythm begins to count from the new date.
    """
    if follow_up.recurs is None:
        return alone(follow_up)
    kept = (follow_up.recurs, follow_up.due_on) == (before.recurs, before.due_on)
    return replace(
        follow_up,
        series_id=before.series_id or new_id(),
        series_start=(before.series_start if kept else None) or follow_up.due_on,
    )


def go_on(work: UnitOfWork, desk: Desk, follow_up: FollowUp) -> FollowUp | None:
    """Insert the next task of a series and return it; None where there is none.

    It is due on the next date behind both this one and today. In a closed case nothing goes on,
    and while another task of the series is open none is added. Who has left watches nothing any
    more: it then goes to whoever looks after the case, or to whoever is signed in.
    """
    if follow_up.recurs is None or follow_up.series_id is None:
        return None
    if work.get(Case, follow_up.case_id).state is CaseState.CLOSED:
        return None
    others = follow_ups.of_series(work.connection, follow_up.case_id, follow_up.series_id)
    if any(other.id != follow_up.id for other in others):
        return None
    start = follow_up.series_start or follow_up.due_on
    after = max(follow_up.due_on, desk.today())
    day = recurrence.next_date(start, follow_up.recurs, after, follow_up.recurs_until)
    if day is None:
        return None
    chosen = reminder.chosen(follow_up.due_on, follow_up.due_time, follow_up.remind_at)
    return work.add(
        replace(
            follow_up,
            due_on=day,
            done_on=None,
            owner_id=_owner(work, desk, follow_up),
            remind_at=reminder.moved(day, follow_up.due_time, chosen),
            version=1,
            **desk.stamp(),
        )
    )


def step_back(work: UnitOfWork, follow_up: FollowUp) -> None:
    """Remove what `go_on` made behind this task, unless somebody has touched it since."""
    if follow_up.series_id is None:
        return
    for other in follow_ups.of_series(work.connection, follow_up.case_id, follow_up.series_id):
        behind = other.due_on > follow_up.due_on and other.created_at >= follow_up.created_at
        if other.id != follow_up.id and behind and other.version == 1:
            work.remove(FollowUp, other.id)


def change_others(work: UnitOfWork, before: FollowUp, saved: FollowUp) -> None:
    """Change the other open tasks of a series as this one; their dates stay."""
    if before.series_id is None:
        return
    for other in follow_ups.of_series(work.connection, before.case_id, before.series_id):
        if other.id == saved.id:
            continue
        until = saved.recurs_until
        work.save(
            replace(
                other,
                task=saved.task,
                owner_id=saved.owner_id,
                owed_by=saved.owed_by,
                actor_id=saved.actor_id,
                due_time=saved.due_time,
                kind=saved.kind,
                place=saved.place,
                minutes=saved.minutes,
                remark=saved.remark,
                recurs=saved.recurs,
                recurs_until=max(until, other.due_on) if until else None,
                series_id=saved.series_id,
                series_start=saved.series_start,
            )
        )


def _owner(work: UnitOfWork, desk: Desk, follow_up: FollowUp) -> UUID:
    for account_id in (follow_up.owner_id, work.get(Case, follow_up.case_id).owner_id):
        if work.get(Account, account_id).active:
            return account_id
    return desk.account.id
