"""The pathway: measures, outcomes, every change of a case's state, and who else accompanies it.

Revision ID: 0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)


def upgrade() -> None:
    """Add tables and columns; what is there stays as it is."""
    op.add_column("case_file", sa.Column("outcome", WORD, nullable=True))
    op.add_column(
        "case_file", sa.Column("helper_ids", sa.String(), server_default="[]", nullable=False)
    )
    op.create_table(
        "state_entry",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("since", DAY, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("outcome", WORD, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_state_entry_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_entry")),
    )
    op.create_index(op.f("ix_state_entry_case_id"), "state_entry", ["case_id"], unique=False)
    op.create_table(
        "measure",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("actor_id", UUID_BYTES, nullable=True),
        sa.Column("referral_id", UUID_BYTES, nullable=True),
        sa.Column("starts_on", DAY, nullable=True),
        sa.Column("ends_on", DAY, nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("hours_weekly", sa.Boolean(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("level_reached", WORD, nullable=True),
        sa.Column("proof", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_measure_actor_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_measure_case_id")),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_measure_referral_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    op.create_index(op.f("ix_measure_case_id"), "measure", ["case_id"], unique=False)
    # A case that is paused or closed has a history from now on: what is known of it begins it.
    op.execute(
        """
        INSERT INTO state_entry
            (case_id, state, since, reason, id, created_at, created_by, changed_at, changed_by,
             version)
        SELECT id, state, coalesce(state_since, substr(changed_at, 1, 10)), state_reason,
            randomblob(16), changed_at, changed_by, changed_at, changed_by, 1
        FROM case_file WHERE state <> 'open'
        """
    )


def downgrade() -> None:
    """Take them away again, with what they hold."""
    op.drop_table("measure")
    op.drop_table("state_entry")
    op.drop_column("case_file", "helper_ids")
    op.drop_column("case_file", "outcome")


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
