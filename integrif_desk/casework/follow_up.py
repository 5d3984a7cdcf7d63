"""Follow-ups: dated tasks that Heute brings up."""

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from integrif_desk.casework import draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.store import listing
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class NewFollowUp:
    """A task as entered. Without `owner_id` the signed-in account watches it."""

    task: str
    due_on: date
    due_time: time | None = None
    kind: ContactKind | None = None
    owner_id: UUID | None = None
    owed_by: TaskOwner = TaskOwner.ACCOUNT
    actor_id: UUID | None = None
    referral_id: UUID | None = None


def add(desk: Desk, case_id: UUID, entered: NewFollowUp) -> Changes:
    """Add a follow-up. Raises CASE_CLOSED, `FieldError` without a task."""
    with desk.write() as work:
        require_open(work.get(Case, case_id))
        created = insert(work, desk, case_id, entered)
        draft.remove(work, desk, DraftKind.FOLLOW_UP, case_id)
        work.commit()
    return changes(Noun.FOLLOW_UP, Noun.DRAFT, ids=(case_id,), created=created.id)


def read(desk: Desk, follow_up_id: UUID) -> FollowUp:
    """Return a follow-up for editing. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return work.get(FollowUp, follow_up_id)


def change(desk: Desk, follow_up: FollowUp) -> Changes:
    """Save a changed follow-up. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        work.save(follow_up)
        return _done(work, follow_up)


def complete(desk: Desk, follow_up_id: UUID, on: date | None = None) -> Changes:
    """Tick a follow-up off."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        work.save(replace(follow_up, done_on=on or desk.today()))
        return _done(work, follow_up)


def reopen(desk: Desk, follow_up_id: UUID) -> Changes:
    """Take the tick back."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        work.save(replace(follow_up, done_on=None))
        return _done(work, follow_up)


def postpone(desk: Desk, follow_up_id: UUID, due_on: date, due_time: time | None = None) -> Changes:
    """Move a follow-up to another day, where it has no time of day unless one is given."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        kept = follow_up.due_time if follow_up.due_on == due_on else None
        work.save(replace(follow_up, due_on=due_on, due_time=due_time or kept))
        return _done(work, follow_up)


def remove(desk: Desk, follow_up_id: UUID) -> FollowUp:
    """Delete a follow-up and return it, so that `restore` can undo it."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        work.remove(FollowUp, follow_up_id)
        draft.remove(work, desk, DraftKind.FOLLOW_UP, follow_up_id)
        _done(work, follow_up)
    return follow_up


def restore(desk: Desk, follow_up: FollowUp) -> Changes:
    """Put a deleted follow-up back as it was."""
    with desk.write() as work:
        work.add(follow_up)
        return _done(work, follow_up)


def insert(work: UnitOfWork, desk: Desk, case_id: UUID, entered: NewFollowUp) -> FollowUp:
    """Insert a follow-up within a transaction and bring the list row up to date."""
    entered = replace(entered, owner_id=entered.owner_id or desk.account.id)
    added = work.add(FollowUp(case_id=case_id, **vars(entered), **desk.stamp()))
    listing.refresh_due(work.connection, case_id)
    return added


def _done(work: UnitOfWork, follow_up: FollowUp) -> Changes:
    listing.refresh_due(work.connection, follow_up.case_id)
    work.commit()
    return changes(Noun.FOLLOW_UP, ids=(follow_up.case_id, follow_up.id))
