"""What the parts of a written story share: who plays, on which days, and what has come to be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from integrif_desk.casework.changes import Changes
from integrif_desk.casework.demo.days import DemoDays, Offset
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Account

Told = dict[str, Any]
"""A table of the story's TOML file."""

LEAD = "hartwig"
"""The key of the account that releases what volunteers present."""

OPENING = time(8, 30)
FIRST_TALK = time(8, 40)
"""When what the person tells at first is entered, before anything else of that day."""
MORNING = time(8, 50)
NOON = time(12, 0)
AFTERNOON = time(16, 0)
EVENING = time(17, 0)
LATE = time(19, 30)


@dataclass(frozen=True)
class Event:
    """Something that `by` (key of an account) did `at` a time."""

    at: datetime
    by: str
    happen: Callable[[Desk], None]


@dataclass(frozen=True)
class Scene:
    """What every event of one story needs.

    `ids` fills while the stories are replayed and is the same for all of them: a case is kept as
    „01-al-ahmad case“, its note of ten days ago as „01-al-ahmad note -10“.
    """

    key: str
    story: Told
    people: dict[str, Account]
    actors: dict[str, UUID]
    days: DemoDays
    ids: dict[str, UUID]

    @property
    def owner(self) -> str:
        """The key of the account that does what nobody else is named for."""
        return str(self.story["owner"])

    @property
    def case_id(self) -> UUID:
        """The case, once it has been opened."""
        return self.of("case")

    @property
    def person_id(self) -> UUID:
        """The person of the case."""
        return self.of("person")

    def of(self, name: str) -> UUID:
        """Return what has been kept under that name."""
        return self.ids[f"{self.key} {name}"]

    def keep(self, name: str, done: Changes | UUID) -> UUID:
        """Keep what has been created under that name and return its id."""
        self.ids[f"{self.key} {name}"] = kept = done if isinstance(done, UUID) else created(done)
        return kept

    def by(self, told: Told) -> str:
        """Return who did it."""
        return str(told.get("by", self.owner))

    def actor_id(self, told: Told) -> UUID | None:
        """Return the actor that is told of, if any."""
        return self.actors[told["actor"]] if "actor" in told else None

    def at(self, offset: Offset, clock: time) -> datetime:
        """Return a moment of the story."""
        return self.days.moment(offset, clock)

    def exact(self, told: Told, name: str) -> Any:
        """Return the day told under that name, whatever day of the week it is; None without."""
        return self.days.exact(told[name]) if name in told else None

    def year(self, told: Told, name: str) -> int | None:
        """Return the calendar year that is told as so many years ago."""
        return self.days.today.year - int(told[name]) if name in told else None


def clock(told: str | None) -> time | None:
    """Return the time of day that is told, if one is."""
    return time.fromisoformat(told) if told else None


def created(done: Changes) -> UUID:
    """Return what a use case has created."""
    assert done.created is not None
    return done.created


def run(_done: Changes) -> None:
    """Take note that a use case is done; the story needs nothing of what it touched."""
