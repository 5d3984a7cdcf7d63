"""What can leave the desk: each kind of issued document, as the ways out need it.

The ways out (`sending`) know neither handovers nor letters; they know what to write, what to enter
in the register, and whom to ask whether it may leave.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from integrif_desk.casework import (
    access_report,
    consent,
    disclosure,
    handover,
    handover_bundle,
    locked_matters,
    referral,
    referral_letter,
    withdrawal,
)
from integrif_desk.casework import case as cases
from integrif_desk.casework.access_report import ReportFile
from integrif_desk.casework.approval import handed_over, require_valid
from integrif_desk.casework.changes import Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.consent_gate import CategoryRelease, LockReason
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind, Writing
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Handover, HandoverSnapshot, HandoverState
from integrif_desk.domain.handover_bundle import HandoverBundle
from integrif_desk.domain.referral import Referral, ReferralState
from integrif_desk.domain.referral_letter import LetterSnapshot, ReferralLetter
from integrif_desk.domain.ways_out import OfferedChannel, ways_to_person
from integrif_desk.store.queries import disclosures, handover_bundles, referral_letters
from integrif_desk.store.queries import referrals as referral_queries
from integrif_desk.store.unit_of_work import UnitOfWork

Document = UUID | ReportFile
"""What can be given away: a stored document by its id, or one that is kept nowhere."""

_ENDED = (LockReason.REVOKED, LockReason.EXPIRED)
_LAPSED = (LockReason.REVOKED, LockReason.EXPIRED, LockReason.MISSING, LockReason.NOT_YET)


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A document on its way out.

    `subject` and `subject_id` name it in the audit log. `recipient_id` is the unit; without one it
    goes to the person themselves, by `to_person`. `number` stands in the subject of a message,
    empty for a letter, which has none; `file_name` names nobody. Nobody waits for an answer without
    `answer_by`. `planned` is the channel chosen before, if one was. `given` is how often it left,
    the latest first; `require_allowed` raises why it must not leave, `leave` enters within a
    transaction that it does: an entry for each case. Without a channel it is only saved for now.
    """

    subject: str
    subject_id: UUID
    recipient_id: UUID | None = None
    person_id: UUID | None = None
    to_person: tuple[OfferedChannel, ...] = ()
    number: str = ""
    dated: date
    answer_by: date | None = None
    planned: Channel | None = None
    file_name: str
    content: bytes
    cases: int = 1
    given: Callable[[UnitOfWork], tuple[Disclosure, ...]]
    nouns: tuple[Noun, ...]
    ids: tuple[UUID, ...]
    require_allowed: Callable[[UnitOfWork], None]
    leave: Callable[[UnitOfWork, Channel | None, Writing], tuple[Disclosure, ...]]


def find(desk: Desk, document: Document) -> Leaving:
    """Return the handover, letter or bundle with this id, or a file of an access report.

    Raises NOT_FOUND, DOCUMENT_DAMAGED.
    """
    if isinstance(document, ReportFile):
        return _report(desk, document)
    with desk.read() as work:
        letter = referral_letters.find(work.connection, document)
        bundle = handover_bundles.find(work.connection, document)
    if letter is not None:
        return _letter(desk, letter)
    if bundle is not None:
        return _bundle(desk, bundle)
    return _handover(desk, document)


def take_back(
    work: UnitOfWork, desk: Desk, entry: Disclosure, strike: Callable[[Disclosure], Disclosure]
) -> tuple[Disclosure, ...]:
    """Strike an entry within a transaction and put back what `leave` did beside it.

    Returns it with those of the other cases that the same document told of at the same time.
    """
    struck = [work.save(strike(entry))]
    struck += [work.save(strike(other)) for other in _together(work, entry)]
    for one in struck:
        if one.document_id is None:
            continue
        if one.kind is DocumentKind.HANDOVER:
            _handover_is_here_again(work, one.document_id)
        elif one.kind is DocumentKind.REFERRAL_LETTER:
            _referral_is_draft_again(work, desk, one)
    return tuple(struck)


def _together(work: UnitOfWork, entry: Disclosure) -> list[Disclosure]:
    """Return the standing entries of the other cases that left in the same file."""
    if not entry.sha256:
        return []
    return [
        other
        for other in disclosures.of_version(work.connection, entry.sha256)
        if other.created_at == entry.created_at
        # A file tells of each of them once: what is the same left another time.
        and (other.case_id, other.document_id) != (entry.case_id, entry.document_id)
        and not other.entered_in_error
    ]


