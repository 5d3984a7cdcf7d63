"""Handovers that came from other associations."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.handover import Purpose
from integrif_desk.store.records.base import Base, RecordColumns
from integrif_desk.store.records.types import EnumText, UuidTuple


class ReceivedHandoverRecord(RecordColumns, Base):
    """See `domain.received_handover.ReceivedHandover`."""

    __tablename__ = "received_handover"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    sender: Mapped[str]
    number: Mapped[str] = mapped_column(index=True)
    issue: Mapped[int]
    dated: Mapped[date]
    purpose: Mapped[Purpose] = mapped_column(EnumText(Purpose))
    answer_code: Mapped[str]
    snapshot_sha256: Mapped[str] = mapped_column(index=True)
    file_name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    record_ids: Mapped[tuple[UUID, ...]] = mapped_column(UuidTuple)


class ReceivedFileRecord(Base):
    """See `domain.received_handover.ReceivedFile`; a table of its own, so that lists stay small."""

    __tablename__ = "received_handover_file"

    received_id: Mapped[UUID] = mapped_column(
        ForeignKey("received_handover.id", ondelete="CASCADE"), primary_key=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)
