"""Giving an issued handover away: on paper, as a file, as a draft in the mail program.

Nothing leaves unnoted: the register has its entry before a file is written or a page printed, in
one transaction where that is possible. Nothing leaves that must not: a withdrawn or superseded
version, or one that rests on a consent which does not hold any more, stops here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import consent, disclosure, handover
from integrif_desk.casework.approval import handed_over, require_valid
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.consent_gate import CategoryRelease, LockReason
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Handover, HandoverSnapshot, HandoverState
from integrif_desk.domain.ways_out import OfferedChannel, offered
from integrif_desk.store.queries import accounts, actors, disclosures
from integrif_desk.store.unit_of_work import UnitOfWork

_LAPSED = (LockReason.REVOKED, LockReason.EXPIRED, LockReason.MISSING, LockReason.NOT_YET)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What can be done with an issued handover now.

    `channels` begin with those the recipient accepts, `planned` is the one named when it was
    issued. `mail_to` is the address for a draft, empty where the directory has none. `refusal` is
    why it must not leave, None if it may. `given` is how often it did, the latest first.
    """

    channels: tuple[OfferedChannel, ...]
    planned: Channel
    mail_to: str
    refusal: KnownError | None
    given: tuple[Disclosure, ...]


@dataclass(frozen=True, kw_only=True)
class Given(Changes):
    """What left: its entry in the register, the file if there is one, and its password.

    The password is told over the telephone and is kept nowhere.
    """

    disclosure_id: UUID
    path: Path | None = None
    password: str = field(default="", repr=False)


def offer(desk: Desk, handover_id: UUID) -> Offer:
    """Return what can be done with an issued handover. Raises NOT_FOUND, DOCUMENT_DAMAGED."""
    told = handover.stored_snapshot(desk, handover_id)
    with desk.read() as work:
        issued = work.get(Handover, handover_id)
        recipient = work.get(Actor, issued.recipient_id)
        refusal = None
        try:
            _require_allowed(work, desk, issued, told)
        except KnownError as error:
            refusal = error
        return Offer(
            channels=offered(recipient.channels),
            planned=issued.channel,
            mail_to=_mail_to(work, recipient),
            refusal=refusal,
            given=disclosures.of_document(work.connection, handover_id),
        )


def put_on_paper(desk: Desk, handover_id: UUID, channel: Channel) -> Given:
    """Enter that the document is printed to go this way, before it is.

    What is printed then is `handover.pages`. If the printer fails, `take_back` says so.
    Raises what `_give` raises.
    """
    return _give(desk, handover_id, channel, "printed")


