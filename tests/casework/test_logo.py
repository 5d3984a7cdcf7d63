"""Setting the logo: a lead does, documents made from now on bear it, older ones stay."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from integrif_desk.casework import association, handover
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from tests.casework.agreed import agree


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 120), "#0F5560").save(path)
    return path


def test_documents_bear_it_from_then_on_and_older_ones_stay(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID, file: Path
) -> None:
    case_id = open_case(goal="Der Meisterbrief.")
    agree(desk, case_id, jobcenter)
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=jobcenter,
        included=frozenset({DataCategory.IDENTITY, DataCategory.EDUCATION_WORK}),
        discussed_on=desk.today(),
    )
    before = handover.issue(desk, plan).created
    assert before is not None
    pdf = handover.pdf(desk, before)
    association.set_logo_from(desk, file)
    shown = handover.preview(desk, plan).snapshot.association
    assert shown.logo == association.read(desk).logo
    with Image.open(io.BytesIO(shown.logo)) as picture:
        assert picture.size == (300, 120)
    assert handover.pdf(desk, before) == pdf
    assert handover.stored_snapshot(desk, before).association.logo == b""
    association.remove_logo(desk)
    assert handover.preview(desk, plan).snapshot.association.logo == b""


def test_who_keeps_their_own_letterhead_keeps_the_logo_of_another(desk: Desk, file: Path) -> None:
    mine = replace(association.read(desk), town="Bernburg")
    association.set_logo_from(desk, file)
    with pytest.raises(StaleRecord) as caught:
        association.save(desk, mine)
    theirs = association.read(desk)
    assert caught.value.theirs == theirs
    association.save(desk, replace(mine, version=theirs.version))
    assert association.read(desk).town == "Bernburg"
    assert association.read(desk).logo == theirs.logo != b""


def test_only_a_lead_sets_it_and_what_is_refused_changes_nothing(desk: Desk, file: Path) -> None:
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    with pytest.raises(KnownError) as caught:
        association.set_logo_from(volunteer, file)
    assert caught.value.code is ErrorCode.LEAD_REQUIRED
    with pytest.raises(KnownError) as caught:
        association.remove_logo(volunteer)
    assert caught.value.code is ErrorCode.LEAD_REQUIRED
    with pytest.raises(KnownError) as caught:
        association.set_logo(desk, b"%PDF-1.7")
    assert caught.value.code is ErrorCode.LOGO_UNUSABLE
    assert association.read(desk).logo == b""


def test_other_details_are_saved_beside_it(desk: Desk, file: Path) -> None:
    association.set_logo_from(desk, file)
    found = association.read(desk)
    association.save(desk, replace(found, town="Staßfurt"))
    assert association.read(desk).logo == found.logo
