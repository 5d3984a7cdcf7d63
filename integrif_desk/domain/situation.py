"""What a person's situation adds to age and status when it is asked who is responsible.

The keys are those of the rules (`domain.responsibility`); unknown facts are simply not there.
"""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Situation(Record):
    """The facts of one person as (key, value) texts: „needy“ → „true“. One per person."""

    person_id: UUID
    facts: tuple[tuple[str, str], ...] = ()
