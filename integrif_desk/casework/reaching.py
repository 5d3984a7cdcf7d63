"""How the recipient of a document is reached: by which channels, in which ways, at which address.

Here alone is decided whether a way leads through a channel and whether the recipient takes it. The
window offers what is decided here; whoever asks for something else is refused.
"""

from dataclasses import dataclass

from integrif_desk.casework.leaving import Leaving
from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.disclosure import Disclosure
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.person import Person
from integrif_desk.domain.ways_out import OfferedChannel, WayOut, offered
from integrif_desk.store.queries import actors
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class Reached:
    """How the recipient of a document is reached; see `sending.Offer`."""

    channels: tuple[OfferedChannel, ...]
    mail_to: str
    phone: str
    phone_of: str = ""


def reached(work: UnitOfWork, document: Leaving) -> Reached:
    """Return how whoever gets the document is reached: a unit, or the person it is about."""
    from integrif_desk.exchange.mail import mail_address

    if document.person_id is not None:
        person = work.get(Person, document.person_id)
        return Reached(
            channels=document.to_person, mail_to=mail_address(person.email), phone=person.phone
        )
    assert document.recipient_id is not None
    recipient = work.get(Actor, document.recipient_id)
    phone, phone_of = _phone(work, recipient)
    return Reached(
        channels=offered(recipient.channels, saved=only_saved(document.given(work))),
        mail_to=_mail_to(work, recipient),
        phone=phone,
        phone_of=phone_of,
    )


def require_way(
    work: UnitOfWork, document: Leaving, way: WayOut, channel: Channel, agreed: str
) -> bool:
    """Refuse a way that does not lead through the channel, and a channel nobody has agreed to.

    `agreed` says in words that the recipient has agreed to a channel that the directory does not
    name. Return whether that was needed. Raises WAY_NOT_THERE (channel), CHANNEL_NOT_ACCEPTED
    (channel).
    """
    channels = reached(work, document).channels
    found = next((one for one in channels if one.channel is channel), None)
    if found is None or way not in found.ways:
        raise KnownError(ErrorCode.WAY_NOT_THERE, channel=channel)
    if not found.accepted and not agreed.strip():
        raise KnownError(ErrorCode.CHANNEL_NOT_ACCEPTED, channel=channel)
    return not found.accepted


def only_saved(given: tuple[Disclosure, ...]) -> bool:
    """Tell whether a document has been saved, and nobody has told by which channel it went on."""
    standing = [one for one in given if not one.entered_in_error]
    return bool(standing) and all(one.is_only_saved for one in standing)


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
