"""What the register of disclosures shows, read from several records at once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.disclosure import Disclosure, DocumentKind


@dataclass(frozen=True, kw_only=True)
class DisclosureFilter:
    """Which entries the register shows; `first` and `last` are included.

    `unconfirmed` leaves those whose receipt nobody has confirmed, and that stand.
    """

    case_id: UUID | None = None
    recipient_id: UUID | None = None
    kind: DocumentKind | None = None
    first: date | None = None
    last: date | None = None
    unconfirmed: bool = False
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class DisclosureRow:
    """An entry with the names that its row shows.

    Without a case, `case_number` and `person_name` are empty; without an actor as recipient,
    `recipient_name` and `recipient_carrier`.
    """

    disclosure: Disclosure
    recipient_name: str
    recipient_carrier: str
    case_number: str
    person_name: str
    author: str
