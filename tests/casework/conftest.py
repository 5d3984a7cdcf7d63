"""A signed-in desk on a real encrypted store, with a clock that tests can set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import actor, case, follow_up, referral, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.referral import NewReferral
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.store.keyring_file import KdfParameters
from tests.casework.agreed import agree
from tests.casework.handovers import log

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "kranich-ofen-lila-treppe-salz-uhr"
START = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # a Tuesday


@dataclass
class Clock:
    """The time of a test; `pass_days` lets it pass."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def pass_days(self, days: int) -> None:
        self.at += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def new_store(folder: Path, clock: Clock) -> vault.Opened:
    """Return a new store with its lead signed in."""
    return vault.create(
        folder,
        association="Bodebrücke e. V.",
        name="Sabine Hartwig",
        salutation=Salutation.MS,
        passphrase=PASSPHRASE,
        kdf=CHEAP,
        now=clock,
    )


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[vault.Opened]:
    made = new_store(tmp_path / "store", clock)
    yield made
    made.close()


@pytest.fixture
def desk(opened: vault.Opened) -> Desk:
    return opened.desk


@pytest.fixture
def open_case(desk: Desk) -> Callable[..., UUID]:
    """Return a function that opens a case and gives its id."""

    def open_one(given_names: str = "Mohammad", surname: str = "Al-Ahmad", **more: object) -> UUID:
        entered = case.NewCase(given_names=given_names, surname=surname)
        created = case.open_case(desk, replace(entered, **more)).created  # type: ignore[arg-type]
        assert created is not None
        return created

    return open_one


@pytest.fixture
def jobcenter(desk: Desk) -> UUID:
    entered = ActorFacts(
        name="Jobcenter Salzlandkreis, Staßfurt",
        carrier="Salzlandkreis",
        category=ActorCategory.JOBCENTER,
        street="Beispielweg 1",
        postal_code="39418",
        town="Staßfurt",
        channels=tuple(Channel),  # how a channel that is not accepted goes, `test_channels` says
    )
    created = actor.add(desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def sent(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> UUID:
    """Return a referral that waits for its answer."""
    entered = referral.NewReferral(
        case_id=open_case(), actor_id=jobcenter, purpose="Bildungsgutschein"
    )
    created = referral.draft(desk, entered).created
    assert created is not None
    agree(desk, entered.case_id, jobcenter)
    referral.send(desk, created, Channel.POST)
    return created


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Return the desk of another association."""
    made = vault.create(
        tmp_path / "elsewhere",
        association="Lotsenhaus Bernburg e. V.",
        name="Ines Vogt",
        salutation=Salutation.MS,
        passphrase=PASSPHRASE,
        kdf=CHEAP,
        now=clock,
    )
    yield made.desk
    made.close()


@pytest.fixture
def full_case(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> UUID:
    """Return a case with something in every category, and an internal note."""
    case_id = open_case(
        original_name="محمد الأحمد",
        salutation=Salutation.MR,
        birth_date=date(1991, 8, 14),
        nationalities=("SY",),
        town="Hecklingen",
        phone="0176040690",
        email="mohammad@post.example",
        street="Rosenweg 3",
        postal_code="39444",
        background="Sechs Jahre im Umspannwerk.",
        goal="Der Meisterbrief.",
        residence=ResidenceFacts(
            kind=StatusKind.SUBSIDIARY_PROTECTION, valid_until=date(2026, 4, 30)
        ),
        languages=(
            LanguageFacts(
                language="de", level=Level.B1, proof="Goethe", proof_date=date(2025, 11, 21)
            ),
        ),
    )
    log(desk, case_id, "Lebenslauf geschrieben.")
    log(desk, case_id, "Vertraulich: Streit in der Familie.", Visibility.INTERNAL)
    log(desk, case_id, "Anrufen statt schreiben.", lesson=Lesson.HELPED)
    follow_up.add(desk, case_id, NewFollowUp(task="Zeugnisse abholen", due_on=date(2026, 3, 20)))
    drafted = referral.draft(
        desk, NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Bildungsgutschein")
    ).created
    assert drafted is not None
    agree(desk, case_id, jobcenter)
    referral.send(desk, drafted, Channel.POST)
    return case_id
