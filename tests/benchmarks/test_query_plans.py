"""Every list of the desk comes from an index: who drops one learns it here, not with 100,000 cases.

SQLite plans without looking at the rows, so an empty store shows the plans of a large one.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from integrif_desk.casework import (
    actor,
    agreement,
    approval,
    case,
    duplicates,
    handover,
    meeting,
    referral,
    today,
    vault,
)
from integrif_desk.casework.desk import Desk, new_id
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.meeting_views import AgreementFilter, MeetingFilter
from integrif_desk.domain.person import PersonFacts
from integrif_desk.domain.referral import OPEN_STATES, ReferralState
from integrif_desk.domain.views import ActorFilter, CaseFilter, CaseSort, ReferralFilter
from tests.casework.conftest import Clock, new_store

Read = Callable[[Desk], object]
_INDEXED = (
    *("case_listing", "referral", "follow_up", "contact_note", "search_entry"),
    *("person", "name_key", "meeting", "agreement", "agreement_event", "handover"),
)


class Plans:
    """Runs a read and says how SQLite finds the rows."""

    def __init__(self, opened: vault.Opened) -> None:
        self._desk = opened.desk
        self._engine = opened.vault.engine

    def of(self, read: Read) -> list[list[str]]:
        """Return the steps of each statement that `read` runs."""
        seen: list[tuple[str, Any]] = []

        def note(
            _connection: object, _cursor: object, statement: str, values: Any, *_: Any
        ) -> None:
            if statement.startswith("SELECT"):
                seen.append((statement, values))

        event.listen(self._engine, "before_cursor_execute", note)
        try:
            read(self._desk)
        finally:
            event.remove(self._engine, "before_cursor_execute", note)
        assert seen
        with self._engine.connect() as connection:
            return [
                [
                    row.detail
                    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                ]
                for statement, values in seen
            ]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plans]:
    folder: Path = tmp_path_factory.mktemp("plans") / "store"
    with closing(new_store(folder, Clock())) as opened:
        yield Plans(opened)


def cases(**wanted: Any) -> Read:
    return lambda desk: case.cases(desk, CaseFilter(today=desk.today(), **wanted))


def mine(sort: CaseSort) -> Read:
    return lambda desk: cases(owner_id=desk.account.id, sort=sort)(desk)


def of_me(desk: Desk) -> CaseFilter:
    return CaseFilter(today=desk.today(), owner_id=desk.account.id)


def referrals(**wanted: Any) -> Read:
    return lambda desk: referral.referrals(desk, ReferralFilter(today=desk.today(), **wanted))


def meetings(**wanted: Any) -> Read:
    return lambda desk: meeting.meetings(desk, MeetingFilter(today=desk.today(), **wanted))


def agreements(**wanted: Any) -> Read:
    return lambda desk: agreement.agreements(desk, AgreementFilter(today=desk.today(), **wanted))


def left_open(desk: Desk) -> object:
    """Read what earlier meetings with an actor left open."""
    return meeting.left_open(desk, (ACTOR,), desk.today())


def page_after(desk: Desk) -> object:
    """Return the second page of a list."""
    key = (desk.today().isoformat(), new_id().hex)
    return case.cases(desk, CaseFilter(today=desk.today()), key)


def alike(desk: Desk) -> object:
    """Look for people who may be known already."""
    known = PersonFacts(given_names="Yonas", surname="Tesfay", birth_date=date(1991, 8, 14))
    return duplicates.candidates(desk, known)


ACTOR = UUID(int=7)
IN_ORDER = [
    ("ix_case_listing_due", cases()),
    ("ix_case_listing_due", page_after),
    ("ix_case_listing_due", cases(overdue=True)),
    ("ix_case_listing_due", cases(state=CaseState.CLOSED)),
    ("ix_case_listing_name", cases(sort=CaseSort.NAME)),
    ("ix_case_listing_contact", cases(sort=CaseSort.LAST_CONTACT)),
    ("ix_case_listing_number", cases(sort=CaseSort.NUMBER)),
    ("ix_case_listing_owner_due", mine(CaseSort.DUE)),
    ("ix_case_listing_owner_name", mine(CaseSort.NAME)),
    ("ix_case_listing_owner_contact", mine(CaseSort.LAST_CONTACT)),
    ("ix_case_listing_owner_number", mine(CaseSort.NUMBER)),
    ("ix_actor_sort_name_id", lambda desk: actor.actors(desk, ActorFilter())),
    ("ix_handover_dated", handover.handovers),
    ("ix_meeting_held_on_id", meetings()),
    ("ix_agreement_open", agreements()),
    ("ix_agreement_open", agreements(overdue_only=True)),
]
"""Lists that an index holds in their very order; nothing is left to sort."""


def uses(index: str, step: str) -> bool:
    return re.search(rf"INDEX {index}\b", step) is not None


@pytest.mark.parametrize(("index", "read"), IN_ORDER)
def test_a_list_is_read_in_the_order_of_its_index(plans: Plans, index: str, read: Read) -> None:
    # What further reads add to the rows of a page comes after it.
    steps = plans.of(read)[0]
    assert uses(index, steps[0])
    assert not any("TEMP B-TREE" in step for step in steps)


OF_REFERRALS = [
    ("ix_referral_urgency", referrals()),
    ("ix_referral_urgency", referrals(states=OPEN_STATES)),
    ("ix_referral_urgency", referrals(overdue_only=True)),
    ("ix_referral_state", referrals(states=frozenset({ReferralState.DECLINED}))),
    ("ix_referral_owner", lambda desk: referrals(owner_id=desk.account.id)(desk)),
    ("ix_referral_actor", referrals(actor_id=ACTOR)),
    ("ix_referral_case", referrals(case_id=ACTOR)),
]


@pytest.mark.parametrize(("index", "read"), OF_REFERRALS)
def test_referrals_are_put_in_order_before_names_are_joined(
    plans: Plans, index: str, read: Read
) -> None:
    (steps,) = plans.of(read)
    chosen = steps.index(next(step for step in steps if "SUBQUERY" in step))
    assert uses(index, steps[chosen + 1])


PARTS: list[tuple[str, Read]] = [
    ("ix_case_listing_status", cases(status_expiring=True)),
    ("ix_case_listing_owner_status", lambda desk: today.today(desk, mine=True)),
    ("ix_follow_up_open_owner", lambda desk: today.today(desk, mine=True)),
    ("ix_referral_owner", lambda desk: today.today(desk, mine=True)),
    ("ix_follow_up_open", lambda desk: today.today(desk, mine=False)),
    ("ix_case_listing_contact", lambda desk: today.today(desk, mine=False)),
    ("ix_contact_note_case_id_occurred_at", lambda desk: case.history(desk, ACTOR)),
    ("ix_case_listing_owner_status", lambda desk: case.counts(desk, of_me(desk))),
    ("sqlite_autoindex_name_key_1", alike),
    ("ix_person_birth_date", alike),
    ("ix_agreement_account_id", lambda desk: agreements(account_id=desk.account.id)(desk)),
    ("ix_agreement_actor_id", lambda desk: agreement.tally_of_actor(desk, ACTOR)),
    ("ix_handover_kept", approval.open_counts),
]


@pytest.mark.parametrize(("index", "read"), PARTS)
def test_a_page_of_several_reads_uses(plans: Plans, index: str, read: Read) -> None:
    assert any(uses(index, step) for steps in plans.of(read) for step in steps)


EVERYTHING: list[Read] = [
    *(read for _, read in [*IN_ORDER, *OF_REFERRALS, *PARTS]),
    cases(text="mohammad"),
    lambda desk: cases(text="mohammad", owner_id=desk.account.id)(desk),
    referrals(text="mohammad"),
    meetings(text="runder tisch"),
    agreements(text="räume"),
    left_open,
]


@pytest.mark.parametrize("read", EVERYTHING)
def test_no_read_walks_a_large_table(plans: Plans, read: Read) -> None:
    for steps in plans.of(read):
        for table in _INDEXED:
            assert f"SCAN {table}" not in steps


def test_a_search_begins_with_its_hits(plans: Plans) -> None:
    (steps,) = plans.of(lambda desk: cases(text="ali", owner_id=desk.account.id)(desk))
    assert "SEARCH case_listing USING INDEX sqlite_autoindex_case_listing_1" in steps[0]
    assert any("search_text VIRTUAL TABLE INDEX" in step for step in steps)


@pytest.mark.parametrize(
    ("index", "read"),
    [
        ("sqlite_autoindex_meeting_1", meetings(text="runder tisch")),
        ("sqlite_autoindex_agreement_1", agreements(text="räume")),
        ("sqlite_autoindex_agreement_1", left_open),
    ],
)
def test_what_was_agreed_is_read_by_its_hits_alone(plans: Plans, index: str, read: Read) -> None:
    steps = plans.of(read)[0]
    assert uses(index, steps[0])
    assert any("search_text VIRTUAL TABLE INDEX" in step for step in steps)
