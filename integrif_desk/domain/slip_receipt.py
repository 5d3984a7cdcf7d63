"""A reply slip that came back as a file and was taken in: the file as it came, and what it did."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.domain.record import Record
from integrif_desk.domain.returned_slip import SlipAnswer
from integrif_desk.domain.text import set_line, set_paragraphs

_BETWEEN = "/"


@dataclass(frozen=True, kw_only=True)
class SlipReceipt(Record):
    """A returned file without its bytes, and what it was applied to.

    `fields` are the raw names and values of the form, in the order of their names. Exactly one of
    `referral_id` and `handover_id` is set. `replaced` is the answer that stood there before, as
    names and values, empty without one; `replaced_because` is why it was replaced. `sha256` is
    that of the file, for one answer out of several in it a `part_key`; `fields` are its own then.
    """

    case_id: UUID
    referral_id: UUID | None = None
    handover_id: UUID | None = None
    code: str
    file_name: str
    size: int
    sha256: str
    fields: tuple[tuple[str, str], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    replaced_because: str = ""

    def __post_init__(self) -> None:
        set_line(self, "code", limit=40)
        set_paragraphs(self, "replaced_because", limit=2000)

    @property
    def file_sha256(self) -> str:
        """The hash of the file, which other receipts may share."""
        return self.sha256.partition(_BETWEEN)[0]


def part_key(file_sha256: str, case: int) -> str:
    """Return what tells the answer to a case from the others in a file, „<sha256>/3“.

    That of a slip alone (0) is the hash of its file.
    """
    return f"{file_sha256}{_BETWEEN}{case}" if case else file_sha256


@dataclass(frozen=True, kw_only=True)
class SlipFile:
    """The bytes of a returned file, as they came, written once: with one receipt of the file."""

    receipt_id: UUID
    content: bytes


@dataclass(frozen=True, kw_only=True)
class RecommendationAnswer(Record):
    """What the office said to a recommendation of a handover, counted from 1.

    `finding_id` is the practice finding whose suggestion it was, where there is one.
    """

    receipt_id: UUID
    handover_id: UUID
    number: int
    text: str
    said: SlipAnswer
    finding_id: UUID | None = None
