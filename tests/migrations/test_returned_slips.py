"""Returned slips get their tables with a store in use; taking them away leaves the answer."""

import pytest
from sqlalchemy import Connection, Engine, text

from tests.migrations.test_migrations import ACCOUNT, STAMP, engine, migrate

__all__ = ["engine"]

HANDOVER, SLIP = b"\x05" * 16, b"\x06" * 16


def insert_slip(connection: Connection, slip_id: bytes = SLIP, sha256: str = "ab") -> None:
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    connection.execute(
        text(
            "INSERT INTO returned_slip (case_id, handover_id, code, file_name, size, sha256,"
            " fields, replaced, replaced_because, id, created_at, created_by, changed_at,"
            " changed_by, version)"
            " VALUES (:account, :handover, 'K7-4F2Q-9', 'antwort.pdf', 3, :sha256, '[]', '[]', '',"
            f" :slip, {STAMP})"
        ),
        {"slip": slip_id, "handover": HANDOVER, "account": ACCOUNT, "sha256": sha256},
    )
    connection.execute(
        text("INSERT INTO returned_slip_file (receipt_id, content) VALUES (:slip, x'255044')"),
        {"slip": slip_id},
    )
    connection.execute(
        text(
            "INSERT INTO recommendation_answer (receipt_id, handover_id, number, text, said, id,"
            " created_at, created_by, changed_at, changed_by, version)"
            " VALUES (:slip, :handover, 1, 'Termine am Nachmittag', 'ja', randomblob(16),"
            f" {STAMP})"
        ),
        {"slip": slip_id, "handover": HANDOVER, "account": ACCOUNT},
    )


def count(connection: Connection, name: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())


def test_file_and_answers_go_with_their_slip(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin() as doing:
        migrate(connection, "0010")
        insert_slip(connection)
        connection.execute(text("DELETE FROM returned_slip"))
        assert count(connection, "returned_slip_file") == 0
        assert count(connection, "recommendation_answer") == 0
        doing.rollback()


def test_the_same_file_is_taken_in_once(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin() as doing:
        migrate(connection, "0010")
        insert_slip(connection)
        with pytest.raises(Exception, match=r"UNIQUE.*sha256"):
            insert_slip(connection, b"\x07" * 16)
        doing.rollback()


def test_going_down_leaves_everything_else(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0009")
        connection.execute(
            text(
                "INSERT INTO account (name, role, salutation, active, id, created_at, created_by,"
                " changed_at, changed_by, version)"
                f" VALUES ('Helga Brandt', 'lead', 'ms', 1, :account, {STAMP})"
            ),
            {"account": ACCOUNT},
        )
    with engine.begin() as connection:
        migrate(connection, "0010")
        assert count(connection, "returned_slip") == 0
    with engine.begin() as connection:
        migrate(connection, "-1")
        assert count(connection, "account") == 1
        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
        assert "returned_slip" not in tables
        assert "recommendation_answer" not in tables


@pytest.mark.parametrize(
    "change",
    ["UPDATE returned_slip SET fields = '{}'", "UPDATE returned_slip_file SET content = x'00'"],
)
def test_what_came_back_never_changes(engine: Engine, change: str) -> None:
    with engine.connect() as connection, connection.begin() as doing:
        migrate(connection, "0010")
        insert_slip(connection)
        with pytest.raises(Exception, match="append-only"):
            connection.execute(text(change))
        doing.rollback()
