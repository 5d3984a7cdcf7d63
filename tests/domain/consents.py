"""Consents and recipients for tests, with everything that does not matter filled in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.handover import DataCategory, Purpose

TODAY = date(2026, 3, 10)
_NOBODY = UUID(int=1)
_STAMP: dict[str, Any] = {
    "created_at": datetime(2026, 3, 1, tzinfo=UTC),
    "created_by": _NOBODY,
    "changed_at": datetime(2026, 3, 1, tzinfo=UTC),
    "changed_by": _NOBODY,
}
OFFICE = Actor(
    id=UUID(int=100), name="Koordinierung", category=ActorCategory.COORDINATION_OFFICE, **_STAMP
)


def consent(number: int = 10, **facts: Any) -> Consent:
    """Return a consent for `OFFICE` to coordinate, valid for a year around `TODAY`."""
    told: dict[str, Any] = {
        "purpose": Purpose.COORDINATION,
        "categories": (DataCategory.IDENTITY,),
        "given_on": TODAY - timedelta(days=30),
        "valid_until": TODAY + timedelta(days=330),
        "case_id": UUID(int=7),
    } | facts
    if "recipient_category" not in told:
        told.setdefault("recipient_id", OFFICE.id)
    return Consent(id=UUID(int=number), **told, **_STAMP)
