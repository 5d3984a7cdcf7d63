"""Handovers bound into one document. Triggers keep both tables from ever changing."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import UuidTuple


class HandoverBundleRecord(RecordColumns, Base):
    """See `domain.handover_bundle.HandoverBundle`."""

    __tablename__ = "handover_bundle"
    __table_args__ = (Index(None, "dated", "id"),)

    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("actor.id"))
    number: Mapped[str]
    occasion: Mapped[str]
    handover_ids: Mapped[tuple[UUID, ...]] = mapped_column(UuidTuple)
    dated: Mapped[date]
    answer_by: Mapped[date]
    snapshot_sha256: Mapped[str]
    pdf_sha256: Mapped[str]
    page_count: Mapped[int]


class IssuedBundleRecord(Base):
    """See `domain.handover_bundle.IssuedBundle`; its own table, so that lists never touch it."""

    __tablename__ = "issued_bundle"

    bundle_id: Mapped[UUID] = mapped_column(
        ForeignKey("handover_bundle.id", ondelete="CASCADE"), primary_key=True
    )
    snapshot: Mapped[bytes]
    pdf: Mapped[bytes]
    stored_at: Mapped[datetime]
