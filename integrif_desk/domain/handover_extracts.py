"""What a handover says about education, measures and family: values, as they are printed."""

from dataclasses import dataclass
from datetime import date

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
