"""Handovers that came from other associations."""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from integrif_desk.domain.case import Case
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Handover
from integrif_desk.domain.names import fold
from integrif_desk.domain.received_handover import ReceivedFile, ReceivedHandover, ReceivedRow
from integrif_desk.store.convert import from_row, table_of

_received, _case = table_of(ReceivedHandover), table_of(Case).c


def with_snapshot(connection: Connection, snapshot_sha256: str) -> tuple[ReceivedRow, ...]:
    """Return what has been made of this very snapshot, the oldest first."""
    return _rows(connection, _received.c.snapshot_sha256 == snapshot_sha256)


def numbered(connection: Connection, number: str, sender: str) -> tuple[ReceivedRow, ...]:
    """Return what has been made of any issue of a sender's handover, the oldest first."""
    rows = _rows(connection, _received.c.number == number)
    return tuple(row for row in rows if fold(row.received.sender) == fold(sender))


def of_case(connection: Connection, case_id: UUID) -> tuple[ReceivedHandover, ...]:
    """Return the handovers that a case was made of, the oldest first."""
    return tuple(row.received for row in _rows(connection, _received.c.case_id == case_id))


def content(connection: Connection, received_id: UUID) -> bytes:
    """Return the file as it came. Raises `KnownError` NOT_FOUND."""
    kept = table_of(ReceivedFile).c
    found = connection.execute(
        select(kept.content).where(kept.received_id == received_id)
    ).scalar_one_or_none()
    if found is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return bytes(found)


def issued_here(connection: Connection, snapshot_sha256: str) -> str | None:
    """Return the number of the handover of this desk that has this snapshot."""
    handover = table_of(Handover).c
    return connection.execute(
        select(handover.number).where(handover.snapshot_sha256 == snapshot_sha256)
    ).scalar_one_or_none()


def _rows(connection: Connection, wanted: ColumnElement[bool]) -> tuple[ReceivedRow, ...]:
    rows = connection.execute(
        select(_received, _case.number.label("case_number"))
        .join(table_of(Case), _case.id == _received.c.case_id)
        .where(wanted)
        .order_by(_received.c.created_at, _received.c.id)
    )
    return tuple(
        ReceivedRow(received=from_row(ReceivedHandover, row), case_number=row.case_number)
        for row in rows
    )
