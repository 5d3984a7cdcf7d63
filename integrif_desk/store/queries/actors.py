"""The directory of actors."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.names import fold
from integrif_desk.domain.referral import Referral
from integrif_desk.domain.views import ActorFilter, Key, Page
from integrif_desk.domain.working_days import IsHoliday, working_days_between
from integrif_desk.store.convert import ENDED, from_row, table_of
from integrif_desk.store.listing import ACTOR
from integrif_desk.store.queries import search
from integrif_desk.store.queries.paging import after_key, page

_actor = table_of(Actor)
_referral = table_of(Referral).c
ANSWERS_MEASURED = 200
"""The newest answers count: an office is as fast as it is now."""


def actors(
    connection: Connection, wanted: ActorFilter, after: Key | None, limit: int
) -> Page[Actor]:
    """Return a page of the directory by name."""
    statement = select(_actor)
    if not wanted.include_inactive:
        statement = statement.where(_actor.c.active.is_(True))
    if wanted.category is not None:
        statement = statement.where(_actor.c.category == wanted.category)
    if wanted.town:
        statement = statement.where(_actor.c.town == wanted.town)
    if wanted.text.strip():
        hits = search.matching(wanted.text, ACTOR)
        statement = statement.where(
            or_(_actor.c.id.in_(hits), _actor.c.sort_name.contains(fold(wanted.text)))
        )
    if after is not None:
        key: tuple[Any, ...] = (after[0], UUID(str(after[1])))
        statement = statement.where(after_key((_actor.c.sort_name, _actor.c.id), key))
    rows = connection.execute(
        statement.order_by(_actor.c.sort_name, _actor.c.id).limit(limit + 1)
    ).all()
    return page(
        rows, limit, lambda row: from_row(Actor, row), lambda row: (row.sort_name, row.id.hex)
    )


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
