"""Referrals: from draft to answer, by people who never log in anywhere."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from uuid import UUID

from integrif_desk.casework import consent, disclosure, follow_up
from integrif_desk.casework import draft as drafts
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain import answer_code
from integrif_desk.domain.actor import ORAL, Actor, Channel
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.disclosure import DisclosureFacts, DocumentKind
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.referral import (
    LearnedBy,
    Referral,
    ReferralEvent,
    ReferralState,
    Step,
    advance,
    replay,
    step_of,
)
from integrif_desk.domain.views import (
    Key,
    Page,
    ReferralCounts,
    ReferralDetail,
    ReferralFilter,
    ReferralRow,
)
from integrif_desk.domain.working_days import add_working_days
from integrif_desk.store import listing
from integrif_desk.store.queries import (
    accounts,
    disclosures,
    follow_ups,
    handovers,
    referral_letters,
)
from integrif_desk.store.queries import referrals as queries
from integrif_desk.store.unit_of_work import UnitOfWork

_FROM_ACTOR = frozenset({LearnedBy.REPLY_SLIP, LearnedBy.PHONE, LearnedBy.LETTER, LearnedBy.EMAIL})
"""Ways on which a step is heard from the actor, who has got the referral then."""

_NOT_ARRIVED = frozenset({ReferralState.WITHDRAWN, ReferralState.ENTERED_IN_ERROR})


@dataclass(frozen=True, kw_only=True)
class NewReferral:
    """A referral as entered. Without `owner_id` the signed-in account looks after it."""

    case_id: UUID
    actor_id: UUID
    purpose: str
    message: str = ""
    owner_id: UUID | None = None


def draft(desk: Desk, entered: NewReferral, *, draft_of: UUID | None = None) -> Changes:
    """Draft a referral. Raises CASE_CLOSED, `FieldError` without a purpose.

    `draft_of` is what the draft was kept for that is done then, without it the case.
    """
    referral = Referral(
        case_id=entered.case_id,
        actor_id=entered.actor_id,
        owner_id=entered.owner_id or desk.account.id,
        purpose=entered.purpose,
        message=entered.message,
        **desk.stamp(),
    )
    with desk.write() as work:
        require_open(work.get(Case, referral.case_id))
        work.add(referral)
        step = Step(state=ReferralState.DRAFT, happened_on=desk.today())
        _record(work, desk, referral.id, step)
        drafts.remove(work, desk, DraftKind.REFERRAL, draft_of or referral.case_id)
        work.commit()
    return changes(Noun.REFERRAL, Noun.DRAFT, ids=(referral.case_id,), created=referral.id)


def change(desk: Desk, referral: Referral) -> Changes:
    """Save purpose, message, actor or owner of a draft.

    Raises TRANSITION_NOT_ALLOWED once it is sent, `StaleRecord`, `FieldError`.
    """
    with desk.write() as work:
        stored = work.get(Referral, referral.id)
        _require_draft(stored)
        work.save(referral)
        work.commit()
    return _touched(referral)


def delete_draft(desk: Desk, referral_id: UUID) -> Changes:
    """Delete a draft. Raises TRANSITION_NOT_ALLOWED once it is sent."""
    with desk.write() as work:
        referral = work.get(Referral, referral_id)
        _require_draft(referral)
        for event, _ in queries.events(work.connection, referral_id):
            work.remove(ReferralEvent, event.id)
        work.remove(Referral, referral_id)
        drafts.remove(work, desk, DraftKind.REFERRAL, referral_id)
        work.commit()
    return _touched(referral)


def send(desk: Desk, referral_id: UUID, channel: Channel, on: date | None = None) -> Changes:
    """Send a draft: it gets its answer code, its target date and a follow-up on that day.

    Raises TRANSITION_NOT_ALLOWED, CASE_CLOSED; in writing, while the person may not be named to
    the actor, RECIPIENT_GETS_NOTHING or REFERRAL_WITHOUT_CONSENT; `FieldError` for a date in the
    future.
    """
    with desk.write() as work:
        sent = mark_sent(work, desk, referral_id, channel, on or desk.today())
        work.commit()
    return _touched(sent)


def mark_sent(
    work: UnitOfWork,
    desk: Desk,
    referral_id: UUID,
    channel: Channel,
    sent_on: date,
    *,
    answer_due: date | None = None,
) -> Referral:
    """Note within a transaction that a draft is sent. Raises as `send`.

    `answer_due` is the day that the letter names, if there is one.
    """
    referral = work.get(Referral, referral_id)
    require_open(work.get(Case, referral.case_id))
    if channel not in ORAL:
        # What went out earlier is only noted here: a consent of that day or of today will do.
        named_on = (sent_on, desk.today())
        consent.require_named(work, referral.case_id, referral.actor_id, named_on)
    step = Step(state=ReferralState.SENT, happened_on=sent_on, channel=channel)
    days = accounts.association(work.connection).answer_days
    sent = replace(
        advance(referral, step, desk.today()),
        answer_code=referral.answer_code or unused_code(work),
        answer_due=answer_due or add_working_days(sent_on, days, desk.holiday),
    )
    sent = work.save(sent)
    _record(work, desk, referral_id, step)
    _watch_answer(work, desk, sent)
    if channel not in ORAL:
        _disclose(work, desk, sent, channel, sent_on)
    return sent


def step(desk: Desk, referral_id: UUID, wanted: Step) -> Changes:
    """Change the state of a referral; its waiting follow-ups are done when it is answered.

    Raises TRANSITION_NOT_ALLOWED, `FieldError` for reason, text or dates that are missing.
    """
    if wanted.state is ReferralState.SENT:
        return send(desk, referral_id, wanted.channel or Channel.POST, wanted.happened_on)
    with desk.write() as work:
        take_step(work, desk, work.get(Referral, referral_id), wanted)
        referral = work.get(Referral, referral_id)
        work.commit()
    return _touched(referral)


def take_step(work: UnitOfWork, desk: Desk, referral: Referral, wanted: Step) -> None:
    """Change the state within a transaction."""
    advanced = work.save(advance(referral, wanted, desk.today()))
    _record(work, desk, referral.id, wanted)
    drafts.remove(work, desk, DraftKind.REFERRAL_ANSWER, referral.id)
    if referral.is_unanswered and not advanced.is_unanswered:
        _stop_watching(work, desk, referral)
    if wanted.learned_by in _FROM_ACTOR and wanted.state not in _NOT_ARRIVED:
        disclosure.confirm_receipt(work, desk, referral.id, wanted.happened_on)


def nudge(
    desk: Desk,
    referral_id: UUID,
    remark: str,
    on: date | None = None,
    learned_by: LearnedBy = LearnedBy.PHONE,
    *,
    told_by: str = "",
) -> Changes:
    """Record that the actor was asked again without result; the state stays."""
    with desk.write() as work:
        referral = work.get(Referral, referral_id)
        asked = Step(
            state=referral.state,
            happened_on=on or desk.today(),
            learned_by=learned_by,
            told_by=told_by,
            remark=remark,
        )
        _record(work, desk, referral_id, asked)
        work.commit()
    return _touched(referral)


def undo_last(desk: Desk, referral_id: UUID) -> Changes:
    """Take the last event back, e.g. an answer entered at the wrong referral.

    Raises TRANSITION_NOT_ALLOWED when nothing but the draft is left.
    """
    with desk.write() as work:
        referral = work.get(Referral, referral_id)
        take_back(work, desk, referral)
        work.commit()
    return _touched(referral)


def take_back(work: UnitOfWork, desk: Desk, referral: Referral) -> ReferralEvent:
    """Take the last event back within a transaction and return it. Raises as `undo_last`."""
    events = [event for event, _ in queries.events(work.connection, referral.id)]
    if len(events) < 2:
        raise KnownError(
            ErrorCode.TRANSITION_NOT_ALLOWED,
            state=referral.state,
            wanted=ReferralState.DRAFT,
        )
    taken = events[-1]
    work.remove(ReferralEvent, taken.id)
    if taken.state is ReferralState.SENT and taken.channel is not None:
        disclosure.retract(work, referral.id, taken.happened_on)
    elif not _tell_of_receipt(events[:-1], taken.happened_on):
        disclosure.unconfirm_receipt(work, referral.id, taken.happened_on)
    before = work.save(replay(referral, events[:-1], desk.today()))
    if before.is_unanswered and not referral.is_unanswered:
        _watch_answer(work, desk, before)
    elif referral.is_unanswered and not before.is_unanswered:
        _stop_watching(work, desk, referral)
    return taken


def _tell_of_receipt(events: Sequence[ReferralEvent], day: date) -> bool:
    """Tell whether the office said something on that day, which it does on what it has."""
    return any(
        one.state is not before.state  # else somebody asked in vain
        and one.learned_by in _FROM_ACTOR
        and one.state not in _NOT_ARRIVED
        and one.happened_on == day
        for before, one in pairwise(events)
    )


def put_back(work: UnitOfWork, desk: Desk, referral: Referral, event: ReferralEvent) -> None:
    """Put an event that was taken back where it was, as it was, within a transaction."""
    work.add(event)
    advanced = work.save(advance(referral, step_of(event), desk.today()))
    if referral.is_unanswered and not advanced.is_unanswered:
        _stop_watching(work, desk, referral)


def referrals(
    desk: Desk, wanted: ReferralFilter, after: Key | None = None, limit: int = 50
) -> Page[ReferralRow]:
    """Return a page of referrals, those that need doing first."""
    with desk.read() as work:
        return queries.referrals(work.connection, wanted, desk.holiday, after, limit)


def counts(desk: Desk, wanted: ReferralFilter) -> ReferralCounts:
    """Return the numbers on the filter chips of the referral list."""
    with desk.read() as work:
        return queries.counts(work.connection, wanted)


def view(desk: Desk, referral_id: UUID) -> ReferralDetail:
    """Return a referral with its history. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        referral = work.get(Referral, referral_id)
        row = queries.row_of(work.connection, referral_id, desk.today(), desk.holiday)
        if row is None:
            raise KnownError(ErrorCode.NOT_FOUND)
        return ReferralDetail(
            referral=referral,
            row=row,
            owner_name=accounts.names(work.connection).get(referral.owner_id, ""),
            events=queries.events(work.connection, referral_id),
            letters=len(referral_letters.of_referral(work.connection, referral_id)),
        )


