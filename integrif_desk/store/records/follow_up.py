"""Follow-ups: dated tasks."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText

_OPEN = text("done_on IS NULL")
_DELEGATED = text("done_on IS NULL AND delegated_by IS NOT NULL")


class FollowUpRecord(RecordColumns, Base):
    """See `domain.follow_up.FollowUp`. Only open ones are searched by date."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("ix_follow_up_open", "due_on", "id", sqlite_where=_OPEN),
        Index("ix_follow_up_open_owner", "owner_id", "due_on", "id", sqlite_where=_OPEN),
        Index("ix_follow_up_remind", "owner_id", "remind_at", sqlite_where=_OPEN),
        Index("ix_follow_up_delegated", "delegated_by", "due_on", "id", sqlite_where=_DELEGATED),
        Index("ix_follow_up_case", "case_id", "due_on", "id", sqlite_where=_OPEN),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    task: Mapped[str]
    due_on: Mapped[date]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    due_time: Mapped[time | None]
    kind: Mapped[ContactKind | None] = mapped_column(EnumText(ContactKind))
    owed_by: Mapped[TaskOwner] = mapped_column(EnumText(TaskOwner))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("actor.id"))
    referral_id: Mapped[UUID | None] = mapped_column(ForeignKey("referral.id"))
    done_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(server_default="")
    minutes: Mapped[int] = mapped_column(server_default="0")
    remark: Mapped[str] = mapped_column(server_default="")
    recurs: Mapped[Recurrence | None] = mapped_column(EnumText(Recurrence))
    recurs_until: Mapped[date | None]
    series_id: Mapped[UUID | None]
    series_start: Mapped[date | None]
    delegated_by: Mapped[UUID | None]
    remind_at: Mapped[datetime | None]
