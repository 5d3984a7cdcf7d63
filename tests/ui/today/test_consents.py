"""Consents that end soon: three on Heute, all of them on demand, each leading to its tab."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, consent
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.ui.context import CASES, CaseTarget, CaseThen, Context
from integrif_desk.ui.today.page import TodayPage
from tests.ui.today.conftest import TODAY


def ending_in(context: Context, days: int) -> UUID:
    desk = context.opened.desk
    created = case.open_case(desk, case.NewCase(given_names=f"Person {days}")).created
    assert created is not None
    facts = ConsentFacts(
        recipient_category=ActorCategory.JOBCENTER,
        purpose=Purpose.COORDINATION,
        categories=(DataCategory.IDENTITY,),
        given_on=TODAY,
        valid_until=TODAY + timedelta(days=days),
    )
    consent.add(desk, created, facts)
    return created


def test_all_that_end_soon_are_shown_on_demand(context: Context, qtbot: QtBot) -> None:
    cases = [ending_in(context, days) for days in (3, 9, 15, 21, 27)]
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    panel = page.consents
    assert panel.isVisible()
    assert panel.list.model().rowCount() == 3
    panel.footer.link.click()
    assert panel.list.model().rowCount() == 5
    assert not panel.footer.isVisible()
    panel.list.setFocus()
    with qtbot.waitSignal(page.go_to) as led:
        panel.list.setCurrentIndex(panel.list.model().index(0, 0))
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert led.args == [CASES, CaseTarget(cases[0], CaseThen.CONSENTS)]


def test_without_any_no_panel_takes_room(context: Context, qtbot: QtBot) -> None:
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    assert not page.consents.isVisible()
