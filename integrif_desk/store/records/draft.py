"""Unsaved input, one row per author, form and subject."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.draft import DraftKind
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, TextTuple


class DraftRecord(RecordColumns, Base):
    """See `domain.draft.Draft`."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "created_by", "kind", "subject_id"),)

    kind: Mapped[DraftKind] = mapped_column(EnumText(DraftKind))
    subject_id: Mapped[UUID | None]
    fields: Mapped[tuple[tuple[str, str], ...]] = mapped_column(TextTuple)
