"""The disclosure register. A trigger keeps what an entry says from ever changing."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import DocumentKind, Writing
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, EnumTuple


class DisclosureRecord(RecordColumns, Base):
    """See `domain.disclosure.Disclosure`."""

    __tablename__ = "disclosure"
    __table_args__ = (Index(None, "disclosed_on", "id"),)

    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    recipient_id: Mapped[UUID | None] = mapped_column(ForeignKey("actor.id"), index=True)
    kind: Mapped[DocumentKind] = mapped_column(EnumText(DocumentKind))
    document_id: Mapped[UUID | None] = mapped_column(index=True)
    number: Mapped[str]
    issue: Mapped[int]
    purpose: Mapped[Purpose | None] = mapped_column(EnumText(Purpose))
    subject: Mapped[str]
    categories: Mapped[tuple[DataCategory, ...]] = mapped_column(EnumTuple(DataCategory))
    channel: Mapped[Channel | None] = mapped_column(EnumText(Channel))
    sha256: Mapped[str] = mapped_column(index=True)
    disclosed_on: Mapped[date]
    receipt_confirmed_on: Mapped[date | None]
    receipt_by_answer: Mapped[bool]
    remark: Mapped[str]
    entered_in_error: Mapped[bool]
    writing: Mapped[Writing] = mapped_column(EnumText(Writing))
