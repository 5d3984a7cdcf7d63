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


_ORDERS = (
    ("applied_on", "hearing_on", "decided_on", "appeal_filed_on", "appeal_decided_on"),
    # An appeal that came too late does not move the day on which a decision became final.
    ("applied_on", "hearing_on", "decided_on", "final_on"),
)


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
        for order in _ORDERS:
            known = [(name, getattr(self, name)) for name in order if getattr(self, name)]
            for (_, earlier), (name, later) in itertools.pairwise(known):
                if later < earlier:
                    raise FieldError(ErrorCode.DATE_ORDER, name)
