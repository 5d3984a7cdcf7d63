"""The first schema: accounts, people, cases, notes, follow-ups, actors, referrals, handovers.

Beside the tables: the full-text index over `search_entry`, and triggers that keep the audit log and
issued documents from being changed.

Revision ID: 0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
CLOCK = sa.String(5)
INSTANT = sa.String(26)
WORD = sa.String(40)

# Dropped in this order, no table goes before those that refer to it.
TABLES = (
    "referral_event",
    "issued_document",
    "follow_up",
    "referral",
    "phase_entry",
    "handover",
    "contact_note",
    "case_listing",
    "residence_status",
    "language_level",
    "case_file",
    "search_entry",
    "running_number",
    "person",
    "draft",
    "audit_log",
    "association",
    "actor",
    "account",
)

# Words are folded before they come here; the index only cuts at blanks. Its prefix lists answer the
# first keystrokes. It keeps no copy of the words: `search_entry` has them.
SEARCH_INDEX = (
    """
    CREATE VIRTUAL TABLE search_text USING fts5(
        words, facets, content='search_entry', content_rowid='rowid',
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3', detail='full'
    )
    """,
    # Deleted words leave the index at once instead of at the next merge (Art. 17 GDPR).
    "INSERT INTO search_text(search_text, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text(rowid, words, facets)
        VALUES (new.rowid, new.words, new.facets);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text(search_text, rowid, words, facets)
        VALUES ('delete', old.rowid, old.words, old.facets);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
    WHEN old.words <> new.words OR old.facets <> new.facets BEGIN
        INSERT INTO search_text(search_text, rowid, words, facets)
        VALUES ('delete', old.rowid, old.words, old.facets);
        INSERT INTO search_text(rowid, words, facets)
        VALUES (new.rowid, new.words, new.facets);
    END
    """,
)
SEARCH_TRIGGERS = ("search_entry_added", "search_entry_removed", "search_entry_changed")

# (trigger, event, table): such rows are written once.
IMMUTABLE = (
    ("audit_log_no_update", "UPDATE", "audit_log"),
    ("audit_log_no_delete", "DELETE", "audit_log"),
    ("issued_document_no_update", "UPDATE", "issued_document"),
)


def upgrade() -> None:
    """Create tables, full-text index and triggers."""
    _create_tables()
    for statement in SEARCH_INDEX:
        op.execute(statement)
    for trigger, event, table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    """Drop everything again."""
    for trigger, _, _ in IMMUTABLE:
        op.execute(f"DROP TRIGGER {trigger}")
    for trigger in SEARCH_TRIGGERS:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP TABLE search_text")
    for table in TABLES:
        op.drop_table(table)


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )


