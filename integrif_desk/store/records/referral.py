"""Referrals and their changes of state."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText


class ReferralRecord(RecordColumns, Base):
    """See `domain.referral.Referral`. `urgency_key` orders lists, see `store.convert`."""

    __tablename__ = "referral"
    __table_args__ = (
        Index("ix_referral_case", "case_id"),
        Index("ix_referral_actor", "actor_id", "urgency_key", "id"),
        Index("ix_referral_actor_answered", "actor_id", "answered_on"),
        Index("ix_referral_urgency", "urgency_key", "id"),
        Index("ix_referral_owner", "owner_id", "urgency_key", "id"),
        Index("ix_referral_state", "state", "urgency_key", "id"),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actor.id"))
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    purpose: Mapped[str]
    message: Mapped[str]
    state: Mapped[ReferralState] = mapped_column(EnumText(ReferralState))
    sent_on: Mapped[date | None]
    channel: Mapped[Channel | None] = mapped_column(EnumText(Channel))
    answer_code: Mapped[str | None] = mapped_column(unique=True)
    answer_due: Mapped[date | None]
    answered_on: Mapped[date | None]
    expected_on: Mapped[date | None]
    decline_reason: Mapped[DeclineReason | None] = mapped_column(EnumText(DeclineReason))
    outcome: Mapped[str]
    ended_on: Mapped[date | None]
    urgency_key: Mapped[str]


class ReferralEventRecord(RecordColumns, Base):
    """See `domain.referral.ReferralEvent`."""

    __tablename__ = "referral_event"

    referral_id: Mapped[UUID] = mapped_column(ForeignKey("referral.id"), index=True)
    state: Mapped[ReferralState] = mapped_column(EnumText(ReferralState))
    happened_on: Mapped[date]
    learned_by: Mapped[LearnedBy] = mapped_column(EnumText(LearnedBy))
    told_by: Mapped[str]
    remark: Mapped[str]
    decline_reason: Mapped[DeclineReason | None] = mapped_column(EnumText(DeclineReason))
    expected_on: Mapped[date | None]
    channel: Mapped[Channel | None] = mapped_column(EnumText(Channel))
