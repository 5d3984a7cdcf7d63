"""Heute tells a lead what waits for release, and an author what came back or still lies here."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, actor, approval, case, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.approval import PlanPart
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import HANDOVERS, Context, HandoverTarget
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.today.page import TodayPage
from tests.casework.agreed import agree
from tests.ui.conftest import PASSPHRASE


@pytest.fixture
def volunteer(opened: Opened) -> Opened:
    account.add(opened, "Renate Vogel", Role.VOLUNTEER, Salutation.MS, f"{PASSPHRASE}-neu")
    found = next(one for one in account.accounts(opened.desk) if one.name == "Renate Vogel")
    return replace(opened, desk=replace(opened.desk, account=found))


def plan_for(opened: Opened, name: str) -> HandoverPlan:
    desk = opened.desk
    entered = case.NewCase(given_names=name, background="Koch")
    case_id = case.open_case(desk, entered).created
    office = ActorFacts(name=f"Stelle {name}", category=ActorCategory.COORDINATION_OFFICE)
    recipient = actor.add(desk, office).created
    assert case_id is not None
    assert recipient is not None
    agree(desk, case_id, recipient)
    plan = handover.default_plan(desk, handover.choice(desk, case_id), recipient)
    return replace(plan, discussed_on=desk.today())


def presented(opened: Opened, name: str) -> UUID:
    created = approval.present(opened.desk, plan_for(opened, name)).created
    assert created is not None
    return created


def shown_to(opened: Opened, qtbot: QtBot) -> TodayPage:
    page = TodayPage(Context(opened, SyncRunner(), Notices()))
    qtbot.addWidget(page)
    page.resize(1182, 720)
    page.show()
    page.refresh(None)
    return page


def test_a_lead_sees_what_waits_and_gets_there(
    desk_app: object, opened: Opened, volunteer: Opened, qtbot: QtBot
) -> None:
    asked = [presented(volunteer, name) for name in ("Ada", "Bo", "Cem", "Dua")]
    page = shown_to(opened, qtbot)
    panel = page.handovers
    assert panel.isVisible()
    assert panel._note.text() == "4 warten auf Freigabe"
    assert panel.footer.isVisible()
    panel.list.setFocus()
    with qtbot.waitSignal(page.go_to) as asked_for:
        QTest.keyClick(panel.list, Qt.Key.Key_Home)
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked_for.args == [HANDOVERS, HandoverTarget(request_id=asked[0])]
    with qtbot.waitSignal(page.go_to) as asked_for:
        panel.footer.link.click()
    assert asked_for.args == [HANDOVERS, HandoverTarget(waiting=True)]
    page.blank()
    assert not panel.isVisible()


def test_an_author_sees_what_came_back_and_what_still_lies_here(
    desk_app: object, opened: Opened, volunteer: Opened, qtbot: QtBot
) -> None:
    back = presented(volunteer, "Ada")
    approval.give_back(opened.desk, back, {PlanPart.GENERAL: "Bitte kürzen."})
    asked = presented(volunteer, "Bo")
    shown = approval.review(opened.desk, asked).preview.mark
    issued = approval.approve(opened.desk, asked, shown).created
    presented(volunteer, "Cem")
    page = shown_to(volunteer, qtbot)
    (case_id,) = (row.case_id for row in approval.returned(volunteer.desk))
    assert page.handovers._targets == {
        back: HandoverTarget(compose_for=case_id),
        issued: HandoverTarget(handover_id=issued),
    }


def test_nothing_stands_there_without_any(desk_app: object, opened: Opened, qtbot: QtBot) -> None:
    assert not shown_to(opened, qtbot).handovers.isVisible()
