"""The declarative base and the columns that every record has."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from integrif_desk.store.records.types import DateText, TimeText, UtcText, UuidBytes


class Base(DeclarativeBase):
    """Maps Python types to column types once, for all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own protocol
        UUID: UuidBytes,
        date: DateText,
        time: TimeText,
        datetime: UtcText,
    }


class RecordColumns:
    """Columns of `domain.record.Record`."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID]
    version: Mapped[int]


def table(record: type[Base]) -> Table:
    """Return the table of a record class, for statements without the ORM."""
    found = record.__table__
    assert isinstance(found, Table)
    return found
