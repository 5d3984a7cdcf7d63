"""Measures of a case."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import Level
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText


class MeasureRecord(RecordColumns, Base):
    """See `domain.measure.Measure`."""

    __tablename__ = "measure"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    kind: Mapped[MeasureKind] = mapped_column(EnumText(MeasureKind))
    title: Mapped[str]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("actor.id"))
    referral_id: Mapped[UUID | None] = mapped_column(ForeignKey("referral.id"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    hours: Mapped[int | None]
    hours_weekly: Mapped[bool]
    state: Mapped[MeasureState] = mapped_column(EnumText(MeasureState))
    result: Mapped[str]
    reason: Mapped[str]
    level_reached: Mapped[Level | None] = mapped_column(EnumText(Level))
    proof: Mapped[str]
