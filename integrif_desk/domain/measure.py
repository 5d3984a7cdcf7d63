"""Measures: courses, internships, training, work – what the pathway is made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.person import Level
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs

MOST_HOURS = 10_000


class MeasureKind(StrEnum):
    """Kinds of measures (casework.md)."""

    INTEGRATION_COURSE = "integration_course"
    LITERACY_COURSE = "literacy_course"
    VOCATIONAL_LANGUAGE_COURSE = "vocational_language_course"
    BVJ_S = "bvj_s"  # Berufsvorbereitungsjahr Sprache
    INTERNSHIP = "internship"
    MAG = "mag"  # Maßnahme bei einem Arbeitgeber
    EQ = "eq"  # Einstiegsqualifizierung
    BVB = "bvb"  # berufsvorbereitende Bildungsmaßnahme
    ASA = "asa"  # Assistierte Ausbildung
    APPRENTICESHIP = "apprenticeship"
    JOB = "job"
    OTHER = "other"


class MeasureState(StrEnum):
    """How far a measure is."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True, kw_only=True)
class MeasureFacts:
    """A measure as entered. `hours` are lessons in all, or hours a week with `hours_weekly`.

    `reason` says why it was broken off; `level_reached` is what a course ended with.
    """

    kind: MeasureKind
    title: str = ""
    actor_id: UUID | None = None
    referral_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours: int | None = None
    hours_weekly: bool = False
    state: MeasureState = MeasureState.PLANNED
    result: str = ""
    reason: str = ""
    level_reached: Level | None = None
    proof: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure(Record, MeasureFacts):
    """A measure of a case, as stored. Raises `FieldError` for what cannot stand."""

    case_id: UUID

    def __post_init__(self) -> None:
        set_line(self, "title")
        set_line(self, "proof")
        set_line(self, "reason")
        set_paragraphs(self, "result", limit=2000)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise FieldError(ErrorCode.DATE_ORDER, "ends_on")
        if self.hours is not None and not 0 < self.hours <= MOST_HOURS:
            raise FieldError(ErrorCode.FIELD_INVALID, "hours")
        if self.state is MeasureState.BROKEN_OFF and not self.reason:
            raise FieldError(ErrorCode.REASON_REQUIRED, "reason")
