"""The engine's connection: one, encrypted, with transactions that hold schema and data alike."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import engine as store_engine
from integrif_desk.store.engine import DatabaseKey, open_engine, reading
from integrif_desk.store.vault import OpenVault
from tests.store import scratch


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cipher_memory_security", "0"),
    ],
)
def test_the_connection_is_set_up(opened: OpenVault, pragma: str, value: object) -> None:
    assert scratch.rows(opened, f"PRAGMA {pragma}") == [(value,)]


def test_a_schema_change_is_rolled_back_with_the_rest(opened: OpenVault) -> None:
    with opened.engine.begin() as connection:
        connection.execute(text("ALTER TABLE person ADD COLUMN age INTEGER"))
        connection.execute(text("INSERT INTO person (name, age) VALUES ('Selam', 30)"))
        connection.rollback()
    columns = scratch.rows(opened, "SELECT name FROM pragma_table_info('person')")
    assert columns == [("id",), ("name",)]
    assert scratch.rows(opened, "SELECT * FROM person") == []


def test_writing_locks_from_the_beginning_and_reading_never(opened: OpenVault) -> None:
    begun: list[str] = []
    driver = store_engine.driver_of(opened.engine.connect())
    driver.set_trace_callback(begun.append)
    with opened.engine.begin() as connection:
        connection.execute(text("INSERT INTO person (name) VALUES ('Selam')"))
    with reading(opened.engine).begin() as connection:
        assert connection.execute(text("SELECT name FROM person")).scalars().all() == ["Selam"]
    driver.set_trace_callback(None)
    assert [s for s in begun if s.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
        "BEGIN",
        "COMMIT",
    ]


def test_an_error_of_a_statement_does_not_quote_what_was_entered(opened: OpenVault) -> None:
    with (
        opened.engine.begin() as connection,
        pytest.raises(IntegrityError) as caught,
    ):
        connection.execute(
            text("INSERT INTO note (text, person_id) VALUES (:text, 9)"), {"text": "Geheim"}
        )
    assert "Geheim" not in str(caught.value)


def test_full_text_search_is_there(opened: OpenVault) -> None:
    scratch.execute(
        opened,
        "CREATE VIRTUAL TABLE found USING fts5(words)",
        "INSERT INTO found VALUES ('selam haile')",
    )
    assert scratch.rows(opened, "SELECT * FROM found WHERE found MATCH 'hai*'") == [
        ("selam haile",)
    ]


def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        open_engine(tmp_path, DatabaseKey.random())
    assert caught.value.code is ErrorCode.VAULT_MISSING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [10, 4096, 6000])
def test_a_damaged_file_is_told_and_not_touched(opened: OpenVault, length: int) -> None:
    key = replace(opened.key)  # its own one forgets what it was
    opened.close()
    database = opened.folder / "vault.db"
    database.write_bytes(bytes(length))
    with pytest.raises(KnownError) as caught:
        open_engine(opened.folder, key)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
    assert database.read_bytes() == bytes(length)


def test_a_second_connection_is_kept_out_even_without_the_desk_lock(opened: OpenVault) -> None:
    with pytest.raises(KnownError) as caught:
        open_engine(opened.folder, opened.key)
    assert caught.value.code is ErrorCode.VAULT_IN_USE
    assert scratch.rows(opened, "SELECT count(*) FROM person") == [(0,)]


def test_an_engine_that_was_never_used_lets_go_of_its_file(opened: OpenVault) -> None:
    key = replace(opened.key)
    opened.close()
    open_engine(opened.folder, key).dispose()
    with closing(store_engine.connect(opened.folder / "vault.db", key)) as driver:
        assert driver.execute("SELECT count(*) FROM person").fetchone() == (0,)
