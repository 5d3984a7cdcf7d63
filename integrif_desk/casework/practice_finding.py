"""Practice findings: what works and what does not, kept so that the next case profits from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework import draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, StaleRecord
from integrif_desk.domain.finding_views import (
    FindingCounts,
    FindingDetail,
    FindingFilter,
    FindingHint,
    FindingRow,
)
from integrif_desk.domain.practice_finding import (
    Evidence,
    EvidenceFacts,
    FindingCategory,
    FindingFacts,
    FindingState,
    PracticeFinding,
    finding_number,
)
from integrif_desk.domain.views import Key, Page
from integrif_desk.store import listing
from integrif_desk.store.queries import accounts, cases, handovers, numbers
from integrif_desk.store.queries import findings as queries
from integrif_desk.store.unit_of_work import UnitOfWork

HINTS_AT_ACTOR = 6
HINTS_AT_REFERRAL = 3
HINTS_FOR_HANDOVER = 40
_ALL_YEARS = 0  # findings are numbered through, not per year


@dataclass(frozen=True, kw_only=True)
class Removed:
    """A deleted finding with its evidence, so that `restore` can put it back."""

    finding: PracticeFinding
    evidence: tuple[Evidence, ...]


def findings(
    desk: Desk, wanted: FindingFilter, after: Key | None = None, limit: int = 50
) -> Page[FindingRow]:
    """Return a page of findings."""
    with desk.read() as work:
        return queries.findings(work.connection, wanted, after, limit)


def how_many(desk: Desk, wanted: FindingFilter) -> int:
    """Return how many findings the filter leaves."""
    with desk.read() as work:
        return queries.how_many(work.connection, wanted)


def counts(desk: Desk) -> FindingCounts:
    """Return the numbers of all findings."""
    with desk.read() as work:
        return queries.counts(work.connection)


def view(desk: Desk, finding_id: UUID) -> FindingDetail:
    """Return a finding with its evidence. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        finding = work.get(PracticeFinding, finding_id)
        detail = FindingDetail(
            finding=finding,
            category=work.get(FindingCategory, finding.category_id),
            evidence=queries.evidence_of(work.connection, finding_id),
            author=accounts.names(work.connection).get(finding.created_by, ""),
        )
        if finding.actor_id is not None:
            detail = replace(detail, actor_name=work.get(Actor, finding.actor_id).name)
        if finding.case_id is not None:
            case = cases.row_of(work.connection, finding.case_id)
            detail = replace(detail, case_number=case.number, person_name=case.name)
        if finding.handover_id is not None:
            sent = handovers.row_of(work.connection, finding.handover_id)
            detail = replace(
                detail,
                handover_number=sent.number,
                handed_over_on=sent.dated,
                handed_over_to=sent.recipient_name,
            )
        return detail


def add(
    desk: Desk,
    entered: FindingFacts,
    evidence: Sequence[EvidenceFacts] = (),
    draft_of: UUID | None = None,
) -> Changes:
    """Add a finding with its evidence; `draft_of` is the note whose draft is done then.

    Raises `FieldError` without a claim, for an empty quote or a day that has not come yet.
    """
    with desk.write() as work:
        finding = insert(work, desk, entered, evidence)
        draft.remove(work, desk, DraftKind.FINDING, draft_of)
        work.commit()
    return changes(Noun.FINDING, Noun.DRAFT, created=finding.id)


def insert(
    work: UnitOfWork, desk: Desk, entered: FindingFacts, evidence: Sequence[EvidenceFacts]
) -> PracticeFinding:
    """Add a finding within a transaction, with the next number of its category."""
    category = work.get(FindingCategory, entered.category_id)
    running = numbers.take(work.connection, f"finding {category.code}", _ALL_YEARS)
    finding = PracticeFinding(
        **vars(entered),
        number=finding_number(category.code, running),
        state_since=desk.today(),
        **desk.stamp(),
    )
    work.add(finding)
    for each in evidence:
        work.add(_checked(desk, Evidence(finding_id=finding.id, **vars(each), **desk.stamp())))
    _index(work, finding)
    return finding


