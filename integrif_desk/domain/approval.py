"""Approval: a plan waits for a lead, comes back with comments, or becomes a handover."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import Purpose
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import clean_text, set_paragraphs

COMMENT_LIMIT = 2000


class ApprovalState(StrEnum):
    """Where a request stands. While it is requested its author does not change the plan."""

    REQUESTED = "requested"
    RETURNED = "returned"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class PlanPart(StrEnum):
    """What a comment can be about: a part of the composer, or all of it."""

    GENERAL = "general"
    RECIPIENT = "recipient"
    SECTIONS = "sections"
    TEXTS = "texts"
    NOTES = "notes"
    PRACTICE = "practice"


@dataclass(frozen=True, kw_only=True)
class ApprovalRequest(Record):
    """A plan that shall be released; its author is `created_by`.

    `plan` is the plan as JSON and `snapshot` what the document would have said on the day of the
    request: what has changed at the case since is told from it. `comments` are the lead's, as
    (part, text). They stay when the plan is presented again. `handover_id` is what it became. One
    that has come to its end is `settled` and holds no texts.
    """

    case_id: UUID
    recipient_id: UUID
    purpose: Purpose
    plan: str
    snapshot: str
    state: ApprovalState = ApprovalState.REQUESTED
    message: str = ""
    comments: tuple[tuple[str, str], ...] = ()
    decided_by: UUID | None = None
    handover_id: UUID | None = None

    def __post_init__(self) -> None:
        set_paragraphs(self, "message", limit=COMMENT_LIMIT)


_NEXT = {
    ApprovalState.REQUESTED: frozenset(
        {ApprovalState.RETURNED, ApprovalState.APPROVED, ApprovalState.WITHDRAWN}
    ),
    ApprovalState.RETURNED: frozenset({ApprovalState.REQUESTED, ApprovalState.WITHDRAWN}),
    ApprovalState.APPROVED: frozenset[ApprovalState](),
    ApprovalState.WITHDRAWN: frozenset[ApprovalState](),
}
OPEN = frozenset({ApprovalState.REQUESTED, ApprovalState.RETURNED})


def require_step(state: ApprovalState, wanted: ApprovalState) -> None:
    """Raise `KnownError` TRANSITION_NOT_ALLOWED (state, wanted) for a step that is none."""
    if wanted not in _NEXT[state]:
        raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=state, wanted=wanted)


def settled(asked: ApprovalRequest, state: ApprovalState) -> ApprovalRequest:
    """Return a request that has come to its end, without what it said.

    The plan is a draft again or a handover, and nobody needs the texts a second time (Art. 5 GDPR).
    """
    return replace(asked, state=state, plan="", snapshot="", message="", comments=())


def cleaned_comments(typed: dict[PlanPart, str]) -> tuple[tuple[str, str], ...]:
    """Return what a lead has remarked, in the order of the composer, without what is empty.

    Raises `FieldError` FIELD_REQUIRED where nothing is said, FIELD_TOO_LONG.
    """
    said = []
    for part in PlanPart:
        text = clean_text(typed.get(part, ""))
        if len(text) > COMMENT_LIMIT:
            raise FieldError(ErrorCode.FIELD_TOO_LONG, part.value, limit=COMMENT_LIMIT)
        if text:
            said.append((part.value, text))
    if not said:
        raise FieldError(ErrorCode.FIELD_REQUIRED, PlanPart.GENERAL.value)
    return tuple(said)
