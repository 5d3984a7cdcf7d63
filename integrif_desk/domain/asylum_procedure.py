"""The dates of an asylum procedure, to measure how long it takes; never its grounds."""

import itertools
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record


class ProcedureOutcome(StrEnum):
    """How the Bundesamt decided. What protection was granted stands in the residence status."""

    GRANTED = "granted"
    REJECTED = "rejected"
    MANIFESTLY_UNFOUNDED = "manifestly_unfounded"
    INADMISSIBLE = "inadmissible"
    DISCONTINUED = "discontinued"


_ORDER = ("applied_on", "hearing_on", "decided_on", "appeal_filed_on", "appeal_decided_on")


@dataclass(frozen=True, kw_only=True)
class ProcedureFacts:
    """Dates as far as they are known, in the order in which they come."""

    applied_on: date | None = None
    hearing_on: date | None = None
    decided_on: date | None = None
    outcome: ProcedureOutcome | None = None
    appeal_filed_on: date | None = None
    appeal_decided_on: date | None = None
    final_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AsylumProcedure(Record, ProcedureFacts):
    """A procedure as stored; a person may have several. Raises `FieldError` DATE_ORDER."""

    person_id: UUID

    def __post_init__(self) -> None:
        known = [(name, getattr(self, name)) for name in _ORDER if getattr(self, name)]
        for (_, earlier), (name, later) in itertools.pairwise(known):
            if later < earlier:
                raise FieldError(ErrorCode.DATE_ORDER, name)


def procedure_days(procedure: ProcedureFacts, today: date) -> int | None:
    """Return the calendar days from application to decision, or to `today` while it is awaited.

    None without an application date.
    """
    if procedure.applied_on is None:
        return None
    return ((procedure.decided_on or today) - procedure.applied_on).days