def change(desk: Desk, finding: PracticeFinding) -> Changes:
    """Save a finding. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        _index(work, work.save(finding))
        draft.remove(work, desk, DraftKind.FINDING, finding.id)
        work.commit()
    return changes(Noun.FINDING, Noun.DRAFT, ids=(finding.id,))


def set_state(
    desk: Desk,
    finding_id: UUID,
    state: FindingState,
    on: date | None = None,
    response: str | None = None,
    *,
    seen: PracticeFinding | None = None,
) -> Changes:
    """Note what has become of a finding, since when, and what the office said; None keeps that.

    Any state may follow any: an office may take something up and drop it again. Raises
    `FieldError` DATE_IN_FUTURE, and `StaleRecord` when that is no longer what was `seen` of it:
    another colleague has noted it, or a reply slip has come back.
    """
    day = on or desk.today()
    if day > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "state_since")
    with desk.write() as work:
        finding = work.get(PracticeFinding, finding_id)
        said = finding.response if response is None else response
        wanted = replace(finding, state=state, state_since=day, response=said)
        if seen is not None and _became(seen) != _became(finding):
            raise StaleRecord(wanted, finding)
        work.save(wanted)
        work.commit()
    return changes(Noun.FINDING, ids=(finding_id,))


def _became(finding: PracticeFinding) -> tuple[FindingState, date | None, str]:
    return finding.state, finding.state_since, finding.response


def remove(desk: Desk, finding_id: UUID) -> Removed:
    """Delete a finding with its evidence and return both, so that `restore` can undo it."""
    with desk.write() as work:
        finding = work.get(PracticeFinding, finding_id)
        evidence = queries.evidence_of(work.connection, finding_id)
        for each in evidence:
            work.remove(Evidence, each.id)
        work.remove(PracticeFinding, finding_id)
        draft.remove(work, desk, DraftKind.FINDING, finding_id)
        listing.forget(work.connection, finding_id)
        work.commit()
    return Removed(finding=finding, evidence=evidence)


def restore(desk: Desk, removed: Removed) -> Changes:
    """Put a deleted finding back as it was."""
    with desk.write() as work:
        work.add(removed.finding)
        for each in removed.evidence:
            work.add(each)
        _index(work, removed.finding)
        work.commit()
    return changes(Noun.FINDING, ids=(removed.finding.id,))


def add_evidence(desk: Desk, finding_id: UUID, entered: EvidenceFacts) -> Changes:
    """Add a piece of evidence. Raises `FieldError` without a quote or for dates that cannot be."""
    made = _checked(desk, Evidence(finding_id=finding_id, **vars(entered), **desk.stamp()))
    with desk.write() as work:
        finding = work.get(PracticeFinding, finding_id)
        work.add(made)
        _index(work, finding)
        work.commit()
    return changes(Noun.FINDING, ids=(finding_id,), created=made.id)


def change_evidence(desk: Desk, evidence: Evidence) -> Changes:
    """Save a piece of evidence. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        work.save(_checked(desk, evidence))
        _index(work, work.get(PracticeFinding, evidence.finding_id))
        work.commit()
    return changes(Noun.FINDING, ids=(evidence.finding_id,))


def remove_evidence(desk: Desk, evidence_id: UUID) -> Evidence:
    """Delete a piece of evidence and return it, so that `restore_evidence` can undo it."""
    with desk.write() as work:
        evidence = work.get(Evidence, evidence_id)
        work.remove(Evidence, evidence_id)
        _index(work, work.get(PracticeFinding, evidence.finding_id))
        work.commit()
    return evidence


def restore_evidence(desk: Desk, evidence: Evidence) -> Changes:
    """Put a deleted piece of evidence back as it was."""
    with desk.write() as work:
        work.add(evidence)
        _index(work, work.get(PracticeFinding, evidence.finding_id))
        work.commit()
    return changes(Noun.FINDING, ids=(evidence.finding_id,))


def for_actor(desk: Desk, actor_id: UUID, limit: int = HINTS_AT_ACTOR) -> tuple[FindingHint, ...]:
    """Return what is known of an actor: its own findings first, then those of its category."""
    with desk.read() as work:
        actor = work.get(Actor, actor_id)
        return queries.about(work.connection, actor.id, actor.category, limit)


def for_referral(desk: Desk, actor_id: UUID) -> tuple[FindingHint, ...]:
    """Return what helps whoever drafts a referral to this actor; few, for they stand beside it."""
    return for_actor(desk, actor_id, HINTS_AT_REFERRAL)


def for_handover(
    desk: Desk, case_id: UUID, recipient_id: UUID, also: Sequence[UUID] = ()
) -> tuple[FindingHint, ...]:
    """Return what a handover can carry: the case's findings, the recipient's, its category's.

    Those in `also` have been chosen already and come first, whatever they are about.
    """
    with desk.read() as work:
        recipient = work.get(Actor, recipient_id)
        fitting = queries.for_case(work.connection, case_id, recipient, HINTS_FOR_HANDOVER)
        known = {each.id for each in fitting}
        others = queries.chosen(work.connection, [each for each in also if each not in known])
        return (*others, *fitting)


def hand_over(work: UnitOfWork, ids: Sequence[UUID], handover_id: UUID, dated: date) -> None:
    """Note within the transaction that issues a handover that these findings went out with it.

    What an office has taken up or done already stays so. One deleted meanwhile is passed over.
    """
    for hint in queries.chosen(work.connection, ids):
        finding = work.get(PracticeFinding, hint.id)
        sent = replace(finding, handover_id=handover_id)
        if finding.state is FindingState.OPEN:
            sent = replace(sent, state=FindingState.HANDED_OVER, state_since=dated)
        work.save(sent)


def _index(work: UnitOfWork, finding: PracticeFinding) -> None:
    quotes = [each.quote for each in queries.evidence_of(work.connection, finding.id)]
    listing.write_finding(work.connection, finding, quotes)


def _checked(desk: Desk, evidence: Evidence) -> Evidence:
    """Return the evidence. Raises `FieldError` DATE_IN_FUTURE, DATE_ORDER."""
    for name in ("dated", "dated_until"):
        day = getattr(evidence, name)
        if day is not None and day > desk.today():
            raise FieldError(ErrorCode.DATE_IN_FUTURE, name)
    first, last = evidence.dated, evidence.dated_until
    if first is not None and last is not None and last < first:
        raise FieldError(ErrorCode.DATE_ORDER, "dated_until")
    return evidence
