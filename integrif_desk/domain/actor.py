"""Actors: organisation units one works with. Always a unit, never just the county."""

import re
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Level
from integrif_desk.domain.record import Record
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.text import set_line, set_lines, set_paragraphs

OLDEST = 120
LONGEST_PROMISE = 365
CHECK_AFTER = timedelta(days=365)
"""An entry that nobody has found right for longer than this asks to be checked."""


class ActorCategory(StrEnum):
    """Kinds of actors (casework.md)."""

    IMMIGRATION_OFFICE = "immigration_office"
    REGISTRATION_OFFICE = "registration_office"
    JOBCENTER = "jobcenter"
    EMPLOYMENT_AGENCY = "employment_agency"
    SOCIAL_WELFARE_OFFICE = "social_welfare_office"
    YOUTH_WELFARE_OFFICE = "youth_welfare_office"
    HEALTH_OFFICE = "health_office"
    COORDINATION_OFFICE = "coordination_office"
    BAMF = "bamf"
    COURSE_PROVIDER = "course_provider"
    SCHOOL = "school"
    VOCATIONAL_SCHOOL = "vocational_school"
    DAY_CARE = "day_care"
    MIGRATION_ADVICE = "migration_advice"
    YOUTH_MIGRATION_SERVICE = "youth_migration_service"
    SPECIAL_ADVICE = "special_advice"
    RECOGNITION_ADVICE = "recognition_advice"
    CHAMBER = "chamber"
    EMPLOYER = "employer"
    DOCTOR = "doctor"
    HOSPITAL = "hospital"
    HEALTH_INSURANCE = "health_insurance"
    BANK = "bank"
    INTERNET_PROVIDER = "internet_provider"
    POLICE = "police"
    CLUB = "club"


PUBLIC_OFFICES = frozenset(
    {
        ActorCategory.IMMIGRATION_OFFICE,
        ActorCategory.REGISTRATION_OFFICE,
        ActorCategory.JOBCENTER,
        ActorCategory.EMPLOYMENT_AGENCY,
        ActorCategory.SOCIAL_WELFARE_OFFICE,
        ActorCategory.YOUTH_WELFARE_OFFICE,
        ActorCategory.HEALTH_OFFICE,
        ActorCategory.COORDINATION_OFFICE,
        ActorCategory.BAMF,
        ActorCategory.POLICE,
    }
)
"""Offices that § 87 Abs. 2 AufenthG may oblige to report to the Ausländerbehörde (not schools)."""


class Channel(StrEnum):
    """Ways in which a document or message reaches an actor, or an answer comes back."""

    IN_PERSON = "in_person"
    POST = "post"
    PHONE = "phone"
    EMAIL = "email"
    ENCRYPTED_EMAIL = "encrypted_email"
    ENCRYPTED_PDF = "encrypted_pdf"
    DE_MAIL = "de_mail"
    EBO = "ebo"


ORAL = frozenset({Channel.IN_PERSON, Channel.PHONE})
"""Ways that leave nothing in writing."""


@dataclass(frozen=True, kw_only=True)
class ActorFacts:
    """What is known of a unit: „Jobcenter Salzlandkreis, Team U25“, its carrier „Salzlandkreis“.

    For whom it is there: `status_groups` (empty: any status), ages in full years, both included,
    CEFR levels of German, both included, `municipalities` (names; empty: everywhere).
    `promised_days` are the working days within which the office promises an answer.
    `checked_on` and `checked_by` say when and by whom the entry was last found right.
    """

    name: str
    carrier: str = ""
    category: ActorCategory
    responsible_for: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    channels: tuple[Channel, ...] = ()
    practice_tips: str = ""
    checked_on: date | None = None
    checked_by: UUID | None = None
    for_whom: str = ""
    status_groups: tuple[StatusKind, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    level_from: Level | None = None
    level_to: Level | None = None
    municipalities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accessibility: str = ""
    costs: str = ""
    waiting_time: str = ""
    promised_days: int | None = None
    website: str = ""
    publishable: bool = False


@dataclass(frozen=True, kw_only=True)
class Actor(Record, ActorFacts):
    """A unit as stored; one that is not `active` is no choice any more."""

    active: bool = True

    def __post_init__(self) -> None:
        set_line(self, "name", required=True)
        for field in (
            *("carrier", "street", "postal_code", "town", "phone", "email", "hours"),
            *("accessibility", "costs", "waiting_time", "website"),
        ):
            set_line(self, field)
        set_lines(self, "municipalities")
        set_paragraphs(self, "for_whom", limit=4000)
        for field in ("age_from", "age_to"):
            if not 0 <= (getattr(self, field) or 0) <= OLDEST:
                raise FieldError(ErrorCode.FIELD_INVALID, field)
        if (self.age_from or 0) > (OLDEST if self.age_to is None else self.age_to):
            raise FieldError(ErrorCode.FIELD_INVALID, "age_to")
        if self.level_from is not None and self.level_to is not None:
            order = list(Level)
            if order.index(self.level_from) > order.index(self.level_to):
                raise FieldError(ErrorCode.FIELD_INVALID, "level_to")
        if not 0 <= (self.promised_days or 0) <= LONGEST_PROMISE:
            raise FieldError(ErrorCode.FIELD_INVALID, "promised_days")
        set_paragraphs(self, "responsible_for", limit=4000)
        set_paragraphs(self, "practice_tips", limit=4000)

    @property
    def is_public_office(self) -> bool:
        """Whether § 87 Abs. 2 AufenthG may oblige it to report."""
        return self.category in PUBLIC_OFFICES

    def needs_check(self, today: date) -> bool:
        """Say whether the entry was last found right more than a year ago, or never."""
        return self.checked_on is None or today - self.checked_on > CHECK_AFTER


@dataclass(frozen=True, kw_only=True)
class ActorCard(Actor):
    """An actor with its contact persons in their order, as it is shown and changed in one go."""

    contacts: tuple[ContactPersonFacts, ...] = ()

    @classmethod
    def of(cls, actor: Actor, contacts: tuple[ContactPersonFacts, ...]) -> "ActorCard":
        """Return the actor with these contact persons."""
        return cls(**_values(actor), contacts=contacts)

    @property
    def actor(self) -> Actor:
        """The actor alone."""
        return Actor(**_values(self))

    @property
    def contact_name(self) -> str:
        """The name of the first contact person, to whom letters go; empty where none is known."""
        return self.contacts[0].name if self.contacts else ""


def _values(actor: Actor) -> dict[str, Any]:
    return {field.name: getattr(actor, field.name) for field in fields(Actor)}


def suitability(
    actor: Actor, status: StatusKind | None, municipality: str
) -> tuple[bool, bool, bool, bool] | None:
    """Return how well an actor suits a person, greater is better; None where it is not there.

    In this order count: it names the municipality, it names the status, it names ages, its office
    is in the municipality. An actor that names nothing is there for all.
    """
    town = town_key(municipality)
    served = {town_key(one) for one in actor.municipalities}
    if town and served and town not in served:
        return None
    if status is not None and actor.status_groups and status not in actor.status_groups:
        return None
    return (
        bool(town) and town in served,
        status is not None and status in actor.status_groups,
        actor.age_from is not None or actor.age_to is not None,
        bool(town) and town == town_key(actor.town),
    )


def town_key(name: str) -> str:
    """Return a municipality so that „Calbe“, „Calbe (Saale)“, „Calbe, OT Schwarz“ agree."""
    return fold(re.sub(r"\(.*?\)|,.*|\bOT\b.*", " ", name))
