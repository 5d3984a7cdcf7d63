"""People who are advised: names, languages, family, education and work."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.person import Level, Literacy, ProofKind, Sex
from integrif_desk.domain.qualification import QualificationKind, Recognition
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, TextTuple


class PersonRecord(RecordColumns, Base):
    """See `domain.person.Person`."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "birth_date"),)

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
    birth_place: Mapped[str] = mapped_column(server_default="")
    literacy: Mapped[Literacy] = mapped_column(EnumText(Literacy), server_default="unknown")
    literacy_on: Mapped[date | None]
    childcare_needed: Mapped[bool | None]
    availability: Mapped[str] = mapped_column(server_default="")
    competences: Mapped[tuple[str, ...]] = mapped_column(TextTuple, server_default="[]")
    work_limitations: Mapped[str] = mapped_column(server_default="")
    merged_into_id: Mapped[UUID | None]


class LanguageLevelRecord(RecordColumns, Base):
    """See `domain.person.LanguageLevel`."""

    __tablename__ = "language_level"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    language: Mapped[str]
    level: Mapped[Level] = mapped_column(EnumText(Level))
    listening: Mapped[Level | None] = mapped_column(EnumText(Level))
    reading: Mapped[Level | None] = mapped_column(EnumText(Level))
    speaking: Mapped[Level | None] = mapped_column(EnumText(Level))
    writing: Mapped[Level | None] = mapped_column(EnumText(Level))
    proof_kind: Mapped[ProofKind] = mapped_column(EnumText(ProofKind), server_default="none")
    proof: Mapped[str]
    proof_date: Mapped[date | None]
    ended_on: Mapped[date | None]


class LiteracyStepRecord(RecordColumns, Base):
    """See `domain.person.LiteracyStep`."""

    __tablename__ = "literacy_step"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    literacy: Mapped[Literacy] = mapped_column(EnumText(Literacy))
    seen_on: Mapped[date | None]


class NameSpellingRecord(RecordColumns, Base):
    """See `domain.person.NameSpelling`."""

    __tablename__ = "name_spelling"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    source: Mapped[str]


class NameKeyRecord(Base):
    """By what spellings of a name meet; several keys a person, see `domain.spelling`."""

    __tablename__ = "name_key"
    __table_args__ = (Index(None, "person_id"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)


class FamilyMemberRecord(RecordColumns, Base):
    """See `domain.family.FamilyMember`."""

    __tablename__ = "family_member"
    __table_args__ = (Index(None, "name"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[Relation] = mapped_column(EnumText(Relation))
    name: Mapped[str]
    birth_year: Mapped[int | None]
    care: Mapped[Care] = mapped_column(EnumText(Care))
    remark: Mapped[str]


class QualificationRecord(RecordColumns, Base):
    """See `domain.qualification.Qualification`."""

    __tablename__ = "qualification"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[QualificationKind] = mapped_column(EnumText(QualificationKind))
    title: Mapped[str]
    place: Mapped[str]
    country: Mapped[str]
    from_year: Mapped[int | None]
    to_year: Mapped[int | None]
    has_proof: Mapped[bool | None]
    recognition: Mapped[Recognition] = mapped_column(EnumText(Recognition))
    recognition_office: Mapped[str]
    recognition_on: Mapped[date | None]
    remark: Mapped[str]


class SituationRecord(RecordColumns, Base):
    """See `domain.situation.Situation`."""

    __tablename__ = "situation"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    facts: Mapped[tuple[tuple[str, str], ...]] = mapped_column(TextTuple)


class PersonMergeRecord(RecordColumns, Base):
    """See `domain.person_merge.PersonMerge`."""

    __tablename__ = "person_merge"

    kept_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    merged_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    moved: Mapped[tuple[tuple[str, str], ...]] = mapped_column(TextTuple)
    undone: Mapped[bool]
