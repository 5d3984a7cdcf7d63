"""Giving an issued document away: on paper, as a file, as a draft in the mail program.

Nothing leaves unnoted: the entry in the register is on the disk before a byte of a file is anywhere
else or a page is printed. Whatever ends the program in between, the register says rather too much
than too little, and marks what it has not heard the end of. Nothing leaves that must not: a
withdrawn or superseded version, or one that rests on a consent which does not hold any more, stops
here. What is special about handovers, letters and reports stands in `leaving`.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from integrif_desk.casework import drawn, entered_file, leaving
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.leaving import Document, Leaving
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.disclosure import Disclosure, Writing
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.person import Person
from integrif_desk.domain.ways_out import OfferedChannel, offered
from integrif_desk.store.queries import accounts, actors
from integrif_desk.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from integrif_desk.exchange.files import Place


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What can be done with a document now.

    `to_person`: it goes to the person it is about, not to a unit of the directory. `channels` begin
    with those the recipient accepts, `planned` is the one named when it was issued, if one was.
    `file_name` names nobody. `mail_to` is the address for a draft, empty where none is on file;
    `phone` the number a password is told at, of the unit or else of `phone_of`, a person there.
    `refusal` is why it must not leave, None if it may. `given` is how often it did, the latest
    first.
    """

    to_person: bool
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


def offer(desk: Desk, document: Document) -> Offer:
    """Return what can be done with an issued handover, letter or bundle, or with a report.

    Raises NOT_FOUND, DOCUMENT_DAMAGED.
    """
    found = leaving.find(desk, document)
    with desk.read() as work:
        refusal = None
        try:
            found.require_allowed(work)
        except KnownError as error:
            refusal = error
        reached = _reached(work, found)
        return Offer(
            to_person=found.recipient_id is None,
            channels=reached.channels,
            planned=found.planned,
            file_name=found.file_name,
            mail_to=reached.mail_to,
            phone=reached.phone,
            phone_of=reached.phone_of,
            refusal=refusal,
            given=found.given(work),
        )


def paper(desk: Desk, document: Document) -> Paper:
    """Return the stored document to look at. Raises NOT_FOUND, DOCUMENT_DAMAGED."""
    return drawn.paper(leaving.find(desk, document).content)


def for_printer(desk: Desk, document: Document) -> tuple[bytes, int]:
    """Return the stored document and the number of its pages. Raises as `paper` does."""
    pdf = leaving.find(desk, document).content
    return pdf, drawn.page_count(pdf)


def put_on_paper(desk: Desk, document: Document, channel: Channel) -> Given:
    """Enter that the document is printed to go this way, before it is.

    What is printed then is `for_printer`. If the printer fails, `take_back` says so.
    Raises what `_enter` raises.
    """
    found = leaving.find(desk, document)
    with desk.write() as work:
        entries = _enter(work, found, channel, "printed", Writing.DONE)
        work.commit()
    return _given(found, entries)


def save(
    desk: Desk, document: Document, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Enter that the document leaves in clear, and write it to `path`, whole or not at all.

    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL, and what
    `_enter` raises; then nothing stands in the register but what is struck. FILE_BROKEN_OFF (path)
    leaves the entry: a part of the document may lie there.
    """
    found = leaving.find(desk, document)
    return _save(desk, found, channel, found.content, path, overwrite=overwrite)


def save_locked(
    desk: Desk, document: Document, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write the document with a new password to `path`, entered before. Raises as `save`."""
    found = leaving.find(desk, document)
    content, password = _locked(desk, found)
    return _save(desk, found, channel, content, path, password, overwrite=overwrite)


def save_mail(
    desk: Desk, document: Document, channel: Channel, path: Path, *, overwrite: bool = False
) -> Given:
    """Write an e-mail draft with the document in clear to `path`, entered before; as `save`.

    For e-mail that is encrypted itself. The draft lies where somebody put it until they delete it.
    """
    found = leaving.find(desk, document)
    content = _draft(desk, found, found.content, locked=False)
    return _save(desk, found, channel, content, path, overwrite=overwrite)


def prepare_mail(desk: Desk, document: Document, channel: Channel, store: Path) -> Given:
    """Write an e-mail draft for the mail program into the store's folder, entered before.

    Its attachment has a new password: the draft lies on the disk until `forget_mail`.
    Raises as `save`.
    """
    from integrif_desk.exchange import outgoing

    found = leaving.find(desk, document)
    attached, password = _locked(desk, found)
    content = _draft(desk, found, attached, locked=True)
    name = Path(found.file_name).with_suffix(".eml").name
    _require_allowed(desk, found)
    room = outgoing.kept_place(store, name, len(content))
    return _write(desk, found, channel, content, room, password)


def forget_mail(path: Path) -> None:
    """Remove a draft that the mail program has taken over, or was not able to."""
    from integrif_desk.exchange import outgoing

    outgoing.take_away(path)


def keep_mail(draft: Path, path: Path, *, overwrite: bool = False) -> Path:
    """Write a draft that no mail program took to `path`. Raises FILE_EXISTS, FILE_NOT_WRITABLE."""
    from integrif_desk.exchange.files import write_whole

    try:
        content = draft.read_bytes()
    except OSError:
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=path) from None
    write_whole(path, content, overwrite=overwrite)
    return path


