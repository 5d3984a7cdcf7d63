"""Referral letters as issued, handovers of several cases, and the association's logo.

Revision ID: 0011
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)

IMMUTABLE = ("referral_letter", "issued_letter", "handover_bundle", "issued_bundle")


def upgrade() -> None:
    """Add the tables, whose rows are written once; what is there stays as it is."""
    op.create_table(
        "referral_letter",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("referral_id", UUID_BYTES, nullable=False),
        sa.Column("recipient_id", UUID_BYTES, nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("dated", DAY, nullable=False),
        sa.Column("answer_code", sa.String(), nullable=False),
        sa.Column("answer_by", DAY, nullable=False),
        sa.Column("snapshot_sha256", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_referral_letter_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["referral_id"],
            ["referral.id"],
            name=op.f("fk_referral_letter_referral_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["actor.id"], name=op.f("fk_referral_letter_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_letter")),
    )
    for column in ("case_id", "referral_id"):
        op.create_index(
            op.f(f"ix_referral_letter_{column}"), "referral_letter", [column], unique=False
        )
    op.create_table(
        "issued_letter",
        sa.Column("letter_id", UUID_BYTES, nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["referral_letter.id"],
            name=op.f("fk_issued_letter_letter_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("letter_id", name=op.f("pk_issued_letter")),
    )
    op.create_table(
        "handover_bundle",
        sa.Column("recipient_id", UUID_BYTES, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("handover_ids", sa.String(), nullable=False),
        sa.Column("dated", DAY, nullable=False),
        sa.Column("answer_by", DAY, nullable=False),
        sa.Column("snapshot_sha256", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["actor.id"], name=op.f("fk_handover_bundle_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_bundle")),
    )
    op.create_table(
        "issued_bundle",
        sa.Column("bundle_id", UUID_BYTES, nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["bundle_id"],
            ["handover_bundle.id"],
            name=op.f("fk_issued_bundle_bundle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("bundle_id", name=op.f("pk_issued_bundle")),
    )
    op.add_column(
        "association",
        sa.Column("logo", sa.LargeBinary(), server_default=sa.text("x''"), nullable=False),
    )
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    """The referrals keep code and state; letters and logo have no room."""
    op.drop_column("association", "logo")
    for table in reversed(IMMUTABLE):
        op.execute(f"DROP TRIGGER {table}_no_update")
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
