"""What volunteers bring along, by account."""

from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.volunteer_profile import VolunteerProfile
from integrif_desk.store.convert import from_row, table_of

_profile = table_of(VolunteerProfile)


def of(connection: Connection, account_id: UUID) -> VolunteerProfile | None:
    """Return the profile of an account; None where nothing is entered yet."""
    row = connection.execute(
        select(_profile).where(_profile.c.account_id == account_id)
    ).one_or_none()
    return None if row is None else from_row(VolunteerProfile, row)


def profiles(connection: Connection) -> dict[UUID, VolunteerProfile]:
    """Return all profiles by account; an association has a handful."""
    rows = connection.execute(select(_profile))
    return {row.account_id: from_row(VolunteerProfile, row) for row in rows}
