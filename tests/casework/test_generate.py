"""Generated cases vary, keep every rule of the written ones, and come out the same for a seed."""

from collections import Counter
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from integrif_desk.casework import account, actor, case, referral, vault
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.demo.generate import generate
from integrif_desk.casework.demo.stock import Ground, read_stock
from integrif_desk.casework.desk import saxony_anhalt_holidays
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.case import Case, CaseState, Phase
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.person import Person
from integrif_desk.domain.referral import DeclineReason, Referral, ReferralEvent, ReferralState
from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.domain.views import CaseFilter, ReferralFilter
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.store.listing import refresh_case
from integrif_desk.store.records import CaseListingRecord, SearchEntryRecord, table

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
TODAY = date(2026, 3, 10)
COUNT = 400
_EVENING = time(18)
DAYS = DemoDays(TODAY, saxony_anhalt_holidays())


def fill(folder: Path, seed: int, count: int = COUNT) -> vault.Opened:
    """Return a new store with generated cases and nothing else."""
    opened = vault.create(
        folder,
        association="Bodebrücke e. V.",
        name="Sabine Hartwig",
        passphrase="kranich-ofen-lila-treppe-salz-uhr",
        kdf=CHEAP,
        now=lambda: DAYS.moment(-1, _EVENING),
    )
    keys = sorted({key for purpose in read_stock().purposes.items for key in purpose.actors})
    actors = {}
    for key in keys:
        entered = ActorFacts(name=key, category=ActorCategory.CLUB)
        created = actor.add(opened.desk, entered).created
        assert created is not None
        actors[key] = created
    people = account.accounts(opened.desk)
    generate(opened.desk, Ground(people, actors, DAYS), count, seed, lambda done: None)
    return opened


def records(opened: vault.Opened, kind: type[Any]) -> list[Any]:
    with opened.desk.read() as work:
        rows = work.connection.execute(table_of(kind).select().order_by(table_of(kind).c.id))
        return [from_row(kind, row) for row in rows]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Any:
    filled = fill(tmp_path_factory.mktemp("generated") / "store", seed=1)
    yield filled
    filled.close()


def told(opened: vault.Opened) -> list[tuple[Any, ...]]:
    """Return what was generated, without the ids of accounts and actors: they are new each time."""
    cases = [(c.id, c.number, c.goal, c.background, c.phase) for c in records(opened, Case)]
    people = [(p.id, p.list_name, p.birth_date, p.town) for p in records(opened, Person)]
    notes = [(n.id, n.case_id, n.occurred_at, n.text) for n in records(opened, ContactNote)]
    sent = [(r.id, r.answer_code, r.state, r.sent_on) for r in records(opened, Referral)]
    tasks = [(f.id, f.task, f.due_on, f.done_on) for f in records(opened, FollowUp)]
    return [*cases, *people, *notes, *sent, *tasks]


def test_the_same_seed_gives_the_same_cases(tmp_path: Path) -> None:
    stores = [fill(tmp_path / str(n), seed, 40) for n, seed in enumerate((7, 7, 8))]
    first, second, other = (told(store) for store in stores)
    for store in stores:
        store.close()
    assert first == second
    assert first != other


def test_cases_vary(opened: vault.Opened) -> None:
    people = records(opened, Person)
    assert len(people) == COUNT
    assert len({p.list_name for p in people}) > COUNT * 0.8
    countries = Counter(p.nationalities[0] for p in people)
    assert set(countries) == {"SY", "AF", "UA", "ER", "SO", "IR"}
    texts = [note.text for note in records(opened, ContactNote)]
    assert len(set(texts)) > len(texts) * 0.5
    assert {c.phase for c in records(opened, Case)} == set(Phase)
    assert {c.state for c in records(opened, Case)} == set(CaseState)
    states = {r.state for r in records(opened, Referral)}
    assert states >= set(ReferralState) - {ReferralState.ENTERED_IN_ERROR}
    reasons = {r.decline_reason for r in records(opened, Referral)} - {None}
    assert len(reasons) >= len(DeclineReason) - 1


def test_cases_are_plausible(opened: vault.Opened) -> None:
    for person in records(opened, Person):
        age = person.age_on(TODAY)
        assert age is not None
        assert 17 <= age <= 58
    for note in records(opened, ContactNote):
        assert note.occurred_at.date() < TODAY
        assert "{" not in note.text
    for entry in records(opened, ReferralEvent):
        assert entry.happened_on < TODAY
    cases = {one.person_id: one for one in records(opened, Case)}
    for status in records(opened, ResidenceStatus):
        if "§ 24" in status.wording:
            assert cases[status.person_id] is not None
        assert status.valid_until is None or status.valid_until > status.valid_from
    for one in cases.values():
        assert one.opened_on <= one.phase_since < TODAY


def test_closed_cases_have_nothing_open(opened: vault.Opened) -> None:
    closed = {one.id for one in records(opened, Case) if one.state is CaseState.CLOSED}
    assert closed
    assert not [r for r in records(opened, Referral) if r.case_id in closed and r.is_open]
    open_tasks = [f for f in records(opened, FollowUp) if f.done_on is None]
    assert open_tasks
    assert not [f for f in open_tasks if f.case_id in closed]


def test_numbers_run_within_each_year_and_go_on(tmp_path: Path) -> None:
    opened = fill(tmp_path / "store", seed=5, count=60)
    numbers = Counter[str]()
    for one in sorted(records(opened, Case), key=lambda one: (one.opened_on, one.number)):
        _, year, running = one.number.split("-")
        numbers[year] += 1
        assert int(running) == numbers[year]
        assert one.opened_on.year % 100 == int(year)
    created = case.open_case(opened.desk, case.NewCase(given_names="Halima")).created
    assert created is not None
    following = case.view(opened.desk, created).case.number
    opened.close()
    assert following == f"F-26-{numbers['26'] + 1:03}"


def test_list_and_search_stand_as_the_use_cases_would_have_written_them(tmp_path: Path) -> None:
    opened = fill(tmp_path / "store", seed=3, count=60)
    before = _derived_rows(opened)
    cases = records(opened, Case)
    with opened.desk.write() as work:
        for one in cases:
            refresh_case(work.connection, one.id)
        work.commit()
    assert _derived_rows(opened) == before
    opened.close()


def test_the_generated_store_is_sound(opened: vault.Opened) -> None:
    vault.back_up(opened)
    assert all(line.ok for line in vault.check(opened))
    desk = opened.desk
    assert case.cases(desk, CaseFilter(today=TODAY), limit=10).rows
    assert referral.counts(desk, ReferralFilter(today=TODAY)).all


def _derived_rows(opened: vault.Opened) -> list[tuple[Any, ...]]:
    listing, search = table(CaseListingRecord), table(SearchEntryRecord)
    with opened.desk.read() as work:
        return [
            *map(tuple, work.connection.execute(listing.select().order_by(listing.c.case_id))),
            *map(tuple, work.connection.execute(search.select().order_by(search.c.rowid))),
        ]
