"""Referral letters as issued. Triggers keep both tables from ever changing."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.store.records.base import Base, RecordColumns


class ReferralLetterRecord(RecordColumns, Base):
    """See `domain.referral_letter.ReferralLetter`; it goes with a draft that is deleted."""

    __tablename__ = "referral_letter"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    referral_id: Mapped[UUID] = mapped_column(
        ForeignKey("referral.id", ondelete="CASCADE"), index=True
    )
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("actor.id"))
    issue: Mapped[int]
    dated: Mapped[date]
    answer_code: Mapped[str]
    answer_by: Mapped[date]
    snapshot_sha256: Mapped[str]
    pdf_sha256: Mapped[str]
    page_count: Mapped[int]


class IssuedLetterRecord(Base):
    """See `domain.referral_letter.IssuedLetter`; its own table, so that lists never touch it."""

    __tablename__ = "issued_letter"

    letter_id: Mapped[UUID] = mapped_column(
        ForeignKey("referral_letter.id", ondelete="CASCADE"), primary_key=True
    )
    snapshot: Mapped[bytes]
    pdf: Mapped[bytes]
    stored_at: Mapped[datetime]
