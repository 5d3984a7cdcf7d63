"""A handover that was issued, and slips that answer it."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework import (
    finding_category,
    handover,
)
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.handover import (
    DataCategory,
    Handover,
    Recommendation,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.practice_finding import FindingFacts
from tests import filled_slips
from tests.casework.agreed import agree
from tests.casework.conftest import START

TODAY = START.date()


def issued_handover(desk: Desk, case_id: UUID, jobcenter: UUID) -> Handover:
    """Return a handover with a recommendation of its own and one made of a finding."""
    agree(desk, case_id, jobcenter)
    category = finding_category.categories(desk)[0].id
    facts = FindingFacts(category_id=category, claim="Kurse am Morgen.", suggestion="Abendkurs")
    finding = findings.add(desk, facts).created
    assert finding is not None
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=jobcenter,
        included=frozenset({DataCategory.IDENTITY, DataCategory.PRACTICE}),
        recommendations=(Recommendation(text="Vorher anrufen"),),
        finding_ids=(finding,),
        discussed_on=TODAY,
    )
    created = handover.issue(desk, plan).created
    assert created is not None
    return stored(desk, created)


def stored(desk: Desk, handover_id: UUID) -> Handover:
    with desk.read() as work:
        return work.get(Handover, handover_id)


def filled(issued: Handover, **values: str) -> bytes:
    return filled_slips.made(
        {
            "code": issued.answer_code,
            "fassung": str(issued.issue),
            "pruefwert": issued.snapshot_sha256[:16],
            "entscheidung": "B",
            "ab_datum": "01042026",
            "name": "Katrin Seidel",
            "funktion": "Fallmanagement U25",
            "telefon": "03471 684-0",
            "schritt": "Erstgespräch",
            "schritt_datum": "25032026",
            "empf_1": "nein",
            "empf_2": "ja",
            "datum": "10032026",
            **values,
        }
    )


def look(desk: Desk, content: bytes) -> Comparison:
    return slips.look_at(desk, content, "antwort.pdf")


def set_state(desk: Desk, handover_id: UUID, **values: object) -> None:
    with desk.write() as work:
        work.save(replace(work.get(Handover, handover_id), **values))  # type: ignore[arg-type]
        work.commit()
