"""Release: presented by whoever composed it, given back with comments or released by a lead.

And what happens to a released handover beside its document: handed over, taken back.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework import draft, handover, handover_material, issuing
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover import Preview
from integrif_desk.domain.account import Role, require_lead
from integrif_desk.domain.approval import (
    ApprovalRequest,
    ApprovalState,
    PlanPart,
    cleaned_comments,
    require_step,
    settled,
)
from integrif_desk.domain.approval_views import ApprovalCounts, RequestRow
from integrif_desk.domain.draft import Draft, DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    DataCategory,
    Handover,
    HandoverState,
)
from integrif_desk.domain.handover_changes import compare
from integrif_desk.domain.handover_extracts import ChangesSince
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.views import HandoverRow
from integrif_desk.store.queries import approvals as queries
from integrif_desk.store.queries import drafts
from integrif_desk.store.queries import handovers as handover_queries
from integrif_desk.store.unit_of_work import UnitOfWork

MOST_REQUESTS = 200


@dataclass(frozen=True, kw_only=True)
class Review:
    """What a lead sees of a request: the present state, and what differs from the presented one.

    `lost` are the categories that could leave when it was presented and cannot today.
    """

    row: RequestRow
    plan: HandoverPlan
    preview: Preview
    changes: ChangesSince
    lost: tuple[DataCategory, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where somebody's handover of a case stands: their open request, whether they could release
    it themselves, and what `others` have presented of the same case that still waits."""

    request: RequestRow | None
    plan: HandoverPlan | None
    may_release: bool
    others: tuple[RequestRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OnToday:
    """What of handovers waits for the signed-in account: the first of each kind, and how many."""

    counts: ApprovalCounts
    waiting: tuple[RequestRow, ...] = ()
    returned: tuple[RequestRow, ...] = ()
    kept: tuple[HandoverRow, ...] = ()


def present(desk: Desk, plan: HandoverPlan) -> Changes:
    """Present a plan for release; it is locked until a lead has looked, or it is taken back.

    One that came back is presented again with the comments it had. Raises PLAN_WAITS for one that
    waits already, and what `issuing.put` raises but for characters that cannot be printed.
    """
    issuing.require_content(desk, plan)
    with desk.write() as work:
        material = handover_material.read(work, desk, plan)
        release, _profile = handover_material.gate(work, desk, plan, material.recipient)
        handover_material.require_released(plan, release, material)
        snapshot = issuing.draft_snapshot(work, desk, material, plan, release)
        found = queries.open_of(work.connection, plan.case_id, desk.account.id)
        if found is not None and found.state is ApprovalState.REQUESTED:
            raise KnownError(ErrorCode.PLAN_WAITS)
        presented = ApprovalRequest(
            case_id=plan.case_id,
            recipient_id=plan.recipient_id,
            purpose=plan.purpose,
            plan=issuing.written_plan(plan),
            snapshot=issuing.canonical(snapshot).decode(),
            message=plan.message,
            **desk.stamp(),
        )
        if found is None:
            work.add(presented)
        else:
            presented = work.save(
                replace(
                    found,
                    recipient_id=presented.recipient_id,
                    purpose=presented.purpose,
                    plan=presented.plan,
                    snapshot=presented.snapshot,
                    message=presented.message,
                    state=ApprovalState.REQUESTED,
                )
            )
        draft.remove(work, desk, DraftKind.HANDOVER, plan.case_id)
        work.commit()
    return changes(Noun.APPROVAL, Noun.DRAFT, ids=(plan.case_id,), created=presented.id)


def take_back(desk: Desk, request_id: UUID) -> Changes:
    """Take a request back to go on composing: the plan is a draft again.

    Raises NOT_YOURS, TRANSITION_NOT_ALLOWED.
    """
    with desk.write() as work:
        asked = work.get(ApprovalRequest, request_id)
        if asked.created_by != desk.account.id:
            raise KnownError(ErrorCode.NOT_YOURS)
        require_step(asked.state, ApprovalState.WITHDRAWN)
        work.save(settled(asked, ApprovalState.WITHDRAWN))
        draft.remove_all(work, DraftKind.RETURN_COMMENTS, asked.id)
        _back_to_draft(work, desk, asked)
        work.commit()
    return changes(Noun.APPROVAL, Noun.DRAFT, ids=(asked.id, asked.case_id))


def give_back(desk: Desk, request_id: UUID, comments: dict[PlanPart, str]) -> Changes:
    """Give a request back with comments; its author goes on with the plan as a draft.

    Raises LEAD_REQUIRED, TRANSITION_NOT_ALLOWED, `FieldError` where nothing is said.
    """
    require_lead(desk.account)
    said = cleaned_comments(comments)
    with desk.write() as work:
        asked = work.get(ApprovalRequest, request_id)
        require_step(asked.state, ApprovalState.RETURNED)
        work.save(
            replace(asked, state=ApprovalState.RETURNED, comments=said, decided_by=desk.account.id)
        )
        draft.remove_all(work, DraftKind.RETURN_COMMENTS, asked.id)
        _back_to_draft(work, desk, asked)
        work.commit()
    return changes(Noun.APPROVAL, Noun.DRAFT, ids=(asked.id, asked.case_id))


def approve(
    desk: Desk, request_id: UUID, shown: str, *, despite_missing_glyphs: bool = False
) -> Changes:
    """Release a request: the handover is issued as the case stands now.

    `shown` is the `Preview.mark` of what the lead has looked at: what has changed since is not
    released unseen. A lead releases their own only where no other lead could. Raises LEAD_REQUIRED,
    SECOND_LEAD_NEEDED (names), TRANSITION_NOT_ALLOWED and what `issuing.put` raises.
    """
    require_lead(desk.account)
    with desk.write() as work:
        asked = work.get(ApprovalRequest, request_id)
        require_step(asked.state, ApprovalState.APPROVED)
        own = asked.created_by == desk.account.id
        if own:
            issuing.require_own_release(work, desk)
        plan = _plan_of(asked)
        issued = issuing.put(
            work,
            desk,
            plan,
            author_id=asked.created_by,
            self_approved=own,
            shown=issuing.Shown(plan, shown),
            despite_missing_glyphs=despite_missing_glyphs,
        )
        work.commit()
    return issuing.issued_changes(issued)


def drop(desk: Desk, case_id: UUID) -> Changes:
    """Throw an unfinished handover away, and the request that came back with it."""
    with desk.write() as work:
        found = queries.open_of(work.connection, case_id, desk.account.id)
        if found is not None:
            require_step(found.state, ApprovalState.WITHDRAWN)
            work.save(settled(found, ApprovalState.WITHDRAWN))
        draft.remove(work, desk, DraftKind.HANDOVER, case_id)
        work.commit()
    return changes(Noun.APPROVAL, Noun.DRAFT, ids=(case_id,))


def standing(desk: Desk, case_id: UUID) -> Standing:
    """Return where the signed-in account's handover of a case stands."""
    with desk.read() as work:
        found = queries.open_of(work.connection, case_id, desk.account.id)
        lead = desk.account.role is Role.LEAD
        return Standing(
            request=queries.row_of(work.connection, found.id) if found else None,
            plan=issuing.read_plan(found.plan) if found else None,
            may_release=lead and not issuing.other_leads(work, desk.account),
            others=queries.waiting_of_others(work.connection, case_id, desk.account.id),
        )


def waiting(desk: Desk) -> tuple[RequestRow, ...]:
    """Return what waits for release, the oldest first: a lead sees all, others see their own."""
    return _requests(desk, ApprovalState.REQUESTED, mine=desk.account.role is not Role.LEAD)


def to_release(desk: Desk) -> tuple[RequestRow, ...]:
    """Return what the signed-in lead may release, the oldest first.

    Their own are among it where nobody else leads.
    """
    if desk.account.role is not Role.LEAD:
        return ()
    with desk.read() as work:
        alone = not issuing.other_leads(work, desk.account)
        rows = queries.requests(work.connection, ApprovalState.REQUESTED, None, MOST_REQUESTS)
    return tuple(row for row in rows if alone or row.author_id != desk.account.id)


def returned(desk: Desk) -> tuple[RequestRow, ...]:
    """Return what has come back to the signed-in account."""
    return _requests(desk, ApprovalState.RETURNED, mine=True)


def review(desk: Desk, request_id: UUID) -> Review:
    """Return a request as it stands now.

    Raises NOT_FOUND, TRANSITION_NOT_ALLOWED for one that does not wait any more.
    """
    with desk.read() as work:
        asked = work.get(ApprovalRequest, request_id)
        require_step(asked.state, ApprovalState.APPROVED)
        row = queries.row_of(work.connection, request_id)
    plan = _plan_of(asked)
    shown = handover.preview(desk, plan)
    before = issuing.read_snapshot(asked.snapshot.encode())
    return Review(
        row=row,
        plan=plan,
        preview=shown,
        changes=compare(before, shown.snapshot),
        lost=tuple(
            each
            for each in DataCategory
            if each in before.included and each not in shown.snapshot.included
        ),
    )


def on_today(desk: Desk, limit: int) -> OnToday:
    """Return what a lead has to release, what came back to an author, what they have not given."""
    kept: list[HandoverRow] = []
    found = open_counts(desk)
    if found.kept:
        with desk.read() as work:
            kept = handover_queries.kept(work.connection, desk.account.id, limit)
    return OnToday(
        counts=found,
        waiting=to_release(desk)[:limit] if found.waiting else (),
        returned=returned(desk)[:limit] if found.returned else (),
        kept=tuple(kept),
    )


def open_counts(desk: Desk) -> ApprovalCounts:
    """Return what waits for the signed-in account."""
    with desk.read() as work:
        return counts(work, desk)


def counts(work: UnitOfWork, desk: Desk) -> ApprovalCounts:
    """Return what waits for the signed-in account, within a transaction."""
    connection, me = work.connection, desk.account.id
    waits = 0
    if desk.account.role is Role.LEAD:
        # One's own waits for somebody else, where there is somebody.
        without = me if issuing.other_leads(work, desk.account) else None
        waits = queries.count(connection, ApprovalState.REQUESTED, without=without)
    return ApprovalCounts(
        waiting=waits,
        returned=queries.count(connection, ApprovalState.RETURNED, author_id=me),
        kept=handover_queries.count_kept(connection, me),
    )


def count_unfinished(desk: Desk) -> int:
    """Return how many handovers the signed-in account has begun or has to release."""
    with desk.read() as work:
        begun = drafts.of_kind(work.connection, desk.account.id, DraftKind.HANDOVER)
        return sum(each.subject_id is not None for each in begun) + counts(work, desk).waiting


def require_valid(work: UnitOfWork, handover: Handover) -> None:
    """Refuse to let a document leave the desk that must not be used any more.

    Raises HANDOVER_WITHDRAWN (number, on), of the one that took its place if that is withdrawn,
    and HANDOVER_SUPERSEDED (number, newer).
    """
    if handover.state is HandoverState.WITHDRAWN:
        raise KnownError(
            ErrorCode.HANDOVER_WITHDRAWN, number=handover.number, on=handover.withdrawn_on
        )
    if handover.state is HandoverState.SUPERSEDED and handover.superseded_by is not None:
        newer = work.get(Handover, handover.superseded_by)
        if newer.state is HandoverState.WITHDRAWN:
            raise KnownError(
                ErrorCode.HANDOVER_WITHDRAWN, number=newer.number, on=newer.withdrawn_on
            )
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


def _requests(desk: Desk, state: ApprovalState, *, mine: bool) -> tuple[RequestRow, ...]:
    with desk.read() as work:
        author_id = desk.account.id if mine else None
        return queries.requests(work.connection, state, author_id, MOST_REQUESTS)


def _plan_of(asked: ApprovalRequest) -> HandoverPlan:
    plan = issuing.read_plan(asked.plan)
    if plan is None:  # of an older program, whose plans cannot be read any more
        raise KnownError(ErrorCode.NOT_FOUND)
    return plan


def _back_to_draft(work: UnitOfWork, desk: Desk, asked: ApprovalRequest) -> None:
    """Give the author their plan back, unless they have begun another one of the same case."""
    if drafts.find(work.connection, asked.created_by, DraftKind.HANDOVER, asked.case_id) is None:
        work.add(
            Draft(
                kind=DraftKind.HANDOVER,
                subject_id=asked.case_id,
                fields=(("plan", asked.plan),),
                **(desk.stamp() | {"created_by": asked.created_by}),
            )
        )
