"""The printed directory of actors: what may be given to everybody, and nothing else.

Only entries marked `publishable` get here. An entry has no field for practice tips, measured
answer times or names of contact persons: what is not here cannot be printed by mistake.
"""

from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.handover import Letterhead
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.text import set_line


@dataclass(frozen=True, kw_only=True)
class DirectoryWish:
    """What is to be printed: one kind of units or all, for one municipality or all.

    `region` stands on the cover („Salzlandkreis“).
    """

    region: str = ""
    category: ActorCategory | None = None
    municipality: str = ""

    def __post_init__(self) -> None:
        set_line(self, "region")
        set_line(self, "municipality")


@dataclass(frozen=True, kw_only=True)
class ContactRole:
    """Whom to ask for in a unit: the role and its number, never a name or a personal address."""

    role: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class DirectoryEntry:
    """A unit as everybody may read of it. `municipalities` are those it serves; empty: all."""

    name: str
    carrier: str = ""
    category: ActorCategory
    responsible_for: str = ""
    for_whom: str = ""
    status_groups: tuple[StatusKind, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    level_from: Level | None = None
    level_to: Level | None = None
    municipalities: tuple[str, ...] = ()
    street: str = ""
    postal_code: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    accessibility: str = ""
    costs: str = ""
    waiting_time: str = ""
    contacts: tuple[ContactRole, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The brochure: entries by name, who publishes it, as of when, and what it is narrowed to."""

    association: Letterhead
    dated: date
    wish: DirectoryWish
    entries: tuple[DirectoryEntry, ...]
    is_sample: bool = False
