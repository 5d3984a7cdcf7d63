"""A handover of several cases that the tests of this folder print."""

from dataclasses import replace
from random import Random

from integrif_desk.domain import answer_code
from integrif_desk.domain.bound_names import MOST_CASES
from integrif_desk.domain.handover import HandoverSnapshot, Purpose
from integrif_desk.domain.handover_bundle import BoundHandover, BundleSnapshot
from tests.documents.snapshots import FULL, MINIMAL


def bound(number: int, snapshot: HandoverSnapshot, code: str) -> BoundHandover:
    told = replace(snapshot, number=f"Ü-26-{number:03d}", answer_code=code)
    return BoundHandover(snapshot=told, fingerprint=f"{number:016x}")


BUNDLE = BundleSnapshot(
    number="S-26-001",
    dated=FULL.dated,
    association=FULL.association,
    sender="Sabine Hartwig",
    recipient=FULL.recipient,
    occasion="Besprechung am 12.03.2026",
    handovers=(
        bound(31, FULL, "K7-4F2Q-9"),
        bound(32, replace(MINIMAL, purpose=Purpose.LANGUAGE_COURSE), "RK-5BQM-4"),
        bound(33, FULL, "M5-6SMB-3"),
    ),
)


def most() -> BundleSnapshot:
    """Return a document that binds as many cases as there may be, long ones among them."""
    long = replace(FULL, tasks=FULL.tasks * 4, urgent="x" * 400)
    told = (MINIMAL, FULL, long) * (MOST_CASES // 3)
    handovers = tuple(
        bound(number, one, answer_code.make(Random(number).randrange))
        for number, one in enumerate(told, start=1)
    )
    return replace(BUNDLE, handovers=handovers)
