"""Handovers issued before there were releases: which of them have left the desk."""

from sqlalchemy import Connection, Engine, text

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

ACTOR = b"\x09" * 16
KEPT, PRINTED, SAVED, ANSWERED = (bytes([number]) * 16 for number in range(1, 5))
ROWS = ((KEPT, "issued"), (PRINTED, "issued"), (SAVED, "issued"), (ANSWERED, "answered"))
LOG = (
    (PRINTED, "printed", "2026-03-02T09:00:00.000000"),
    (PRINTED, "exported", "2026-03-01T09:00:00.000000"),
    (SAVED, "exported", "2026-03-03T09:00:00.000000"),
    (KEPT, "created", "2026-03-01T09:00:00.000000"),
)


def fill(connection: Connection) -> None:
    insert_case(connection)
    connection.execute(
        text(
            "INSERT INTO actor (name, carrier, category, responsible_for, street, postal_code,"
            " town, phone, email, hours, channels, practice_tips, active, sort_name, website,"
            " status_groups, municipalities, languages, accessibility, costs, waiting_time,"
            " publishable, id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES ('Kammer', '', 'chamber', '', '', '', '', '', '', '', '[]', '', 1, 'kammer',"
            f" '', '[]', '[]', '[]', '', '', '', 0, :actor, {STAMP})"
        ),
        {"actor": ACTOR, "account": ACCOUNT},
    )
    connection.execute(
        text(
            "INSERT INTO case_file (person_id, number, opened_on, owner_id, phase, goal,"
            " background, occupation_label, state, state_reason, helper_ids, id, created_at,"
            " created_by, changed_at, changed_by, version) VALUES (:person, 'F-26-001',"
            " '2026-01-10', :account, 'access', '', '', '', 'active', '', '[]', :case,"
            f" {STAMP})"
        ),
        {"person": PERSON, "case": CASE, "account": ACCOUNT},
    )
    for number, (handover_id, state) in enumerate(ROWS):
        answered = "'2026-03-05'" if state == "answered" else "NULL"
        connection.execute(
            text(
                "INSERT INTO handover (case_id, recipient_id, number, issue, purpose, channel,"
                " dated, answer_code, answer_by, snapshot_sha256, pdf_sha256, page_count, state,"
                " answered_on, told_by, answer_text, id, created_at, created_by, changed_at,"
                " changed_by, version) VALUES (:case, :actor, 'Ü-26-001', 1, 'coordination',"
                f" 'post', '2026-03-01', :code, '2026-03-15', '', '', 4, :state, {answered}, '',"
                f" '', :id, {STAMP})"
            ),
            {
                "case": CASE,
                "actor": ACTOR,
                "code": f"code {number}",
                "state": state,
                "id": handover_id,
                "account": ACCOUNT,
            },
        )
    for handover_id, action, at in LOG:
        connection.execute(
            text(
                "INSERT INTO audit_log (at, account_id, action, subject, subject_id, hash)"
                " VALUES (:at, :account, :action, 'Handover', :id, x'00')"
            ),
            {"at": at, "account": ACCOUNT, "action": action, "id": handover_id},
        )


def states(connection: Connection) -> dict[bytes, tuple[object, ...]]:
    rows = connection.execute(text("SELECT id, state, handed_over_on, self_approved FROM handover"))
    return {row[0]: tuple(row[1:]) for row in rows}


def test_what_was_printed_or_saved_has_been_handed_over(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0007")
        fill(connection)
    with engine.begin() as connection:
        migrate(connection, "0008")
        assert states(connection) == {
            KEPT: ("issued", None, 0),
            PRINTED: ("handed_over", "2026-03-01", 0),
            SAVED: ("handed_over", "2026-03-03", 0),
            ANSWERED: ("answered", None, 0),
        }


def test_the_later_states_fall_back_to_what_the_older_program_knows(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0007")
        fill(connection)
    with engine.begin() as connection:
        migrate(connection, "0008")
        connection.execute(text("UPDATE handover SET state = 'withdrawn'"))
    with engine.begin() as connection:
        migrate(connection, "-1")
        rows = connection.execute(text("SELECT id, state FROM handover"))
        assert {row[0]: row[1] for row in rows} == dict(ROWS)
