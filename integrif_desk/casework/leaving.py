"""What can leave the desk: each kind of issued document, as the ways out need it.

The ways out (`sending`) know neither handovers nor letters; they know what to write, what to enter
in the register, and whom to ask whether it may leave.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from integrif_desk.casework import consent, disclosure, handover, referral, referral_letter
from integrif_desk.casework.approval import handed_over, require_valid
from integrif_desk.casework.changes import Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.consent_gate import CategoryRelease, LockReason
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Handover, HandoverSnapshot, HandoverState
from integrif_desk.domain.referral import Referral, ReferralState
from integrif_desk.domain.referral_letter import LetterSnapshot, ReferralLetter
from integrif_desk.store.queries import disclosures, referral_letters
from integrif_desk.store.queries import referrals as referral_queries
from integrif_desk.store.unit_of_work import UnitOfWork

_LAPSED = (LockReason.REVOKED, LockReason.EXPIRED, LockReason.MISSING, LockReason.NOT_YET)


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """An issued document on its way out.

    `number` stands in the subject of a message, empty for a letter, which has none; `file_name`
    names nobody. `planned` is the channel chosen before, if one was. `require_allowed` raises why
    it must not leave, `leave` enters within a transaction that it does.
    """

    subject: str
    recipient_id: UUID
    number: str
    dated: date
    answer_by: date
    planned: Channel | None
    file_name: str
    pdf: bytes
    disclosed_as: tuple[DocumentKind, UUID]
    nouns: tuple[Noun, ...]
    ids: tuple[UUID, ...]
    require_allowed: Callable[[UnitOfWork], None]
    leave: Callable[[UnitOfWork, Channel], Disclosure]


def find(desk: Desk, document_id: UUID) -> Leaving:
    """Return the handover or letter with this id. Raises NOT_FOUND, DOCUMENT_DAMAGED."""
    with desk.read() as work:
        letter = referral_letters.find(work.connection, document_id)
    if letter is not None:
        return _letter(desk, letter)
    return _handover(desk, document_id)


def take_back(work: UnitOfWork, desk: Desk, entry: Disclosure) -> None:
    """Put back within a transaction what `leave` did beside the entry, which is struck already."""
    if entry.document_id is None:
        return
    if entry.kind is DocumentKind.HANDOVER:
        _handover_is_here_again(work, entry.document_id)
    elif entry.kind is DocumentKind.REFERRAL_LETTER:
        _referral_is_draft_again(work, desk, entry)


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
        disclosed_as=(DocumentKind.HANDOVER, handover_id),
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
    desk: Desk, handover_id: UUID, told: HandoverSnapshot, work: UnitOfWork, channel: Channel
) -> Disclosure:
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
        sha256=issued.pdf_sha256,
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
        disclosed_as=(DocumentKind.REFERRAL_LETTER, letter.referral_id),
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