def unused_code(work: UnitOfWork) -> str:
    """Return an answer code that neither a referral nor a handover has."""
    while True:
        code = answer_code.make(secrets.randbelow)
        taken = queries.by_code(work.connection, code) or handovers.by_code(work.connection, code)
        if taken is None:
            return code


def _record(work: UnitOfWork, desk: Desk, referral_id: UUID, taken: Step) -> None:
    work.add(ReferralEvent(referral_id=referral_id, **vars(taken), **desk.stamp()))


def _disclose(
    work: UnitOfWork, desk: Desk, referral: Referral, channel: Channel, sent_on: date
) -> None:
    """Enter that the actor learns the name in writing, unless a printed letter has entered it."""
    entries = disclosures.of_document(work.connection, referral.id)
    if any(
        each.kind is DocumentKind.REFERRAL_LETTER and not each.entered_in_error for each in entries
    ):
        return
    facts = DisclosureFacts(
        case_id=referral.case_id,
        recipient_id=referral.actor_id,
        kind=DocumentKind.REFERRAL,
        document_id=referral.id,
        number=referral.answer_code or "",
        subject=referral.purpose,
        categories=(DataCategory.IDENTITY,),
        channel=channel,
        disclosed_on=sent_on,
    )
    disclosure.record(work, desk, facts)


