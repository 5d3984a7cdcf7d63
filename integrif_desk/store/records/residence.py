"""The residence-status timeline and the dates of asylum procedures."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.asylum_procedure import ProcedureOutcome
from integrif_desk.domain.residence import StatusKind
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText


class ResidenceStatusRecord(RecordColumns, Base):
    """See `domain.residence.ResidenceStatus`."""

    __tablename__ = "residence_status"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[StatusKind] = mapped_column(EnumText(StatusKind))
    wording: Mapped[str]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    extension_filed_on: Mapped[date | None]
    issuing_office: Mapped[str]
    work_permission: Mapped[str] = mapped_column(server_default="")


class AsylumProcedureRecord(RecordColumns, Base):
    """See `domain.asylum_procedure.AsylumProcedure`."""

    __tablename__ = "asylum_procedure"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    applied_on: Mapped[date | None]
    hearing_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    outcome: Mapped[ProcedureOutcome | None] = mapped_column(EnumText(ProcedureOutcome))
    appeal_filed_on: Mapped[date | None]
    appeal_decided_on: Mapped[date | None]
    final_on: Mapped[date | None]
