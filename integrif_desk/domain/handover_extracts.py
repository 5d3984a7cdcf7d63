"""What a handover says about education, measures, family, and how it differs from the last one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import Level
from integrif_desk.domain.qualification import QualificationKind, Recognition


@dataclass(frozen=True, kw_only=True)
class QualificationExtract:
    """One stretch of school, training, study or work. `country` is an ISO 3166 code.

    `recognition` is None where it is not released.
    """

    kind: QualificationKind
    title: str
    place: str = ""
    country: str = ""
    from_year: int | None = None
    to_year: int | None = None
    has_proof: bool | None = None
    recognition: Recognition | None = None
    recognition_office: str = ""
    recognition_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MeasureExtract:
    """A course, internship or job. `actor` is the unit that offers it."""

    kind: MeasureKind
    state: MeasureState
    title: str = ""
    actor: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    result: str = ""
    reason: str = ""
    level_reached: Level | None = None
    proof: str = ""


@dataclass(frozen=True, kw_only=True)
class FamilyExtract:
    """A family member without a name: it is another person, who has agreed to nothing."""

    relation: Relation
    birth_year: int | None = None
    care: Care = Care.UNKNOWN


class Part(StrEnum):
    """What of a handover can have changed since the last one, in the order of the document."""

    PERSON = "person"
    CONTACT = "contact"
    URGENT = "urgent"
    RESIDENCE = "residence"
    LANGUAGES = "languages"
    WORK = "work"
    PHASE = "phase"
    REQUESTS = "requests"
    MEASURES = "measures"
    NOTES = "notes"
    QUALIFICATIONS = "qualifications"
    SITUATION = "situation"
    REFERRALS = "referrals"
    TASKS = "tasks"
    FINDINGS = "findings"
    RECOMMENDATIONS = "recommendations"


class ChangeKind(StrEnum):
    """How a row differs from the last handover."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One difference. `field` names a field of the snapshot, `index` its row; a removed one has
    none."""

    part: Part
    kind: ChangeKind
    field: str
    index: int = 0


@dataclass(frozen=True, kw_only=True)
class ChangesSince:
    """What is different from the last handover to the same recipient."""

    number: str
    dated: date
    marks: tuple[Mark, ...] = ()
