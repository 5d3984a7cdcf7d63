"""Meetings and agreements are found by their words; what still read whole tables has an index.

The words are folded by the program, which fills them in after the migration for the meetings that
are there already.

Revision ID: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

INDEXES = (
    ("agreement", ["account_id"]),
    ("audit_log", ["subject_id"]),
    ("evidence", ["note_id"]),
    ("follow_up", ["case_id"]),
    ("handover", ["number"]),
    ("handover", ["snapshot_sha256"]),
    ("handover_bundle", ["dated", "id"]),
    ("practice_finding", ["handover_id"]),
    ("received_handover", ["number"]),
)


def upgrade() -> None:
    """Add the indexes."""
    for table, columns in INDEXES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns, unique=False)
    op.create_index(
        "ix_handover_kept",
        "handover",
        ["created_by", "dated", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'issued'"),
    )


def downgrade() -> None:
    """Take them away again, and the words that older programs would not keep in step."""
    op.execute("DELETE FROM search_entry WHERE subject IN ('meeting', 'agreement')")
    op.drop_index("ix_handover_kept", table_name="handover")
    for table, columns in reversed(INDEXES):
        op.drop_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table_name=table)
