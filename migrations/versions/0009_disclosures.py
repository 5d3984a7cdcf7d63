"""The disclosure register: which version went to whom, when and how.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)

# What an entry says stands for good; a confirmed receipt and a remark may be added.
UNCHANGING = (
    *("id", "case_id", "recipient_id", "kind", "document_id", "number", "issue", "purpose"),
    *("subject", "categories", "channel", "sha256", "disclosed_on", "created_at", "created_by"),
)

# What left before there was a register: handovers that were saved or printed or came back answered,
# and referrals that were sent in writing.
HANDOVERS = """
    INSERT INTO disclosure
        (case_id, recipient_id, kind, document_id, number, issue, purpose, subject, categories,
         channel, sha256, disclosed_on, receipt_confirmed_on, remark,
         entered_in_error, id, created_at, created_by, changed_at, changed_by, version)
    SELECT h.case_id, h.recipient_id, 'handover', h.id, h.number, h.issue, h.purpose, '',
        coalesce(json_extract(CAST(d.snapshot AS TEXT), '$.included'), '[]'),
        h.channel, h.pdf_sha256, max(h.dated, coalesce(h.handed_over_on, h.dated)),
        max(h.answered_on, h.dated, coalesce(h.handed_over_on, h.dated)), '',
        0, randomblob(16), h.created_at, h.created_by, h.created_at, h.created_by, 1
    FROM handover AS h
    JOIN issued_document AS d ON d.handover_id = h.id
    WHERE h.handed_over_on IS NOT NULL OR h.answered_on IS NOT NULL
"""
REFERRALS = """
    INSERT INTO disclosure
        (case_id, recipient_id, kind, document_id, number, issue, purpose, subject, categories,
         channel, sha256, disclosed_on, receipt_confirmed_on, remark,
         entered_in_error, id, created_at, created_by, changed_at, changed_by, version)
    SELECT r.case_id, r.actor_id, 'referral', r.id, coalesce(r.answer_code, ''), 1, NULL, r.purpose,
        '["identity"]', e.channel, '', e.happened_on, NULL, '',
        0, randomblob(16), e.created_at, e.created_by, e.created_at, e.created_by, 1
    FROM referral_event AS e
    JOIN referral AS r ON r.id = e.referral_id
    WHERE e.state = 'sent' AND e.channel NOT IN ('in_person', 'phone')
"""


def upgrade() -> None:
    """Add the register and enter what is known to have left already."""
    op.create_table(
        "disclosure",
        sa.Column("case_id", UUID_BYTES, nullable=True),
        sa.Column("recipient_id", UUID_BYTES, nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("document_id", UUID_BYTES, nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("purpose", WORD, nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("channel", WORD, nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("disclosed_on", DAY, nullable=False),
        sa.Column("receipt_confirmed_on", DAY, nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("entered_in_error", sa.Boolean(), nullable=False),
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_disclosure_case_id")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["actor.id"], name=op.f("fk_disclosure_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )
    for column in ("case_id", "recipient_id", "document_id"):
        op.create_index(op.f(f"ix_disclosure_{column}"), "disclosure", [column], unique=False)
    op.create_index(
        op.f("ix_disclosure_disclosed_on_id"), "disclosure", ["disclosed_on", "id"], unique=False
    )
    op.execute(HANDOVERS)
    op.execute(REFERRALS)
    op.execute(
        f"CREATE TRIGGER disclosure_no_update BEFORE UPDATE OF {', '.join(UNCHANGING)}"
        f" ON disclosure WHEN {' OR '.join(f'old.{c} IS NOT new.{c}' for c in UNCHANGING)}"
        " BEGIN SELECT RAISE(ABORT, 'disclosure is append-only'); END"
    )


def downgrade() -> None:
    """Take the register away again, with what it holds."""
    op.execute("DROP TRIGGER disclosure_no_update")
    op.drop_table("disclosure")
