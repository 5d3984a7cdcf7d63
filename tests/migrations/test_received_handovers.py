"""What another association sent is kept as it came; going back takes the tables away alone."""

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from tests.migrations.test_migrations import (
    ACCOUNT,
    CASE,
    PERSON,
    STAMP,
    engine,
    insert_case,
    migrate,
)

__all__ = ["engine"]

RECEIVED = bytes(range(3, 19))


def insert_case_file(connection: Connection) -> None:
    insert_case(connection)
    connection.execute(
        text(
            "INSERT INTO case_file (person_id, number, opened_on, owner_id, phase, goal,"
            " background, occupation_label, state, state_reason, helper_ids,"
            " id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES (:person, 'F-26-001', '2026-03-10', :account, 'access', '', '', '', 'open',"
            f" '', '[]', :case, {STAMP})"
        ),
        {"case": CASE, "person": PERSON, "account": ACCOUNT},
    )


def insert_received(connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO received_handover (case_id, sender, number, issue, dated, purpose,"
            " answer_code, snapshot_sha256, file_name, size, sha256, record_ids,"
            " id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES (:case, 'Bodebrücke e. V.', 'Ü-26-031', 1, '2026-03-10', 'coordination',"
            f" 'K7-4F2Q-9', 'aa', 'handover.json', 2, 'bb', '[]', :id, {STAMP})"
        ),
        {"case": CASE, "id": RECEIVED, "account": ACCOUNT},
    )
    connection.execute(
        text("INSERT INTO received_handover_file (received_id, content) VALUES (:id, x'7b7d')"),
        {"id": RECEIVED},
    )


def test_it_goes_up_and_down_with_data(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0011")
        insert_case_file(connection)
    with engine.begin() as connection:
        migrate(connection, "0012")
        insert_received(connection)
    with engine.begin() as connection:
        migrate(connection, "-1")
        assert not {n for n in inspect(connection).get_table_names() if n.startswith("received")}
        assert connection.execute(text("SELECT count(*) FROM case_file")).scalar_one() == 1
    with engine.begin() as connection:
        migrate(connection, "0012")
        assert connection.execute(text("SELECT count(*) FROM received_handover")).scalar_one() == 0


def test_the_file_stays_as_it_came_and_goes_with_its_entry(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0011")
        insert_case_file(connection)
        migrate(connection, "0012")
        insert_received(connection)
    with engine.begin() as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(text("UPDATE received_handover_file SET content = x'00'"))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM received_handover"))
        left = connection.execute(text("SELECT count(*) FROM received_handover_file"))
        assert left.scalar_one() == 0
