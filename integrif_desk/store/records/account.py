"""Accounts of the people who sign in."""

from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.account import Role, Salutation
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText


class AccountRecord(RecordColumns, Base):
    """See `domain.account.Account`."""

    __tablename__ = "account"

    name: Mapped[str]
    role: Mapped[Role] = mapped_column(EnumText(Role))
    salutation: Mapped[Salutation] = mapped_column(EnumText(Salutation))
    slot_id: Mapped[str | None]
    active: Mapped[bool]
