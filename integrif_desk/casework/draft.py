"""Drafts: unsaved input in the encrypted store, so that a killed program loses nothing."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.draft import Draft, DraftKind
from integrif_desk.store.queries import drafts
from integrif_desk.store.unit_of_work import UnitOfWork


def keep(desk: Desk, kind: DraftKind, subject_id: UUID | None, fields: dict[str, str]) -> Changes:
    """Keep what has been typed so far, as it is: a draft is never refused."""
    pairs = tuple(fields.items())
    with desk.write() as work:
        draft = drafts.find(work.connection, desk.account.id, kind, subject_id)
        if draft is None:
            work.add(Draft(kind=kind, subject_id=subject_id, fields=pairs, **desk.stamp()))
        elif draft.fields != pairs:
            work.save(replace(draft, fields=pairs))
        work.commit()
    return changes(Noun.DRAFT)


def load(desk: Desk, kind: DraftKind, subject_id: UUID | None) -> dict[str, str] | None:
    """Return the signed-in account's draft; None without one."""
    with desk.read() as work:
        draft = drafts.find(work.connection, desk.account.id, kind, subject_id)
    return None if draft is None else dict(draft.fields)


def discard(desk: Desk, kind: DraftKind, subject_id: UUID | None) -> Changes:
    """Forget a draft; nothing happens when there is none."""
    with desk.write() as work:
        remove(work, desk, kind, subject_id)
        work.commit()
    return changes(Noun.DRAFT)


def remove(
    work: UnitOfWork,
    desk: Desk,
    kind: DraftKind,
    subject_id: UUID | None,
    author_id: UUID | None = None,
) -> None:
    """Remove a draft within a transaction: with what it became, or not at all.

    Without `author_id` it is the signed-in account's.
    """
    draft = drafts.find(work.connection, author_id or desk.account.id, kind, subject_id)
    if draft is not None:
        work.remove(Draft, draft.id)


def remove_all(work: UnitOfWork, kind: DraftKind, subject_id: UUID) -> None:
    """Remove everybody's drafts about something that has come to its end."""
    for one in drafts.of_subject(work.connection, kind, subject_id):
        work.remove(Draft, one.id)
