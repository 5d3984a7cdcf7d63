"""Referrals and their state machine (follows the HL7 SDOH referral-task set; labels are German)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


class ReferralState(StrEnum):
    """States of casework.md."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    RUNNING = "running"
    COMPLETED = "completed"
    DECLINED = "declined"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    ENTERED_IN_ERROR = "entered_in_error"


S = ReferralState
UNPRINTED = frozenset({S.DRAFT, S.WITHDRAWN, S.ENTERED_IN_ERROR})
"""What no handover lists: nothing of these has reached an actor, or none of it holds."""
_OPEN_EXITS = frozenset({S.WITHDRAWN, S.ENTERED_IN_ERROR})
_NEXT: Final[dict[ReferralState, frozenset[ReferralState]]] = {
    S.DRAFT: frozenset({S.SENT}) | _OPEN_EXITS,
    S.SENT: frozenset({S.RECEIVED, S.ACCEPTED, S.WAITING, S.DECLINED}) | _OPEN_EXITS,
    S.RECEIVED: frozenset({S.ACCEPTED, S.WAITING, S.DECLINED}) | _OPEN_EXITS,
    S.ACCEPTED: frozenset({S.WAITING, S.RUNNING, S.COMPLETED, S.FAILED}) | _OPEN_EXITS,
    S.WAITING: frozenset({S.ACCEPTED, S.RUNNING, S.DECLINED, S.FAILED}) | _OPEN_EXITS,
    S.RUNNING: frozenset({S.COMPLETED, S.FAILED}) | _OPEN_EXITS,
    S.COMPLETED: frozenset(),
    S.DECLINED: frozenset(),
    S.FAILED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.ENTERED_IN_ERROR: frozenset(),
}
OPEN_STATES = frozenset(state for state, following in _NEXT.items() if following)
UNANSWERED_STATES = frozenset({S.SENT, S.RECEIVED})
del S


class DeclineReason(StrEnum):
    """The same on screen, in the form and on paper."""

    C1 = "C1"  # not responsible (who is)
    C2 = "C2"  # requirements missing (level, proof, status)
    C3 = "C3"  # documents missing (which)
    C4 = "C4"  # no places or funds (from when)
    C5 = "C5"  # person not reached or does not want it
    C6 = "C6"  # other (text required)


class LearnedBy(StrEnum):
    """How a change of state was learned."""

    OURSELVES = "ourselves"
    REPLY_SLIP = "reply_slip"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    """A case is referred to an actor for a purpose.

    `answer_code` is made when it is sent. `answer_due` is the target date, in working days from
    `sent_on`; `expected_on` the date a waiting list or a start is expected.
    """

    case_id: UUID
    actor_id: UUID
    owner_id: UUID
    purpose: str
    message: str = ""
    state: ReferralState = ReferralState.DRAFT
    sent_on: date | None = None
    channel: Channel | None = None
    answer_code: str | None = None
    answer_due: date | None = None
    answered_on: date | None = None
    expected_on: date | None = None
    decline_reason: DeclineReason | None = None
    outcome: str = ""
    ended_on: date | None = None

    def __post_init__(self) -> None:
        set_line(self, "purpose", required=True)
        set_paragraphs(self, "message", limit=4000)
        set_paragraphs(self, "outcome", limit=2000)

    @property
    def is_open(self) -> bool:
        """Whether anything may still happen to it."""
        return self.state in OPEN_STATES

    @property
    def is_unanswered(self) -> bool:
        """Whether an answer is still missing."""
        return self.state in UNANSWERED_STATES


@dataclass(frozen=True, kw_only=True)
class ReferralEvent(Record):
    """One change of state: who (`created_by`), on which day, how it was learned, what was said.

    An event with the state that the referral already has tells of a question asked in vain.
    """

    referral_id: UUID
    state: ReferralState
    happened_on: date
    learned_by: LearnedBy = LearnedBy.OURSELVES
    told_by: str = ""
    remark: str = ""
    decline_reason: DeclineReason | None = None
    expected_on: date | None = None
    channel: Channel | None = None

    def __post_init__(self) -> None:
        set_line(self, "told_by")
        set_paragraphs(self, "remark", limit=2000)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A wished change of state, as entered."""

    state: ReferralState
    happened_on: date
    learned_by: LearnedBy = LearnedBy.OURSELVES
    told_by: str = ""
    remark: str = ""
    decline_reason: DeclineReason | None = None
    expected_on: date | None = None
    channel: Channel | None = None


def next_states(state: ReferralState) -> frozenset[ReferralState]:
    """Return the states that may follow; empty for an ended referral."""
    return _NEXT[state]


def advance(referral: Referral, step: Step, today: date) -> Referral:
    """Return the referral after `step`.

    Raises `KnownError` TRANSITION_NOT_ALLOWED, or `FieldError` where a declined referral has no
    reason (C6 and failed need words), a waiting one no date, or a date precedes sending or lies in
    the future.
    """
    if step.state not in next_states(referral.state):
        raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=referral.state, wanted=step.state)
    if step.happened_on > today:
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "happened_on")
    if referral.sent_on and step.happened_on < referral.sent_on:
        raise FieldError(ErrorCode.DATE_ORDER, "happened_on")
    _require_reason(step)
    first_answer = referral.is_unanswered and step.state in (
        ReferralState.ACCEPTED,
        ReferralState.WAITING,
        ReferralState.DECLINED,
    )
    return replace(
        referral,
        state=step.state,
        sent_on=step.happened_on if step.state is ReferralState.SENT else referral.sent_on,
        channel=step.channel or referral.channel,
        answered_on=step.happened_on if first_answer else referral.answered_on,
        expected_on=step.expected_on or referral.expected_on,
        decline_reason=step.decline_reason,
        outcome=step.remark or referral.outcome,
        ended_on=None if next_states(step.state) else step.happened_on,
    )


def replay(referral: Referral, events: Iterable[ReferralEvent], today: date) -> Referral:
    """Return the referral as these events, oldest first, leave it; it starts as a draft.

    The answer code and target date stay: they were given out.
    """
    replayed = replace(
        referral,
        state=ReferralState.DRAFT,
        sent_on=None,
        channel=None,
        answered_on=None,
        expected_on=None,
        decline_reason=None,
        outcome="",
        ended_on=None,
    )
    for event in events:
        if event.state is not replayed.state:
            replayed = advance(replayed, step_of(event), today)
    return replayed


def step_of(event: ReferralEvent) -> Step:
    """Return the step that an event recorded."""
    return Step(**{f.name: getattr(event, f.name) for f in fields(Step)})


def _require_reason(step: Step) -> None:
    if step.state is ReferralState.DECLINED:
        if step.decline_reason is None:
            raise FieldError(ErrorCode.REASON_REQUIRED, "decline_reason")
        if step.decline_reason is DeclineReason.C6 and not step.remark.strip():
            raise FieldError(ErrorCode.REASON_TEXT_REQUIRED, "remark")
    elif step.state is ReferralState.FAILED and not step.remark.strip():
        raise FieldError(ErrorCode.REASON_TEXT_REQUIRED, "remark")
    elif step.state is ReferralState.WAITING and step.expected_on is None:
        raise FieldError(ErrorCode.EXPECTED_DATE_REQUIRED, "expected_on")
