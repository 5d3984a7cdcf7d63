"""Reply slips that came back as files, kept as they came; answers to single recommendations.

Revision ID: 0010
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
INSTANT = sa.String(26)
WORD = sa.String(40)

IMMUTABLE = ("returned_slip", "returned_slip_file")


def upgrade() -> None:
    """Add the three tables; what is there stays as it is.

    What came back never changes, nor what was read of it; it can only be taken out again whole.
    """
    op.create_table(
        "returned_slip",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("referral_id", UUID_BYTES, nullable=True),
        sa.Column("handover_id", UUID_BYTES, nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("replaced", sa.String(), nullable=False),
        sa.Column("replaced_because", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_returned_slip_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_returned_slip_referral_id")
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_returned_slip_handover_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_slip")),
        sa.UniqueConstraint("sha256", name=op.f("uq_returned_slip_sha256")),
    )
    for column in ("case_id", "referral_id", "handover_id"):
        op.create_index(op.f(f"ix_returned_slip_{column}"), "returned_slip", [column], unique=False)
    op.create_table(
        "returned_slip_file",
        sa.Column("receipt_id", UUID_BYTES, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["returned_slip.id"],
            name=op.f("fk_returned_slip_file_receipt_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("receipt_id", name=op.f("pk_returned_slip_file")),
    )
    op.create_table(
        "recommendation_answer",
        sa.Column("receipt_id", UUID_BYTES, nullable=False),
        sa.Column("handover_id", UUID_BYTES, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said", WORD, nullable=False),
        sa.Column("finding_id", UUID_BYTES, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["returned_slip.id"],
            name=op.f("fk_recommendation_answer_receipt_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_recommendation_answer_handover_id")
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["practice_finding.id"],
            name=op.f("fk_recommendation_answer_finding_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_answer")),
    )
    for column in ("receipt_id", "handover_id"):
        op.create_index(
            op.f(f"ix_recommendation_answer_{column}"),
            "recommendation_answer",
            [column],
            unique=False,
        )
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    """The answers that were applied stay where they were entered; the files have no room."""
    op.drop_table("recommendation_answer")
    for table in IMMUTABLE:
        op.execute(f"DROP TRIGGER {table}_no_update")
    op.drop_table("returned_slip_file")
    op.drop_table("returned_slip")


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
