"""The audit log: append-only, hash-chained, ids instead of names. Triggers forbid change."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.store.records.base import Base


class AuditRecord(Base):
    """One entry. `hash` is SHA-256 over the previous hash and this row's fields."""

    __tablename__ = "audit_log"

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    account_id: Mapped[UUID]
    action: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    hash: Mapped[bytes]
