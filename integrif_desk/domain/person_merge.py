"""Two records of the same person, put together by a lead; can be taken back."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class PersonMerge(Record):
    """What went from `merged_id` to `kept_id`: `moved` are (kind of record, id in hexadecimal)."""

    kept_id: UUID
    merged_id: UUID
    moved: tuple[tuple[str, str], ...] = ()
    undone: bool = False
