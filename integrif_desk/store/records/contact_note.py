"""Contact notes and the actors that took part."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, UuidTuple


class ContactNoteRecord(RecordColumns, Base):
    """See `domain.contact_note.ContactNote`."""

    __tablename__ = "contact_note"
    __table_args__ = (Index(None, "case_id", "occurred_at"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    occurred_at: Mapped[datetime]
    kind: Mapped[ContactKind] = mapped_column(EnumText(ContactKind))
    text: Mapped[str]
    minutes: Mapped[int]
    actor_ids: Mapped[tuple[UUID, ...]] = mapped_column(UuidTuple)
    visibility: Mapped[Visibility] = mapped_column(EnumText(Visibility))
    lesson: Mapped[Lesson | None] = mapped_column(EnumText(Lesson))
    from_office: Mapped[bool] = mapped_column(server_default="0")
