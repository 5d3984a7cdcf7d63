"""The directory of actors."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, String, func, or_, select, type_coerce

from integrif_desk.domain.actor import CHECK_AFTER, Actor, ActorCard, ActorCategory
from integrif_desk.domain.contact_person import ContactPerson, ContactPersonFacts
from integrif_desk.domain.names import MOST_TYPED, fold
from integrif_desk.domain.referral import Referral
from integrif_desk.domain.views import ActorFilter, Key, Page
from integrif_desk.domain.working_days import IsHoliday, working_days_between
from integrif_desk.store.convert import ENDED, from_row, table_of
from integrif_desk.store.listing import ACTOR
from integrif_desk.store.queries import search
from integrif_desk.store.queries.paging import after_key, page

_actor = table_of(Actor)
_contact = table_of(ContactPerson)
_referral = table_of(Referral).c
ANSWERS_MEASURED = 200
"""The newest answers count: an office is as fast as it is now."""


def actors(
    connection: Connection, wanted: ActorFilter, after: Key | None, limit: int
) -> Page[Actor]:
    """Return a page of the directory by name, or of the entries to check by their last check."""
    statement = select(_actor)
    if not wanted.include_inactive:
        statement = statement.where(_actor.c.active.is_(True))
    if wanted.category is not None:
        statement = statement.where(_actor.c.category == wanted.category)
    if wanted.town:
        statement = statement.where(_actor.c.town == wanted.town)
    if wanted.publishable is not None:
        statement = statement.where(_actor.c.publishable.is_(wanted.publishable))
    order: list[ColumnElement[Any]] = [_actor.c.sort_name, _actor.c.id]
    if wanted.check_due_on is not None:
        statement = statement.where(_unchecked(wanted.check_due_on))
        order.insert(
            0, func.coalesce(type_coerce(_actor.c.checked_on, String), "")
        )  # never checked comes first
    if wanted.text.strip():
        hits = search.matching(wanted.text, ACTOR)
        statement = statement.where(
            or_(_actor.c.id.in_(hits), _actor.c.sort_name.contains(fold(wanted.text[:MOST_TYPED])))
        )
    if after is not None:
        key: tuple[Any, ...] = (*after[:-1], UUID(str(after[-1])))
        statement = statement.where(after_key(order, key))
    rows = connection.execute(statement.order_by(*order).limit(limit + 1)).all()
    checked = wanted.check_due_on is not None

    def key_of(row: Row[Any]) -> Key:
        day = row.checked_on.isoformat() if row.checked_on else ""
        return (*((day,) if checked else ()), row.sort_name, row.id.hex)

    return page(rows, limit, lambda row: from_row(Actor, row), key_of)


def to_check(connection: Connection, today: date) -> int:
    """Return how many active entries ask to be checked."""
    statement = select(func.count(_actor.c.id)).where(_actor.c.active.is_(True), _unchecked(today))
    return connection.execute(statement).scalar_one()


def _unchecked(today: date) -> ColumnElement[bool]:
    """Return the condition that `Actor.needs_check` states of one."""
    return or_(_actor.c.checked_on.is_(None), _actor.c.checked_on < today - CHECK_AFTER)


def contacts(connection: Connection, actor_id: UUID) -> tuple[ContactPerson, ...]:
    """Return the contact persons of an actor in their order."""
    rows = connection.execute(
        select(_contact).where(_contact.c.actor_id == actor_id).order_by(_contact.c.position)
    )
    return tuple(from_row(ContactPerson, row) for row in rows)


def with_contacts(connection: Connection, actor: Actor) -> ActorCard:
    """Return the actor with its contact persons."""
    found = contacts(connection, actor.id)
    return ActorCard.of(actor, tuple(bare(one) for one in found))


def bare(contact: ContactPerson) -> ContactPersonFacts:
    """Return what somebody entered of a contact person."""
    values = {field.name: getattr(contact, field.name) for field in fields(ContactPersonFacts)}
    return ContactPersonFacts(**values)


def there_for(
    connection: Connection, categories: Collection[ActorCategory], age: int | None
) -> list[Actor]:
    """Return the active actors of these categories that name no age or this one, by name."""
    statement = select(_actor).where(_actor.c.active.is_(True), _actor.c.category.in_(categories))
    if age is not None:
        statement = statement.where(
            or_(_actor.c.age_from.is_(None), _actor.c.age_from <= age),
            or_(_actor.c.age_to.is_(None), _actor.c.age_to >= age),
        )
    rows = connection.execute(statement.order_by(_actor.c.sort_name, _actor.c.id))
    return [from_row(Actor, row) for row in rows]


def names(connection: Connection, ids: set[UUID]) -> dict[UUID, str]:
    """Return the names of these actors."""
    rows = connection.execute(select(_actor.c.id, _actor.c.name).where(_actor.c.id.in_(ids)))
    return {row.id: row.name for row in rows}


def known_by(connection: Connection, wanted: set[str]) -> dict[str, UUID]:
    """Return for each name the one active actor that bears it; nothing where several do."""
    found: dict[str, set[UUID]] = {}
    rows = connection.execute(
        select(_actor.c.id, _actor.c.sort_name).where(
            _actor.c.active, _actor.c.sort_name.in_({fold(name) for name in wanted})
        )
    )
    for row in rows:
        found.setdefault(row.sort_name, set()).add(row.id)
    return {
        name: next(iter(ids)) for name in wanted if len(ids := found.get(fold(name), set())) == 1
    }


def open_referrals(connection: Connection, actor_id: UUID) -> int:
    """Return how many referrals to the actor are open."""
    return connection.execute(
        select(func.count(_referral.id)).where(
            _referral.actor_id == actor_id, _referral.urgency_key < ENDED
        )
    ).scalar_one()


def answer_days(connection: Connection, actor_id: UUID, is_holiday: IsHoliday) -> list[int]:
    """Return the working days to the first answer of the newest answered referrals."""
    rows = connection.execute(
        select(_referral.sent_on, _referral.answered_on)
        .where(
            _referral.actor_id == actor_id,
            _referral.answered_on.is_not(None),
            _referral.sent_on.is_not(None),
        )
        .order_by(_referral.answered_on.desc())
        .limit(ANSWERS_MEASURED)
    )
    return [working_days_between(row.sent_on, row.answered_on, is_holiday) for row in rows]
