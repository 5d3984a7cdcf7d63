"""The way of a handover beside its document: released, handed over, taken back, replaced."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import Handover, HandoverState
from integrif_desk.store.unit_of_work import UnitOfWork


def require_valid(work: UnitOfWork, handover: Handover) -> None:
    """Refuse to let a document leave the desk that must not be used any more.

    Raises HANDOVER_WITHDRAWN (number, on), HANDOVER_SUPERSEDED (number, newer).
    """
    if handover.state is HandoverState.WITHDRAWN:
        raise KnownError(
            ErrorCode.HANDOVER_WITHDRAWN, number=handover.number, on=handover.withdrawn_on
        )
    if handover.state is HandoverState.SUPERSEDED and handover.superseded_by is not None:
        newer = work.get(Handover, handover.superseded_by)
        raise KnownError(ErrorCode.HANDOVER_SUPERSEDED, number=handover.number, newer=newer.number)


def handed_over(work: UnitOfWork, desk: Desk, handover_id: UUID, on: date) -> Handover:
    """Note within a transaction that a handover has left the desk; return it as it stands then.

    The first time counts: the same document may leave again, by another channel for instance. An
    answered one stays answered. Raises what `require_valid` raises, `FieldError` DATE_IN_FUTURE
    and, for a day before the release, DATE_ORDER.
    """
    handover = work.get(Handover, handover_id)
    require_valid(work, handover)
    if on > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "handed_over_on")
    if on < handover.dated:
        raise FieldError(ErrorCode.DATE_ORDER, "handed_over_on")
    if handover.handed_over_on is not None:
        return handover
    issued = handover.state is HandoverState.ISSUED
    return work.save(
        replace(
            handover,
            state=HandoverState.HANDED_OVER if issued else handover.state,
            handed_over_on=on,
        )
    )
