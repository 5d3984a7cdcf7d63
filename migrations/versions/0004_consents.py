"""Consents with their scans, recipient profiles of the lead, checked translations of forms.

Revision ID: 0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)


def upgrade() -> None:
    """Add tables and columns; what is there stays as it is."""
    op.create_table(
        "attachment",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("media_type", WORD, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_attachment_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_case_id"), "attachment", ["case_id"], unique=False)
    op.create_table(
        "attachment_content",
        sa.Column("attachment_id", UUID_BYTES, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_attachment_content_attachment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_attachment_content")),
    )
    op.create_table(
        "consent",
        sa.Column("case_id", UUID_BYTES, nullable=False),
        sa.Column("recipient_id", UUID_BYTES, nullable=True),
        sa.Column("recipient_category", WORD, nullable=True),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("given_on", DAY, nullable=False),
        sa.Column("valid_until", DAY, nullable=False),
        sa.Column("form_language", sa.String(), nullable=False),
        sa.Column("interpreter", sa.String(), nullable=False),
        sa.Column("scan_id", UUID_BYTES, nullable=True),
        sa.Column("revoked_on", DAY, nullable=True),
        sa.Column("revoked_remark", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_consent_case_id")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["actor.id"], name=op.f("fk_consent_recipient_id")
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["attachment.id"], name=op.f("fk_consent_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_case_id"), "consent", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_consent_valid_until_id"), "consent", ["valid_until", "id"], unique=False
    )
    op.create_table(
        "recipient_profile",
        sa.Column("category", WORD, nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient_profile")),
        sa.UniqueConstraint("category", name=op.f("uq_recipient_profile_category")),
    )
    op.create_table(
        "form_review",
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("reviewed_on", DAY, nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_review")),
    )
    op.execute(
        "CREATE TRIGGER attachment_content_no_update BEFORE UPDATE ON attachment_content "
        "BEGIN SELECT RAISE(ABORT, 'attachment_content is append-only'); END"
    )


def downgrade() -> None:
    """Take them away again, with what they hold."""
    op.execute("DROP TRIGGER attachment_content_no_update")
    op.drop_table("form_review")
    op.drop_table("recipient_profile")
    op.drop_table("consent")
    op.drop_table("attachment_content")
    op.drop_table("attachment")


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
