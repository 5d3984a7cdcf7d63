"""The contact persons of an actor, written with it in one go."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_person import ContactPerson, ContactPersonFacts
from integrif_desk.store.queries import actors as queries
from integrif_desk.store.unit_of_work import UnitOfWork


def write(
    work: UnitOfWork, desk: Desk, actor_id: UUID, entered: Sequence[ContactPersonFacts]
) -> None:
    """Make these the contact persons of an actor, in this order.

    Who bears the same name and role stays the same record; what is unchanged is not written.
    Raises `FieldError` where neither name nor role is told.
    """
    before = list(queries.contacts(work.connection, actor_id))
    for position, facts in enumerate(entered):
        new = ContactPerson(**vars(facts), actor_id=actor_id, position=position, **desk.stamp())
        known = next((one for one in before if (one.name, one.role) == (new.name, new.role)), None)
        if known is None:
            work.add(new)
            continue
        before.remove(known)
        wanted = replace(known, **vars(queries.bare(new)), position=position)
        if wanted != known:
            work.save(wanted)
    for gone in before:
        work.remove(ContactPerson, gone.id)
