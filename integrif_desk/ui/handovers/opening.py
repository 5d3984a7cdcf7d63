"""What the composer reads of a case, on the worker thread."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.casework import actor, approval, case, contact_note, handover
from integrif_desk.casework.approval import Standing
from integrif_desk.casework.changes import Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover import Choice
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.approval import ApprovalState
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan

_MOST_ACTORS = 500
SHOWN = frozenset(
    {
        Noun.CASE,
        Noun.PERSON,
        Noun.CONTACT_NOTE,
        Noun.FOLLOW_UP,
        Noun.REFERRAL,
        Noun.ACTOR,
        Noun.CONSENT,
        Noun.PROFILE,
        Noun.MEASURE,
        Noun.FINDING,
        Noun.APPROVAL,
        Noun.ASSOCIATION,
    }
)
"""What the pages of an unfinished handover are made of."""


@dataclass(frozen=True)
class Opening:
    """The case, the units that can receive it, the draft there may be and whether it waits."""

    offered: Choice
    actors: tuple[Actor, ...]
    plan: HandoverPlan | None
    standing: Standing


def open_for(desk: Desk, case_id: UUID, recipient_id: UUID | None = None) -> Opening:
    """Return what the composer opens with; among the units is that of the plan, or the one named.

    Raises `KnownError` NOT_FOUND.
    """
    standing = approval.standing(desk, case_id)
    plan = handover.load_plan(desk, case_id) or standing.plan
    if standing.request is not None and standing.request.state is ApprovalState.REQUESTED:
        plan = standing.plan  # what waits, whatever has been begun beside it
    if recipient_id is None and plan is not None:
        recipient_id = plan.recipient_id
    actors = _recipients(desk, recipient_id)
    return Opening(handover.choice(desk, case_id), actors, plan, standing)


def first_plan(
    desk: Desk, offered: Choice, recipient_id: UUID
) -> tuple[HandoverPlan, frozenset[DataCategory]]:
    """Return a plan for a first recipient, and the categories that may leave for it."""
    plan = handover.default_plan(desk, offered, recipient_id)
    release, _profile = handover.released(desk, plan)
    return plan, release.categories


def tells_of_referrals(desk: Desk, plan: HandoverPlan) -> bool:
    """Return whether a document by this plan may tell of referrals, and is meant to."""
    return DataCategory.REFERRALS in handover.released(desk, plan)[0].categories


def read_again(desk: Desk, case_id: UUID, recipient_id: UUID | None) -> Opening:
    """Return the case after a change elsewhere; it is being viewed already."""
    offered = Choice(detail=case.read(desk, case_id), notes=contact_note.notes(desk, case_id))
    standing = approval.standing(desk, case_id)
    return Opening(offered, _recipients(desk, recipient_id), None, standing)


def _recipients(desk: Desk, chosen: UUID | None) -> tuple[Actor, ...]:
    """Return the active units; a chosen one stays even when it has been put to rest since."""
    found = actor.choices(desk, limit=_MOST_ACTORS)
    if chosen is not None and chosen not in {one.id for one in found}:
        return (*found, actor.view(desk, chosen).actor)
    return found
