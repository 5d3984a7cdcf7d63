"""Answers by code: „K7-4F2Q-9, C3“ over the phone closes the right referral or handover."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.casework import disclosure
from integrif_desk.casework import referral as referrals
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain import answer_code
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    Decision,
    Handover,
    HandoverState,
    Purpose,
    may_become,
    state_without_answer,
)
from integrif_desk.domain.referral import (
    DeclineReason,
    LearnedBy,
    Referral,
    ReferralState,
    Step,
)
from integrif_desk.store.queries import handovers as handover_queries
from integrif_desk.store.queries import referrals as referral_queries
from integrif_desk.store.unit_of_work import UnitOfWork

STATE_OF = {
    Decision.A: ReferralState.ACCEPTED,
    Decision.B: ReferralState.WAITING,
    Decision.C: ReferralState.DECLINED,
}


class TargetKind(StrEnum):
    """What an answer code belongs to."""

    REFERRAL = "referral"
    HANDOVER = "handover"


@dataclass(frozen=True, kw_only=True)
class CodeTarget:
    """What a code was found to belong to, to be shown before an answer is saved.

    `purpose` is a text for referrals and a `Purpose` for handovers; `answered_on` is set when an
    answer is already there.
    """

    kind: TargetKind
    id: UUID
    case_id: UUID
    code: str
    person_name: str
    actor_name: str
    purpose: str | Purpose
    state: ReferralState | HandoverState
    answered_on: date | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer as heard or read: A takes over, B later (`expected_on`), C cannot (`reason`)."""

    decision: Decision
    on: date | None = None
    reason: DeclineReason | None = None
    text: str = ""
    expected_on: date | None = None
    told_by: str = ""
    learned_by: LearnedBy = LearnedBy.PHONE


def resolve_code(desk: Desk, typed: str) -> CodeTarget:
    """Return what a typed code belongs to.

    Raises ANSWER_CODE_MALFORMED, ANSWER_CODE_MISTYPED, ANSWER_CODE_UNKNOWN.
    """
    with desk.read() as work:
        return find(work, desk, answer_code.parse(typed))


def answer(desk: Desk, typed: str, given: Answer) -> Changes:
    """Save an answer at the referral or handover that the code belongs to.

    Raises what `resolve_code` raises, ALREADY_ANSWERED (state, on), TRANSITION_NOT_ALLOWED, and
    `FieldError` for a missing reason, text or date.
    """
    with desk.write() as work:
        target = find(work, desk, answer_code.parse(typed))
        enter(work, desk, target, given)
        work.commit()
    return changes(
        Noun.REFERRAL,
        Noun.HANDOVER,
        Noun.FOLLOW_UP,
        Noun.DRAFT,
        Noun.DISCLOSURE,
        ids=(target.id, target.case_id),
    )


def enter(work: UnitOfWork, desk: Desk, target: CodeTarget, given: Answer) -> None:
    """Save an answer within a transaction. Raises as `answer` does."""
    if target.kind is TargetKind.REFERRAL:
        _answer_referral(work, desk, work.get(Referral, target.id), given)
    else:
        _answer_handover(work, desk, work.get(Handover, target.id), given)
        disclosure.confirm_receipt(work, desk, target.id, given.on or desk.today())


def suggest(desk: Desk, typed: str) -> tuple[CodeTarget, ...]:
    """Return what codes belong to that differ from what was typed by one slip of a finger."""
    with desk.read() as work:
        return near(work, desk, typed)


def near(work: UnitOfWork, desk: Desk, typed: str) -> tuple[CodeTarget, ...]:
    """Return within a transaction what `suggest` returns."""
    found = []
    for code in answer_code.nearby(typed):
        with suppress(KnownError):  # nearly all of them were never given out
            found.append(find(work, desk, code))
    return tuple(found)


