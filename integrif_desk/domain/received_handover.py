"""A handover that another association sent, and the case that was made of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.handover import Purpose
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


class NotTaken(StrEnum):
    """What of a handover does not become a record here, and why."""

    CONSENTS = "consents"  # hold for the sender's recipient and purpose alone
    REPLY = "reply"  # the answer slip closes the handover at the sender's desk
    REFERRAL_ANSWERS = "referral_answers"  # offices answer whoever referred
    KNOWN_FINDINGS = "known_findings"  # the same words are on file
    IMPOSSIBLE = "impossible"  # an end before the beginning, a birth date to come
    UNKNOWN_KEYS = "unknown_keys"  # said by a newer program
    ON_FILE = "on_file"  # stays as it stands with the person who is known already


@dataclass(frozen=True, kw_only=True)
class ReceivedHandover(Record):
    """A handover as it came in. `case_id` is the case made of it, `record_ids` all that was added.

    `sender` is the association, `number` and `issue` are the sender's; `sha256` and `size` (bytes)
    are those of the file.
    """

    case_id: UUID
    sender: str
    number: str
    issue: int
    dated: date
    purpose: Purpose
    answer_code: str
    snapshot_sha256: str
    file_name: str
    size: int
    sha256: str
    record_ids: tuple[UUID, ...] = ()

    def __post_init__(self) -> None:
        set_line(self, "file_name")


@dataclass(frozen=True, kw_only=True)
class ReceivedFile:
    """The bytes of the file, written once."""

    received_id: UUID
    content: bytes


@dataclass(frozen=True, kw_only=True)
class ReceivedRow:
    """A received handover with the number of its case."""

    received: ReceivedHandover
    case_number: str
