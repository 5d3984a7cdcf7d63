"""Cases and the phases they went through."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, UuidTuple


class CaseRecord(RecordColumns, Base):
    """See `domain.case.Case`. („case" is a word of SQL, hence the table's name.)"""

    __tablename__ = "case_file"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    opened_on: Mapped[date]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    phase: Mapped[Phase] = mapped_column(EnumText(Phase))
    phase_since: Mapped[date | None]
    goal: Mapped[str]
    background: Mapped[str]
    occupation_id: Mapped[str | None]
    occupation_label: Mapped[str]
    state: Mapped[CaseState] = mapped_column(EnumText(CaseState))
    state_reason: Mapped[str]
    state_since: Mapped[date | None]
    outcome: Mapped[CaseOutcome | None] = mapped_column(EnumText(CaseOutcome))
    helper_ids: Mapped[tuple[UUID, ...]] = mapped_column(UuidTuple, server_default="[]")


class PhaseEntryRecord(RecordColumns, Base):
    """See `domain.case.PhaseEntry`."""

    __tablename__ = "phase_entry"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    phase: Mapped[Phase] = mapped_column(EnumText(Phase))
    since: Mapped[date]


class StateEntryRecord(RecordColumns, Base):
    """See `domain.case.StateEntry`."""

    __tablename__ = "state_entry"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    state: Mapped[CaseState] = mapped_column(EnumText(CaseState))
    since: Mapped[date]
    reason: Mapped[str]
    outcome: Mapped[CaseOutcome | None] = mapped_column(EnumText(CaseOutcome))
