"""Answers by their code: typed, mistyped, taken back."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import handover, referral, search
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, ReferralState
from integrif_desk.domain.views import HitKind
from integrif_desk.ui.context import SLIPS, Context, ReferralTarget, SlipTarget
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.referrals.page import ReferralsPage
from tests.ui.active import show_active
from tests.ui.conftest import LateRunner
from tests.ui.referrals.conftest import TODAY, Refer, click, code_of, focused, offered, state_of


def test_an_answer_by_phone_closes_the_right_referral(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    other, wanted = refer("Sprachkurs"), refer("Bildungsgutschein")
    page.refresh(None)
    page.table.select(other)
    page.activateWindow()
    page.enter_answer()
    box = page.detail.answer.code.focusProxy()
    assert box is not None
    QGuiApplication.clipboard().setText(code_of(opened, wanted).lower())
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.detail.detail is not None
    assert page.detail.detail.row.id == wanted
    QTest.mouseClick(page.detail.answer.decision.button(Decision.C), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.detail.answer.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, wanted) is ReferralState.SENT  # the reason is missing
    page.detail.answer.reason.set_value(DeclineReason.C3)
    QTest.mouseClick(page.detail.answer.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, wanted) is ReferralState.DECLINED
    assert state_of(opened, other) is ReferralState.SENT
    assert "Neue Verweisung an andere Stelle" in offered(page)


def test_the_reason_typed_behind_the_code_is_a_whole_answer(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    other, wanted = refer("Sprachkurs"), refer("Bildungsgutschein")
    page.refresh(None)
    page.table.select(other)
    page.activateWindow()
    page.enter_answer()
    for letter in code_of(opened, wanted) + ", C3":
        QTest.keyClicks(focused(), letter)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = referral.view(opened.desk, wanted).referral
    assert found.state is ReferralState.DECLINED
    assert found.decline_reason is DeclineReason.C3
    assert state_of(opened, other) is ReferralState.SENT


def test_a_waiting_list_typed_behind_the_code_asks_for_its_day(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    page.refresh(None)
    page.activateWindow()
    page.enter_answer()
    for letter in code_of(opened, sent) + ", B 13.04.":
        QTest.keyClicks(focused(), letter)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert referral.view(opened.desk, sent).referral.expected_on == date(2026, 4, 13)


def mistyped(code: str) -> str:
    return code[:-1] + ("2" if code[-1] != "2" else "3")


@pytest.mark.parametrize("form", ["{code}, C3", "{bare} c3", "{spaced} C 3", "{code}, a"])
def test_a_whole_answer_in_the_search_is_filled_in(
    page: ReferralsPage, opened: Opened, refer: Refer, form: str
) -> None:
    sent = refer()
    page.refresh(None)
    code = code_of(opened, sent)
    typed = form.format(code=code, bare=code.replace("-", ""), spaced=code.replace("-", " "))
    (hit,) = search.search(opened.desk, typed)
    assert (hit.kind, hit.title) == (HitKind.CODE, code)
    page.show_item(ReferralTarget(answer=True, code=hit.title, said=hit.said))
    answer = page.detail.answer
    assert answer.code.value() == code.replace("-", "")
    wanted = Decision.A if form.endswith("a") else Decision.C
    assert answer.decision.value() is wanted
    if wanted is Decision.C:
        assert answer.reason.value() is DeclineReason.C3
    (meant,) = search.search(opened.desk, f"{mistyped(code)}, C3")
    assert (meant.title, meant.said, meant.is_guess) == (code, "C3", True)
    # Nothing is saved before somebody says so.
    assert state_of(opened, sent) is ReferralState.SENT
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    done = ReferralState.ACCEPTED if wanted is Decision.A else ReferralState.DECLINED
    assert state_of(opened, sent) is done


def test_a_mistyped_code_says_where_to_look(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    code = code_of(opened, refer())
    page.refresh(None)
    wrong = mistyped(code)
    page.enter_answer(wrong)
    said = page.detail.answer._more.text()
    assert said == "Der Code passt nicht. Bitte prüfen Sie die letzte Stelle."
    assert not page.detail.answer.save_button.isEnabled()


def test_a_mistyped_code_offers_the_one_that_is_meant(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    code = code_of(opened, sent)
    page.refresh(None)
    page.enter_answer(mistyped(code))
    form = page.detail.answer
    (meant,) = form.near.buttons
    assert code in meant.text()
    meant.click()
    assert form.code.value() == code.replace("-", "")
    assert form.near.buttons == []
    QTest.mouseClick(form.decision.button(Decision.A), Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, sent) is ReferralState.ACCEPTED


def test_the_code_that_is_meant_stays_where_nothing_is_selected(
    opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    refer()
    code = code_of(opened, refer("Fahrtkosten"))
    runner = LateRunner()
    page = ReferralsPage(Context(opened, runner, Notices()))
    qtbot.addWidget(page)
    show_active(qtbot, page)
    page.refresh(None)
    page.show_item(ReferralTarget(answer=True))
    runner.catch_up()
    assert page.table.selected() is None
    form = page.detail.answer
    form.focus_code(mistyped(code))
    runner.catch_up()
    (offered,) = form.near.buttons
    offered.setFocus()
    QTest.keyClick(offered, Qt.Key.Key_Space)
    runner.catch_up()
    assert form.code.value() == code.replace("-", "")
    assert form.code.isAncestorOf(focused())


def test_a_slip_that_came_as_a_file_is_one_button_away(page: ReferralsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go_to) as gone:
        QTest.mouseClick(page.detail.answer.file_button, Qt.MouseButton.LeftButton)
    assert gone.args == [SLIPS, SlipTarget()]


def test_nobody_decides_for_the_office(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    page.refresh(None)
    form = page.detail.answer
    assert not form.decision.is_chosen()
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, sent) is ReferralState.SENT
    QTest.mouseClick(form.decision.button(Decision.A), Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, sent) is ReferralState.ACCEPTED


def test_an_answer_that_is_there_can_be_taken_back(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    page.refresh(None)
    QTest.mouseClick(page.detail.answer.decision.button(Decision.A), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.detail.answer.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, sent) is ReferralState.ACCEPTED
    assert page.detail.answer._meaning.text() == "schon beantwortet"
    click(page.detail.answer, "Letzten Schritt zurücknehmen")
    assert state_of(opened, sent) is ReferralState.SENT
    assert page.detail.answer._meaning.text() == "passt zum Fall"


def test_the_status_bar_offers_to_undo_an_answer(
    page: ReferralsPage, context: Context, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    page.refresh(None)
    with qtbot.waitSignal(context.notices.done) as said:
        QTest.mouseClick(page.detail.answer.decision.button(Decision.A), Qt.MouseButton.LeftButton)
        QTest.mouseClick(page.detail.answer.save_button, Qt.MouseButton.LeftButton)
    assert said.args is not None
    said.args[1]()
    assert state_of(opened, sent) is ReferralState.SENT


def test_a_code_that_another_page_names_is_not_replaced_by_that_of_the_first_row(
    opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    refer("Sprachkurs")
    wanted = refer("Bildungsgutschein")
    runner = LateRunner()
    page = ReferralsPage(Context(opened, runner, Notices()))
    qtbot.addWidget(page)
    page.refresh(None)
    page.show_item(ReferralTarget(answer=True, code=code_of(opened, wanted)))
    runner.catch_up()
    assert page.detail.answer.code.value() == code_of(opened, wanted).replace("-", "")
    assert page.detail.detail is not None
    assert page.detail.detail.row.id == wanted


def test_the_answer_of_a_handover_can_be_taken_back(
    page: ReferralsPage, context: Context, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    desk = opened.desk
    plan = handover.default_plan(desk, handover.choice(desk, case_id), jobcenter)
    issued = handover.issue(desk, replace(plan, discussed_on=TODAY)).created
    assert issued is not None
    page.enter_answer(handover.view(desk, issued).answer_code)
    QTest.mouseClick(page.detail.answer.decision.button(Decision.A), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.detail.answer.save_button, Qt.MouseButton.LeftButton)
    assert handover.view(desk, issued).decision is Decision.A
    page.enter_answer(handover.view(desk, issued).answer_code)
    click(page.detail.answer, "Letzten Schritt zurücknehmen")
    assert handover.view(desk, issued).decision is None
    assert page.detail.answer._meaning.text() == "passt zum Fall"
