"""Every migration goes up, down and up again with data, and builds what the records say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text

from integrif_desk import paths
from integrif_desk.store.engine import DatabaseKey, open_engine
from integrif_desk.store.folder import DATABASE, make_private_file
from integrif_desk.store.records import ALL, Base, table
from integrif_desk.store.upgrade import revisions

ACCOUNT = bytes(range(16))
PERSON = bytes(range(1, 17))
CASE = bytes(range(2, 18))
STAMP = "'2026-03-10T09:00:00.000000', :account, '2026-03-10T09:00:00.000000', :account, 1"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    make_private_file(tmp_path / DATABASE)
    opened = open_engine(tmp_path, DatabaseKey.random())
    yield opened
    opened.dispose()


def migrate(connection: Connection, target: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    config.attributes["connection"] = connection
    step = command.downgrade if target == "base" or target.startswith("-") else command.upgrade
    step(config, target)


def insert_case(connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO account (name, role, salutation, active, id, created_at, created_by,"
            " changed_at, changed_by, version)"
            f" VALUES ('Helga Brandt', 'volunteer', 'ms', 1, :account, {STAMP})"
        ),
        {"account": ACCOUNT},
    )
    connection.execute(
        text(
            "INSERT INTO person (given_names, surname, original_name, surname_first, salutation,"
            " birth_year_only, birth_date_estimated, sex, nationalities, phone, email, street,"
            " postal_code, town, id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES ('Zahra', 'Nazari', 'زهرا نظری', 0, 'ms', 0, 0, 'female', '[\"AF\"]',"
            f" '', '', '', '', '', :person, {STAMP})"
        ),
        {"person": PERSON, "account": ACCOUNT},
    )
    connection.execute(
        text(
            "INSERT INTO search_entry (subject, subject_id, words, facets)"
            " VALUES ('case', :id, 'nazari zahra', 'case active')"
        ),
        {"id": CASE},
    )


def hits(connection: Connection, word: str) -> list[int]:
    found = connection.execute(
        text("SELECT rowid FROM search_text WHERE search_text MATCH :word"), {"word": word}
    )
    return list(found.scalars())


def test_the_schema_is_what_the_records_say(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "head")
        context = MigrationContext.configure(connection)
        ours = {table(record).name for record in ALL}
        differences = [
            found
            for found in compare_metadata(context, Base.metadata)
            # The full-text index with its shadow tables belongs to the migration alone.
            if "search_text" not in str(found)
        ]
        assert differences == []
        assert ours <= set(inspect(connection).get_table_names())


def test_every_record_is_listed() -> None:
    assert {table(record).name for record in ALL} == set(Base.metadata.tables)


def test_every_step_goes_up_and_down_and_up_again(engine: Engine) -> None:
    for revision in revisions(paths.migrations()):
        with engine.begin() as connection:
            migrate(connection, revision)
        with engine.begin() as connection:
            before = _schema(connection)
            migrate(connection, "-1")
        with engine.begin() as connection:
            migrate(connection, revision)
            assert _schema(connection) == before


def test_nothing_is_left_at_the_bottom(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "head")
        insert_case(connection)
    with engine.begin() as connection:
        migrate(connection, "base")
        left = set(inspect(connection).get_table_names()) - {"alembic_version"}
        assert left == set()


def test_data_can_be_found_after_the_migration(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "head")
        insert_case(connection)
        assert len(hits(connection, '"naz" *')) == 1
        connection.execute(text("UPDATE search_entry SET words = 'rahimi farid'"))
        assert hits(connection, '"naz" *') == []
        assert len(hits(connection, '"far" *')) == 1
        connection.execute(text("DELETE FROM search_entry"))
        assert hits(connection, '"far" *') == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET action = 'x'",
        "DELETE FROM audit_log",
        "UPDATE issued_document SET pdf = x'00'",
    ],
)
def test_what_was_written_once_stays(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        migrate(connection, "head")
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(
            text(
                "INSERT INTO audit_log (seq, at, account_id, action, subject, hash)"
                " VALUES (1, '2026-03-10T09:00:00.000000', :account, 'viewed', 'Case', :account)"
            ),
            {"account": ACCOUNT},
        )
        connection.execute(
            text(
                "INSERT INTO issued_document (handover_id, snapshot, pdf, stored_at)"
                " VALUES (:account, x'01', x'02', '2026-03-10T09:00:00.000000')"
            ),
            {"account": ACCOUNT},
        )
        with pytest.raises(Exception, match="append-only"):
            connection.execute(text(statement))
        connection.rollback()


def test_migrations_import_no_project_code() -> None:
    for script in paths.migrations().rglob("*.py"):
        imports = re.findall(r"^\s*(?:from|import) (\w+)", script.read_text("utf-8"), re.MULTILINE)
        assert "integrif_desk" not in imports, script.name


def _schema(connection: Connection) -> list[tuple[object, ...]]:
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"))
    return [tuple(row) for row in rows if not str(row[1]).startswith("sqlite_")]
