"""People in full: spellings, literacy, skills, family, education, procedures, situation, merging.

Revision ID: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
DAY = sa.String(10)
INSTANT = sa.String(26)
WORD = sa.String(40)


def upgrade() -> None:
    """Add tables and columns; what is there stays as it is."""
    op.add_column(
        "person", sa.Column("birth_place", sa.String(), server_default="", nullable=False)
    )
    op.add_column("person", sa.Column("literacy", WORD, server_default="unknown", nullable=False))
    op.add_column("person", sa.Column("literacy_on", DAY, nullable=True))
    op.add_column("person", sa.Column("childcare_needed", sa.Boolean(), nullable=True))
    op.add_column(
        "person", sa.Column("availability", sa.String(), server_default="", nullable=False)
    )
    op.add_column(
        "person", sa.Column("competences", sa.String(), server_default="[]", nullable=False)
    )
    op.add_column(
        "person", sa.Column("work_limitations", sa.String(), server_default="", nullable=False)
    )
    op.add_column("person", sa.Column("merged_into_id", UUID_BYTES, nullable=True))
    op.create_index(op.f("ix_person_birth_date"), "person", ["birth_date"], unique=False)
    op.add_column("language_level", sa.Column("listening", WORD, nullable=True))
    op.add_column("language_level", sa.Column("reading", WORD, nullable=True))
    op.add_column("language_level", sa.Column("speaking", WORD, nullable=True))
    op.add_column("language_level", sa.Column("writing", WORD, nullable=True))
    op.add_column(
        "language_level", sa.Column("proof_kind", WORD, server_default="none", nullable=False)
    )
    op.add_column("language_level", sa.Column("ended_on", DAY, nullable=True))
    op.add_column(
        "residence_status",
        sa.Column("work_permission", sa.String(), server_default="", nullable=False),
    )
    op.create_table(
        "literacy_step",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("literacy", WORD, nullable=False),
        sa.Column("seen_on", DAY, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_literacy_step_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_literacy_step")),
    )
    op.create_index(
        op.f("ix_literacy_step_person_id"), "literacy_step", ["person_id"], unique=False
    )
    op.create_table(
        "name_spelling",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_name_spelling_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_spelling")),
    )
    op.create_index(
        op.f("ix_name_spelling_person_id"), "name_spelling", ["person_id"], unique=False
    )
    op.create_table(
        "name_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_name_key_person_id")),
        sa.PrimaryKeyConstraint("key", "person_id", name=op.f("pk_name_key")),
    )
    op.create_index(op.f("ix_name_key_person_id"), "name_key", ["person_id"], unique=False)
    op.create_table(
        "family_member",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("relation", WORD, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("care", WORD, nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_family_member_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_member")),
    )
    op.create_index(
        op.f("ix_family_member_person_id"), "family_member", ["person_id"], unique=False
    )
    op.create_table(
        "qualification",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=True),
        sa.Column("to_year", sa.Integer(), nullable=True),
        sa.Column("has_proof", sa.Boolean(), nullable=True),
        sa.Column("recognition", WORD, nullable=False),
        sa.Column("recognition_office", sa.String(), nullable=False),
        sa.Column("recognition_on", DAY, nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_qualification_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification")),
    )
    op.create_index(
        op.f("ix_qualification_person_id"), "qualification", ["person_id"], unique=False
    )
    op.create_table(
        "situation",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_situation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_situation")),
        sa.UniqueConstraint("person_id", name=op.f("uq_situation_person_id")),
    )
    op.create_table(
        "person_merge",
        sa.Column("kept_id", UUID_BYTES, nullable=False),
        sa.Column("merged_id", UUID_BYTES, nullable=False),
        sa.Column("moved", sa.String(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        *_record_columns(),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_person_merge_kept_id")),
        sa.ForeignKeyConstraint(
            ["merged_id"], ["person.id"], name=op.f("fk_person_merge_merged_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
    )
    op.create_index(op.f("ix_person_merge_kept_id"), "person_merge", ["kept_id"], unique=False)
    op.create_index(op.f("ix_person_merge_merged_id"), "person_merge", ["merged_id"], unique=False)
    op.create_table(
        "asylum_procedure",
        sa.Column("person_id", UUID_BYTES, nullable=False),
        sa.Column("applied_on", DAY, nullable=True),
        sa.Column("hearing_on", DAY, nullable=True),
        sa.Column("decided_on", DAY, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("appeal_filed_on", DAY, nullable=True),
        sa.Column("appeal_decided_on", DAY, nullable=True),
        sa.Column("final_on", DAY, nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_asylum_procedure_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asylum_procedure")),
    )
    op.create_index(
        op.f("ix_asylum_procedure_person_id"), "asylum_procedure", ["person_id"], unique=False
    )


def downgrade() -> None:
    """Take them away again, with what they hold."""
    op.drop_table("asylum_procedure")
    op.drop_table("person_merge")
    op.drop_table("situation")
    op.drop_table("qualification")
    op.drop_table("family_member")
    op.drop_table("name_key")
    op.drop_table("name_spelling")
    op.drop_table("literacy_step")
    op.drop_column("residence_status", "work_permission")
    op.drop_column("language_level", "ended_on")
    op.drop_column("language_level", "proof_kind")
    op.drop_column("language_level", "writing")
    op.drop_column("language_level", "speaking")
    op.drop_column("language_level", "reading")
    op.drop_column("language_level", "listening")
    op.drop_index("ix_person_birth_date", table_name="person")
    op.drop_column("person", "merged_into_id")
    op.drop_column("person", "work_limitations")
    op.drop_column("person", "competences")
    op.drop_column("person", "availability")
    op.drop_column("person", "childcare_needed")
    op.drop_column("person", "literacy_on")
    op.drop_column("person", "literacy")
    op.drop_column("person", "birth_place")


def _record_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
