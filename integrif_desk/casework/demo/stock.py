"""What generated cases are drawn from: the resources, the people of the desk, and one random
stream, so that the same seed gives the same cases to the last identifier."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import accumulate
from typing import Any, Generic, TypeVar
from uuid import UUID

from integrif_desk import paths
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.occupations import occupations
from integrif_desk.domain import answer_code
from integrif_desk.domain.account import Account
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import Occupation
from integrif_desk.domain.working_days import add_working_days

ItemT = TypeVar("ItemT")

ANSWER_DAYS = 14
"""Working days until an answer is due, as the demo's association has it."""


@dataclass(frozen=True)
class Ground:
    """Who and what generated cases refer to; actors by the keys of the story."""

    people: tuple[Account, ...]
    actors: dict[str, UUID]
    days: DemoDays


class Weighted(Generic[ItemT]):
    """Items of which some are drawn more often than others."""

    def __init__(self, items: Sequence[tuple[ItemT, float]]) -> None:
        self.items = [item for item, _ in items]
        self.cumulative = list(accumulate(weight for _, weight in items))


@dataclass(frozen=True)
class Status:
    """A residence status as generated people hold it; 0 months: unlimited. `work` as printed."""

    kind: StatusKind
    wording: str
    months: int
    work: str


@dataclass(frozen=True)
class Purpose:
    """What people are referred for, and the actors (keys) for it."""

    actors: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Stock:
    """The resources, read once. `told` are the sentences, `countries` the names."""

    told: dict[str, Any]
    countries: Weighted[dict[str, Any]]
    statuses: dict[str, Weighted[Status]]
    purposes: Weighted[Purpose]
    occupations: tuple[Occupation, ...]


def read_stock() -> Stock:
    """Return what stands in `resources/demo` for generated cases."""
    folder = paths.resources() / "demo"
    told = tomllib.loads((folder / "generated.toml").read_text(encoding="utf-8"))
    countries = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))["countries"]
    return Stock(
        told=told,
        countries=Weighted([(country, country["weight"]) for country in countries]),
        statuses={
            country["code"]: Weighted(
                [
                    (
                        Status(StatusKind(one["kind"]), one["wording"], one["months"], one["work"]),
                        one["weights"][country["code"]],
                    )
                    for one in told["statuses"]
                    if country["code"] in one["weights"]
                ]
            )
            for country in countries
        },
        purposes=Weighted(
            [
                (Purpose(tuple(one["actors"]), tuple(one["texts"])), one["weight"])
                for one in told["purposes"]
            ]
        ),
        occupations=tuple(occupations(label, 1)[0] for label in told["occupations"]),
    )


class Draw:
    """Draws from the stock. Days are distances from today, negative ones past."""

    def __init__(self, stock: Stock, ground: Ground, seed: int, codes: set[str]) -> None:
        self.random = random.Random(seed)
        self.stock = stock
        self.ground = ground
        self._codes = codes  # taken ones
        self._working: dict[int, date] = {}
        self._due: dict[date, date] = {}

    def one(self, items: Sequence[ItemT]) -> ItemT:
        """Return any of the items."""
        return items[int(self.random.random() * len(items))]

    def weighted(self, items: Weighted[ItemT]) -> ItemT:
        """Return one of the items by weight."""
        return self.random.choices(items.items, cum_weights=items.cumulative)[0]

    def chance(self, share: float) -> bool:
        """Tell whether something happens that happens in that share of all cases."""
        return self.random.random() < share

    def between(self, first: int, last: int) -> int:
        """Return a whole number from `first` to `last`; `first` where they cross."""
        return first + int(self.random.random() * (max(first, last) - first + 1))

    def words(self, items: Sequence[str]) -> str:
        """Return one of the sentences with its words drawn."""
        return self.one(items).format_map(self._slots)

    def day(self, offset: int) -> date:
        """Return the working day at that distance."""
        if offset not in self._working:
            self._working[offset] = self.ground.days.working(offset)
        return self._working[offset]

    def moment(self, offset: int) -> datetime:
        """Return a time in office hours on that working day."""
        day = self.day(offset)
        clock = self.between(0, 8 * 12 - 1) * 5
        return datetime(day.year, day.month, day.day, 7 + clock // 60, clock % 60, tzinfo=UTC)

    def answer_due(self, sent_on: date) -> date:
        """Return the day an answer is due that was asked for on `sent_on`."""
        if sent_on not in self._due:
            holiday = self.ground.days.is_holiday
            self._due[sent_on] = add_working_days(sent_on, ANSWER_DAYS, holiday)
        return self._due[sent_on]

    def stamp(self, at: datetime, author: UUID) -> dict[str, Any]:
        """Return the fields of `Record` for something that `author` entered `at` a time."""
        return {
            "id": self.new_id(at),
            "created_at": at,
            "created_by": author,
            "changed_at": at,
            "changed_by": author,
        }

    def new_id(self, at: datetime) -> UUID:
        """Return a UUIDv7 of that time."""
        bits = self.random.getrandbits
        stamp = int(at.timestamp() * 1000)
        return UUID(int=stamp << 80 | 7 << 76 | bits(12) << 64 | 2 << 62 | bits(62))

    def answer_code(self) -> str:
        """Return an answer code that nothing has yet."""
        while (code := answer_code.make(self.random.randrange)) in self._codes:
            pass
        self._codes.add(code)
        return code

    @cached_property
    def _slots(self) -> "_Slots":
        return _Slots(self, self.stock.told["words"])


class _Slots(dict[str, str]):
    """The words of a sentence, drawn anew for each place."""

    def __init__(self, draw: Draw, words: dict[str, list[str]]) -> None:
        super().__init__()
        self._draw = draw
        self._words = words

    def __missing__(self, key: str) -> str:
        return self._draw.one(self._words[key])
