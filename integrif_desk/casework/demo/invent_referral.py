"""Invents the referrals of a generated case: a way through the states, told as events."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework.demo.stock import Draw, Weighted
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.domain.referral import (
    DeclineReason,
    LearnedBy,
    Referral,
    ReferralEvent,
    ReferralState,
    replay,
)

_Way = tuple[ReferralState, ...]
S = ReferralState
_ENDED: Weighted[_Way] = Weighted(
    [
        ((S.SENT, S.ACCEPTED, S.RUNNING, S.COMPLETED), 32),
        ((S.SENT, S.DECLINED), 20),
        ((S.SENT, S.RECEIVED, S.ACCEPTED, S.COMPLETED), 14),
        ((S.SENT, S.WAITING, S.ACCEPTED, S.RUNNING, S.COMPLETED), 12),
        ((S.SENT, S.ACCEPTED, S.RUNNING, S.FAILED), 10),
        ((S.SENT, S.RECEIVED, S.DECLINED), 6),
        ((S.SENT, S.WITHDRAWN), 4),
        ((S.ENTERED_IN_ERROR,), 2),
    ]
)
_OPEN: Weighted[_Way] = Weighted(
    [
        ((S.SENT, S.ACCEPTED, S.RUNNING), 34),
        ((S.SENT, S.WAITING), 22),
        ((S.SENT, S.ACCEPTED), 20),
        ((S.SENT,), 14),
        ((S.SENT, S.RECEIVED), 6),
        ((), 4),
    ]
)
del S
_CHANNELS = (Channel.IN_PERSON, Channel.POST, Channel.POST, Channel.EMAIL, Channel.ENCRYPTED_EMAIL)
_LEARNED = (LearnedBy.PHONE, LearnedBy.PHONE, LearnedBy.LETTER, LearnedBy.EMAIL, LearnedBy.PERSON)
_REASONS: Weighted[DeclineReason] = Weighted(
    list(zip(DeclineReason, (26, 22, 18, 20, 10, 4), strict=True))
)
_UNANSWERED_DAYS = 45
_STILL_OPEN = 0.4


@dataclass(frozen=True)
class InventedReferral:
    """A referral with its events, and the follow-up that waits for the answer, if it was sent."""

    referral: Referral
    events: tuple[ReferralEvent, ...]
    follow_up: FollowUp | None


def invent_referral(
    draw: Draw, case_id: UUID, owner_id: UUID, first: int, last: int, *, active: bool
) -> InventedReferral:
    """Return a referral drafted and answered between the days `first` and `last`."""
    way = draw.weighted(_OPEN if active and draw.chance(_STILL_OPEN) else _ENDED)
    if way == (ReferralState.SENT,):
        first = max(first, last - _UNANSWERED_DAYS)
    days = sorted(draw.between(first, last) for _ in range(len(way) + 1))
    purpose = draw.weighted(draw.stock.purposes)
    drafted = Referral(
        case_id=case_id,
        actor_id=draw.ground.actors[draw.one(purpose.actors)],
        owner_id=owner_id,
        purpose=draw.one(purpose.texts),
        **draw.stamp(draw.moment(days[0]), owner_id),
    )
    events = tuple(
        _event(draw, drafted, state, day)
        for state, day in zip((ReferralState.DRAFT, *way), days, strict=True)
    )
    referral = replay(drafted, events, draw.ground.days.today)
    if referral.sent_on is None:
        return InventedReferral(referral, events, None)
    due = draw.answer_due(referral.sent_on)
    referral = replace(referral, answer_code=draw.answer_code(), answer_due=due)
    return InventedReferral(referral, events, _watch(draw, referral, due, events))


def _event(draw: Draw, referral: Referral, state: ReferralState, day: int) -> ReferralEvent:
    told = draw.stock.told
    reason = draw.weighted(_REASONS) if state is ReferralState.DECLINED else None
    if reason is not None:
        remark = draw.words(told["declines"][reason])
    else:
        remark = draw.words(told["outcomes"].get(state, ("",)))
    ours = state in (ReferralState.DRAFT, ReferralState.SENT, ReferralState.WITHDRAWN)
    waits = state is ReferralState.WAITING
    return ReferralEvent(
        referral_id=referral.id,
        state=state,
        happened_on=draw.day(day),
        learned_by=LearnedBy.OURSELVES if ours else draw.one(_LEARNED),
        remark=remark,
        decline_reason=reason,
        expected_on=draw.day(day + draw.between(14, 120)) if waits else None,
        channel=draw.one(_CHANNELS) if state is ReferralState.SENT else None,
        **draw.stamp(draw.moment(day), referral.owner_id),
    )


def _watch(
    draw: Draw, referral: Referral, due: date, events: tuple[ReferralEvent, ...]
) -> FollowUp:
    """Return the follow-up on the answer; done with the event that left „sent" and „received"."""
    waiting = (ReferralState.DRAFT, ReferralState.SENT, ReferralState.RECEIVED)
    answered = next((event for event in events if event.state not in waiting), None)
    sent = next(event for event in events if event.state is ReferralState.SENT)
    return FollowUp(
        case_id=referral.case_id,
        task=referral.purpose,
        due_on=due,
        owner_id=referral.owner_id,
        owed_by=TaskOwner.ACTOR,
        actor_id=referral.actor_id,
        referral_id=referral.id,
        done_on=answered.happened_on if answered else None,
        **draw.stamp(sent.created_at, referral.owner_id),
    )
