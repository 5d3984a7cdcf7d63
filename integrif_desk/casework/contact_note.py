"""Contact notes: logged in under 30 seconds, never lost."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from integrif_desk.casework import draft, follow_up
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.contact_note import ContactKind, ContactNote, Lesson, Visibility
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.store import listing
from integrif_desk.store.queries import notes as queries

NOTES_FOR_COMPOSER = 500
_CLOCK_TOLERANCE = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class NewNote:
    """A contact as entered. Without `occurred_at` it was just now."""

    case_id: UUID
    text: str
    kind: ContactKind = ContactKind.CONVERSATION
    minutes: int = 0
    actor_ids: tuple[UUID, ...] = ()
    occurred_at: datetime | None = None
    visibility: Visibility = Visibility.INTERNAL
    lesson: Lesson | None = None
    from_office: bool = False
    follow_up: NewFollowUp | None = None


def log(desk: Desk, entered: NewNote) -> Changes:
    """Log a contact, with a follow-up if one was entered; the note's draft is done then.

    Raises CASE_CLOSED, `FieldError` for an empty text or a time that has not come yet.
    """
    note = ContactNote(
        case_id=entered.case_id,
        occurred_at=entered.occurred_at or desk.now(),
        kind=entered.kind,
        text=entered.text,
        minutes=entered.minutes,
        actor_ids=entered.actor_ids,
        visibility=entered.visibility,
        lesson=entered.lesson,
        from_office=entered.from_office,
        **desk.stamp(),
    )
    _refuse_future(desk, note)
    with desk.write() as work:
        require_open(work.get(Case, note.case_id))
        work.add(note)
        if entered.follow_up is not None:
            follow_up.insert(work, desk, note.case_id, entered.follow_up)
        draft.remove(work, desk, DraftKind.CONTACT_NOTE, note.case_id)
        day = note.occurred_at.astimezone().date()
        listing.add_contact(work.connection, note.case_id, day)
        work.commit()
    return changes(
        Noun.CONTACT_NOTE, Noun.FOLLOW_UP, Noun.DRAFT, ids=(note.case_id,), created=note.id
    )


def read(desk: Desk, note_id: UUID) -> ContactNote:
    """Return a note for editing. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return work.get(ContactNote, note_id)


def change(desk: Desk, note: ContactNote) -> Changes:
    """Save a changed note. Raises `StaleRecord`, `FieldError`."""
    _refuse_future(desk, note)
    with desk.write() as work:
        work.save(note)
        listing.refresh_contact(work.connection, note.case_id)
        work.commit()
    return changes(Noun.CONTACT_NOTE, ids=(note.case_id, note.id))


def remove(desk: Desk, note_id: UUID) -> ContactNote:
    """Delete a note and return it, so that `restore` can undo it."""
    with desk.write() as work:
        note = work.get(ContactNote, note_id)
        work.remove(ContactNote, note_id)
        draft.remove(work, desk, DraftKind.CONTACT_NOTE, note_id)
        listing.refresh_contact(work.connection, note.case_id)
        work.commit()
    return note


def restore(desk: Desk, note: ContactNote) -> Changes:
    """Put a deleted note back as it was."""
    with desk.write() as work:
        work.add(note)
        listing.refresh_contact(work.connection, note.case_id)
        work.commit()
    return changes(Noun.CONTACT_NOTE, ids=(note.case_id, note.id))


def last_kind(desk: Desk, case_id: UUID) -> ContactKind:
    """Return how the newest contact took place; a conversation where there was none."""
    with desk.read() as work:
        return queries.last_kind(work.connection, case_id) or ContactKind.CONVERSATION


def notes(
    desk: Desk, case_id: UUID, visibility: Visibility | None = None
) -> tuple[ContactNote, ...]:
    """Return the newest notes of a case, newest first, to choose from."""
    with desk.read() as work:
        return queries.notes(work.connection, case_id, visibility, NOTES_FOR_COMPOSER)


def at_noon(day: date) -> datetime:
    """Return the moment a note is given when only its day is known."""
    return datetime.combine(day, time(12)).astimezone()


def _refuse_future(desk: Desk, note: ContactNote) -> None:
    if note.occurred_at.astimezone().date() > (desk.now() + _CLOCK_TOLERANCE).astimezone().date():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "occurred_at")
