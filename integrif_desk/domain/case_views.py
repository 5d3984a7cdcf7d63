"""What tells the cases of one person from each other, where name and birth date do not."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.case import CaseState, Phase


@dataclass(frozen=True, kw_only=True)
class CaseMark:
    """One of several cases of the same person."""

    id: UUID
    number: str
    opened_on: date
    phase: Phase
    state: CaseState
    owner_name: str
