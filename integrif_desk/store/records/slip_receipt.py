"""Reply slips that came back as files, and what they said to each recommendation."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.returned_slip import SlipAnswer
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, TextTuple


class SlipReceiptRecord(RecordColumns, Base):
    """See `domain.slip_receipt.SlipReceipt`."""

    __tablename__ = "returned_slip"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    referral_id: Mapped[UUID | None] = mapped_column(ForeignKey("referral.id"), index=True)
    handover_id: Mapped[UUID | None] = mapped_column(ForeignKey("handover.id"), index=True)
    code: Mapped[str]
    file_name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(unique=True)
    fields: Mapped[tuple[Any, ...]] = mapped_column(TextTuple)
    replaced: Mapped[tuple[Any, ...]] = mapped_column(TextTuple)
    replaced_because: Mapped[str]


class SlipFileRecord(Base):
    """See `domain.slip_receipt.SlipFile`; a table of its own, so that lists stay small."""

    __tablename__ = "returned_slip_file"

    receipt_id: Mapped[UUID] = mapped_column(
        ForeignKey("returned_slip.id", ondelete="CASCADE"), primary_key=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)


class RecommendationAnswerRecord(RecordColumns, Base):
    """See `domain.slip_receipt.RecommendationAnswer`."""

    __tablename__ = "recommendation_answer"

    receipt_id: Mapped[UUID] = mapped_column(
        ForeignKey("returned_slip.id", ondelete="CASCADE"), index=True
    )
    handover_id: Mapped[UUID] = mapped_column(ForeignKey("handover.id"), index=True)
    number: Mapped[int]
    text: Mapped[str]
    said: Mapped[SlipAnswer] = mapped_column(EnumText(SlipAnswer))
    finding_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("practice_finding.id", ondelete="SET NULL")
    )
