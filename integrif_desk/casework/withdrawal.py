"""Taking a released handover back, because a consent was revoked or something in it is wrong.

What is true of the version before it depends on what the office knows. If the one that is taken
back never left, the office has only heard of the one before, which holds again. If it did leave,
the office has read that the one before is replaced: then none holds until a new one is issued.
"""

from dataclasses import dataclass, replace
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
from integrif_desk.store.queries import handovers as queries
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Former:
    """The version whose place a handover has taken, and whether it holds again without that."""

    number: str
    holds_again: bool


def former(desk: Desk, handover_id: UUID) -> Former | None:
    """Return what becomes of the version before, if this one is withdrawn; None without one."""
    with desk.read() as work:
        found = work.get(Handover, handover_id)
        before = queries.superseded_by(work.connection, handover_id)
    if not before or found.superseded_by is not None:
        return None
    return Former(before[-1].number, holds_again=found.handed_over_on is None)


def withdraw(
    desk: Desk,
    handover_id: UUID,
    reason: WithdrawReason,
    text: str = "",
    *,
    remind: NewFollowUp | None = None,
) -> Changes:
    """Take a released handover back. What has been stored stays as it is, and leaves no more.

    The version before holds again if this one never left. `remind` becomes a follow-up of the
    case, which `Changes.created` names: whoever has received the document already must be told.

    Raises NOT_YOURS for neither its author nor a lead, TRANSITION_NOT_ALLOWED, `FieldError`
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
        let_go(work, found)
        created = None
        if remind is not None:
            created = follow_up.insert(work, desk, found.case_id, remind).id
        work.commit()
    ids = (found.id, found.case_id)
    return changes(Noun.HANDOVER, Noun.FOLLOW_UP, ids=ids, created=created)


def undo_withdraw(desk: Desk, handover_id: UUID, reminder_id: UUID | None = None) -> Changes:
    """Make a handover valid again that was taken back by mistake, without the follow-up to tell.

    It takes the place of the version before again, or gives its own to one issued since.
    What a lead has taken back, its author cannot make valid again. Raises NOT_YOURS,
    TRANSITION_NOT_ALLOWED for one that was not withdrawn.
    """
    with desk.write() as work:
        found = _of_mine(work, desk, handover_id)
        if desk.account.role is not Role.LEAD and found.changed_by != desk.account.id:
            raise KnownError(ErrorCode.NOT_YOURS)
        if found.state is not HandoverState.WITHDRAWN:
            raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=found.state)
        again = replace(found, withdrawn_on=None, withdrawn_reason=None, withdrawn_text="")
        _take_place(work, again)
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


def let_go(work: UnitOfWork, found: Handover) -> None:
    """Say within a transaction what holds now of the versions before one that is withdrawn."""
    for one in queries.superseded_by(work.connection, found.id):
        if found.superseded_by is not None:  # a still newer one stands for both
            work.save(replace(one, superseded_by=found.superseded_by))
        elif found.handed_over_on is None:
            free = replace(one, superseded_by=None)
            work.save(replace(free, state=_state_before(free)))


def _take_place(work: UnitOfWork, again: Handover) -> None:
    line = queries.unanswered(work.connection, again.case_id, again.recipient_id, again.purpose)
    place = (again.created_at, again.id)
    newer = [one for one in line if (one.created_at, one.id) > place]
    if newer and again.answered_on is None:
        again = replace(again, superseded_by=newer[0].id)
    work.save(replace(again, state=_state_before(again)))
    for one in line:
        if (one.created_at, one.id) < place:
            work.save(replace(one, state=HandoverState.SUPERSEDED, superseded_by=again.id))


def _state_before(found: Handover) -> HandoverState:
    if found.superseded_by is not None:
        return HandoverState.SUPERSEDED
    if found.answered_on is not None:
        return HandoverState.ANSWERED
    return HandoverState.HANDED_OVER if found.handed_over_on else HandoverState.ISSUED
