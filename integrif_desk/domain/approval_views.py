"""Requests for release as lists and the review show them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from integrif_desk.domain.approval import ApprovalState, PlanPart
from integrif_desk.domain.handover import Purpose


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request in a list. `changed_at` is when it was presented, or given back."""

    id: UUID
    case_id: UUID
    case_number: str
    person_name: str
    original_name: str
    recipient_id: UUID
    recipient_name: str
    purpose: Purpose
    state: ApprovalState
    author: str
    author_id: UUID
    message: str
    comments: tuple[tuple[PlanPart, str], ...]
    decided_by: str
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApprovalCounts:
    """What waits for the signed-in account: to be released, to be mended, to be handed over."""

    waiting: int = 0
    returned: int = 0
    kept: int = 0
