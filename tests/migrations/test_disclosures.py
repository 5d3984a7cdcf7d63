"""What left before there was a register enters it, and the register goes away again."""

from sqlalchemy import Connection, Engine, text

from tests.migrations.test_migrations import ACCOUNT, CASE, STAMP, engine, insert_case, migrate

__all__ = ["engine"]

OFFICE = b"\x01" * 16
SENT, SAVED, KEPT, ANSWERED = (bytes([n]) * 16 for n in (2, 3, 4, 5))
BY_POST, BY_PHONE = (bytes([n]) * 16 for n in (6, 7))
SHA = "0f" * 32


def run(connection: Connection, statement: str, **values: object) -> None:
    connection.execute(text(statement), {"account": ACCOUNT, **values})


def insert_past(connection: Connection) -> None:
    """A case with handovers that left, stayed and were answered, and two referrals."""
    insert_case(connection)
    run(
        connection,
        "INSERT INTO case_file (person_id, number, opened_on, owner_id, phase, goal, background,"
        " occupation_label, state, state_reason, helper_ids, id, created_at, created_by,"
        " changed_at, changed_by, version) SELECT id, 'F-26-001', '2026-01-05', :account,"
        f" 'access', '', '', '', 'active', '', '[]', :id, {STAMP} FROM person",
        id=CASE,
    )
    run(
        connection,
        "INSERT INTO actor (name, carrier, category, responsible_for, street, postal_code, town,"
        " phone, email, hours, channels, practice_tips, active, sort_name, id, created_at,"
        " created_by, changed_at, changed_by, version) VALUES ('Jobcenter', '', 'jobcenter', '',"
        f" '', '', '', '', '', '', '[]', '', 1, 'jobcenter', :id, {STAMP})",
        id=OFFICE,
    )
    for number, handover_id in enumerate((SAVED, KEPT, ANSWERED), start=1):
        answered = "2026-03-20" if handover_id == ANSWERED else None
        run(
            connection,
            "INSERT INTO handover (case_id, recipient_id, number, issue, purpose, channel, dated,"
            " answer_code, answer_by, snapshot_sha256, pdf_sha256, page_count, state, answered_on,"
            " told_by, answer_text, id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES (:case, :office, :number, 1, 'coordination', 'post', '2026-03-10', :code,"
            f" '2026-03-24', :sha, :sha, 3, :state, :answered, '', '', :id, {STAMP})",
            case=CASE,
            office=OFFICE,
            number=f"Ü-26-00{number}",
            code=f"code-{number}",
            sha=SHA,
            state="answered" if answered else "issued",
            answered=answered,
            id=handover_id,
        )
        run(
            connection,
            "INSERT INTO issued_document (handover_id, snapshot, pdf, stored_at)"
            " VALUES (:id, :snapshot, x'25', '2026-03-10T09:00:00.000000')",
            id=handover_id,
            snapshot=b'{"number":"x","included":["identity","language"]}',
        )
    run(
        connection,
        "INSERT INTO audit_log (seq, at, account_id, action, subject, subject_id, hash)"
        " VALUES (1, '2026-03-11T10:00:00.000000', :account, 'exported', 'Handover', :id, x'00')",
        id=SAVED,
    )


def insert_referrals(connection: Connection) -> None:
    for referral_id, channel in ((BY_POST, "post"), (BY_PHONE, "phone")):
        run(
            connection,
            "INSERT INTO referral (case_id, actor_id, owner_id, purpose, message, state,"
            " answer_code, outcome, urgency_key, id, created_at, created_by, changed_at,"
            " changed_by, version) VALUES (:case, :office, :account, 'Bildungsgutschein', '',"
            f" 'sent', :code, '', '0', :id, {STAMP})",
            case=CASE,
            office=OFFICE,
            code=f"K-{channel}",
            id=referral_id,
        )
        run(
            connection,
            "INSERT INTO referral_event (referral_id, state, happened_on, channel, learned_by,"
            " told_by, remark, id, created_at, created_by, changed_at, changed_by, version)"
            " VALUES (:referral, 'sent', '2026-02-03', :channel, 'ourselves', '', '',"
            f" randomblob(16), {STAMP})",
            referral=referral_id,
            channel=channel,
        )


def register(connection: Connection) -> list[tuple[object, ...]]:
    found = connection.execute(
        text(
            "SELECT document_id, kind, number, channel, categories, sha256, disclosed_on,"
            " receipt_confirmed_on, entered_in_error FROM disclosure ORDER BY document_id"
        )
    )
    return [tuple(row) for row in found]


def test_what_left_before_enters_and_goes_again(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0007")
        insert_past(connection)
        insert_referrals(connection)
    with engine.begin() as connection:
        migrate(connection, "0009")
        told = '["identity","language"]'
        assert register(connection) == [
            (SAVED, "handover", "Ü-26-001", "post", told, SHA, "2026-03-11", None, 0),
            (ANSWERED, "handover", "Ü-26-003", "post", told, SHA, "2026-03-10", "2026-03-20", 0),
            (BY_POST, "referral", "K-post", "post", '["identity"]', "", "2026-02-03", None, 0),
        ]
    with engine.begin() as connection:
        migrate(connection, "-1")
        tables = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'disclosure%'"
        assert connection.execute(text(tables)).scalar_one() == 0
        migrate(connection, "0009")
        assert len(register(connection)) == 3


def columns(connection: Connection) -> set[str]:
    found = connection.execute(text("SELECT name FROM pragma_table_info('disclosure')"))
    return set(found.scalars())


def test_how_far_a_file_got_is_known_of_everything_that_left_before(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0007")
        insert_past(connection)
        insert_referrals(connection)
    with engine.begin() as connection:
        migrate(connection, "0012")
        before = register(connection)
        run(connection, "UPDATE disclosure SET entered_in_error = 1 WHERE number = 'K-post'")
        migrate(connection, "0013")
        states = connection.execute(text("SELECT writing FROM disclosure")).scalars()
        assert set(states) == {"done"}
        plan = connection.execute(
            text("EXPLAIN QUERY PLAN SELECT * FROM disclosure WHERE sha256 = :sha"), {"sha": SHA}
        )
        assert "ix_disclosure_sha256" in str(plan.all())
        run(connection, "UPDATE disclosure SET writing = 'begun' WHERE document_id = :id", id=SAVED)
    with engine.begin() as connection:
        migrate(connection, "-1")
        assert "writing" not in columns(connection)
        assert [row[:-1] for row in register(connection)] == [row[:-1] for row in before]
        assert [row[-1] for row in register(connection)] == [0, 0, 1]  # struck stays struck
    with engine.begin() as connection:
        migrate(connection, "0013")
        assert "writing" in columns(connection)
        assert len(register(connection)) == len(before)
