"""What has left about a case shows in its tab „Dokumente“."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, disclosure, referral
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure_views import DisclosureFilter
from integrif_desk.ui.case.documents_tab import DocumentsTab
from integrif_desk.ui.case.given_panel import GivenPanel
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import HANDOVERS, Context
from tests.casework.agreed import agree


def given(page: CasePage) -> GivenPanel:
    """Open the tab and return its panel."""
    page.show_tab("documents")
    (panel,) = page.findChildren(DocumentsTab)
    return panel.given


def test_what_leaves_shows_at_once_and_leads_to_the_register(
    context: Context, case_id: UUID, actor_id: UUID, page: CasePage, qtbot: QtBot
) -> None:
    panel = given(page)
    assert not panel.isVisible()
    desk = context.opened.desk
    agree(desk, case_id, actor_id)
    unit = actor.view(desk, actor_id).actor
    actor.change(desk, replace(unit, carrier="Handwerk"))
    entered = referral.NewReferral(case_id=case_id, actor_id=actor_id, purpose="Anerkennung")
    drafted = referral.draft(desk, entered).created
    assert drafted is not None
    context.runner.change(lambda: referral.send(desk, drafted, Channel.POST))
    assert panel.isVisible()
    (row,) = panel.model.rows()
    assert (row.recipient_name, row.disclosure.subject) == (
        "Handwerkskammer Magdeburg",
        "Anerkennung",
    )
    context.runner.change(lambda: disclosure.confirm(desk, row.disclosure.id, desk.today()))
    assert panel.model.rows()[0].disclosure.receipt_confirmed_on == desk.today()
    with qtbot.waitSignal(page.go_to) as went:
        QTest.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert went.args == [HANDOVERS, DisclosureFilter(case_id=case_id)]
    page.blank()
    assert panel.model.rows() == []
