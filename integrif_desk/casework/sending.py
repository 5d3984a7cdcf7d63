"""Giving an issued document away: on paper, as a file, as a draft in the mail program.

Nothing leaves unnoted: the register has its entry before a file is written or a page printed, in
one transaction where that is possible. Nothing leaves that must not: a withdrawn or superseded
version, or one that rests on a consent which does not hold any more, stops here. What is special
about handovers and letters stands in `leaving`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import drawn, leaving
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.leaving import Leaving
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.disclosure import Disclosure
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.ways_out import OfferedChannel, offered
from integrif_desk.store.queries import accounts, actors
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What can be done with an issued document now.

    `channels` begin with those the recipient accepts, `planned` is the one named when it was
    issued, if one was. `file_name` names nobody. `mail_to` is the address for a draft, empty where
    the directory has none; `phone` the number a password is told at, of the unit or else of
    `phone_of`, a person there. `refusal` is why it must not leave, None if it may. `given` is how
    often it did, the latest first.
    """

    channels: tuple[OfferedChannel, ...]
    planned: Channel | None
    file_name: str
    mail_to: str
    phone: str
    phone_of: str
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


def offer(desk: Desk, document_id: UUID) -> Offer:
    """Return what can be done with an issued handover, letter or bundle.

    Raises NOT_FOUND, DOCUMENT_DAMAGED.
    """
    document = leaving.find(desk, document_id)
    with desk.read() as work:
        recipient = work.get(Actor, document.recipient_id)
        phone, phone_of = _phone(work, recipient)
        refusal = None
        try:
            document.require_allowed(work)
        except KnownError as error:
            refusal = error
        return Offer(
            channels=offered(recipient.channels),
            planned=document.planned,
            file_name=document.file_name,
            mail_to=_mail_to(work, recipient),
            phone=phone,
            phone_of=phone_of,
            refusal=refusal,
            given=document.given(work),
        )


def paper(desk: Desk, document_id: UUID) -> Paper:
    """Return the stored document to look at. Raises NOT_FOUND, DOCUMENT_DAMAGED."""
    return drawn.paper(leaving.find(desk, document_id).pdf)


def for_printer(desk: Desk, document_id: UUID) -> tuple[bytes, int]:
    """Return the stored document and the number of its pages. Raises as `paper` does."""
    pdf = leaving.find(desk, document_id).pdf
    return pdf, drawn.page_count(pdf)


def put_on_paper(desk: Desk, document_id: UUID, channel: Channel) -> Given:
    """Enter that the document is printed to go this way, before it is.

    What is printed then is `for_printer`. If the printer fails, `take_back` says so.
    Raises what `_give` raises.
    """
    return _give(desk, document_id, channel, "printed")