def _watch_answer(work: UnitOfWork, desk: Desk, referral: Referral) -> None:
    if referral.answer_due is None:
        return
    actor = work.get(Actor, referral.actor_id)
    follow_up.insert(
        work,
        desk,
        referral.case_id,
        follow_up.NewFollowUp(
            task=referral.purpose,
            due_on=referral.answer_due,
            owner_id=referral.owner_id,
            owed_by=TaskOwner.ACTOR,
            actor_id=actor.id,
            referral_id=referral.id,
        ),
    )


def _stop_watching(work: UnitOfWork, desk: Desk, referral: Referral) -> None:
    for row in follow_ups.of_case(work.connection, referral.case_id):
        if row.referral_id == referral.id:
            watched = work.get(FollowUp, row.id)
            work.save(replace(watched, done_on=desk.today()))
    listing.refresh_due(work.connection, referral.case_id)


def _require_draft(referral: Referral) -> None:
    if referral.state is not ReferralState.DRAFT:
        raise KnownError(
            ErrorCode.TRANSITION_NOT_ALLOWED, state=referral.state, wanted=ReferralState.DRAFT
        )


def _touched(referral: Referral) -> Changes:
    return changes(
        Noun.REFERRAL,
        Noun.FOLLOW_UP,
        Noun.DRAFT,
        Noun.DISCLOSURE,
        ids=(referral.case_id, referral.id),
    )
