"""The ways in which a document leaves the desk, and which of them lead through which channel.

In clear, a document leaves on paper, or as a file where somebody puts it by their own decision: for
a channel that is encrypted itself, or into the recipient's hands. Everything else has a password.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from integrif_desk.domain.actor import Channel


class WayOut(StrEnum):
    """What the desk does to let a document leave."""

    PRINT = "print"
    MAIL = "mail"  # opens a draft in the mail program, the attachment has a password
    SAVE_LOCKED = "save_locked"  # a PDF that opens with a password
    SAVE_MAIL = "save_mail"  # a draft as a file, the attachment in clear
    SAVE_OPEN = "save_open"  # a PDF in clear
    TELL = "tell"  # a file that was saved in clear before has gone on; nothing is written


IN_CLEAR = frozenset({WayOut.SAVE_MAIL, WayOut.SAVE_OPEN})
"""Ways that leave the document on a disk for everybody who has the file."""

# A letter goes to the printer, a stick gets a file with a password, and plain e-mail one, too.
_WAYS: dict[Channel, tuple[WayOut, ...]] = {
    Channel.IN_PERSON: (WayOut.PRINT, WayOut.SAVE_LOCKED, WayOut.SAVE_OPEN),
    Channel.POST: (WayOut.PRINT,),
    Channel.PHONE: (),
    Channel.EMAIL: (WayOut.MAIL, WayOut.SAVE_LOCKED),
    Channel.ENCRYPTED_EMAIL: (WayOut.MAIL, WayOut.SAVE_MAIL),
    Channel.ENCRYPTED_PDF: (WayOut.MAIL, WayOut.SAVE_LOCKED),
    Channel.DE_MAIL: (WayOut.SAVE_OPEN, WayOut.SAVE_LOCKED),
    Channel.EBO: (WayOut.SAVE_OPEN, WayOut.SAVE_LOCKED),
}
# Where a file goes on that was saved in clear: printed elsewhere, or where it is encrypted.
_FOR_SAVED = frozenset(
    {
        *(Channel.IN_PERSON, Channel.POST, Channel.ENCRYPTED_EMAIL),
        *(Channel.DE_MAIL, Channel.EBO),
    }
)

# What is about a person goes to them in the ways they choose; an office's mailboxes are none.
_TO_PERSON = (
    *(Channel.IN_PERSON, Channel.POST, Channel.ENCRYPTED_PDF),
    *(Channel.EMAIL, Channel.ENCRYPTED_EMAIL, Channel.DE_MAIL),
)


@dataclass(frozen=True)
class OfferedChannel:
    """A channel with its ways. `accepted`: the directory says that the recipient takes it."""

    channel: Channel
    ways: tuple[WayOut, ...]
    accepted: bool


def ways_of(channel: Channel) -> tuple[WayOut, ...]:
    """Return the ways that lead through a channel, the safest first; none for the telephone."""
    return _WAYS[channel]


def ways_to_person(*, locked: bool) -> tuple[OfferedChannel, ...]:
    """Return the channels to the person a document is about, with their ways.

    Without `locked` it is no PDF: it has no pages to print, and nothing gives it a password.
    """
    ways = {
        channel: tuple(way for way in _WAYS[channel] if locked or way is WayOut.SAVE_OPEN)
        for channel in _TO_PERSON
    }
    return tuple(OfferedChannel(channel, found, True) for channel, found in ways.items() if found)


def offered(accepted: Iterable[Channel], *, saved: bool = False) -> tuple[OfferedChannel, ...]:
    """Return every channel a document can take, those first that the recipient accepts.

    `saved`: it lies in a file already, and nobody has told yet how that has gone on.
    """
    taken = frozenset(accepted)
    every = [
        OfferedChannel(channel, _with_saved(channel, ways, saved), channel in taken)
        for channel, ways in _WAYS.items()
        if ways
    ]
    return tuple(sorted(every, key=lambda one: not one.accepted))


def _with_saved(channel: Channel, ways: tuple[WayOut, ...], saved: bool) -> tuple[WayOut, ...]:
    return (*ways, WayOut.TELL) if saved and channel in _FOR_SAVED else ways
