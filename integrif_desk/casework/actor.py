"""The directory of actors."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from statistics import median
from uuid import UUID

from integrif_desk.casework import contact_person, draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, ActorCard, ActorCategory, ActorFacts, suitability
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import StaleRecord
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import ActorDetail, ActorFilter, Key, Page
from integrif_desk.store import listing, meeting_words
from integrif_desk.store.queries import accounts
from integrif_desk.store.queries import actors as queries
from integrif_desk.store.unit_of_work import UnitOfWork

MOST_SHARE = 0.9


def actors(
    desk: Desk, wanted: ActorFilter, after: Key | None = None, limit: int = 50
) -> Page[Actor]:
    """Return a page of the directory by name, entries to check by the day of their last check."""
    with desk.read() as work:
        return queries.actors(work.connection, wanted, after, limit)


def choices(desk: Desk, text: str = "", limit: int = 50) -> tuple[Actor, ...]:
    """Return active actors for a choice field, narrowed by what was typed."""
    return actors(desk, ActorFilter(text=text), limit=limit).rows


def matching(
    desk: Desk,
    categories: Collection[ActorCategory],
    status: StatusKind | None,
    age: int | None,
    municipality: str,
) -> tuple[Actor, ...]:
    """Return the active actors of these categories that are there for such a person, best first.

    Best is who names town, status and age most closely (`domain.actor.suitability`). What is not
    known (None, an empty town) rules nobody out.
    """
    with desk.read() as work:
        found = queries.there_for(work.connection, categories, age)
    ranked = [(suitability(one, status, municipality), one) for one in found]
    fitting = [(fit, one) for fit, one in ranked if fit is not None]
    # The sort keeps the order by name among equals.
    return tuple(one for _, one in sorted(fitting, key=lambda pair: pair[0], reverse=True))


def view(desk: Desk, actor_id: UUID) -> ActorDetail:
    """Return an actor with what the desk has measured. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        connection = work.connection
        card = queries.with_contacts(connection, work.get(Actor, actor_id))
        days = sorted(queries.answer_days(connection, actor_id, desk.holiday))
        return ActorDetail(
            actor=card,
            open_referrals=queries.open_referrals(connection, actor_id),
            answered=len(days),
            median_days=float(median(days)) if days else None,
            most_days=days[ceil(MOST_SHARE * len(days)) - 1] if days else None,
            checker=accounts.names(connection).get(card.checked_by, "") if card.checked_by else "",
        )


def add(desk: Desk, entered: ActorFacts, contacts: Sequence[ContactPersonFacts] = ()) -> Changes:
    """Add an actor with its contact persons. Raises `FieldError` for what cannot stand."""
    actor = Actor(**vars(entered), **desk.stamp())
    with desk.write() as work:
        work.add(actor)
        contact_person.write(work, desk, actor.id, contacts)
        draft.remove(work, desk, DraftKind.ACTOR, None)
        listing.write_actor(work.connection, actor)
        work.commit()
    return changes(Noun.ACTOR, Noun.DRAFT, created=actor.id)


def change(desk: Desk, actor: Actor) -> Changes:
    """Save an actor, an `ActorCard` with its contact persons. Raises `StaleRecord`, `FieldError`.

    The versions that `StaleRecord` shows of a card are cards.
    """
    with desk.write() as work:
        before = work.get(Actor, actor.id).name
        saved = _save(work, desk, actor)
        listing.write_actor(work.connection, saved)
        if saved.name != before:
            meeting_words.write_renamed(work.connection, actor.id)
        draft.remove(work, desk, DraftKind.ACTOR, actor.id)
        work.commit()
    return changes(Noun.ACTOR, Noun.DRAFT, ids=(actor.id,))


def confirm(desk: Desk, actor_id: UUID) -> Changes:
    """Note that the entry was found right today, by whoever is signed in."""
    return set_checked(desk, actor_id, desk.today(), desk.account.id)


def set_checked(desk: Desk, actor_id: UUID, on: date | None, by: UUID | None) -> Changes:
    """Note when and by whom the entry was last checked; so a confirmation can be undone."""
    with desk.write() as work:
        work.save(replace(work.get(Actor, actor_id), checked_on=on, checked_by=by))
        work.commit()
    return changes(Noun.ACTOR, ids=(actor_id,))


def deactivate(desk: Desk, actor_id: UUID) -> Changes:
    """Take an actor out of the choices; its referrals and documents stay."""
    return _set_active(desk, actor_id, active=False)


def reactivate(desk: Desk, actor_id: UUID) -> Changes:
    """Offer an actor again."""
    return _set_active(desk, actor_id, active=True)


def _set_active(desk: Desk, actor_id: UUID, *, active: bool) -> Changes:
    with desk.write() as work:
        actor = work.save(replace(work.get(Actor, actor_id), active=active))
        listing.write_actor(work.connection, actor)
        work.commit()
    return changes(Noun.ACTOR, ids=(actor_id,))


def _save(work: UnitOfWork, desk: Desk, actor: Actor) -> Actor:
    if not isinstance(actor, ActorCard):
        return work.save(actor)
    try:
        saved = work.save(actor.actor)
    except StaleRecord as stale:
        raise StaleRecord(actor, queries.with_contacts(work.connection, stale.theirs)) from None
    contact_person.write(work, desk, actor.id, actor.contacts)
    return saved
