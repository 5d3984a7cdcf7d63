"""Requests for release: a plan as it was presented, what a lead remarked, what became of it."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.approval import ApprovalState
from integrif_desk.domain.handover import Purpose
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, TextTuple


class ApprovalRequestRecord(RecordColumns, Base):
    """See `domain.approval.ApprovalRequest`."""

    __tablename__ = "approval_request"
    __table_args__ = (Index(None, "state", "changed_at"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("actor.id"))
    purpose: Mapped[Purpose] = mapped_column(EnumText(Purpose))
    plan: Mapped[str]
    snapshot: Mapped[str]
    state: Mapped[ApprovalState] = mapped_column(EnumText(ApprovalState))
    message: Mapped[str]
    comments: Mapped[tuple[tuple[str, str], ...]] = mapped_column(TextTuple)
    decided_by: Mapped[UUID | None]
    handover_id: Mapped[UUID | None]
