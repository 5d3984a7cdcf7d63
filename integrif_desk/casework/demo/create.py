"""The demo: an association with twelve written cases, entered as volunteers would enter them.

The story stands in `resources/demo`. It is replayed in the order of time through the use cases that
the window calls, with the clock of each event and the account that did it; so the demo also proves
that a year of casework passes through them.
"""

import shutil
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from integrif_desk import paths
from integrif_desk.casework import account, actor, association, handover, sending, vault
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.demo.findings import finding_events
from integrif_desk.casework.demo.generate import generate
from integrif_desk.casework.demo.office import office_events
from integrif_desk.casework.demo.scene import Scene
from integrif_desk.casework.demo.stock import Ground
from integrif_desk.casework.demo.story import events_of
from integrif_desk.casework.desk import Desk, saxony_anhalt_holidays, utc_now
from integrif_desk.domain.account import Account, Role, Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.store.keyring_file import KdfParameters

WRITTEN_CASES = 12
SIGN_IN_NAME = "Helga Brandt"
PASSPHRASE = "apfelbaum-laterne-kranich-morgentee-fahrrad-wolke"
"""Of every account of the demo. It guards invented people only."""

Progress = Callable[[int, int], None]
"""Called with the cases that are done and the number wanted."""

_FOUNDED = -700
_NOT_FACTS = frozenset({"key", "checked", "contacts"})
_EARLY = time(8, 0)
_LATE = time(18, 0)


@dataclass(frozen=True)
class Demo:
    """A demo store: how to sign in, and the handover that was written beside it, if one was.

    `name` is a volunteer's, `lead` the name of who may do everything; the passphrase is the same.
    """

    folder: Path
    name: str
    lead: str
    passphrase: str
    pdf: Path | None


def create_demo(
    folder: Path,
    *,
    cases: int = WRITTEN_CASES,
    seed: int = 1,
    today: date | None = None,
    with_pdf: bool = False,
    on_progress: Progress | None = None,
    kdf: KdfParameters | None = None,
) -> Demo:
    """Create a store with the written cases and as many generated ones as are wanted.

    The same seed and day give the same generated cases. With `with_pdf` one handover is written
    beside the folder. Raises `KnownError` FOLDER_NOT_EMPTY and those of the disk; then nothing is
    left behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KnownError(ErrorCode.FOLDER_NOT_EMPTY, folder=folder)
    try:
        return _create(folder, cases, seed, today, with_pdf, on_progress or _nobody_watches, kdf)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _create(
    folder: Path,
    cases: int,
    seed: int,
    today: date | None,
    with_pdf: bool,
    on_progress: Progress,
    kdf: KdfParameters | None,
) -> Demo:
    today = today or utc_now().astimezone().date()
    days = DemoDays(today, saxony_anhalt_holidays())
    founded = days.moment(_FOUNDED, _EARLY)
    office = _read("association.toml")
    lead, *others = office["accounts"]
    opened = vault.create(
        folder,
        association=office["association"]["name"],
        name=lead["name"],
        passphrase=PASSPHRASE,
        salutation=Salutation(lead["salutation"]),
        is_sample=True,
        kdf=kdf,
        now=lambda: founded,
    )
    try:
        desk = opened.desk
        association.save(desk, replace(opened.association, **office["association"]))
        for other in others:
            salutation = Salutation(other["salutation"])
            account.add(opened, other["name"], Role.VOLUNTEER, salutation, PASSPHRASE)
        by_name = {one.name: one for one in account.accounts(desk)}
        people = {entry["key"]: by_name[entry["name"]] for entry in office["accounts"]}
        actors = _add_actors(desk, days)
        handovers = _replay(
            desk, people, actors, days, lambda share: on_progress(int(share * WRITTEN_CASES), cases)
        )
        generate(
            _as_then(desk, desk.account, days.moment(-1, _LATE)),
            Ground(tuple(people.values()), actors, days),
            cases - WRITTEN_CASES,
            seed,
            lambda done: on_progress(WRITTEN_CASES + done, cases),
        )
        vault.back_up(replace(opened, desk=replace(desk, now=utc_now)))
        evening = _as_then(desk, desk.account, days.moment(-1, _LATE))
        pdf = _write_pdf(evening, handovers[-1], folder) if with_pdf else None
    finally:
        opened.close()
    return Demo(folder, SIGN_IN_NAME, lead["name"], PASSPHRASE, pdf)


def _add_actors(desk: Desk, days: DemoDays) -> dict[str, UUID]:
    """Enter the directory; return the actors' ids by the keys of the story."""
    ids = {}
    for entry in _read("actors.toml")["actors"]:
        told = {name: value for name, value in entry.items() if name not in _NOT_FACTS}
        told["category"] = ActorCategory(told["category"])
        told["channels"] = tuple(Channel(channel) for channel in told["channels"])
        told["status_groups"] = tuple(map(StatusKind, entry.get("status_groups", ())))
        for field in ("municipalities", "languages"):
            told[field] = tuple(entry.get(field, ()))
        for field in ("level_from", "level_to"):
            told[field] = Level(entry[field]) if field in entry else None
        checked = entry.get("checked")
        if checked is not None:
            told |= {"checked_on": days.working(checked), "checked_by": desk.account.id}
        contacts = [ContactPersonFacts(**one) for one in entry.get("contacts", ())]
        created = actor.add(desk, ActorFacts(**told), contacts).created
        assert created is not None
        ids[entry["key"]] = created
    return ids


def _replay(
    desk: Desk,
    people: dict[str, Account],
    actors: dict[str, UUID],
    days: DemoDays,
    on_share: Callable[[float], None],
) -> list[UUID]:
    """Let everything happen in the order of time; return the handovers, the newest last.

    `on_share` is told after each event which share of them has happened.
    """
    handovers: list[UUID] = []
    ids: dict[str, UUID] = {}

    def scene(path: Path) -> Scene:
        story = tomllib.loads(days.written(path.read_text(encoding="utf-8")))
        return Scene(path.stem, story, people, actors, days, ids)

    folder = paths.resources() / "demo"
    events = list(office_events(scene(folder / "office.toml")))
    events += finding_events(scene(folder / "findings.toml"))
    for path in sorted((folder / "cases").glob("*.toml")):
        events += events_of(scene(path), handovers.append)
    for number, event in enumerate(sorted(events, key=lambda event: event.at), 1):
        event.happen(_as_then(desk, people[event.by], event.at))
        on_share(number / len(events))
    return handovers


def _as_then(desk: Desk, who: Account, at: datetime) -> Desk:
    return replace(desk, account=who, now=lambda: at)


def _write_pdf(desk: Desk, handover_id: UUID, folder: Path) -> Path:
    """Write the handover beside the store, never over another file."""
    name = handover.suggested_file_name(handover.view(desk, handover_id))
    wanted = folder.absolute().parent / f"{folder.absolute().name}-{name}"
    free = next(path for path in _numbered(wanted) if not path.exists())
    written = sending.save(desk, handover_id, Channel.IN_PERSON, free).path
    assert written is not None
    return written


def _numbered(path: Path) -> Iterable[Path]:
    yield path
    number = 2
    while True:
        yield path.with_stem(f"{path.stem}-{number}")
        number += 1


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "demo" / name).read_text(encoding="utf-8"))


def _nobody_watches(done: int, wanted: int) -> None:
    """Stand in for a progress display."""
