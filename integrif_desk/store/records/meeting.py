"""Network meetings, agreements and their history."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.meeting import AgreementState
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, UuidTuple

_OPEN = text("state = 'open'")


class MeetingRecord(RecordColumns, Base):
    """See `domain.meeting.Meeting`."""

    __tablename__ = "meeting"
    __table_args__ = (Index(None, "held_on", "id"),)

    title: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str]
    participant_ids: Mapped[tuple[UUID, ...]] = mapped_column(UuidTuple)
    account_ids: Mapped[tuple[UUID, ...]] = mapped_column(UuidTuple)
    attendees: Mapped[str]
    minutes_text: Mapped[str]


class AgreementRecord(RecordColumns, Base):
    """See `domain.meeting.Agreement`."""

    __tablename__ = "agreement"
    __table_args__ = (Index("ix_agreement_open", "due_on", "id", sqlite_where=_OPEN),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    task: Mapped[str]
    due_on: Mapped[date]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("actor.id"), index=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    state: Mapped[AgreementState] = mapped_column(EnumText(AgreementState))
    state_since: Mapped[date | None]
    remark: Mapped[str]


class AgreementEventRecord(RecordColumns, Base):
    """See `domain.meeting.AgreementEvent`."""

    __tablename__ = "agreement_event"

    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), index=True)
    state: Mapped[AgreementState] = mapped_column(EnumText(AgreementState))
    happened_on: Mapped[date]
    due_on: Mapped[date]
    remark: Mapped[str]