def save(
    desk: Desk, handover_id: UUID, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write the document in clear to `path`, whole or not at all, and enter it.

    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL, and what
    `_give` raises; then nothing is entered.
    """
    content = handover.pdf(desk, handover_id)
    return _give(
        desk, handover_id, channel, "exported", lambda: _write(path, content, overwrite=overwrite)
    )


def save_locked(
    desk: Desk, handover_id: UUID, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write the document with a new password to `path` and enter it. Raises as `save`."""
    content, password = _locked(desk, handover_id)
    return _give(
        desk,
        handover_id,
        channel,
        "exported",
        lambda: _write(path, content, overwrite=overwrite),
        password,
    )


def save_mail(
    desk: Desk, handover_id: UUID, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write an e-mail draft with the document in clear to `path` and enter it. Raises as `save`.

    For e-mail that is encrypted itself. The draft lies where somebody put it until they delete it.
    """
    content = _draft(desk, handover_id, handover.pdf(desk, handover_id), locked=False)
    return _give(
        desk, handover_id, channel, "exported", lambda: _write(path, content, overwrite=overwrite)
    )


def prepare_mail(desk: Desk, handover_id: UUID, channel: Channel, store: Path) -> Given:
    """Write an e-mail draft for the mail program into the store's folder and enter it.

    Its attachment has a new password: the draft lies on the disk until `forget_mail`.
    Raises DISK_FULL, FILE_NOT_WRITABLE (path) and what `_give` raises.
    """
    from integrif_desk.exchange import outgoing

    attached, password = _locked(desk, handover_id)
    content = _draft(desk, handover_id, attached, locked=True)
    name = Path(_file_name(desk, handover_id)).with_suffix(".eml").name
    return _give(
        desk,
        handover_id,
        channel,
        "exported",
        lambda: outgoing.put(store, name, content),
        password,
    )


def forget_mail(path: Path) -> None:
    """Remove a draft that the mail program has taken over, or was not able to."""
    from integrif_desk.exchange import outgoing

    outgoing.take_away(path)


def keep_mail(draft: Path, path: Path, *, overwrite: bool = False) -> Path:
    """Write a draft that no mail program took to `path`. Raises FILE_EXISTS, FILE_NOT_WRITABLE."""
    try:
        content = draft.read_bytes()
    except OSError:
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=path) from None
    return _write(path, content, overwrite=overwrite)


def take_back(desk: Desk, disclosure_id: UUID, remark: str) -> Changes:
    """Strike an entry because nothing left: not sent, not printed. `remark` says why.

    A handover that has no other entry is at the desk again, unless it was answered meanwhile.
    Raises NOT_FOUND, `FieldError` without a remark.
    """
    with desk.write() as work:
        entry = work.save(work.get(Disclosure, disclosure_id).struck(remark))
        ids = (entry.id, *(one for one in (entry.case_id, entry.document_id) if one is not None))
        if entry.kind is DocumentKind.HANDOVER and entry.document_id is not None:
            _is_here_again(work, entry.document_id)
        work.commit()
    return changes(Noun.DISCLOSURE, Noun.HANDOVER, ids=ids)


def _give(
    desk: Desk,
    handover_id: UUID,
    channel: Channel,
    action: str,
    write: Callable[[], Path] | None = None,
    password: str = "",
) -> Given:
    """Enter that a handover leaves and let it, in one transaction.

    Raises HANDOVER_WITHDRAWN, HANDOVER_SUPERSEDED, HANDOVER_REVOKED and HANDOVER_CONSENT_OVER
    (categories), DOCUMENT_DAMAGED, NOT_FOUND.
    """
    told = handover.stored_snapshot(desk, handover_id)
    with desk.write() as work:
        _require_allowed(work, desk, work.get(Handover, handover_id), told)
        issued = handed_over(work, desk, handover_id, desk.today())
        entry = disclosure.record(work, desk, _facts(desk, issued, told, channel))
        work.note_action(action, "Handover", handover_id)
        work.write_audit()
        path = write() if write is not None else None
        work.commit()
    touched = changes(Noun.DISCLOSURE, Noun.HANDOVER, ids=(handover_id, issued.case_id))
    return Given(
        touched.nouns,
        touched.ids,
        created=entry.id,
        disclosure_id=entry.id,
        path=path,
        password=password,
    )


def _facts(
    desk: Desk, issued: Handover, told: HandoverSnapshot, channel: Channel
) -> DisclosureFacts:
    return DisclosureFacts(
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


def _require_allowed(
    work: UnitOfWork, desk: Desk, issued: Handover, told: HandoverSnapshot
) -> None:
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


def _is_here_again(work: UnitOfWork, handover_id: UUID) -> None:
    entries = disclosures.of_document(work.connection, handover_id)
    issued = work.get(Handover, handover_id)
    if all(one.entered_in_error for one in entries):
        was_given = issued.state is HandoverState.HANDED_OVER
        state = HandoverState.ISSUED if was_given else issued.state
        work.save(replace(issued, state=state, handed_over_on=None))


def _locked(desk: Desk, handover_id: UUID) -> tuple[bytes, str]:
    from integrif_desk.exchange import encrypted_pdf

    password = encrypted_pdf.new_password()
    return encrypted_pdf.encrypt(handover.pdf(desk, handover_id), password), password


def _draft(desk: Desk, handover_id: UUID, attachment: bytes, *, locked: bool) -> bytes:
    from integrif_desk.exchange import mail

    with desk.read() as work:
        issued = work.get(Handover, handover_id)
        association = accounts.association(work.connection)
        to = _mail_to(work, work.get(Actor, issued.recipient_id))
    return mail.draft(
        to=to,
        subject=mail.subject(issued.number),
        text=mail.text(
            issued.number, issued.answer_by, association.name, association.phone, locked=locked
        ),
        attachment=attachment,
        name=_file_name(desk, handover_id),
    )


def _mail_to(work: UnitOfWork, recipient: Actor) -> str:
    """Return the unit's own mailbox, else that of the first person there who has one."""
    from integrif_desk.exchange.mail import mail_address

    people = actors.contacts(work.connection, recipient.id)
    entered = (recipient.email, *(person.email for person in people))
    return next((found for one in entered if (found := mail_address(one))), "")


def _file_name(desk: Desk, handover_id: UUID) -> str:
    return handover.suggested_file_name(handover.view(desk, handover_id))


def _write(path: Path, content: bytes, *, overwrite: bool) -> Path:
    from integrif_desk.exchange.files import write_whole

    write_whole(path, content, overwrite=overwrite)
    return path
