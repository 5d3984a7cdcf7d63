"""Approval of handovers by a lead, withdrawn and superseded versions.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)

NEW_COLUMNS = (
    "superseded_by",
    "withdrawn_text",
    "withdrawn_reason",
    "withdrawn_on",
    "handed_over_on",
    "self_approved",
    "approved_by",
)


def upgrade() -> None:
    """Give handovers their later life.

    A handover issued so far that was written to a file or printed has left the desk on that day;
    the audit log says so. One that never was is still here: it stays „issued“. Nobody had released
    them, so nobody is named.
    """
    for column in (
        sa.Column("approved_by", UUID_BYTES, nullable=True),
        sa.Column("self_approved", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("handed_over_on", DAY, nullable=True),
        sa.Column("withdrawn_on", DAY, nullable=True),
        sa.Column("withdrawn_reason", WORD, nullable=True),
        sa.Column("withdrawn_text", sa.String(), server_default="", nullable=False),
        sa.Column("superseded_by", UUID_BYTES, nullable=True),
    ):
        op.add_column("handover", column)
    op.execute(
        sa.text(
            """
            UPDATE handover
            SET handed_over_on = (
                SELECT substr(min(at), 1, 10) FROM audit_log
                WHERE subject = 'Handover' AND subject_id = handover.id
                    AND action IN ('exported', 'printed')
            )
            """
        )
    )
    op.execute(
        sa.text(
            "UPDATE handover SET state = 'handed_over'"
            " WHERE state = 'issued' AND handed_over_on IS NOT NULL"
        )
    )
    op.create_table(
        "approval_request",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("recipient_id", UUID_BYTES, nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("comments", sa.String(), nullable=False),
        sa.Column("decided_by", UUID_BYTES, nullable=True),
        sa.Column("handover_id", UUID_BYTES, nullable=True),
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_approval_request_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["actor.id"], name=op.f("fk_approval_request_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_request")),
    )
    op.create_index(
        op.f("ix_approval_request_case_id"), "approval_request", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_approval_request_state_changed_at"),
        "approval_request",
        ["state", "changed_at"],
        unique=False,
    )


def downgrade() -> None:
    """Go back to issued and answered; a request, a withdrawal and its reason have no room there."""
    op.drop_table("approval_request")
    op.execute(
        sa.text(
            "UPDATE handover SET state ="
            " CASE WHEN answered_on IS NULL THEN 'issued' ELSE 'answered' END"
        )
    )
    for name in NEW_COLUMNS:
        op.drop_column("handover", name)
