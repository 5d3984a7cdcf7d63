"""The letter of a referral in the tab of the case."""

from uuid import UUID

import pytest

from integrif_desk.casework import referral, referral_letter
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.context import Context
from tests.casework.agreed import agree
from tests.ui.handovers.conftest import click, texts


@pytest.fixture
def referral_id(context: Context, case_id: UUID, actor_id: UUID) -> UUID:
    desk = context.opened.desk
    agree(desk, case_id, actor_id)
    entered = referral.NewReferral(case_id=case_id, actor_id=actor_id, purpose="Beratung")
    created = referral.draft(desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def tab(referral_id: UUID, page: CasePage) -> ReferralsTab:
    page.refresh(None)
    page.tabs.button("referrals").click()
    found = page.findChild(ReferralsTab)
    assert isinstance(found, ReferralsTab)
    found.table.select(referral_id)
    click(found.panel, "Schreiben …")
    assert found.letter.isVisible()
    return found


def test_it_takes_the_place_of_the_table_and_gives_it_back(
    context: Context, referral_id: UUID, tab: ReferralsTab
) -> None:
    assert not tab.table.isVisible()
    click(tab.letter, "Schreiben ausstellen")
    assert len(referral_letter.of_referral(context.opened.desk, referral_id)) == 1
    assert tab.letter.give_button.isVisible()
    click(tab.letter, "Zurück")
    assert tab.table.isVisible()
    assert tab.table.hasFocus()


def test_locking_and_another_case_forget_it(page: CasePage, tab: ReferralsTab) -> None:
    page.blank()
    assert not any("Handwerkskammer" in text for text in texts(tab.letter))
    assert not tab.letter.isVisible()
