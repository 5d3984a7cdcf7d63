"""Practice findings with categories and evidence."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.practice_finding import (
    EvidenceKind,
    FindingLevel,
    FindingState,
    Perspective,
)
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText


class FindingCategoryRecord(RecordColumns, Base):
    """See `domain.practice_finding.FindingCategory`."""

    __tablename__ = "finding_category"

    code: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool]


class PracticeFindingRecord(RecordColumns, Base):
    """See `domain.practice_finding.PracticeFinding`."""

    __tablename__ = "practice_finding"
    __table_args__ = (
        Index(None, "category_id", "id"),
        Index(None, "actor_id"),
        Index(None, "actor_category"),
        Index(None, "case_id"),
    )

    category_id: Mapped[UUID] = mapped_column(ForeignKey("finding_category.id"))
    number: Mapped[str] = mapped_column(unique=True)
    claim: Mapped[str]
    lesson: Mapped[Lesson | None] = mapped_column(EnumText(Lesson))
    level: Mapped[FindingLevel | None] = mapped_column(EnumText(FindingLevel))
    suggestion: Mapped[str]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("actor.id"))
    actor_category: Mapped[ActorCategory | None] = mapped_column(EnumText(ActorCategory))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"))
    state: Mapped[FindingState] = mapped_column(EnumText(FindingState))
    state_since: Mapped[date | None]
    handover_id: Mapped[UUID | None] = mapped_column(ForeignKey("handover.id"), index=True)
    response: Mapped[str]


class EvidenceRecord(RecordColumns, Base):
    """See `domain.practice_finding.Evidence`."""

    __tablename__ = "evidence"

    finding_id: Mapped[UUID] = mapped_column(ForeignKey("practice_finding.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(EnumText(EvidenceKind))
    perspective: Mapped[Perspective] = mapped_column(EnumText(Perspective))
    quote: Mapped[str]
    dated: Mapped[date | None]
    dated_until: Mapped[date | None]
    detail: Mapped[str]
    note_id: Mapped[UUID | None] = mapped_column(index=True)
