"""Follow-ups that recur, are delegated and remind; actors in full; profiles; the lead's rules.

Revision ID: 0005
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)


def upgrade() -> None:
    """Add tables and columns; what is there stays as it is."""
    op.add_column("follow_up", sa.Column("place", sa.String(), server_default="", nullable=False))
    op.add_column(
        "follow_up", sa.Column("minutes", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("follow_up", sa.Column("remark", sa.String(), server_default="", nullable=False))
    op.add_column("follow_up", sa.Column("recurs", WORD, nullable=True))
    op.add_column("follow_up", sa.Column("recurs_until", DAY, nullable=True))
    op.add_column("follow_up", sa.Column("series_id", UUID_BYTES, nullable=True))
    op.add_column("follow_up", sa.Column("series_start", DAY, nullable=True))
    op.add_column("follow_up", sa.Column("delegated_by", UUID_BYTES, nullable=True))
    op.add_column("follow_up", sa.Column("remind_at", INSTANT, nullable=True))
    op.create_index(
        "ix_follow_up_remind",
        "follow_up",
        ["owner_id", "remind_at"],
        unique=False,
        sqlite_where=sa.text("done_on IS NULL"),
    )
    op.create_index(
        "ix_follow_up_delegated",
        "follow_up",
        ["delegated_by", "due_on", "id"],
        unique=False,
        sqlite_where=sa.text("done_on IS NULL AND delegated_by IS NOT NULL"),
    )
    op.add_column("actor", sa.Column("checked_by", UUID_BYTES, nullable=True))
    op.add_column("actor", sa.Column("for_whom", sa.String(), server_default="", nullable=False))
    op.add_column(
        "actor", sa.Column("status_groups", sa.String(), server_default="[]", nullable=False)
    )
    op.add_column("actor", sa.Column("age_from", sa.Integer(), nullable=True))
    op.add_column("actor", sa.Column("age_to", sa.Integer(), nullable=True))
    op.add_column("actor", sa.Column("level_from", WORD, nullable=True))
    op.add_column("actor", sa.Column("level_to", WORD, nullable=True))
    op.add_column(
        "actor", sa.Column("municipalities", sa.String(), server_default="[]", nullable=False)
    )
    op.add_column("actor", sa.Column("languages", sa.String(), server_default="[]", nullable=False))
    op.add_column(
        "actor", sa.Column("accessibility", sa.String(), server_default="", nullable=False)
    )
    op.add_column("actor", sa.Column("costs", sa.String(), server_default="", nullable=False))
    op.add_column(
        "actor", sa.Column("waiting_time", sa.String(), server_default="", nullable=False)
    )
    op.add_column("actor", sa.Column("promised_days", sa.Integer(), nullable=True))
    op.add_column("actor", sa.Column("website", sa.String(), server_default="", nullable=False))
    op.add_column(
        "actor", sa.Column("publishable", sa.Boolean(), server_default="0", nullable=False)
    )
    op.create_index(op.f("ix_actor_checked_on_id"), "actor", ["checked_on", "id"], unique=False)
    op.create_table(
        "volunteer_profile",
        sa.Column("account_id", UUID_BYTES, nullable=False),
        sa.Column("competence", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("since", DAY, nullable=True),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("in_handover", sa.Boolean(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_volunteer_profile_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_profile")),
        sa.UniqueConstraint("account_id", name=op.f("uq_volunteer_profile_account_id")),
    )
    op.create_table(
        "rule_override",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_override")),
        sa.UniqueConstraint("rule_id", name=op.f("uq_rule_override_rule_id")),
    )


def downgrade() -> None:
    """Take them away again, with what they hold."""
    op.drop_table("rule_override")
    op.drop_table("volunteer_profile")
    op.drop_index("ix_actor_checked_on_id", table_name="actor")
    op.drop_column("actor", "publishable")
    op.drop_column("actor", "website")
    op.drop_column("actor", "promised_days")
    op.drop_column("actor", "waiting_time")
    op.drop_column("actor", "costs")
    op.drop_column("actor", "accessibility")
    op.drop_column("actor", "languages")
    op.drop_column("actor", "municipalities")
    op.drop_column("actor", "level_to")
    op.drop_column("actor", "level_from")
    op.drop_column("actor", "age_to")
    op.drop_column("actor", "age_from")
    op.drop_column("actor", "status_groups")
    op.drop_column("actor", "for_whom")
    op.drop_column("actor", "checked_by")
    op.drop_index("ix_follow_up_delegated", table_name="follow_up")
    op.drop_index("ix_follow_up_remind", table_name="follow_up")
    op.drop_column("follow_up", "remind_at")
    op.drop_column("follow_up", "delegated_by")
    op.drop_column("follow_up", "series_start")
    op.drop_column("follow_up", "series_id")
    op.drop_column("follow_up", "recurs_until")
    op.drop_column("follow_up", "recurs")
    op.drop_column("follow_up", "remark")
    op.drop_column("follow_up", "minutes")
    op.drop_column("follow_up", "place")


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
