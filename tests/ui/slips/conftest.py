"""A handover that waits for its answer on a real store, and slips that answer it as files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from integrif_desk.casework import actor, case, handover, vault
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.handover import DataCategory, Handover, Recommendation
from integrif_desk.domain.handover_plan import HandoverPlan
from tests import filled_slips
from tests.casework.agreed import agree


@pytest.fixture
def issued(opened: vault.Opened) -> Handover:
    desk = opened.desk
    entered = NewCase(given_names="Mohammad", surname="Al-Ahmad")
    case_id = case.open_case(desk, entered).created
    jobcenter = actor.add(
        desk,
        ActorFacts(
            name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER, channels=(Channel.POST,)
        ),
    ).created
    assert case_id is not None
    assert jobcenter is not None
    agree(desk, case_id, jobcenter)
    created = handover.issue(
        desk,
        HandoverPlan(
            case_id=case_id,
            recipient_id=jobcenter,
            included=frozenset({DataCategory.IDENTITY, DataCategory.PRACTICE}),
            recommendations=(Recommendation(text="Termine am Nachmittag"),),
            discussed_on=date(2026, 3, 10),
        ),
    ).created
    assert created is not None
    with desk.read() as work:
        return work.get(Handover, created)


@pytest.fixture
def slip(issued: Handover, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a filled slip and gives its path."""

    def write(file_name: str = "antwort.pdf", /, **values: str) -> Path:
        base = {"code": issued.answer_code, "pruefwert": issued.snapshot_sha256[:16]}
        path = tmp_path / file_name
        path.write_bytes(filled_slips.made({**base, **values}))
        return path

    return write
