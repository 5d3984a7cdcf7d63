"""Brings the database to the schema of this program, or leaves it as it was.

Opening must be fast and Alembic is slow to import: whether there is anything to do is read from
the database and from the names of the migrations, `0001_….py` being revision 0001.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.backup import back_up
from integrif_desk.store.driver_errors import driver_errors
from integrif_desk.store.engine import DatabaseKey, driver_of, folder_of, reading
from integrif_desk.store.soundness import damaged_parts, loose_references

_REVISION_FILE = re.compile(r"(\d{4})_\w+\.py")


class UnsoundDatabaseError(Exception):
    """A migration left a database that does not hold together; its message names no values."""


def revisions(migrations: Path) -> tuple[str, ...]:
    """Return the revisions that this program knows, the oldest first."""
    matches = (_REVISION_FILE.fullmatch(path.name) for path in (migrations / "versions").iterdir())
    return tuple(sorted(match[1] for match in matches if match))


def current_revision(engine: Engine) -> str | None:
    """Return the revision of the database, None for an empty one."""
    with reading(engine).connect() as connection:
        if not connection.dialect.has_table(connection, "alembic_version"):
            return None
        revision: str | None = connection.exec_driver_sql(
            "SELECT version_num FROM alembic_version"
        ).scalar()
        return revision


def bring_up_to_date(engine: Engine, key: DatabaseKey, migrations: Path) -> None:
    """Migrate the database of `engine` to the newest revision, after a backup.

    Raises `KnownError` VAULT_NEWER for a revision this program does not know, MIGRATION_FAILED
    with the path of the backup, and what `driver_errors` raises. The database is then unchanged.
    """
    folder = folder_of(engine)
    with driver_errors(folder):
        current = current_revision(engine)
    known = revisions(migrations)
    if current is not None and current not in known:
        raise KnownError(ErrorCode.VAULT_NEWER)
    if current == known[-1]:
        return
    backup = back_up(engine, key, datetime.now(UTC)) if current is not None else None
    try:
        with driver_errors(folder):
            _migrate(engine, migrations)
    except KnownError:
        raise
    except Exception as error:
        raise KnownError(ErrorCode.MIGRATION_FAILED, backup=backup) from error


def _migrate(engine: Engine, migrations: Path) -> None:
    """Migrate and check in one transaction: a crash or a failed check leaves nothing behind."""
    from alembic import command
    from alembic.config import Config

    from integrif_desk.store.meeting_words import fill_meeting_words
    from integrif_desk.store.name_keys import fill_name_keys

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with engine.connect() as connection:
        # Rebuilding a table drops the old one; with foreign keys on, that would take the rows
        # that refer to it along. The switch works outside of transactions only.
        driver = driver_of(connection)
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                # Migrations know nothing of ours, so what is made of names and words is made after.
                fill_name_keys(connection)
                fill_meeting_words(connection)
                if faults := damaged_parts(driver) + loose_references(driver):
                    raise UnsoundDatabaseError(faults)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
