"""The hash chain of the audit log: append-only, ids instead of names, checkable."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.store.bulk import insert_many
from integrif_desk.store.records import AuditRecord, table

_START = bytes(32)
_BATCH = 1000
_LAST = select(AuditRecord.seq, AuditRecord.hash).order_by(AuditRecord.seq.desc()).limit(1)


class AuditEntry(NamedTuple):
    """What happened to which record; never a name, never a text that somebody entered."""

    at: datetime
    account_id: UUID
    action: str
    subject: str
    subject_id: UUID | None


def entry_hash(previous: bytes, seq: int, entry: AuditEntry) -> bytes:
    """Return SHA-256 over the previous hash and the entry's fields, NUL-separated."""
    fields = (
        str(seq),
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.account_id.hex,
        entry.action,
        entry.subject,
        entry.subject_id.hex if entry.subject_id else "",
    )
    return hashlib.sha256(previous + "\0".join(fields).encode()).digest()


def append(connection: Connection, entries: Iterable[AuditEntry]) -> None:
    """Append `entries` to the chain, within the caller's transaction."""
    last = connection.execute(_LAST).one_or_none()
    seq, chained = (last.seq, last.hash) if last else (0, _START)
    rows = []
    for entry in entries:
        seq += 1
        chained = entry_hash(chained, seq, entry)
        rows.append({"seq": seq, "hash": chained, **entry._asdict()})
    insert_many(connection, table(AuditRecord), rows)


def first_broken(connection: Connection) -> int | None:
    """Return the number of the first entry that does not fit the chain; None if all fit."""
    chained, expected = _START, 1
    result = connection.execution_options(yield_per=_BATCH).execute(
        select(*table(AuditRecord).columns).order_by(AuditRecord.seq)
    )
    for row in result:
        entry = AuditEntry(row.at, row.account_id, row.action, row.subject, row.subject_id)
        chained = entry_hash(chained, row.seq, entry)
        if row.seq != expected or row.hash != chained:
            return expected
        expected += 1
    return None
