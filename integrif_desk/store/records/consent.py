"""Consents, the scans of what was signed, recipient profiles and checked translations."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.attachment import MediaType
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.recipient_profile import DataField
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, EnumTuple


class AttachmentRecord(RecordColumns, Base):
    """See `domain.attachment.Attachment`."""

    __tablename__ = "attachment"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    title: Mapped[str]
    media_type: Mapped[MediaType] = mapped_column(EnumText(MediaType))
    size: Mapped[int]
    sha256: Mapped[str]


class AttachmentContentRecord(Base):
    """See `domain.attachment.AttachmentContent`; a table of its own, so that lists stay small."""

    __tablename__ = "attachment_content"

    attachment_id: Mapped[UUID] = mapped_column(
        ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ConsentRecord(RecordColumns, Base):
    """See `domain.consent.Consent`."""

    __tablename__ = "consent"
    __table_args__ = (Index(None, "valid_until", "id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    recipient_id: Mapped[UUID | None] = mapped_column(ForeignKey("actor.id"))
    recipient_category: Mapped[ActorCategory | None] = mapped_column(EnumText(ActorCategory))
    purpose: Mapped[Purpose] = mapped_column(EnumText(Purpose))
    categories: Mapped[tuple[DataCategory, ...]] = mapped_column(EnumTuple(DataCategory))
    given_on: Mapped[date]
    valid_until: Mapped[date]
    form_language: Mapped[str]
    interpreter: Mapped[str]
    scan_id: Mapped[UUID | None] = mapped_column(ForeignKey("attachment.id"))
    revoked_on: Mapped[date | None]
    revoked_remark: Mapped[str]


class RecipientProfileRecord(RecordColumns, Base):
    """See `domain.recipient_profile.RecipientProfile`."""

    __tablename__ = "recipient_profile"

    category: Mapped[ActorCategory] = mapped_column(EnumText(ActorCategory), unique=True)
    fields: Mapped[tuple[DataField, ...]] = mapped_column(EnumTuple(DataField))
    note: Mapped[str]


class FormReviewRecord(RecordColumns, Base):
    """See `domain.form_review.FormReview`."""

    __tablename__ = "form_review"

    language: Mapped[str]
    text_sha256: Mapped[str]
    reviewed_on: Mapped[date]
    reviewer: Mapped[str]