def _create_tables() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("salutation", WORD, nullable=False),
        sa.Column("slot_id", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_table(
        "actor",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("category", WORD, nullable=False),
        sa.Column("responsible_for", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_role", sa.String(), nullable=False),
        sa.Column("channels", sa.String(), nullable=False),
        sa.Column("practice_tips", sa.String(), nullable=False),
        sa.Column("checked_on", DAY, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
    )
    op.create_index(op.f("ix_actor_sort_name_id"), "actor", ["sort_name", "id"], unique=False)
    op.create_table(
        "association",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tagline", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("office_hours", sa.String(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=False),
        sa.Column("no_contact_days", sa.Integer(), nullable=False),
        sa.Column("lock_after_minutes", sa.Integer(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
    )
    op.create_table(
        "audit_log",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("account_id", UUID_BYTES, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", UUID_BYTES, nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_log")),
    )
    op.create_table(
        "draft",
        sa.Column("kind", WORD, nullable=False),
        sa.Column("subject_id", UUID_BYTES, nullable=True),
        sa.Column("fields", sa.String(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(
        op.f("ix_draft_created_by_kind_subject_id"),
        "draft",
        ["created_by", "kind", "subject_id"],
        unique=False,
    )
    op.create_table(
        "person",
        sa.Column("given_names", sa.String(), nullable=False),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("original_name", sa.String(), nullable=False),
        sa.Column("surname_first", sa.Boolean(), nullable=False),
        sa.Column("salutation", WORD, nullable=False),
        sa.Column("birth_date", DAY, nullable=True),
        sa.Column("birth_year_only", sa.Boolean(), nullable=False),
        sa.Column("birth_date_estimated", sa.Boolean(), nullable=False),
        sa.Column("sex", WORD, nullable=False),
        sa.Column("nationalities", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "running_number",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "year", name=op.f("pk_running_number")),
    )
    op.create_table(
        "search_entry",
        sa.Column("rowid", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", UUID_BYTES, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("facets", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rowid", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("subject_id", name=op.f("uq_search_entry_subject_id")),
    )
    op.create_table(
        "case_file",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("opened_on", DAY, nullable=False),
        sa.Column("owner_id", UUID_BYTES, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("phase_since", DAY, nullable=True),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("background", sa.String(), nullable=False),
        sa.Column("occupation_id", sa.String(), nullable=True),
        sa.Column("occupation_label", sa.String(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("state_since", DAY, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_case_file_owner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_file_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", name=op.f("uq_case_file_number")),
    )
    op.create_index(op.f("ix_case_file_person_id"), "case_file", ["person_id"], unique=False)
    op.create_table(
        "language_level",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("level", WORD, nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("proof_date", DAY, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_language_level_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_level")),
    )
    op.create_index(
        op.f("ix_language_level_person_id"), "language_level", ["person_id"], unique=False
    )
    op.create_table(
        "residence_status",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("valid_from", DAY, nullable=True),
        sa.Column("valid_until", DAY, nullable=True),
        sa.Column("extension_filed_on", DAY, nullable=True),
        sa.Column("issuing_office", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_residence_status_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residence_status")),
    )
    op.create_index(
        op.f("ix_residence_status_person_id"), "residence_status", ["person_id"], unique=False
    )
    op.create_table(
        "case_listing",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("number_key", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("original_name", sa.String(), nullable=False),
        sa.Column("birth_date", DAY, nullable=True),
        sa.Column("nationalities", sa.String(), nullable=False),
        sa.Column("status_kind", WORD, nullable=True),
        sa.Column("status_until", DAY, nullable=True),
        sa.Column("owner_id", UUID_BYTES, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("due_key", DAY, nullable=False),
        sa.Column("next_task", sa.String(), nullable=False),
        sa.Column("last_contact_on", DAY, nullable=True),
        sa.Column("contact_key", DAY, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_listing_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_listing")),
    )
    op.create_index(
        "ix_case_listing_contact",
        "case_listing",
        ["active", "contact_key", "case_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_listing_due", "case_listing", ["active", "due_key", "case_id"], unique=False
    )
    op.create_index(
        "ix_case_listing_name", "case_listing", ["active", "sort_name", "case_id"], unique=False
    )
    op.create_index(
        "ix_case_listing_number", "case_listing", ["active", "number_key", "case_id"], unique=False
    )
    op.create_index(
        "ix_case_listing_owner_contact",
        "case_listing",
        ["owner_id", "active", "contact_key", "case_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_listing_owner_due",
        "case_listing",
        ["owner_id", "active", "due_key", "case_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_listing_owner_name",
        "case_listing",
        ["owner_id", "active", "sort_name", "case_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_listing_owner_number",
        "case_listing",
        ["owner_id", "active", "number_key", "case_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_listing_owner_status",
        "case_listing",
        ["owner_id", "active", "status_until", "case_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_listing_status",
        "case_listing",
        ["active", "status_until", "case_id"],
        unique=False,
    )
    op.create_table(
        "contact_note",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("actor_ids", sa.String(), nullable=False),
        sa.Column("visibility", WORD, nullable=False),
        sa.Column("lesson", WORD, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_contact_note_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_note")),
    )
    op.create_index(
        op.f("ix_contact_note_case_id_occurred_at"),
        "contact_note",
        ["case_id", "occurred_at"],
        unique=False,
    )
    op.create_table(
        "handover",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("recipient_id", UUID_BYTES, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("dated", DAY, nullable=False),
        sa.Column("answer_code", sa.String(), nullable=False),
        sa.Column("answer_by", DAY, nullable=False),
        sa.Column("snapshot_sha256", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("decision", WORD, nullable=True),
        sa.Column("decline_reason", WORD, nullable=True),
        sa.Column("expected_on", DAY, nullable=True),
        sa.Column("answered_on", DAY, nullable=True),
        sa.Column("learned_by", WORD, nullable=True),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("answer_text", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_handover_case_id")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["actor.id"], name=op.f("fk_handover_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("answer_code", name=op.f("uq_handover_answer_code")),
    )
    op.create_index(op.f("ix_handover_case_id"), "handover", ["case_id"], unique=False)
    op.create_index("ix_handover_dated", "handover", ["dated", "id"], unique=False)
    op.create_table(
        "phase_entry",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("since", DAY, nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_phase_entry_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase_entry")),
    )
    op.create_index(op.f("ix_phase_entry_case_id"), "phase_entry", ["case_id"], unique=False)
    op.create_table(
        "referral",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("actor_id", UUID_BYTES, nullable=False),
        sa.Column("owner_id", UUID_BYTES, nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("sent_on", DAY, nullable=True),
        sa.Column("channel", WORD, nullable=True),
        sa.Column("answer_code", sa.String(), nullable=True),
        sa.Column("answer_due", DAY, nullable=True),
        sa.Column("answered_on", DAY, nullable=True),
        sa.Column("expected_on", DAY, nullable=True),
        sa.Column("decline_reason", WORD, nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("ended_on", DAY, nullable=True),
        sa.Column("urgency_key", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_referral_actor_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_referral_case_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_referral_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("answer_code", name=op.f("uq_referral_answer_code")),
    )
    op.create_index(
        "ix_referral_actor", "referral", ["actor_id", "urgency_key", "id"], unique=False
    )
    op.create_index(
        "ix_referral_actor_answered", "referral", ["actor_id", "answered_on"], unique=False
    )
    op.create_index("ix_referral_case", "referral", ["case_id"], unique=False)
    op.create_index(
        "ix_referral_owner", "referral", ["owner_id", "urgency_key", "id"], unique=False
    )
    op.create_index("ix_referral_state", "referral", ["state", "urgency_key", "id"], unique=False)
    op.create_index("ix_referral_urgency", "referral", ["urgency_key", "id"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("due_on", DAY, nullable=False),
        sa.Column("owner_id", UUID_BYTES, nullable=False),
        sa.Column("due_time", CLOCK, nullable=True),
        sa.Column("kind", WORD, nullable=True),
        sa.Column("owed_by", WORD, nullable=False),
        sa.Column("actor_id", UUID_BYTES, nullable=True),
        sa.Column("referral_id", UUID_BYTES, nullable=True),
        sa.Column("done_on", DAY, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_follow_up_actor_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_follow_up_case_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_follow_up_owner_id")),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_follow_up_referral_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(
        "ix_follow_up_case",
        "follow_up",
        ["case_id", "due_on", "id"],
        unique=False,
        sqlite_where=sa.text("done_on IS NULL"),
    )
    op.create_index(
        "ix_follow_up_open",
        "follow_up",
        ["due_on", "id"],
        unique=False,
        sqlite_where=sa.text("done_on IS NULL"),
    )
    op.create_index(
        "ix_follow_up_open_owner",
        "follow_up",
        ["owner_id", "due_on", "id"],
        unique=False,
        sqlite_where=sa.text("done_on IS NULL"),
    )
    op.create_table(
        "issued_document",
        sa.Column("handover_id", UUID_BYTES, nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_issued_document_handover_id")
        ),
        sa.PrimaryKeyConstraint("handover_id", name=op.f("pk_issued_document")),
    )
    op.create_table(
        "referral_event",
        sa.Column("referral_id", UUID_BYTES, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("happened_on", DAY, nullable=False),
        sa.Column("learned_by", WORD, nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("decline_reason", WORD, nullable=True),
        sa.Column("expected_on", DAY, nullable=True),
        sa.Column("channel", WORD, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_referral_event_referral_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_event")),
    )
    op.create_index(
        op.f("ix_referral_event_referral_id"), "referral_event", ["referral_id"], unique=False
    )
