"""Releasing with a real click what another window has changed behind the pages that are shown."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from integrif_desk.casework import approval, case, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context, HandoverTarget
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.notices import Notice
from tests.ui.handovers.conftest import click, made, texts
from tests.ui.handovers.test_approval import present, volunteer

__all__ = ["volunteer"]


@pytest.fixture
def told(context: Context) -> list[str]:
    """Return what stood in the bar above the page."""
    shown: list[str] = []

    def take(notice: Notice | None) -> None:
        if notice is not None:
            shown.append(notice.text)

    context.notices.shown.connect(take)
    return shown


@pytest.fixture
def whole(plan: HandoverPlan) -> HandoverPlan:
    return replace(plan, included=plan.included | {DataCategory.EDUCATION_WORK})


def change_behind(opened: Opened, case_id: UUID, goal: str) -> None:
    """Change the case without a word to the page that is open."""
    found = case.read(opened.desk, case_id).case
    case.change(opened.desk, replace(found, goal=goal))


def test_the_lead_sees_first_what_changed_and_releases_that(
    page: HandoversPage,
    opened: Opened,
    volunteer: Opened,
    whole: HandoverPlan,
    told: list[str],
) -> None:
    page.show_item(HandoverTarget(request_id=present(volunteer, whole)))
    assert page.review.facts.isVisible()
    change_behind(opened, whole.case_id, "Meister werden")
    click(page.review.footer, "Freigeben")
    QApplication.processEvents()
    assert any("zeigten nicht mehr den jetzigen Stand" in text for text in told)
    assert any("Freigegeben ist nichts" in text for text in told)
    assert handover.handovers(opened.desk).rows == ()
    assert len(approval.waiting(opened.desk)) == 1
    assert page.is_reviewing()
    facts = texts(page.review.facts)
    assert any("Seit der Vorlage am Fall geändert: Beruf und Ziel (neu)" in one for one in facts)
    assert page.review.footer.approve_button.isEnabled()
    click(page.review.footer, "Freigeben")
    (row,) = handover.handovers(opened.desk).rows
    assert handover.stored_snapshot(opened.desk, row.id).goal == "Meister werden"


def test_the_composer_asks_for_a_second_look_as_well(
    page: HandoversPage, opened: Opened, whole: HandoverPlan, told: list[str]
) -> None:
    handover.keep_plan(opened.desk, whole)
    page.show_item(HandoverTarget(compose_for=whole.case_id))
    composer = page.composer
    change_behind(opened, whole.case_id, "Meister werden")
    click(composer.footer, "Freigeben")
    assert any("noch einmal an" in text for text in told)
    assert handover.handovers(opened.desk).rows == ()
    assert composer.plan == whole
    assert composer.form.urgent.isEnabled()
    assert composer.footer.issue_button.isEnabled()
    QTest.mouseClick(composer.form.urgent, Qt.MouseButton.LeftButton)
    QTest.keyClicks(composer.form.urgent, "Eilt")
    QTest.keyClick(composer.form.urgent, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = handover.handovers(opened.desk).rows
    stored = handover.stored_snapshot(opened.desk, row.id)
    assert (stored.goal, stored.urgent) == ("Meister werden", "Eilt")


def test_a_volunteer_presents_whatever_changed_because_a_lead_will_look(
    opened: Opened, volunteer: Opened, whole: HandoverPlan
) -> None:
    request_id = present(volunteer, whole)
    change_behind(opened, whole.case_id, "Meister werden")
    shown = approval.review(opened.desk, request_id)
    assert shown.preview.snapshot.goal == "Meister werden"
    issued = made(approval.approve(opened.desk, request_id, shown.preview.mark).created)
    assert handover.stored_snapshot(opened.desk, issued).goal == "Meister werden"
