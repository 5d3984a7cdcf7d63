"""Handovers and their stored documents. Triggers keep the documents from ever changing."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.handover import Decision, HandoverState, Purpose, WithdrawReason
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText

_KEPT = text("state = 'issued'")


class HandoverRecord(RecordColumns, Base):
    """See `domain.handover.Handover`."""

    __tablename__ = "handover"
    __table_args__ = (
        Index("ix_handover_dated", "dated", "id"),
        Index("ix_handover_kept", "created_by", "dated", "id", sqlite_where=_KEPT),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("actor.id"))
    number: Mapped[str] = mapped_column(index=True)
    issue: Mapped[int]
    purpose: Mapped[Purpose] = mapped_column(EnumText(Purpose))
    channel: Mapped[Channel] = mapped_column(EnumText(Channel))
    dated: Mapped[date]
    answer_code: Mapped[str] = mapped_column(unique=True)
    answer_by: Mapped[date]
    snapshot_sha256: Mapped[str] = mapped_column(index=True)
    pdf_sha256: Mapped[str]
    page_count: Mapped[int]
    state: Mapped[HandoverState] = mapped_column(EnumText(HandoverState))
    decision: Mapped[Decision | None] = mapped_column(EnumText(Decision))
    decline_reason: Mapped[DeclineReason | None] = mapped_column(EnumText(DeclineReason))
    expected_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    learned_by: Mapped[LearnedBy | None] = mapped_column(EnumText(LearnedBy))
    told_by: Mapped[str]
    answer_text: Mapped[str]
    approved_by: Mapped[UUID | None]
    self_approved: Mapped[bool]
    handed_over_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[WithdrawReason | None] = mapped_column(EnumText(WithdrawReason))
    withdrawn_text: Mapped[str]
    superseded_by: Mapped[UUID | None]


class IssuedDocumentRecord(Base):
    """See `domain.handover.IssuedDocument`; its own table, so that lists never touch the bytes."""

    __tablename__ = "issued_document"

    handover_id: Mapped[UUID] = mapped_column(ForeignKey("handover.id"), primary_key=True)
    snapshot: Mapped[bytes]
    pdf: Mapped[bytes]
    stored_at: Mapped[datetime]
