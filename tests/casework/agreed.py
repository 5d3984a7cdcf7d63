"""Consents for tests that are about something else: for one recipient, or for a kind of them."""

from datetime import timedelta
from uuid import UUID

from integrif_desk.casework import consent
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.handover import DataCategory, Purpose


def agree(
    desk: Desk,
    case_id: UUID,
    recipient: UUID,
    purpose: Purpose = Purpose.COORDINATION,
    categories: tuple[DataCategory, ...] = tuple(DataCategory),
) -> UUID:
    """Enter a consent that is valid from today for a year; return its id."""
    facts = ConsentFacts(
        recipient_id=recipient,
        purpose=purpose,
        categories=categories,
        given_on=desk.today(),
        valid_until=desk.today() + timedelta(days=365),
    )
    created = consent.add(desk, case_id, facts).created
    assert created is not None
    return created