def save(
    desk: Desk, document_id: UUID, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write the document in clear to `path`, whole or not at all, and enter it.

    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL, and what
    `_give` raises; then nothing is entered.
    """
    document = leaving.find(desk, document_id)
    return _give(
        desk,
        document_id,
        channel,
        "exported",
        lambda: _write(path, document.pdf, overwrite=overwrite),
    )


def save_locked(
    desk: Desk, document_id: UUID, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write the document with a new password to `path` and enter it. Raises as `save`."""
    content, password = _locked(desk, leaving.find(desk, document_id))
    return _give(
        desk,
        document_id,
        channel,
        "exported",
        lambda: _write(path, content, overwrite=overwrite),
        password,
    )


def save_mail(
    desk: Desk, document_id: UUID, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write an e-mail draft with the document in clear to `path` and enter it. Raises as `save`.

    For e-mail that is encrypted itself. The draft lies where somebody put it until they delete it.
    """
    document = leaving.find(desk, document_id)
    content = _draft(desk, document, document.pdf, locked=False)
    return _give(
        desk, document_id, channel, "exported", lambda: _write(path, content, overwrite=overwrite)
    )


def prepare_mail(desk: Desk, document_id: UUID, channel: Channel, store: Path) -> Given:
    """Write an e-mail draft for the mail program into the store's folder and enter it.

    Its attachment has a new password: the draft lies on the disk until `forget_mail`.
    Raises DISK_FULL, FILE_NOT_WRITABLE (path) and what `_give` raises.
    """
    from integrif_desk.exchange import outgoing

    document = leaving.find(desk, document_id)
    attached, password = _locked(desk, document)
    content = _draft(desk, document, attached, locked=True)
    name = Path(document.file_name).with_suffix(".eml").name
    return _give(
        desk,
        document_id,
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

    A handover that has no other entry is at the desk again, unless it was answered meanwhile; a
    referral that only this letter has sent is a draft again. Raises NOT_FOUND, `FieldError`
    without a remark.
    """
    with desk.write() as work:
        entry = work.save(work.get(Disclosure, disclosure_id).struck(remark))
        struck = (entry, *leaving.take_back(work, desk, entry, remark))
        work.commit()
    ids = tuple(
        one
        for each in struck
        for one in (each.id, each.case_id, each.document_id)
        if one is not None
    )
    return changes(Noun.DISCLOSURE, Noun.HANDOVER, Noun.REFERRAL, Noun.FOLLOW_UP, ids=ids)


def _give(
    desk: Desk,
    document_id: UUID,
    channel: Channel,
    action: str,
    write: Callable[[], Path] | None = None,
    password: str = "",
) -> Given:
    """Enter that a document leaves and let it, in one transaction.

    Raises HANDOVER_WITHDRAWN, HANDOVER_SUPERSEDED, HANDOVER_REVOKED and HANDOVER_CONSENT_OVER
    (categories); of a letter LETTER_OUTDATED, TRANSITION_NOT_ALLOWED, REFERRAL_WITHOUT_CONSENT,
    RECIPIENT_GETS_NOTHING, HANDOVER_CONSENT_OVER; DOCUMENT_DAMAGED, NOT_FOUND.
    """
    document = leaving.find(desk, document_id)
    with desk.write() as work:
        document.require_allowed(work)
        entry = document.leave(work, channel)
        work.note_action(action, document.subject, document_id)
        work.write_audit()
        path = write() if write is not None else None
        work.commit()
    touched = changes(*document.nouns, ids=document.ids)
    return Given(
        touched.nouns,
        touched.ids,
        created=entry.id,
        disclosure_id=entry.id,
        path=path,
        password=password,
    )


def _locked(desk: Desk, document: Leaving) -> tuple[bytes, str]:
    from integrif_desk.exchange import encrypted_pdf

    password = encrypted_pdf.new_password()
    return encrypted_pdf.encrypt(document.pdf, password, desk.own_password), password


def _draft(desk: Desk, document: Leaving, attachment: bytes, *, locked: bool) -> bytes:
    from integrif_desk.exchange import mail

    with desk.read() as work:
        association = accounts.association(work.connection)
        to = _mail_to(work, work.get(Actor, document.recipient_id))
    return mail.draft(
        to=to,
        subject=mail.subject(document.number, document.dated),
        text=mail.text(
            document.number,
            document.dated,
            document.answer_by,
            association.name,
            association.phone,
            locked=locked,
            cases=document.cases,
        ),
        attachment=attachment,
        name=document.file_name,
    )


def _mail_to(work: UnitOfWork, recipient: Actor) -> str:
    """Return the unit's own mailbox, else that of the first person there who has one."""
    from integrif_desk.exchange.mail import mail_address

    people = actors.contacts(work.connection, recipient.id)
    entered = (recipient.email, *(person.email for person in people))
    return next((found for one in entered if (found := mail_address(one))), "")


def _phone(work: UnitOfWork, recipient: Actor) -> tuple[str, str]:
    """Return the unit's number, else that of the first person there who has one and their name."""
    if recipient.phone:
        return recipient.phone, ""
    people = actors.contacts(work.connection, recipient.id)
    return next(((one.phone, one.name or one.role) for one in people if one.phone), ("", ""))


def _write(path: Path, content: bytes, *, overwrite: bool) -> Path:
    from integrif_desk.exchange.files import write_whole

    write_whole(path, content, overwrite=overwrite)
    return path
