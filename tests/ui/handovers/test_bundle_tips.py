"""What somebody is called is never taken for markup, not even beside the cursor."""

from uuid import UUID

from integrif_desk.casework import case, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.widgets.toggles import CheckBox
from tests.casework.agreed import agree
from tests.ui.handovers.conftest import TODAY, click, made


def test_a_name_like_markup_opens_nothing(
    page: HandoversPage, opened: Opened, issued: UUID
) -> None:
    recipient = handover.view(opened.desk, issued).recipient_id
    entered = case.NewCase(given_names="<img src='//elsewhere/a.png'>", goal="Eine Praxis.")
    case_id = made(case.open_case(opened.desk, entered).created)
    agree(opened.desk, case_id, recipient)
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=recipient,
        included=frozenset({DataCategory.IDENTITY, DataCategory.EDUCATION_WORK}),
        discussed_on=TODAY,
    )
    handover.issue(opened.desk, plan)
    click(page, "Mehrere Fälle …")
    tips = [box.toolTip() for box in page.bundles.findChildren(CheckBox)]
    (named,) = [tip for tip in tips if "elsewhere" in tip]
    assert "&lt;img" in named and "<img" not in named
