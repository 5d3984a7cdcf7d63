"""The number beside „Übergaben“ stands there after signing in, before the page is opened."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, approval, case, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import HANDOVERS, Context
from integrif_desk.ui.signed_in import Appearance, build_shell
from tests.ui.conftest import PASSPHRASE
from tests.ui.handovers.conftest import made


def test_the_rail_counts_what_is_begun_and_what_is_to_release(
    context: Context, opened: Opened, plan: HandoverPlan, qtbot: QtBot
) -> None:
    account.add(opened, "Renate Vogel", Role.VOLUNTEER, Salutation.MS, f"{PASSPHRASE}-neu")
    found = next(one for one in account.accounts(opened.desk) if one.name == "Renate Vogel")
    approval.present(replace(opened.desk, account=found), plan)
    other = made(case.open_case(opened.desk, case.NewCase(given_names="Zahra")).created)
    handover.keep_plan(opened.desk, replace(plan, case_id=other))
    shell = build_shell(context, Appearance(lambda: "light", print, print, print))
    qtbot.addWidget(shell)
    item = shell.rail._items[HANDOVERS]
    assert shell.page(HANDOVERS) is None
    assert item.accessibleName() == "Übergaben, 2 Einträge"
    shell.open_page(HANDOVERS)
    assert item.accessibleName() == "Übergaben, 2 Einträge"
