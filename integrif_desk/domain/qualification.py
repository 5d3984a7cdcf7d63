"""Education and work: what the person learnt, did, and what of it is recognised here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


class QualificationKind(StrEnum):
    """What the years were spent with."""

    SCHOOL = "school"
    TRAINING = "training"
    STUDY = "study"
    JOB = "job"


class Recognition(StrEnum):
    """How far a foreign qualification has come towards recognition."""

    NOT_STARTED = "not_started"
    ADVISED = "advised"
    FILED = "filed"
    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class QualificationFacts:
    """One stretch of school, training, study or work.

    `country` is an ISO 3166 code or empty; years are calendar years, `to_year` None while it goes
    on. `has_proof` is None while nobody has asked for papers.
    """

    kind: QualificationKind
    title: str
    place: str = ""
    country: str = ""
    from_year: int | None = None
    to_year: int | None = None
    has_proof: bool | None = None
    recognition: Recognition = Recognition.NOT_STARTED
    recognition_office: str = ""
    recognition_on: date | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Qualification(Record, QualificationFacts):
    """A qualification as stored. Raises `FieldError` for years in the wrong order."""

    person_id: UUID

    def __post_init__(self) -> None:
        set_line(self, "title", required=True)
        set_line(self, "place")
        set_line(self, "recognition_office")
        set_paragraphs(self, "remark", limit=2000)
        for field in ("from_year", "to_year"):
            year = getattr(self, field)
            if year is not None and not 1900 <= year <= 2200:
                raise FieldError(ErrorCode.FIELD_INVALID, field)
        if self.from_year and self.to_year and self.to_year < self.from_year:
            raise FieldError(ErrorCode.DATE_ORDER, "to_year")
