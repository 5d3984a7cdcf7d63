"""The directory of actors."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import ActorCategory, Channel
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, EnumTuple, TextTuple


class ActorRecord(RecordColumns, Base):
    """See `domain.actor.Actor`. `sort_name` is the folded name, for the order of lists."""

    __tablename__ = "actor"
    __table_args__ = (
        Index(None, "sort_name", "id"),
        Index(None, "checked_on", "id"),
    )

    name: Mapped[str]
    carrier: Mapped[str]
    category: Mapped[ActorCategory] = mapped_column(EnumText(ActorCategory))
    responsible_for: Mapped[str]
    street: Mapped[str]
    postal_code: Mapped[str]
    town: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    hours: Mapped[str]
    channels: Mapped[tuple[Channel, ...]] = mapped_column(EnumTuple(Channel))
    practice_tips: Mapped[str]
    checked_on: Mapped[date | None]
    checked_by: Mapped[UUID | None]
    for_whom: Mapped[str] = mapped_column(server_default="")
    status_groups: Mapped[tuple[StatusKind, ...]] = mapped_column(
        EnumTuple(StatusKind), server_default="[]"
    )
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    level_from: Mapped[Level | None] = mapped_column(EnumText(Level))
    level_to: Mapped[Level | None] = mapped_column(EnumText(Level))
    municipalities: Mapped[tuple[str, ...]] = mapped_column(TextTuple, server_default="[]")
    languages: Mapped[tuple[str, ...]] = mapped_column(TextTuple, server_default="[]")
    accessibility: Mapped[str] = mapped_column(server_default="")
    costs: Mapped[str] = mapped_column(server_default="")
    waiting_time: Mapped[str] = mapped_column(server_default="")
    promised_days: Mapped[int | None]
    website: Mapped[str] = mapped_column(server_default="")
    publishable: Mapped[bool] = mapped_column(server_default="0")
    active: Mapped[bool]
    sort_name: Mapped[str]


class ContactPersonRecord(RecordColumns, Base):
    """See `domain.contact_person.ContactPerson`."""

    __tablename__ = "contact_person"
    __table_args__ = (Index(None, "actor_id", "position"),)

    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actor.id"))
    position: Mapped[int]
    name: Mapped[str]
    role: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    remark: Mapped[str]
