"""People who are advised, and their languages."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.person import Level, Sex
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, TextTuple


class PersonRecord(RecordColumns, Base):
    """See `domain.person.Person`."""

    __tablename__ = "person"

    given_names: Mapped[str]
    surname: Mapped[str]
    original_name: Mapped[str]
    surname_first: Mapped[bool]
    salutation: Mapped[Salutation] = mapped_column(EnumText(Salutation))
    birth_date: Mapped[date | None]
    birth_year_only: Mapped[bool]
    birth_date_estimated: Mapped[bool]
    sex: Mapped[Sex] = mapped_column(EnumText(Sex))
    nationalities: Mapped[tuple[str, ...]] = mapped_column(TextTuple)
    phone: Mapped[str]
    email: Mapped[str]
    street: Mapped[str]
    postal_code: Mapped[str]
    town: Mapped[str]


class LanguageLevelRecord(RecordColumns, Base):
    """See `domain.person.LanguageLevel`."""

    __tablename__ = "language_level"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    language: Mapped[str]
    level: Mapped[Level] = mapped_column(EnumText(Level))
    proof: Mapped[str]
    proof_date: Mapped[date | None]
