"""What is given away, and a file of it whose password is still to be told."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from integrif_desk.casework.sending import Given


@dataclass(frozen=True)
class Untold:
    """A file whose password nobody has confirmed to have passed on."""

    given: Given
    mail: bool


class Parcel(Protocol):
    """What is given away: `number` names it where nobody must be named, `id` is the document's."""

    @property
    def id(self) -> UUID: ...

    @property
    def number(self) -> str: ...

    @property
    def recipient_name(self) -> str: ...