def take_back(desk: Desk, disclosure_id: UUID, remark: str) -> Changes:
    """Strike an entry because nothing left: not sent, not printed. `remark` says why.

    A handover that has no other entry is at the desk again, unless it was answered meanwhile; a
    referral that only this letter has sent is a draft again. Raises NOT_FOUND, `FieldError`
    without a remark.
    """
    with desk.write() as work:
        entry = work.get(Disclosure, disclosure_id)
        struck = leaving.take_back(work, desk, entry, lambda one: one.struck(remark))
        work.commit()
    ids = tuple(
        one
        for each in struck
        for one in (each.id, each.case_id, each.document_id)
        if one is not None
    )
    return changes(Noun.DISCLOSURE, Noun.HANDOVER, Noun.REFERRAL, Noun.FOLLOW_UP, ids=ids)


def _require_allowed(desk: Desk, document: Leaving) -> None:
    with desk.read() as work:
        document.require_allowed(work)


def _save(
    desk: Desk,
    document: Leaving,
    channel: Channel,
    content: bytes,
    path: Path,
    password: str = "",
    *,
    overwrite: bool,
) -> Given:
    from integrif_desk.exchange.files import kept_place

    _require_allowed(desk, document)
    room = kept_place(path, len(content), overwrite=overwrite)
    return _write(desk, document, channel, content, room, password)


def _write(
    desk: Desk,
    document: Leaving,
    channel: Channel,
    content: bytes,
    room: "AbstractContextManager[Place]",
    password: str,
) -> Given:
    def enter(work: UnitOfWork) -> tuple[Disclosure, ...]:
        return _enter(work, document, channel, "exported", Writing.BEGUN)

    def take_back(work: UnitOfWork, entry: Disclosure) -> object:
        return leaving.take_back(work, desk, entry, Disclosure.not_written)

    path, entries = entered_file.write(desk, room, content, enter, take_back)
    return _given(document, entries, path, password)


def _enter(
    work: UnitOfWork, document: Leaving, channel: Channel, action: str, writing: Writing
) -> tuple[Disclosure, ...]:
    """Enter within a transaction that a document leaves; it is committed before it does.

    Raises HANDOVER_WITHDRAWN, HANDOVER_SUPERSEDED, HANDOVER_REVOKED and HANDOVER_CONSENT_OVER
    (categories); of a letter LETTER_OUTDATED, TRANSITION_NOT_ALLOWED, REFERRAL_WITHOUT_CONSENT,
    RECIPIENT_GETS_NOTHING, HANDOVER_CONSENT_OVER; of a report LEAD_REQUIRED.
    """
    document.require_allowed(work)
    entries = document.leave(work, channel, writing)
    work.note_action(action, document.subject, document.subject_id)
    return entries


def _given(
    document: Leaving, entries: tuple[Disclosure, ...], path: Path | None = None, password: str = ""
) -> Given:
    touched = changes(*document.nouns, ids=document.ids)
    return Given(
        touched.nouns,
        touched.ids,
        created=entries[0].id,
        disclosure_id=entries[0].id,
        path=path,
        password=password,
    )


def _locked(desk: Desk, document: Leaving) -> tuple[bytes, str]:
    from integrif_desk.exchange import encrypted_pdf

    password = encrypted_pdf.new_password()
    return encrypted_pdf.encrypt(document.content, password, desk.own_password), password


def _draft(desk: Desk, document: Leaving, attachment: bytes, *, locked: bool) -> bytes:
    from integrif_desk.exchange import mail

    with desk.read() as work:
        association = accounts.association(work.connection)
        to = _reached(work, document).mail_to
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


@dataclass(frozen=True, kw_only=True)
class _Reached:
    """How the recipient of a document is reached; see `Offer`."""

    channels: tuple[OfferedChannel, ...]
    mail_to: str
    phone: str
    phone_of: str = ""


def _reached(work: UnitOfWork, document: Leaving) -> _Reached:
    from integrif_desk.exchange.mail import mail_address

    if document.person_id is not None:
        person = work.get(Person, document.person_id)
        return _Reached(
            channels=document.to_person, mail_to=mail_address(person.email), phone=person.phone
        )
    assert document.recipient_id is not None
    recipient = work.get(Actor, document.recipient_id)
    phone, phone_of = _phone(work, recipient)
    return _Reached(
        channels=offered(recipient.channels),
        mail_to=_mail_to(work, recipient),
        phone=phone,
        phone_of=phone_of,
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
