"""The directory of actors."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import ActorCategory, Channel
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, EnumTuple


class ActorRecord(RecordColumns, Base):
    """See `domain.actor.Actor`. `sort_name` is the folded name, for the order of lists."""

    __tablename__ = "actor"
    __table_args__ = (Index(None, "sort_name", "id"),)

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
    contact_name: Mapped[str]
    contact_role: Mapped[str]
    channels: Mapped[tuple[Channel, ...]] = mapped_column(EnumTuple(Channel))
    practice_tips: Mapped[str]
    checked_on: Mapped[date | None]
    active: Mapped[bool]
    sort_name: Mapped[str]
