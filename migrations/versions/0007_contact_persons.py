"""Several contact persons of an actor by role, in place of one name and its function.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

UUID_BYTES = sa.LargeBinary(16)
INSTANT = sa.String(26)


def upgrade() -> None:
    """Move the one contact person that an actor had into the new table."""
    op.create_table(
        "contact_person",
        sa.Column("actor_id", UUID_BYTES, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("id", UUID_BYTES, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", UUID_BYTES, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", UUID_BYTES, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_contact_person_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_person")),
    )
    op.create_index(
        op.f("ix_contact_person_actor_id_position"),
        "contact_person",
        ["actor_id", "position"],
        unique=False,
    )
    op.execute(
        sa.text(
            """
            INSERT INTO contact_person
                (actor_id, position, name, role, phone, email, remark, id, created_at, created_by,
                 changed_at, changed_by, version)
            SELECT id, 0, contact_name, contact_role, '', '', '', randomblob(16), created_at,
                created_by, changed_at, changed_by, 1
            FROM actor
            WHERE contact_name <> '' OR contact_role <> ''
            """
        )
    )
    op.drop_column("actor", "contact_role")
    op.drop_column("actor", "contact_name")


def downgrade() -> None:
    """Keep the first contact person of each actor; the columns have room for no more."""
    op.add_column(
        "actor", sa.Column("contact_name", sa.String(), server_default="", nullable=False)
    )
    op.add_column(
        "actor", sa.Column("contact_role", sa.String(), server_default="", nullable=False)
    )
    op.execute(
        sa.text(
            """
            UPDATE actor
            SET (contact_name, contact_role) = (
                SELECT name, role FROM contact_person
                WHERE actor_id = actor.id ORDER BY position LIMIT 1
            )
            WHERE id IN (SELECT actor_id FROM contact_person)
            """
        )
    )
    op.drop_table("contact_person")
