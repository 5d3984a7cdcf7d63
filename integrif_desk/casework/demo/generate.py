"""Writes generated cases by the thousand: in few large transactions, past the use cases.

A use case per note would take hours for a large store. What is written is the same: records, list
rows, search words, running numbers; on the audit log each case stands once.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain, islice
from typing import Any

from integrif_desk.casework import handover, referral
from integrif_desk.casework.demo.invent import Invented, invent
from integrif_desk.casework.demo.stock import Draw, Ground, read_stock
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import case_number
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.views import ReferralFilter
from integrif_desk.store import listing
from integrif_desk.store.name_keys import add_name_keys
from integrif_desk.store.queries import numbers
from integrif_desk.store.unit_of_work import UnitOfWork

_BATCH = 2000
_OLDEST, _NEWEST = -1500, -3
"""Days between which cases were opened."""


def generate(
    desk: Desk, ground: Ground, count: int, seed: int, on_progress: Callable[[int], None]
) -> None:
    """Write `count` cases, opened evenly over four years; the same seed gives the same ones.

    `on_progress` is told after each transaction how many there are.
    """
    if count < 1:
        return
    draw = Draw(read_stock(), ground, seed, _taken_codes(desk))
    days = iter(_OLDEST + (_NEWEST - _OLDEST) * n // count for n in range(count))
    done = 0
    while batch := list(islice(days, _BATCH)):
        with _collector_at_rest(), desk.write() as work:
            _write(work, [invent(draw, *each) for each in _numbered(work, draw, batch)])
            work.commit()
        done += len(batch)
        on_progress(done)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the collector from looking for cycles: there are none, and it takes a third longer."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _numbered(work: UnitOfWork, draw: Draw, days: Sequence[int]) -> Iterable[tuple[str, int]]:
    """Yield each day with the next free number of its year."""
    years = [draw.day(day).year for day in days]
    following = {
        year: numbers.take(work.connection, "case", year, count)
        for year, count in Counter(years).items()
    }
    for year, day in zip(years, days, strict=True):
        yield case_number(year, following[year]), day
        following[year] += 1


def _write(work: UnitOfWork, cases: Sequence[Invented]) -> None:
    """Write the records in an order in which every reference finds its target."""
    referrals = [one for each in cases for one in each.referrals]
    columns: tuple[Iterable[Any], ...] = (
        (each.person for each in cases),
        (each.case for each in cases),
        (each.residence for each in cases),
        chain.from_iterable(each.languages for each in cases),
        chain.from_iterable(each.phases for each in cases),
        chain.from_iterable(each.notes for each in cases),
        (one.referral for one in referrals),
        chain.from_iterable(one.events for one in referrals),
        chain.from_iterable(_follow_ups(each) for each in cases),
    )
    further: dict[type, list[Any]] = {}
    for one in chain.from_iterable(each.more for each in cases):
        further.setdefault(type(one), []).append(one)
    for records in (*columns, *further.values()):
        work.add_all(list(records))
    for each in cases:
        work.note_action("generated", "Case", each.case.id)
    listing.write_cases(
        work.connection, [(each.case, each.person, _derived(each)) for each in cases]
    )
    add_name_keys(work.connection, [each.person for each in cases])


def _follow_ups(each: Invented) -> list[FollowUp]:
    return [*each.follow_ups, *(r.follow_up for r in each.referrals if r.follow_up is not None)]


def _derived(each: Invented) -> listing.Derived:
    waiting = [one for one in _follow_ups(each) if one.done_on is None]
    due = min(waiting, key=lambda one: (one.due_on, one.id), default=None)
    return listing.Derived(
        next_due=due.due_on if due else None,
        next_task=due.task if due else "",
        last_contact_on=_last_contact(each),
        status_kind=each.residence.kind,
        status_until=each.residence.valid_until,
    )


def _last_contact(each: Invented) -> date:
    return max(note.occurred_at for note in each.notes).astimezone().date()


def _taken_codes(desk: Desk) -> set[str]:
    """Return the answer codes of the written cases, which are few."""
    sent = referral.referrals(desk, ReferralFilter(today=desk.today()), limit=1000).rows
    issued = handover.handovers(desk, limit=1000).rows
    codes = [row.answer_code for row in sent] + [row.answer_code for row in issued]
    return {code for code in codes if code}
