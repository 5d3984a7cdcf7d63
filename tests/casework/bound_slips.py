"""Handovers of several cases in one document, and the document as it comes back."""

from uuid import UUID

from integrif_desk.casework import handover, handover_bundle, slip_file
from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.handover import DataCategory, Recommendation
from integrif_desk.domain.handover_bundle import BundlePlan
from integrif_desk.domain.handover_plan import HandoverPlan
from tests.casework.agreed import agree


def issued(desk: Desk, case_id: UUID, recipient_id: UUID) -> UUID:
    """Return a released handover that recommends something."""
    agree(desk, case_id, recipient_id)
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=recipient_id,
        included=frozenset({DataCategory.IDENTITY, DataCategory.PRACTICE}),
        recommendations=(Recommendation(text="Vorher anrufen"),),
        discussed_on=desk.today(),
    )
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def bound(desk: Desk, recipient_id: UUID, *handovers: UUID) -> bytes:
    """Return the document that binds these handovers."""
    plan = BundlePlan(recipient_id=recipient_id, handover_ids=handovers)
    created = handover_bundle.issue(desk, plan).created
    assert created is not None
    _snapshot, pdf = handover_bundle.stored(desk, created)
    return pdf


def look_at_all(desk: Desk, content: bytes, name: str = "antwort.pdf") -> tuple[Comparison, ...]:
    """Return every slip of a file beside the present state."""
    return slips.compare_all(desk, slip_file.take(content, name))


def enter(desk: Desk, seen: Comparison) -> slips.Applied:
    """Apply a slip with what is proposed for it."""
    return slips.apply(desk, seen, slips.propose(desk, seen))