def _handover(desk: Desk, handover_id: UUID) -> Leaving:
    told = handover.stored_snapshot(desk, handover_id)
    row = handover.view(desk, handover_id)
    with desk.read() as work:
        issued = work.get(Handover, handover_id)
    return Leaving(
        subject="Handover",
        subject_id=handover_id,
        recipient_id=issued.recipient_id,
        number=issued.number,
        dated=issued.dated,
        answer_by=issued.answer_by,
        planned=issued.channel,
        file_name=handover.suggested_file_name(row),
        content=handover.pdf(desk, handover_id),
        given=partial(_handed_over, handover_id),
        nouns=(Noun.DISCLOSURE, Noun.HANDOVER),
        ids=(handover_id, issued.case_id),
        require_allowed=partial(_require_handover, desk, handover_id, told),
        leave=partial(_hand_over, desk, handover_id, told),
    )


def _require_handover(
    desk: Desk, handover_id: UUID, told: HandoverSnapshot, work: UnitOfWork
) -> None:
    """Raise HANDOVER_WITHDRAWN, HANDOVER_SUPERSEDED, HANDOVER_REVOKED and HANDOVER_CONSENT_OVER
    (categories)."""
    issued = work.get(Handover, handover_id)
    require_valid(work, issued)
    lapsed = _lapsed(work, desk, issued, told)
    revoked = tuple(one.category for one in lapsed if one.lock is LockReason.REVOKED)
    if revoked:
        raise KnownError(ErrorCode.HANDOVER_REVOKED, categories=revoked)
    if lapsed:
        over = tuple(one.category for one in lapsed)
        raise KnownError(ErrorCode.HANDOVER_CONSENT_OVER, categories=over)


def _lapsed(
    work: UnitOfWork, desk: Desk, issued: Handover, told: HandoverSnapshot
) -> tuple[CategoryRelease, ...]:
    """Return what the document says although the consent it rested on does not hold today."""
    rested_on = frozenset(each.category for each in told.bases)
    recipient = work.get(Actor, issued.recipient_id)
    now, _profile = consent.release(
        work, issued.case_id, recipient, issued.purpose, rested_on, desk.today()
    )
    over = {one.category for one in now.states if one.category in rested_on and one.lock in _LAPSED}
    # A sentence may tell of a section that was left out itself.
    detail = cases.read_detail(work, desk, issued.case_id)
    ended = {one.category for one in now.states if one.lock in _ENDED}
    said = locked_matters.of_snapshot(told, detail, recipient, now)
    over |= {one.category for one in said} & ended
    return tuple(one for one in now.states if one.category in over)


def _hand_over(
    desk: Desk,
    handover_id: UUID,
    told: HandoverSnapshot,
    work: UnitOfWork,
    channel: Channel | None,
    writing: Writing,
    *,
    version: HandoverBundle | None = None,
) -> tuple[Disclosure, ...]:
    """Enter that a handover leaves, by itself or within a bundle."""
    if channel is None:
        issued = work.get(Handover, handover_id)
    else:
        issued = handed_over(work, desk, handover_id, desk.today())
    facts = DisclosureFacts(
        case_id=issued.case_id,
        recipient_id=issued.recipient_id,
        kind=DocumentKind.HANDOVER,
        document_id=issued.id,
        number=issued.number,
        issue=issued.issue,
        purpose=issued.purpose,
        categories=tuple(one for one in DataCategory if one in told.included),
        channel=channel,
        sha256=issued.pdf_sha256 if version is None else version.pdf_sha256,
        subject="" if version is None else version.number,
        disclosed_on=desk.today(),
    )
    return (disclosure.record(work, desk, facts, writing),)


def _handover_is_here_again(work: UnitOfWork, handover_id: UUID) -> None:
    """A handover that went no other way is at the desk again, unless it was answered meanwhile."""
    entries = disclosures.of_document(work.connection, handover_id)
    issued = work.get(Handover, handover_id)
    if all(one.entered_in_error or one.is_only_saved for one in entries):
        was_given = issued.state is HandoverState.HANDED_OVER
        state = HandoverState.ISSUED if was_given else issued.state
        here = work.save(replace(issued, state=state, handed_over_on=None))
        if here.state is HandoverState.WITHDRAWN:  # and the office has never heard of it
            withdrawal.let_go(work, here)


def _bundle(desk: Desk, bundle: HandoverBundle) -> Leaving:
    told, pdf = handover_bundle.stored(desk, bundle.id)
    with desk.read() as work:
        cases = tuple(work.get(Handover, one).case_id for one in bundle.handover_ids)
    bound = [
        (one, each.snapshot) for one, each in zip(bundle.handover_ids, told.handovers, strict=True)
    ]

    def require_allowed(work: UnitOfWork) -> None:
        for handover_id, snapshot in bound:
            _require_handover(desk, handover_id, snapshot, work)

    def leave(
        work: UnitOfWork, channel: Channel | None, writing: Writing
    ) -> tuple[Disclosure, ...]:
        # One entry per case; by their common time they are known to belong together.
        at = desk.now()
        now = replace(desk, now=lambda: at)
        return tuple(
            entry
            for handover_id, snapshot in bound
            for entry in _hand_over(
                now, handover_id, snapshot, work, channel, writing, version=bundle
            )
        )

    return Leaving(
        subject="HandoverBundle",
        subject_id=bundle.id,
        recipient_id=bundle.recipient_id,
        number=bundle.number,
        dated=bundle.dated,
        answer_by=bundle.answer_by,
        file_name=f"Uebergabe-{bundle.number}.pdf",
        content=pdf,
        cases=len(bound),
        given=partial(_version_given, bundle.pdf_sha256, bundle.handover_ids[0]),
        nouns=(Noun.DISCLOSURE, Noun.HANDOVER),
        ids=(bundle.id, *bundle.handover_ids, *cases),
        require_allowed=require_allowed,
        leave=leave,
    )


