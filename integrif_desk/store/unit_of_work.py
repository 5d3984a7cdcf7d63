"""One transaction: values in and out, an audit entry per change, rolled back unless committed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy import (
    Connection,
    Engine,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from integrif_desk.domain.draft import Draft
from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.domain.record import Record
from integrif_desk.store import audit
from integrif_desk.store.bulk import insert_many
from integrif_desk.store.convert import from_row, table_of, to_row
from integrif_desk.store.driver_errors import driver_errors
from integrif_desk.store.engine import reading

RecordT = TypeVar("RecordT", bound=Record)


class UnitOfWork:
    """Use as a context manager; `commit` ends it well, everything else rolls back.

    `connection` is for `store.queries` alone.
    """

    def __init__(
        self,
        engine: Engine,
        folder: Path,
        account_id: UUID,
        now: Callable[[], datetime],
        write: bool,
    ) -> None:
        self._engine = engine if write else reading(engine)
        self._folder = folder
        self._now = now
        self._entries: list[audit.AuditEntry] = []
        self.account_id = account_id
        self.connection: Connection

    def __enter__(self) -> Self:
        with driver_errors(self._folder):
            self.connection = self._engine.connect()
            try:
                self.connection.begin()
            except BaseException:
                self.connection.close()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with driver_errors(self._folder):
            try:
                self.connection.rollback()
            finally:
                self.connection.close()
            if isinstance(error, Exception):
                # Passing through here, errors of the disk become known ones.
                raise error

    def commit(self) -> None:
        """Write the audit entries and commit."""
        self.write_audit()
        self.connection.commit()

    def write_audit(self) -> None:
        """Write the audit entries before committing, for what cannot be rolled back: a file."""
        audit.append(self.connection, self._entries)
        self._entries.clear()

    def add(self, value: RecordT) -> RecordT:
        """Insert a new record."""
        self.connection.execute(insert(table_of(type(value))), to_row(value))
        self.note_action("created", type(value).__name__, value.id)
        return value

    def add_all(self, values: Sequence[Any]) -> None:
        """Insert many new records of one kind in one statement.

        The caller notes what they came from: an audit entry for each would double a large import.
        """
        if values:
            insert_many(self.connection, table_of(type(values[0])), map(to_row, values))

    def store(self, value: Any) -> None:
        """Insert a value that is no record of its own (an issued document)."""
        self.connection.execute(insert(table_of(type(value))), to_row(value))

    def get(self, kind: type[RecordT], record_id: UUID) -> RecordT:
        """Return the record. Raises `KnownError` NOT_FOUND."""
        row = self.connection.execute(_by_id(table_of(kind)), {"wanted": record_id}).one_or_none()
        if row is None:
            raise KnownError(ErrorCode.NOT_FOUND)
        return from_row(kind, row)

    def save(self, value: RecordT) -> RecordT:
        """Update a record and return it as it now stands, one version on.

        Raises `StaleRecord` with both versions when somebody saved in between.
        """
        table = table_of(type(value))
        saved = replace(
            value, version=value.version + 1, changed_at=self._now(), changed_by=self.account_id
        )
        result = self.connection.execute(
            update(table).where(table.c.id == value.id, table.c.version == value.version),
            to_row(saved),
        )
        if result.rowcount == 0:
            raise StaleRecord(value, self.get(type(value), value.id))
        self.note_action("changed", type(value).__name__, value.id)
        return saved

    def remove(self, kind: type[Record], record_id: UUID) -> None:
        """Delete a record; nothing happens when it is not there.

        What anybody has typed about it and not saved goes with it: nobody would come there again,
        and it repeats what was to be gone.
        """
        table, drafts = table_of(kind), table_of(Draft)
        if self.connection.execute(delete(table).where(table.c.id == record_id)).rowcount:
            self.note_action("deleted", kind.__name__, record_id)
            self.connection.execute(delete(drafts).where(drafts.c.subject_id == record_id))

    def note_action(self, action: str, subject: str, subject_id: UUID | None = None) -> None:
        """Put an action on the audit log when the transaction commits."""
        self._entries.append(
            audit.AuditEntry(self._now(), self.account_id, action, subject, subject_id)
        )


@cache
def _by_id(table: Table) -> Select[Any]:
    """Return the query for one record. To build it takes longer than to run it, so it is kept."""
    return select(table).where(table.c.id == bindparam("wanted"))


def unit_of_work_for(
    engine: Engine, folder: Path
) -> Callable[[UUID, Callable[[], datetime], bool], UnitOfWork]:
    """Return the factory that `Desk` takes."""

    def begin(account_id: UUID, now: Callable[[], datetime], write: bool) -> UnitOfWork:
        return UnitOfWork(engine, folder, account_id, now, write)

    return begin
