"""Taking a released handover back, because a consent was revoked or something in it is wrong."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework import follow_up
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.account import Role
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.handover import Handover, HandoverState, WithdrawReason, may_become
from integrif_desk.store import listing
from integrif_desk.store.unit_of_work import UnitOfWork


def withdraw(
    desk: Desk,
    handover_id: UUID,
    reason: WithdrawReason,
    text: str = "",
    *,
    remind: NewFollowUp | None = None,
) -> Changes:
    """Take a released handover back. What has been stored stays as it is, and leaves no more.

    `remind` becomes a follow-up of the case, which `Changes.created` names: whoever has received
    the document already must be told. Raises
    NOT_YOURS for neither its author nor a lead, TRANSITION_NOT_ALLOWED, `FieldError`
    REASON_TEXT_REQUIRED where the reason is another one.
    """
    with desk.write() as work:
        found = _of_mine(work, desk, handover_id)
        if not may_become(found.state, HandoverState.WITHDRAWN):
            raise KnownError(
                ErrorCode.TRANSITION_NOT_ALLOWED, state=found.state, wanted=HandoverState.WITHDRAWN
            )
        if reason is WithdrawReason.OTHER and not text.strip():
            raise FieldError(ErrorCode.REASON_TEXT_REQUIRED, "withdrawn_text")
        work.save(
            replace(
                found,
                state=HandoverState.WITHDRAWN,
                withdrawn_on=desk.today(),
                withdrawn_reason=reason,
                withdrawn_text=text,
            )
        )
        created = None
        if remind is not None:
            created = follow_up.insert(work, desk, found.case_id, remind).id
        work.commit()
    ids = (found.id, found.case_id)
    return changes(Noun.HANDOVER, Noun.FOLLOW_UP, ids=ids, created=created)


def undo_withdraw(desk: Desk, handover_id: UUID, reminder_id: UUID | None = None) -> Changes:
    """Make a handover valid again that was taken back by mistake, without the follow-up to tell.

    What a lead has taken back, its author cannot make valid again. Raises NOT_YOURS,
    TRANSITION_NOT_ALLOWED for one that was not withdrawn.
    """
    with desk.write() as work:
        found = _of_mine(work, desk, handover_id)
        if desk.account.role is not Role.LEAD and found.changed_by != desk.account.id:
            raise KnownError(ErrorCode.NOT_YOURS)
        if found.state is not HandoverState.WITHDRAWN:
            raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=found.state)
        work.save(
            replace(
                found,
                state=_state_before(found),
                withdrawn_on=None,
                withdrawn_reason=None,
                withdrawn_text="",
            )
        )
        if reminder_id is not None:
            work.remove(FollowUp, reminder_id)
            listing.refresh_due(work.connection, found.case_id)
        work.commit()
    return changes(Noun.HANDOVER, Noun.FOLLOW_UP, ids=(found.id, found.case_id))


def _of_mine(work: UnitOfWork, desk: Desk, handover_id: UUID) -> Handover:
    found = work.get(Handover, handover_id)
    if desk.account.role is not Role.LEAD and found.created_by != desk.account.id:
        raise KnownError(ErrorCode.NOT_YOURS)
    return found


def _state_before(found: Handover) -> HandoverState:
    if found.superseded_by is not None:
        return HandoverState.SUPERSEDED
    if found.answered_on is not None:
        return HandoverState.ANSWERED
    return HandoverState.HANDED_OVER if found.handed_over_on else HandoverState.ISSUED
