"""The association's letterhead and its habits."""

from dataclasses import replace
from pathlib import Path

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.association import Association
from integrif_desk.store.queries import accounts


def read(desk: Desk) -> Association:
    """Return the association of this store."""
    with desk.read() as work:
        return accounts.association(work.connection)


def set_logo(desk: Desk, content: bytes) -> Changes:
    """Put the picture in these bytes at the head of every document from now on.

    Raises LEAD_REQUIRED, LOGO_UNUSABLE, READER_NOT_STARTED.
    """
    from integrif_desk.exchange import logos

    require_lead(desk.account)
    return _put_logo(desk, logos.take(content))


def set_logo_from(desk: Desk, path: Path) -> Changes:
    """Put the picture in a file at the head of every document. Raises as `set_logo`."""
    from integrif_desk.exchange import logos

    return set_logo(desk, logos.read(path))


def remove_logo(desk: Desk) -> Changes:
    """Go back to the sign of the desk. Raises LEAD_REQUIRED."""
    require_lead(desk.account)
    return _put_logo(desk, b"")


def save(desk: Desk, association: Association) -> Changes:
    """Save the association but for its logo, which only `set_logo` and `remove_logo` change.

    Who keeps their own version of the letterhead has not seen that another lead put a logo there.
    Raises LEAD_REQUIRED, `StaleRecord`.
    """
    require_lead(desk.account)
    with desk.write() as work:
        logo = accounts.association(work.connection).logo
        work.save(replace(association, logo=logo))
        work.commit()
    return changes(Noun.ASSOCIATION, ids=(association.id,))


def _put_logo(desk: Desk, logo: bytes) -> Changes:
    with desk.write() as work:
        association = accounts.association(work.connection)
        work.save(replace(association, logo=logo))
        work.commit()
    return changes(Noun.ASSOCIATION, ids=(association.id,))
