"""Practice findings with evidence; meetings, agreements and their history.

Revision ID: 0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)

# A store in use gets the categories that a new one starts with.
CATEGORIES = (
    ("AV", "Ablauf, Verfahren"),
    ("RS", "Recht und Status"),
    ("SP", "Spracherwerb"),
    ("AM", "Arbeitsmarkt"),
    ("ZA", "Zusammenarbeit"),
    ("EA", "Rolle Ehrenamt"),
)


def upgrade() -> None:
    """Add tables and columns; what is there stays as it is."""
    op.create_table(
        "finding_category",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_category")),
        sa.UniqueConstraint("code", name=op.f("uq_finding_category_code")),
    )
    op.create_table(
        "practice_finding",
        sa.Column("category_id", UUID_BYTES, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("lesson", WORD, nullable=True),
        sa.Column("level", WORD, nullable=True),
        sa.Column("suggestion", sa.String(), nullable=False),
        sa.Column("actor_id", UUID_BYTES, nullable=True),
        sa.Column("actor_category", WORD, nullable=True),
        sa.Column("case_id", UUID_BYTES, nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("state_since", DAY, nullable=True),
        sa.Column("handover_id", UUID_BYTES, nullable=True),
        sa.Column("response", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_practice_finding_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_practice_finding_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["category_id"], ["finding_category.id"], name=op.f("fk_practice_finding_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_practice_finding_handover_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_finding")),
        sa.UniqueConstraint("number", name=op.f("uq_practice_finding_number")),
    )
    op.create_index(
        op.f("ix_practice_finding_actor_category"),
        "practice_finding",
        ["actor_category"],
        unique=False,
    )
    op.create_index(
        op.f("ix_practice_finding_actor_id"), "practice_finding", ["actor_id"], unique=False
    )
    op.create_index(
        op.f("ix_practice_finding_case_id"), "practice_finding", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_practice_finding_category_id_id"),
        "practice_finding",
        ["category_id", "id"],
        unique=False,
    )
    op.create_table(
        "evidence",
        sa.Column("finding_id", UUID_BYTES, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("perspective", WORD, nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("dated", DAY, nullable=True),
        sa.Column("dated_until", DAY, nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("note_id", UUID_BYTES, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["practice_finding.id"], name=op.f("fk_evidence_finding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_finding_id"), "evidence", ["finding_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", DAY, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("participant_ids", sa.String(), nullable=False),
        sa.Column("account_ids", sa.String(), nullable=False),
        sa.Column("attendees", sa.String(), nullable=False),
        sa.Column("minutes_text", sa.String(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_held_on_id"), "meeting", ["held_on", "id"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("meeting_id", UUID_BYTES, nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("due_on", DAY, nullable=False),
        sa.Column("actor_id", UUID_BYTES, nullable=True),
        sa.Column("account_id", UUID_BYTES, nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("state_since", DAY, nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_agreement_account_id")
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_agreement_actor_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agreement_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_actor_id"), "agreement", ["actor_id"], unique=False)
    op.create_index(op.f("ix_agreement_meeting_id"), "agreement", ["meeting_id"], unique=False)
    op.create_index(
        "ix_agreement_open",
        "agreement",
        ["due_on", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "agreement_event",
        sa.Column("agreement_id", UUID_BYTES, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("happened_on", DAY, nullable=False),
        sa.Column("due_on", DAY, nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_event_agreement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_event")),
    )
    op.create_index(
        op.f("ix_agreement_event_agreement_id"), "agreement_event", ["agreement_id"], unique=False
    )
    for position, (code, label) in enumerate(CATEGORIES, start=1):
        op.execute(
            sa.text(
                """
                INSERT INTO finding_category
                    (code, label, position, active, id, created_at, created_by, changed_at,
                     changed_by, version)
                SELECT :code, :label, :position, 1, randomblob(16), created_at, created_by,
                    created_at, created_by, 1
                FROM association
                """
            ).bindparams(code=code, label=label, position=position)
        )


def downgrade() -> None:
    """Take them away again, with what they hold."""
    op.drop_table("agreement_event")
    op.drop_table("agreement")
    op.drop_table("meeting")
    op.drop_table("evidence")
    op.drop_table("practice_finding")
    op.drop_table("finding_category")


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
