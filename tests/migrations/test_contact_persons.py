"""The one contact person of an actor moves into a table of its own, and back."""

from sqlalchemy import Connection, Engine, text

from tests.migrations.test_migrations import ACCOUNT, STAMP, engine, migrate

__all__ = ["engine"]

ACTORS = (
    (b"\x01" * 16, "Jobcenter", "Katrin Seidel", "Arbeitsvermittlung"),
    (b"\x02" * 16, "Kita", "Silke Ahrens", ""),
    (b"\x03" * 16, "Sozialamt", "", "Leistung"),
    (b"\x04" * 16, "Bank", "", ""),
)
COLUMNS = (
    "carrier, category, responsible_for, street, postal_code, town, phone, email, hours, channels,"
    " practice_tips, active, sort_name"
)


def insert_actors(connection: Connection) -> None:
    for actor_id, name, contact, role in ACTORS:
        connection.execute(
            text(
                f"INSERT INTO actor (name, contact_name, contact_role, {COLUMNS},"
                " id, created_at, created_by, changed_at, changed_by, version)"
                " VALUES (:name, :contact, :role, '', 'club', '', '', '', '', '', '', '', '[]', '',"
                f" 1, :name, :id, {STAMP})"
            ),
            {"id": actor_id, "name": name, "contact": contact, "role": role, "account": ACCOUNT},
        )


def before(connection: Connection) -> list[tuple[object, ...]]:
    rows = connection.execute(text("SELECT id, name, contact_name, contact_role FROM actor"))
    return sorted(tuple(row) for row in rows)


def moved(connection: Connection) -> list[tuple[object, ...]]:
    rows = connection.execute(
        text("SELECT actor_id, position, name, role, phone FROM contact_person")
    )
    return sorted(tuple(row) for row in rows)


def test_the_contact_person_goes_there_and_back(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0006")
        insert_actors(connection)
    with engine.begin() as connection:
        migrate(connection, "0007")
        assert moved(connection) == [
            (b"\x01" * 16, 0, "Katrin Seidel", "Arbeitsvermittlung", ""),
            (b"\x02" * 16, 0, "Silke Ahrens", "", ""),
            (b"\x03" * 16, 0, "", "Leistung", ""),
        ]
    with engine.begin() as connection:
        migrate(connection, "-1")
        assert before(connection) == sorted(ACTORS)


def test_of_several_the_first_comes_back(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0006")
        insert_actors(connection)
    with engine.begin() as connection:
        migrate(connection, "0007")
        connection.execute(text("UPDATE contact_person SET position = 1"))
        connection.execute(
            text(
                "INSERT INTO contact_person (actor_id, position, name, role, phone, email, remark,"
                " id, created_at, created_by, changed_at, changed_by, version)"
                " VALUES (:actor, 0, 'Daniel Pohl', 'U25', '', '', '', randomblob(16),"
                f" {STAMP})"
            ),
            {"actor": ACTORS[0][0], "account": ACCOUNT},
        )
    with engine.begin() as connection:
        migrate(connection, "-1")
        assert before(connection)[0] == (ACTORS[0][0], "Jobcenter", "Daniel Pohl", "U25")
