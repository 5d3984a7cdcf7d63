"""Notes of older programs carry no mark; on the way back a marked one becomes internal."""

from sqlalchemy import Connection, Engine, inspect, text

from tests.migrations.test_migrations import ACCOUNT, CASE, STAMP, engine, migrate
from tests.migrations.test_received_handovers import insert_case_file

__all__ = ["engine"]

OLD, TOLD, OURS = (bytes([number]) * 16 for number in (3, 4, 5))


def insert_note(connection: Connection, note: bytes, *, marked: bool | None = None) -> None:
    column, value = (", from_office", ", :marked") if marked is not None else ("", "")
    connection.execute(
        text(
            "INSERT INTO contact_note (case_id, occurred_at, kind, text, minutes, actor_ids,"
            " visibility, lesson, id, created_at, created_by, changed_at, changed_by,"
            f" version{column})"
            " VALUES (:case, '2026-03-10T09:00:00.000000', 'phone', 'Bescheid kommt', 5, '[]',"
            f" 'may_be_handed_over', NULL, :id, {STAMP}{value})"
        ),
        {"case": CASE, "id": note, "account": ACCOUNT, "marked": marked},
    )


def visible(connection: Connection) -> dict[bytes, str]:
    rows = connection.execute(text("SELECT id, visibility FROM contact_note")).all()
    return {row.id: row.visibility for row in rows}


def test_it_goes_up_and_down_with_data(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0014")
        insert_case_file(connection)
        insert_note(connection, OLD)
    with engine.begin() as connection:
        migrate(connection, "0015")
        marks = connection.execute(text("SELECT from_office FROM contact_note")).scalars().all()
        assert marks == [0]
        insert_note(connection, TOLD, marked=True)
        insert_note(connection, OURS, marked=False)
    with engine.begin() as connection:
        migrate(connection, "-1")
        names = {column["name"] for column in inspect(connection).get_columns("contact_note")}
        assert "from_office" not in names
        may = "may_be_handed_over"
        assert visible(connection) == {OLD: may, TOLD: "internal", OURS: may}
    with engine.begin() as connection:
        migrate(connection, "0015")
        assert visible(connection)[TOLD] == "internal"
