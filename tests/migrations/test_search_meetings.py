"""Meetings of older programs are found after the migration, and forgotten on the way back."""

from sqlalchemy import Connection, Engine, text

from integrif_desk.store.meeting_words import fill_meeting_words
from tests.migrations.test_migrations import ACCOUNT, STAMP, engine, hits, insert_case, migrate

__all__ = ["engine"]

OFFICE = b"\x01" * 16
MEETING = b"\x02" * 16
MINE, THEIRS, KEPT = (bytes([number]) * 16 for number in (3, 4, 5))


def run(connection: Connection, statement: str, **values: object) -> None:
    connection.execute(text(statement), {"account": ACCOUNT, **values})


def insert_meeting(connection: Connection) -> None:
    """A meeting with a chamber, what both sides agreed on, and what is settled."""
    run(
        connection,
        "INSERT INTO actor (name, carrier, category, responsible_for, street, postal_code, town,"
        " phone, email, hours, channels, practice_tips, active, sort_name, id, created_at,"
        " created_by, changed_at, changed_by, version) VALUES ('Handwerkskammer', '', 'chamber',"
        f" '', '', '', '', '', '', '', '[]', '', 1, 'handwerkskammer', :id, {STAMP})",
        id=OFFICE,
    )
    run(
        connection,
        "INSERT INTO meeting (title, held_on, place, participant_ids, account_ids, attendees,"
        " minutes_text, id, created_at, created_by, changed_at, changed_by, version)"
        " VALUES ('Runder Tisch', '2026-02-03', 'Staßfurt', :office, '[]', 'Frau Keller', '',"
        f" :id, {STAMP})",
        id=MEETING,
        office=f'["{OFFICE.hex()}"]',
    )
    for agreement, actor, account, state in (
        (MINE, None, ACCOUNT, "open"),
        (THEIRS, OFFICE, None, "open"),
        (KEPT, OFFICE, None, "kept"),
    ):
        run(
            connection,
            "INSERT INTO agreement (meeting_id, task, due_on, actor_id, account_id, state,"
            " state_since, remark, id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES (:meeting, 'Räume für Mai buchen', '2026-03-02', :actor, :owner, :state, NULL,"
            f" '', :id, {STAMP})",
            meeting=MEETING,
            actor=actor,
            owner=account,
            state=state,
            id=agreement,
        )


def found(connection: Connection, expression: str) -> set[bytes]:
    rows = hits(connection, expression)
    subjects = connection.execute(text("SELECT rowid, subject_id FROM search_entry")).all()
    return {subject for rowid, subject in subjects if rowid in rows}


def assert_found(connection: Connection) -> None:
    assert fill_meeting_words(connection) == 4
    assert found(connection, 'words : "stass" *') == {MEETING}
    assert found(connection, 'words : "raume"') == {MINE, THEIRS, KEPT}
    assert found(connection, 'words : "handwerk" * AND words : "mai"') == {THEIRS, KEPT}
    assert found(connection, 'words : "helga" AND facets : "active"') == {MINE}
    with_the_chamber = f'facets : "w{OFFICE.hex()}"'
    assert found(connection, with_the_chamber) == {MEETING, MINE, THEIRS, KEPT}
    assert fill_meeting_words(connection) == 0


def test_meetings_are_found_after_the_migration_and_again_after_going_back(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0013")
        insert_case(connection)
        insert_meeting(connection)
    with engine.begin() as connection:
        migrate(connection, "0014")
        assert_found(connection)
    with engine.begin() as connection:
        migrate(connection, "-1")
        subjects = connection.execute(text("SELECT subject FROM search_entry")).scalars()
        assert set(subjects) == {"case"}
        assert hits(connection, '"raume"') == []
        tasks = connection.execute(text("SELECT id FROM agreement")).scalars()
        assert set(tasks) == {MINE, THEIRS, KEPT}
    with engine.begin() as connection:
        migrate(connection, "0014")
        assert_found(connection)


def test_a_schema_without_meetings_has_none_to_fill(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0001")
        assert fill_meeting_words(connection) == 0
