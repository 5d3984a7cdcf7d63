"""A reply slip that came back as a file and was taken in: the file as it came, and what it did."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.domain.record import Record
from integrif_desk.domain.returned_slip import SlipAnswer
from integrif_desk.domain.text import set_line, set_paragraphs


@dataclass(frozen=True, kw_only=True)
class SlipReceipt(Record):
    """A returned file without its bytes, and what it was applied to.

    `fields` are the raw names and values of the form, in the order of their names. Exactly one of
    `referral_id` and `handover_id` is set. `replaced` is the answer that stood there before, as
    names and values, empty without one; `replaced_because` is why it was replaced.
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


@dataclass(frozen=True, kw_only=True)
class SlipFile:
    """The bytes of a returned file, as they came, written once."""

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
