"""The association's letterhead and its habits."""

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.association import Association
from integrif_desk.store.queries import accounts


def read(desk: Desk) -> Association:
    """Return the association of this store."""
    with desk.read() as work:
        return accounts.association(work.connection)


def save(desk: Desk, association: Association) -> Changes:
    """Save the association. Raises LEAD_REQUIRED, `StaleRecord`."""
    require_lead(desk.account)
    with desk.write() as work:
        work.save(association)
        work.commit()
    return changes(Noun.ASSOCIATION, ids=(association.id,))
