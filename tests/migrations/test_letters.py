"""Letters are kept as they were issued and go with their draft; going back takes the tables."""

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from tests.migrations.test_migrations import ACCOUNT, CASE, STAMP, engine, migrate
from tests.migrations.test_received_handovers import insert_case_file

__all__ = ["engine"]

ACTOR, REFERRAL, LETTER = (bytes(range(n, n + 16)) for n in (20, 40, 60))


def insert_letter(connection: Connection) -> None:
    ids = {
        "actor": ACTOR,
        "referral": REFERRAL,
        "letter": LETTER,
        "case": CASE,
        "account": ACCOUNT,
    }
    for statement in (
        "INSERT INTO referral_letter (case_id, referral_id, recipient_id, issue, dated,"
        " answer_code, answer_by, snapshot_sha256, pdf_sha256, page_count,"
        " id, created_at, created_by, changed_at, changed_by, version)"
        " VALUES (:case, :referral, :actor, 1, '2026-03-10', 'K7-4F2Q-9', '2026-03-30', 'aa',"
        f" 'bb', 2, :letter, {STAMP.replace(':id', ':letter')})",
        "INSERT INTO issued_letter (letter_id, snapshot, pdf, stored_at)"
        " VALUES (:letter, x'7b7d', x'25', '2026-03-10T09:00:00.000000')",
    ):
        connection.execute(text(statement), ids)


def insert_referral(connection: Connection) -> None:
    """Fill every column that must not be empty, whatever later versions have added."""
    for table, known in (
        ("actor", {"id": ACTOR, "name": "Jobcenter", "category": "jobcenter"}),
        ("referral", {"id": REFERRAL, "case_id": CASE, "actor_id": ACTOR, "state": "draft"}),
    ):
        columns = inspect(connection).get_columns(table)
        needed = {c["name"]: c["type"] for c in columns if not c["nullable"] and not c["default"]}
        row = {name: _filler(name, str(kind)) for name, kind in needed.items()} | known
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)


def _filler(name: str, kind: str) -> object:
    if kind.startswith(("BLOB", "BINARY")):
        return ACCOUNT
    if kind.startswith(("INTEGER", "BOOLEAN")):
        return 1
    return "[]"


def test_it_goes_up_and_down_with_data(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0010")
        insert_case_file(connection)
        insert_referral(connection)
    with engine.begin() as connection:
        migrate(connection, "0011")
        insert_letter(connection)
    with engine.begin() as connection:
        migrate(connection, "-1")
        names = set(inspect(connection).get_table_names())
        assert not names & {"referral_letter", "issued_letter", "handover_bundle", "issued_bundle"}
        columns = {column["name"] for column in inspect(connection).get_columns("association")}
        assert "logo" not in columns
        assert connection.execute(text("SELECT count(*) FROM referral")).scalar_one() == 1
    with engine.begin() as connection:
        migrate(connection, "0011")
        assert connection.execute(text("SELECT count(*) FROM referral_letter")).scalar_one() == 0


def test_a_letter_stays_as_it_was_issued_and_goes_with_its_referral(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0011")
        insert_case_file(connection)
        insert_referral(connection)
        insert_letter(connection)
    for change in ("referral_letter SET issue = 2", "issued_letter SET pdf = x'00'"):
        with engine.begin() as connection, pytest.raises(Exception, match="append-only"):
            connection.execute(text(f"UPDATE {change}"))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM referral"))
        left = connection.execute(text("SELECT count(*) FROM issued_letter"))
        assert left.scalar_one() == 0
