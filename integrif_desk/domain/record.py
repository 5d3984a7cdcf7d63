"""What every stored entity has: identity, author, times, version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of all entities.

    `id` is a UUIDv7, so that records of several desks can meet. Times are aware and in UTC.
    `version` counts saves from 1; a save with an older version is refused (`StaleRecord`).
    """

    id: UUID
    created_at: datetime
    created_by: UUID
    changed_at: datetime
    changed_by: UUID
    version: int = 1
