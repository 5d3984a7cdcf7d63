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
    consent,
    disclosure,
    handover,
    handover_bundle,
    referral,
    referral_letter,
)
from integrif_desk.casework.approval import handed_over, require_valid
from integrif_desk.casework.changes import Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.consent_gate import CategoryRelease, LockReason
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Handover, HandoverSnapshot, HandoverState
from integrif_desk.domain.handover_bundle import HandoverBundle
from integrif_desk.domain.referral import Referral, ReferralState
from integrif_desk.domain.referral_letter import LetterSnapshot, ReferralLetter
from integrif_desk.store.queries import disclosures, handover_bundles, referral_letters
from integrif_desk.store.queries import referrals as referral_queries
from integrif_desk.store.unit_of_work import UnitOfWork

_LAPSED = (LockReason.REVOKED, LockReason.EXPIRED, LockReason.MISSING, LockReason.NOT_YET)


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """An issued document on its way out.

    `number` stands in the subject of a message, empty for a letter, which has none; `file_name`
    names nobody. `planned` is the channel chosen before, if one was. `given` is how often it left,
    the latest first; `require_allowed` raises why it must not leave, `leave` enters within a
    transaction that it does.
    """

    subject: str
    recipient_id: UUID
    number: str
    dated: date
    answer_by: date
    planned: Channel | None
    file_name: str
    pdf: bytes
    cases: int = 1
    given: Callable[[UnitOfWork], tuple[Disclosure, ...]]
    nouns: tuple[Noun, ...]
    ids: tuple[UUID, ...]
    require_allowed: Callable[[UnitOfWork], None]
    leave: Callable[[UnitOfWork, Channel], Disclosure]


def find(desk: Desk, document_id: UUID) -> Leaving:
    """Return the handover, letter or bundle with this id. Raises NOT_FOUND, DOCUMENT_DAMAGED."""
    with desk.read() as work:
        letter = referral_letters.find(work.connection, document_id)
        bundle = handover_bundles.find(work.connection, document_id)
    if letter is not None:
        return _letter(desk, letter)
    if bundle is not None:
        return _bundle(desk, bundle)
    return _handover(desk, document_id)


def take_back(
    work: UnitOfWork, desk: Desk, entry: Disclosure, remark: str
) -> tuple[Disclosure, ...]:
    """Put back within a transaction what `leave` did beside the entry, which is struck already.

    Returns the other entries that go with it, struck with the same remark.
    """
    if entry.document_id is None:
        return ()
    if entry.kind is DocumentKind.HANDOVER:
        _handover_is_here_again(work, entry.document_id)
        return _strike_bundle(work, entry, remark)
    if entry.kind is DocumentKind.REFERRAL_LETTER:
        _referral_is_draft_again(work, desk, entry)
    return ()


def _handover(desk: Desk, handover_id: UUID) -> Leaving:
    told = handover.stored_snapshot(desk, handover_id)
    row = handover.view(desk, handover_id)
    with desk.read() as work:
        issued = work.get(Handover, handover_id)
    return Leaving(
        subject="Handover",
        recipient_id=issued.recipient_id,
        number=issued.number,
        dated=issued.dated,
        answer_by=issued.answer_by,
        planned=issued.channel,
        file_name=handover.suggested_file_name(row),
        pdf=handover.pdf(desk, handover_id),
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
    return tuple(one for one in now.states if one.category in rested_on and one.lock in _LAPSED)


def _hand_over(
    desk: Desk,
    handover_id: UUID,
    told: HandoverSnapshot,
    work: UnitOfWork,
    channel: Channel,
    *,
    version: HandoverBundle | None = None,
) -> Disclosure:
    """Enter that a handover leaves, by itself or within a bundle."""
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
    return disclosure.record(work, desk, facts)


def _handover_is_here_again(work: UnitOfWork, handover_id: UUID) -> None:
    """A handover that has no other entry is at the desk again, unless it was answered meanwhile."""
    entries = disclosures.of_document(work.connection, handover_id)
    issued = work.get(Handover, handover_id)
    if all(one.entered_in_error for one in entries):
        was_given = issued.state is HandoverState.HANDED_OVER
        state = HandoverState.ISSUED if was_given else issued.state
        work.save(replace(issued, state=state, handed_over_on=None))


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

    def leave(work: UnitOfWork, channel: Channel) -> Disclosure:
        # One entry per case; by their common time they are known to belong together.
        at = desk.now()
        now = replace(desk, now=lambda: at)
        entries = [
            _hand_over(now, handover_id, snapshot, work, channel, version=bundle)
            for handover_id, snapshot in bound
        ]
        return entries[0]

    return Leaving(
        subject="HandoverBundle",
        recipient_id=bundle.recipient_id,
        number=bundle.number,
        dated=bundle.dated,
        answer_by=bundle.answer_by,
        planned=None,
        file_name=f"Uebergabe-{bundle.number}.pdf",
        pdf=pdf,
        cases=len(bound),
        given=partial(_version_given, bundle.pdf_sha256, bundle.handover_ids[0]),
        nouns=(Noun.DISCLOSURE, Noun.HANDOVER),
        ids=(bundle.id, *bundle.handover_ids, *cases),
        require_allowed=require_allowed,
        leave=leave,
    )


def _strike_bundle(work: UnitOfWork, entry: Disclosure, remark: str) -> tuple[Disclosure, ...]:
    """Strike the entries of the other cases that the same bundle told of at the same time."""
    also = []
    for other in disclosures.of_version(work.connection, entry.sha256):
        if other.created_at != entry.created_at or other.entered_in_error:
            continue
        if other.document_id == entry.document_id:
            continue  # a bundle tells of each once: this left another time
        struck = work.save(other.struck(remark))
        also.append(struck)
        if struck.document_id is not None:
            _handover_is_here_again(work, struck.document_id)
    return tuple(also)


def _handed_over(handover_id: UUID, work: UnitOfWork) -> tuple[Disclosure, ...]:
    entries = disclosures.of_document(work.connection, handover_id)
    return tuple(one for one in entries if one.kind is DocumentKind.HANDOVER)


def _version_given(sha256: str, document_id: UUID, work: UnitOfWork) -> tuple[Disclosure, ...]:
    entries = disclosures.of_version(work.connection, sha256)
    return tuple(one for one in entries if one.document_id == document_id)


def _letter(desk: Desk, letter: ReferralLetter) -> Leaving:
    told, pdf = referral_letter.stored(desk, letter.id)
    return Leaving(
        subject="ReferralLetter",
        recipient_id=letter.recipient_id,
        number="",
        dated=letter.dated,
        answer_by=letter.answer_by,
        planned=None,
        file_name=f"Schreiben-{letter.dated.isoformat()}.pdf",
        pdf=pdf,
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
    desk: Desk, letter: ReferralLetter, told: LetterSnapshot, work: UnitOfWork, channel: Channel
) -> Disclosure:
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
    entry = disclosure.record(work, desk, facts)
    if work.get(Referral, letter.referral_id).state is ReferralState.DRAFT:
        due = letter.answer_by
        referral.mark_sent(work, desk, letter.referral_id, channel, desk.today(), answer_due=due)
    return entry


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