def _handed_over(handover_id: UUID, work: UnitOfWork) -> tuple[Disclosure, ...]:
    entries = disclosures.of_document(work.connection, handover_id)
    return tuple(one for one in entries if one.kind is DocumentKind.HANDOVER)


def _version_given(sha256: str, document_id: UUID, work: UnitOfWork) -> tuple[Disclosure, ...]:
    entries = disclosures.of_version(work.connection, sha256)
    return tuple(one for one in entries if one.document_id == document_id)


def _report(desk: Desk, file: ReportFile) -> Leaving:
    wish = file.made.wish

    def given(work: UnitOfWork) -> tuple[Disclosure, ...]:
        left = disclosures.of_version(work.connection, file.sha256)
        return tuple(one for one in left if one.case_id == left[0].case_id)

    return Leaving(
        subject="AccessReport",
        subject_id=wish.person_id,
        person_id=wish.person_id,
        to_person=ways_to_person(locked=file.can_be_locked),
        dated=file.made.report.dated,
        file_name=file.name,
        content=file.content,
        given=given,
        nouns=(Noun.DISCLOSURE,),
        ids=(wish.person_id,),
        require_allowed=lambda _work: require_lead(desk.account),
        leave=partial(access_report.enter, desk, file),
    )


def _letter(desk: Desk, letter: ReferralLetter) -> Leaving:
    told, pdf = referral_letter.stored(desk, letter.id)
    return Leaving(
        subject="ReferralLetter",
        subject_id=letter.id,
        recipient_id=letter.recipient_id,
        dated=letter.dated,
        answer_by=letter.answer_by,
        file_name=f"Schreiben-{letter.dated.isoformat()}.pdf",
        content=pdf,
        given=partial(_version_given, letter.pdf_sha256, letter.referral_id),
        nouns=(Noun.DISCLOSURE, Noun.REFERRAL, Noun.FOLLOW_UP, Noun.DRAFT),
        ids=(letter.id, letter.referral_id, letter.case_id),
        require_allowed=partial(_require_letter, desk, letter, told),
        leave=partial(_send_letter, desk, letter, told),
    )


def _require_letter(
    desk: Desk, letter: ReferralLetter, told: LetterSnapshot, work: UnitOfWork
) -> None:
    referral_letter.require_valid(work, letter, told)
    referral_letter.require_agreed(work, desk, letter, told)


def _send_letter(
    desk: Desk,
    letter: ReferralLetter,
    told: LetterSnapshot,
    work: UnitOfWork,
    channel: Channel | None,
    writing: Writing,
) -> tuple[Disclosure, ...]:
    """Enter that the letter leaves; the referral that it was written for is sent by that."""
    facts = DisclosureFacts(
        case_id=letter.case_id,
        recipient_id=letter.recipient_id,
        kind=DocumentKind.REFERRAL_LETTER,
        document_id=letter.referral_id,
        number=letter.answer_code,
        issue=letter.issue,
        subject=told.purpose,
        categories=tuple(one for one in DataCategory if one in told.included),
        channel=channel,
        sha256=letter.pdf_sha256,
        disclosed_on=desk.today(),
    )
    entry = disclosure.record(work, desk, facts, writing)
    draft = work.get(Referral, letter.referral_id).state is ReferralState.DRAFT
    if draft and channel is not None:
        due = letter.answer_by
        referral.mark_sent(work, desk, letter.referral_id, channel, desk.today(), answer_due=due)
    return (entry,)


def _referral_is_draft_again(work: UnitOfWork, desk: Desk, entry: Disclosure) -> None:
    """A referral that only this letter has sent is a draft again."""
    assert entry.document_id is not None
    entries = disclosures.of_document(work.connection, entry.document_id)
    if not all(one.entered_in_error for one in entries):
        return
    events = [event for event, _ in referral_queries.events(work.connection, entry.document_id)]
    last = events[-1] if events else None
    if last is not None and last.state is ReferralState.SENT and last.channel is entry.channel:
        referral.take_back(work, desk, work.get(Referral, entry.document_id))
