"""Documents that have left are found by what was in them, and it is known how far a file got.

And what confirmed that one has arrived: undoing an answer must not take back a receipt that
somebody had entered by hand.

Revision ID: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WORD = sa.String(40)


def upgrade() -> None:
    """Add all three; what is there has been written, or it would not have been entered."""
    op.add_column("disclosure", sa.Column("writing", WORD, server_default="done", nullable=False))
    op.add_column(
        "disclosure",
        sa.Column("receipt_by_answer", sa.Boolean(), server_default="0", nullable=False),
    )
    # Nobody knows any more which were entered by hand; until now an answer took them all along.
    op.execute("UPDATE disclosure SET receipt_by_answer = 1 WHERE receipt_confirmed_on NOT NULL")
    op.create_index(op.f("ix_disclosure_sha256"), "disclosure", ["sha256"], unique=False)


def downgrade() -> None:
    """Take all away again; entries that were struck stay so."""
    op.drop_index(op.f("ix_disclosure_sha256"), table_name="disclosure")
    op.drop_column("disclosure", "receipt_by_answer")
    op.drop_column("disclosure", "writing")
