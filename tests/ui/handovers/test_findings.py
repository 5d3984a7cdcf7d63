"""Practice findings in the composer: offered by case, recipient and kind, chosen with a click."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from integrif_desk.casework import finding_category, handover
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.practice_finding import FindingFacts, FindingState
from integrif_desk.ui.context import HandoverTarget
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.handovers.plan_presenter import with_findings
from tests.ui.handovers.conftest import TODAY, click, made, texts

Add = Callable[..., UUID]


@pytest.fixture
def add(opened: Opened) -> Add:
    category = finding_category.categories(opened.desk)[0].id

    def add_one(claim: str, **more: object) -> UUID:
        facts = FindingFacts(category_id=category, claim=claim)
        entered = replace(facts, **more)  # type: ignore[arg-type]
        return made(findings.add(opened.desk, entered).created)

    return add_one


def plan_in(composer: Composer) -> HandoverPlan:
    assert composer.plan is not None
    return composer.plan


def tick(composer: Composer, finding_id: UUID) -> None:
    QTest.mouseClick(composer.form.findings.boxes[finding_id], Qt.MouseButton.LeftButton)


def test_what_fits_is_offered_and_nothing_is_chosen_for_anybody(
    page: HandoversPage, case_id: UUID, office: UUID, add: Add
) -> None:
    own = add("Aus diesem Fall.", case_id=case_id, suggestion="Brückenkurs")
    alike = add("Alle Koordinierungsstellen.", actor_category=ActorCategory.COORDINATION_OFFICE)
    add("Schulen.", actor_category=ActorCategory.SCHOOL)
    page.show_item(HandoverTarget(compose_for=case_id))
    offered = page.composer.form.findings
    assert list(offered.boxes) == [own, alike]
    assert not any(box.isChecked() for box in offered.boxes.values())
    assert plan_in(page.composer).finding_ids == ()
    assert "wird als Empfehlung gedruckt: Brückenkurs" in texts(offered)


def test_a_tick_goes_into_plan_and_paper(
    page: HandoversPage, case_id: UUID, office: UUID, add: Add, opened: Opened
) -> None:
    own = add("Aus diesem Fall.", case_id=case_id)
    page.show_item(HandoverTarget(compose_for=case_id))
    composer = page.composer
    tick(composer, own)
    assert plan_in(composer).finding_ids == (own,)
    composer.form.recipient.discussed.check.setChecked(True)
    composer.footer.issue_button.click()
    stored = findings.view(opened.desk, own)
    assert stored.finding.state is FindingState.HANDED_OVER
    assert stored.handed_over_on == TODAY
    issued = stored.finding.handover_id
    assert issued is not None
    printed = handover.stored_snapshot(opened.desk, issued).findings
    assert [each.text for each in printed] == ["Aus diesem Fall."]


def test_from_its_page_a_finding_comes_along_chosen(
    page: HandoversPage, case_id: UUID, office: UUID, add: Add
) -> None:
    stranger = add("Aus einem anderen Fall.")
    page.show_item(HandoverTarget(compose_for=case_id, finding_ids=(stranger,)))
    composer = page.composer
    assert plan_in(composer).finding_ids == (stranger,)
    assert composer.form.findings.boxes[stranger].isChecked()
    second = add("Noch eine.")
    page.show_item(HandoverTarget(compose_for=case_id, finding_ids=(second,)))
    assert plan_in(composer).finding_ids == (stranger, second)
    tick(composer, stranger)
    assert plan_in(composer).finding_ids == (second,)


def test_the_draft_keeps_what_was_chosen(
    page: HandoversPage, case_id: UUID, office: UUID, add: Add
) -> None:
    own = add("Aus diesem Fall.", case_id=case_id)
    page.show_item(HandoverTarget(compose_for=case_id))
    tick(page.composer, own)
    page.composer.leave()
    assert not page.composer.form.findings.boxes
    page.show_item(HandoverTarget(compose_for=case_id))
    assert page.composer.form.findings.boxes[own].isChecked()


def test_findings_are_part_of_practice(
    page: HandoversPage, case_id: UUID, office: UUID, add: Add
) -> None:
    add("Aus diesem Fall.", case_id=case_id)
    page.show_item(HandoverTarget(compose_for=case_id))
    form = page.composer.form
    assert form.findings.isVisible()
    click(form.sections, form.sections.boxes[DataCategory.PRACTICE].accessibleName())
    assert not form.findings.isVisible()


def test_choosing_a_finding_brings_practice_along(plan: HandoverPlan, case_id: UUID) -> None:
    chosen = with_findings(plan, (case_id, case_id))
    assert chosen.finding_ids == (case_id,)
    assert DataCategory.PRACTICE in chosen.included
