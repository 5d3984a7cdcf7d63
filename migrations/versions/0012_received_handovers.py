"""Handovers of other associations that a case was made of, with the file as it came.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)


def upgrade() -> None:
    """Add both tables; what is there stays as it is."""
    op.create_table(
        "received_handover",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("dated", DAY, nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("answer_code", sa.String(), nullable=False),
        sa.Column("snapshot_sha256", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("record_ids", sa.String(), nullable=False),
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_received_handover_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_handover")),
    )
    for column in ("case_id", "snapshot_sha256"):
        op.create_index(
            op.f(f"ix_received_handover_{column}"), "received_handover", [column], unique=False
        )
    op.create_table(
        "received_handover_file",
        sa.Column("received_id", UUID_BYTES, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["received_id"],
            ["received_handover.id"],
            name=op.f("fk_received_handover_file_received_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("received_id", name=op.f("pk_received_handover_file")),
    )
    op.execute(
        "CREATE TRIGGER received_handover_file_no_update BEFORE UPDATE ON received_handover_file "
        "BEGIN SELECT RAISE(ABORT, 'received_handover_file is append-only'); END"
    )


def downgrade() -> None:
    """Take them away again, with what they hold."""
    op.execute("DROP TRIGGER received_handover_file_no_update")
    op.drop_table("received_handover_file")
    op.drop_table("received_handover")
