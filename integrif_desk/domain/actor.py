"""Actors: organisation units one works with. Always a unit, never just the county."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


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


@dataclass(frozen=True, kw_only=True)
class ActorFacts:
    """What is known of a unit: „Jobcenter Salzlandkreis, Team U25“, its carrier „Salzlandkreis“."""

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
    contact_name: str = ""
    contact_role: str = ""
    channels: tuple[Channel, ...] = ()
    practice_tips: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Actor(Record, ActorFacts):
    """A unit as stored; one that is not `active` is no choice any more."""

    active: bool = True

    def __post_init__(self) -> None:
        set_line(self, "name", required=True)
        for field in (
            *("carrier", "street", "postal_code", "town", "phone", "email", "hours"),
            *("contact_name", "contact_role"),
        ):
            set_line(self, field)
        set_paragraphs(self, "responsible_for", limit=4000)
        set_paragraphs(self, "practice_tips", limit=4000)

    @property
    def is_public_office(self) -> bool:
        """Whether § 87 Abs. 2 AufenthG may oblige it to report."""
        return self.category in PUBLIC_OFFICES
