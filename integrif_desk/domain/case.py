"""A person's vocational-orientation case and its phases (IQ-Prozesskette)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


class Phase(StrEnum):
    """Phases in order; they may be skipped and repeated."""

    ACCESS = "access"
    ORIENTATION = "orientation"
    QUALIFICATION = "qualification"
    PLACEMENT = "placement"
    SUSTAINMENT = "sustainment"

    @property
    def number(self) -> int:
        """1 to 5."""
        return list(Phase).index(self) + 1


class CaseState(StrEnum):
    """Whether the case is worked on."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class CaseOutcome(StrEnum):
    """What a case ended with, for counting; the sentence beside it says more."""

    JOB = "job"
    APPRENTICESHIP = "apprenticeship"
    SCHOOL_OR_STUDY = "school_or_study"
    LANGUAGE_GOAL = "language_goal"
    RECOGNITION = "recognition"
    ADVICE_GIVEN = "advice_given"
    TAKEN_OVER = "taken_over"  # another service goes on
    MOVED_AWAY = "moved_away"
    CONTACT_LOST = "contact_lost"
    NOT_WANTED = "not_wanted"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Case(Record):
    """One case of one person. `number` is F-26-014; `occupation_id` an ESCO occupation.

    `background` says what the person learnt and worked as; `goal` is in the person's own words.
    `helper_ids` are the accounts that accompany the person beside the owner. `outcome` is there
    when the case is closed.
    """

    person_id: UUID
    number: str
    opened_on: date
    owner_id: UUID
    phase: Phase = Phase.ACCESS
    phase_since: date | None = None
    goal: str = ""
    background: str = ""
    occupation_id: str | None = None
    occupation_label: str = ""
    state: CaseState = CaseState.OPEN
    state_reason: str = ""
    state_since: date | None = None
    outcome: CaseOutcome | None = None
    helper_ids: tuple[UUID, ...] = ()

    def __post_init__(self) -> None:
        set_line(self, "number", required=True, limit=20)
        set_paragraphs(self, "goal", limit=2000)
        set_paragraphs(self, "background", limit=4000)
        set_line(self, "occupation_label")
        set_line(self, "state_reason")
        if self.state is CaseState.PAUSED and not self.state_reason:
            raise FieldError(ErrorCode.REASON_REQUIRED, "state_reason")


@dataclass(frozen=True, kw_only=True)
class PhaseEntry(Record):
    """One stretch of the way: the case entered `phase` on `since`."""

    case_id: UUID
    phase: Phase
    since: date


@dataclass(frozen=True, kw_only=True)
class StateEntry(Record):
    """One change of the case's state: paused, closed, open again; with reason or outcome."""

    case_id: UUID
    state: CaseState
    since: date
    reason: str = ""
    outcome: CaseOutcome | None = None

    def __post_init__(self) -> None:
        set_line(self, "reason")


def case_number(year: int, running: int) -> str:
    """Return F-26-014 for the 14th case of 2026; more than 999 simply get longer."""
    return f"F-{year % 100:02d}-{running:03d}"


def require_open(case: Case) -> None:
    """Raise `KnownError` CASE_CLOSED when nothing may be added to the case any more."""
    if case.state is CaseState.CLOSED:
        raise KnownError(ErrorCode.CASE_CLOSED, number=case.number)
