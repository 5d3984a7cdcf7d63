"""The directory of actors."""

from collections.abc import Collection
from dataclasses import replace
from statistics import median
from uuid import UUID

from integrif_desk.casework import draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, ActorCategory, ActorFacts, suitability
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import ActorDetail, ActorFilter, Key, Page
from integrif_desk.store import listing
from integrif_desk.store.queries import actors as queries


def actors(
    desk: Desk, wanted: ActorFilter, after: Key | None = None, limit: int = 50
) -> Page[Actor]:
    """Return a page of the directory by name."""
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
        days = queries.answer_days(work.connection, actor_id, desk.holiday)
        return ActorDetail(
            actor=work.get(Actor, actor_id),
            open_referrals=queries.open_referrals(work.connection, actor_id),
            answered=len(days),
            median_days=float(median(days)) if days else None,
        )


def add(desk: Desk, entered: ActorFacts) -> Changes:
    """Add an actor. Raises `FieldError` without a name."""
    actor = Actor(**vars(entered), **desk.stamp())
    with desk.write() as work:
        work.add(actor)
        draft.remove(work, desk, DraftKind.ACTOR, None)
        listing.write_actor(work.connection, actor)
        work.commit()
    return changes(Noun.ACTOR, Noun.DRAFT, created=actor.id)


def change(desk: Desk, actor: Actor) -> Changes:
    """Save an actor. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        listing.write_actor(work.connection, work.save(actor))
        draft.remove(work, desk, DraftKind.ACTOR, actor.id)
        work.commit()
    return changes(Noun.ACTOR, Noun.DRAFT, ids=(actor.id,))


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
