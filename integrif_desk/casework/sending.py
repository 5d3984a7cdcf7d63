"""Giving an issued document away: on paper, as a file, as a draft in the mail program.

Nothing leaves unnoted: the entry in the register is on the disk before a byte of a file is anywhere
else or a page is printed. Whatever ends the program in between, the register says rather too much
than too little, and marks what it has not heard the end of. Nothing leaves that must not: a
withdrawn or superseded version, or one that rests on a consent which does not hold any more, stops
here. Nothing leaves in a way that is none of its channel, or by a channel that the recipient does
not accept, unless somebody says in words that they have agreed to it (`agreed`); those stay with
the entry. What is special about handovers, letters and reports stands in `leaving`.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from integrif_desk.casework import drawn, entered_file, leaving, reaching
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.leaving import Document, Leaving
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, Writing
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.ways_out import OfferedChannel, WayOut
from integrif_desk.store.queries import accounts
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
        reached = reaching.reached(work, found)
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


def put_on_paper(desk: Desk, document: Document, channel: Channel, agreed: str = "") -> Given:
    """Enter that the document is printed to go this way, before it is.

    What is printed then is `for_printer`. If the printer fails, `take_back` says so.
    Raises what `_enter` raises.
    """
    return _only_enter(desk, document, _Through(WayOut.PRINT, channel, agreed), "printed")


def tell(desk: Desk, document: Document, channel: Channel, agreed: str = "") -> Given:
    """Enter that a file which was `set_aside` has gone this way. Raises what `_enter` raises."""
    return _only_enter(desk, document, _Through(WayOut.TELL, channel, agreed), "changed")


def set_aside(desk: Desk, handover_id: UUID, path: Path, *, overwrite: bool = False) -> Given:
    """Write a handover in clear to `path`, for somebody to give it away later; entered before.

    It has left the store, so the register knows; it has not left the desk, so the entry has no
    channel and the handover stays as it is, until `tell`. Raises as `save`.
    """
    found = leaving.find(desk, handover_id)
    return _save(desk, found, None, found.content, path, overwrite=overwrite)


def save(
    desk: Desk,
    document: Document,
    channel: Channel,
    path: Path,
    *,
    agreed: str = "",
    overwrite: bool = False,
) -> Given:
    """Enter that the document leaves in clear, and write it to `path`, whole or not at all.

    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL, and what
    `_enter` raises; then nothing stands in the register but what is struck. FILE_BROKEN_OFF (path)
    leaves the entry: a part of the document may lie there.
    """
    found = leaving.find(desk, document)
    through = _Through(WayOut.SAVE_OPEN, channel, agreed)
    return _save(desk, found, through, found.content, path, overwrite=overwrite)


def save_locked(
    desk: Desk,
    document: Document,
    channel: Channel,
    path: Path,
    *,
    agreed: str = "",
    overwrite: bool = False,
) -> Given:
    """Write the document with a new password to `path`, entered before. Raises as `save`."""
    found = leaving.find(desk, document)
    content, password = _locked(desk, found)
    through = _Through(WayOut.SAVE_LOCKED, channel, agreed)
    return _save(desk, found, through, content, path, password, overwrite=overwrite)


def save_mail(
    desk: Desk,
    document: Document,
    channel: Channel,
    path: Path,
    *,
    agreed: str = "",
    overwrite: bool = False,
) -> Given:
    """Write an e-mail draft with the document in clear to `path`, entered before; as `save`.

    For e-mail that is encrypted itself. The draft lies where somebody put it until they delete it.
    """
    found = leaving.find(desk, document)
    content = _draft(desk, found, found.content, locked=False)
    through = _Through(WayOut.SAVE_MAIL, channel, agreed)
    return _save(desk, found, through, content, path, overwrite=overwrite)


def prepare_mail(
    desk: Desk, document: Document, channel: Channel, store: Path, agreed: str = ""
) -> Given:
    """Write an e-mail draft for the mail program into the store's folder, entered before.

    Its attachment has a new password: the draft lies on the disk until `forget_mail`.
    Raises as `save`.
    """
    from integrif_desk.exchange import outgoing

    found = leaving.find(desk, document)
    attached, password = _locked(desk, found)
    content = _draft(desk, found, attached, locked=True)
    name = Path(found.file_name).with_suffix(".eml").name
    through = _Through(WayOut.MAIL, channel, agreed)
    _require_allowed(desk, found, through)
    room = outgoing.kept_place(store, name, len(content))
    return _write(desk, found, through, content, room, password)


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


@dataclass(frozen=True)
class _Through:
    """A way out through a channel, and in which words the recipient has agreed to that."""

    way: WayOut
    channel: Channel
    agreed: str


def _require_allowed(desk: Desk, document: Leaving, through: _Through | None) -> None:
    with desk.read() as work:
        _require(work, document, through)


def _require(work: UnitOfWork, document: Leaving, through: _Through | None) -> str:
    """Return the words to keep with the entry; none where the directory names the channel."""
    document.require_allowed(work)
    if through is None:
        return ""
    needed = reaching.require_way(work, document, through.way, through.channel, through.agreed)
    return through.agreed if needed else ""


def _only_enter(desk: Desk, document: Document, through: _Through, action: str) -> Given:
    found = leaving.find(desk, document)
    with desk.write() as work:
        entries = _enter(work, found, through, action, Writing.DONE)
        work.commit()
    return _given(found, entries)


def _save(
    desk: Desk,
    document: Leaving,
    through: _Through | None,
    content: bytes,
    path: Path,
    password: str = "",
    *,
    overwrite: bool,
) -> Given:
    from integrif_desk.exchange.files import kept_place

    _require_allowed(desk, document, through)
    room = kept_place(path, len(content), overwrite=overwrite)
    return _write(desk, document, through, content, room, password)


def _write(
    desk: Desk,
    document: Leaving,
    through: _Through | None,
    content: bytes,
    room: "AbstractContextManager[Place]",
    password: str,
) -> Given:
    def enter(work: UnitOfWork) -> tuple[Disclosure, ...]:
        return _enter(work, document, through, "exported", Writing.BEGUN)

    def take_back(work: UnitOfWork, entry: Disclosure) -> object:
        return leaving.take_back(work, desk, entry, Disclosure.not_written)

    path, entries = entered_file.write(desk, room, content, enter, take_back)
    return _given(document, entries, path, password)


def _enter(
    work: UnitOfWork, document: Leaving, through: _Through | None, action: str, writing: Writing
) -> tuple[Disclosure, ...]:
    """Enter within a transaction that a document leaves; it is committed before it does.

    Raises WAY_NOT_THERE (channel), CHANNEL_NOT_ACCEPTED (channel); HANDOVER_WITHDRAWN,
    HANDOVER_SUPERSEDED, HANDOVER_REVOKED and HANDOVER_CONSENT_OVER
    (categories); of a letter LETTER_OUTDATED, TRANSITION_NOT_ALLOWED, REFERRAL_WITHOUT_CONSENT,
    RECIPIENT_GETS_NOTHING, HANDOVER_CONSENT_OVER; of a report LEAD_REQUIRED.
    """
    agreed = _require(work, document, through)
    entries = document.leave(work, None if through is None else through.channel, writing)
    if agreed:
        entries = tuple(work.save(one.amended(agreed)) for one in entries)
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
        to = reaching.reached(work, document).mail_to
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
