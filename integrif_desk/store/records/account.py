"""Accounts of the people who sign in, and what they bring along."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.account import Role, Salutation
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, TextTuple


class AccountRecord(RecordColumns, Base):
    """See `domain.account.Account`."""

    __tablename__ = "account"

    name: Mapped[str]
    role: Mapped[Role] = mapped_column(EnumText(Role))
    salutation: Mapped[Salutation] = mapped_column(EnumText(Salutation))
    slot_id: Mapped[str | None]
    active: Mapped[bool]


class VolunteerProfileRecord(RecordColumns, Base):
    """See `domain.volunteer_profile.VolunteerProfile`."""

    __tablename__ = "volunteer_profile"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    competence: Mapped[str]
    languages: Mapped[tuple[str, ...]] = mapped_column(TextTuple)
    since: Mapped[date | None]
    phone: Mapped[str]
    in_handover: Mapped[bool]
