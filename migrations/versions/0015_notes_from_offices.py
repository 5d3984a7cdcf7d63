"""Contact notes say whether an office told what they hold (§ 78 SGB X); family is found by name.

Revision ID: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody was asked about the notes that are there: they are not marked."""
    op.add_column(
        "contact_note",
        sa.Column("from_office", sa.Boolean(), server_default="0", nullable=False),
    )
    op.create_index(op.f("ix_family_member_name"), "family_member", ["name"], unique=False)


def downgrade() -> None:
    """A marked note must not look like one that may go: it is internal again."""
    op.drop_index(op.f("ix_family_member_name"), "family_member")
    op.execute("UPDATE contact_note SET visibility = 'internal' WHERE from_office")
    op.drop_column("contact_note", "from_office")