def undo(desk: Desk, target: CodeTarget) -> Changes:
    """Take an answer back that was entered at the wrong code: the last step of a referral, or the
    answer of a handover.

    Raises TRANSITION_NOT_ALLOWED when there is nothing to take back.
    """
    if target.kind is TargetKind.REFERRAL:
        return referrals.undo_last(desk, target.id)
    with desk.write() as work:
        handover = work.get(Handover, target.id)
        if handover.answered_on is None:
            raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=handover.state)
        work.save(without_answer(handover))
        disclosure.unconfirm_receipt(work, handover.id, handover.answered_on)
        work.commit()
    return changes(Noun.HANDOVER, Noun.DISCLOSURE, ids=(target.id, target.case_id))


def without_answer(handover: Handover) -> Handover:
    """Return the handover as it was before it was answered."""
    return replace(
        handover,
        state=state_without_answer(handover),
        decision=None,
        decline_reason=None,
        expected_on=None,
        answered_on=None,
        learned_by=None,
        told_by="",
        answer_text="",
    )


def _answer_referral(work: UnitOfWork, desk: Desk, referral: Referral, given: Answer) -> None:
    if not referral.is_unanswered and referral.state is not ReferralState.WAITING:
        raise KnownError(ErrorCode.ALREADY_ANSWERED, state=referral.state, on=referral.answered_on)
    step = Step(
        state=STATE_OF[given.decision],
        happened_on=given.on or desk.today(),
        learned_by=given.learned_by,
        told_by=given.told_by,
        remark=given.text,
        decline_reason=given.reason if given.decision is Decision.C else None,
        expected_on=given.expected_on if given.decision is Decision.B else None,
    )
    referrals.take_step(work, desk, referral, step)


def _answer_handover(work: UnitOfWork, desk: Desk, handover: Handover, given: Answer) -> None:
    if handover.answered_on is not None:
        raise KnownError(ErrorCode.ALREADY_ANSWERED, state=handover.state, on=handover.answered_on)
    if given.decision is Decision.C:
        if given.reason is None:
            raise FieldError(ErrorCode.REASON_REQUIRED, "decline_reason")
        if given.reason is DeclineReason.C6 and not given.text.strip():
            raise FieldError(ErrorCode.REASON_TEXT_REQUIRED, "remark")
    if given.decision is Decision.B and given.expected_on is None:
        raise FieldError(ErrorCode.EXPECTED_DATE_REQUIRED, "expected_on")
    answered_on = given.on or desk.today()
    if answered_on > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "happened_on")
    if answered_on < handover.dated:
        raise FieldError(ErrorCode.DATE_ORDER, "happened_on")
    # An answer to one that was taken back or replaced is kept, and does not revive it.
    answered = may_become(handover.state, HandoverState.ANSWERED)
    work.save(
        replace(
            handover,
            state=HandoverState.ANSWERED if answered else handover.state,
            decision=given.decision,
            decline_reason=given.reason if given.decision is Decision.C else None,
            expected_on=given.expected_on if given.decision is Decision.B else None,
            answered_on=answered_on,
            learned_by=given.learned_by,
            told_by=given.told_by,
            answer_text=given.text,
        )
    )


def find(work: UnitOfWork, desk: Desk, code: str) -> CodeTarget:
    """Return what a code in its grouped form belongs to. Raises ANSWER_CODE_UNKNOWN."""
    referral_id = referral_queries.by_code(work.connection, code)
    if referral_id is not None:
        row = referral_queries.row_of(work.connection, referral_id, desk.today(), desk.holiday)
        referral = work.get(Referral, referral_id)
        if row is not None:
            return CodeTarget(
                kind=TargetKind.REFERRAL,
                id=row.id,
                case_id=row.case_id,
                code=code,
                person_name=row.person_name,
                actor_name=row.actor_name,
                purpose=row.purpose,
                state=row.state,
                answered_on=referral.answered_on,
            )
    handover_id = handover_queries.by_code(work.connection, code)
    if handover_id is None:
        raise KnownError(ErrorCode.ANSWER_CODE_UNKNOWN)
    found = handover_queries.row_of(work.connection, handover_id)
    return CodeTarget(
        kind=TargetKind.HANDOVER,
        id=found.id,
        case_id=found.case_id,
        code=code,
        person_name=found.person_name,
        actor_name=found.recipient_name,
        purpose=found.purpose,
        state=found.state,
        answered_on=found.answered_on,
    )
