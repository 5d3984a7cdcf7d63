"""Several handovers bound into one document for one recipient: for a meeting, or for a team.

Each handover stays what it is: released on its own, with its own number, answer code and consents.
The binding adds a letter with a table of the cases, and never changes once it is issued.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from integrif_desk.domain.bound_names import MOST_CASES
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import HandoverSnapshot, Letterhead, Recipient
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


@dataclass(frozen=True, kw_only=True)
class BoundHandover:
    """A handover as it was issued; `fingerprint` is printed on its reply slip."""

    snapshot: HandoverSnapshot
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class BundleSnapshot:
    """Everything the document says, the handovers with it. `occasion` may be empty."""

    number: str
    dated: date
    association: Letterhead
    sender: str
    recipient: Recipient
    occasion: str
    handovers: tuple[BoundHandover, ...]
    is_draft: bool = False
    is_sample: bool = False

    @property
    def answer_by(self) -> date:
        """The first day on which an answer is asked for."""
        return min(each.snapshot.answer_by for each in self.handovers)


@dataclass(frozen=True, kw_only=True)
class BundlePlan:
    """What shall be bound, in this order."""

    recipient_id: UUID
    handover_ids: tuple[UUID, ...]
    occasion: str = ""

    def __post_init__(self) -> None:
        set_line(self, "occasion")

    def require_several(self) -> None:
        """Raise BUNDLE_NEEDS_SEVERAL (most) for fewer than two, too many, or the same one twice."""
        count = len(self.handover_ids)
        if not 2 <= count <= MOST_CASES or len(set(self.handover_ids)) != count:
            raise KnownError(ErrorCode.BUNDLE_NEEDS_SEVERAL, most=MOST_CASES)


@dataclass(frozen=True, kw_only=True)
class HandoverBundle(Record):
    """A document that binds handovers. Hashes are SHA-256, hexadecimal."""

    recipient_id: UUID
    number: str
    occasion: str
    handover_ids: tuple[UUID, ...]
    dated: date
    answer_by: date
    snapshot_sha256: str
    pdf_sha256: str
    page_count: int


@dataclass(frozen=True, kw_only=True)
class IssuedBundle:
    """The stored file of a bundle: canonical snapshot (JSON, UTF-8) and PDF, written once."""

    bundle_id: UUID
    snapshot: bytes
    pdf: bytes
    stored_at: datetime


def bundle_number(year: int, running: int) -> str:
    """Return S-26-003 for the third bundle of 2026."""
    return f"S-{year % 100:02d}-{running:03d}"
