"""The page on a real store, driven as a person drives it."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, draft, referral
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.referral import DeclineReason, ReferralState, Step
from integrif_desk.ui.context import CASES, CaseTarget, CaseThen, Context, ReferralTarget
from integrif_desk.ui.referrals.page import ReferralsPage
from integrif_desk.ui.referrals.presenter import Scope, cells
from integrif_desk.ui.referrals.print_list import document
from tests.ui.conftest import PASSPHRASE
from tests.ui.referrals.conftest import TODAY, Refer, click, code_of, offered, state_of


def test_without_referrals_the_page_says_where_they_begin(page: ReferralsPage) -> None:
    page.filters.show_all()
    page.refresh(None)
    assert page.filters.empty_sentence() == "Noch keine Verweisung. Sie beginnt bei einem Fall."
    assert not page.table.isVisible()


def test_the_first_row_is_shown_with_its_code(
    page: ReferralsPage, opened: Opened, refer: Refer
) -> None:
    first = refer()
    page.refresh(None)
    assert page.detail.answer.code.value() == code_of(opened, first).replace("-", "")
    assert page.detail.answer._meaning.text() == "passt zum Fall"
    assert offered(page) >= {"Nachfassen …", "Eingegangen …", "Zurückziehen …"}
    assert "Abschließen …" not in offered(page)


def test_what_was_typed_survives_a_lock(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    page.refresh(None)
    QTest.keyClicks(page.detail.answer.told_by, "Frau Seidel")
    page.blank()
    assert page.detail.answer.told_by.value() == ""
    assert page.model.rows() == []
    kept = draft.load(opened.desk, DraftKind.REFERRAL_ANSWER, sent)
    assert kept is not None
    assert kept["told_by"] == "Frau Seidel"
    page.refresh(None)
    assert page.detail.answer.told_by.value() == "Frau Seidel"


def test_words_of_a_step_survive_a_lock_until_they_are_saved(
    page: ReferralsPage, opened: Opened, refer: Refer
) -> None:
    sent = refer()
    page.refresh(None)
    click(page.detail, "Nachfassen …")
    QTest.keyClicks(page.detail.step._remark, "niemand erreicht")
    page.blank()
    page.refresh(None)
    assert page.detail.answer.code.is_complete()
    click(page.detail, "Nachfassen …")
    assert page.detail.step._remark.value() == "niemand erreicht"
    QTest.mouseClick(page.detail.step.save_button, Qt.MouseButton.LeftButton)
    assert referral.view(opened.desk, sent).events[-1][0].remark == "niemand erreicht"
    assert draft.load(opened.desk, DraftKind.REFERRAL_ANSWER, sent) is None


def test_another_row_does_not_get_what_was_typed_for_the_first(
    page: ReferralsPage, refer: Refer, qtbot: QtBot
) -> None:
    first, second = refer("Sprachkurs"), refer("Praktikum")
    page.refresh(None)
    page.table.select(first)
    QTest.keyClicks(page.detail.answer.remark, "ab Mai")
    page.table.select(second)
    assert page.detail.answer.remark.value() == ""
    page.table.select(first)
    assert page.detail.answer.remark.value() == "ab Mai"


def test_a_draft_is_sent_by_a_channel_the_office_accepts_and_shows_its_code(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    drafted = refer(send=False)
    page.refresh(None)
    assert offered(page) >= {"Übermitteln …", "Entwurf löschen …"}
    click(page.detail, "Übermitteln …")
    QTest.mouseClick(page.detail.step.save_button, Qt.MouseButton.LeftButton)
    sent = referral.view(opened.desk, drafted).referral
    assert (sent.state, sent.channel) == (ReferralState.SENT, Channel.EBO)
    click(page.detail, "Code kopieren")
    assert QGuiApplication.clipboard().text() == sent.answer_code


def test_asking_again_is_kept_in_the_history(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    page.refresh(None)
    click(page.detail, "Nachfassen …")
    assert page.detail.step._remark.hasFocus()
    QTest.keyClicks(page.detail.step._told_by, "Frau Seidel")
    QTest.keyClicks(page.detail.step._remark, "niemand erreicht")
    QTest.keyClick(page.detail.step._remark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    events = referral.view(opened.desk, sent).events
    assert [event.state for event, _ in events][-2:] == [ReferralState.SENT] * 2
    asked = events[-1][0]
    assert (asked.remark, asked.told_by) == ("niemand erreicht", "Frau Seidel")


def test_a_step_that_lacks_its_reason_stays_open(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent = refer()
    accepted = Step(state=ReferralState.ACCEPTED, happened_on=TODAY)
    referral.step(opened.desk, sent, accepted)
    page.refresh(None)
    click(page.detail, "Nicht zustande …")
    QTest.mouseClick(page.detail.step.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, sent) is ReferralState.ACCEPTED
    assert page.detail.step.isVisible()
    QTest.keyClicks(page.detail.step._remark, "Kurs abgesagt")
    QTest.mouseClick(page.detail.step.save_button, Qt.MouseButton.LeftButton)
    assert state_of(opened, sent) is ReferralState.FAILED
    assert not page.detail.step.isVisible()


def test_deleting_a_draft_asks_first(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    drafted = refer(send=False)
    page.refresh(None)
    click(page.detail, "Entwurf löschen …")
    (dialog,) = page.findChildren(QDialog)
    click(dialog, "Entwurf löschen")
    with pytest.raises(KnownError):
        referral.view(opened.desk, drafted)
    assert page.detail.detail is None


def test_chips_count_and_filter(
    page: ReferralsPage, opened: Opened, refer: Refer, qtbot: QtBot
) -> None:
    sent, declined = refer(), refer("Sprachkurs")
    step = Step(state=ReferralState.DECLINED, happened_on=TODAY, decline_reason=DeclineReason.C1)
    referral.step(opened.desk, declined, step)
    page.refresh(None)
    assert [row.id for row in page.model.rows()] == [sent]
    chip = page.filters.chips.button(Scope.DECLINED)
    assert chip.text() == "Abgelehnt 1"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [row.id for row in page.model.rows()] == [declined]
    QTest.keyClicks(page.filters.search, "Kowalenka")
    assert page.model.rows() == []
    assert page.filters.empty_sentence() == "Kein Treffer für ‚Kowalenka‘."


def test_others_open_a_referral_or_the_entry_of_an_answer(
    page: ReferralsPage, opened: Opened, refer: Refer
) -> None:
    refer()
    second = refer("Praktikum")
    page.refresh(None)
    page.show_item(ReferralTarget(second, answer=True, code=code_of(opened, second)))
    assert page.detail.detail is not None
    assert page.detail.detail.row.id == second
    assert page.detail.answer.code.value() == code_of(opened, second).replace("-", "")


def test_a_new_referral_begins_with_the_search_for_a_case(
    page: ReferralsPage, refer: Refer, case_id: UUID, qtbot: QtBot
) -> None:
    refer()
    page.refresh(None)
    click(page, "Neue Verweisung")
    QTest.keyClicks(page.picker.field, "Ahmad")
    qtbot.waitUntil(page.picker.field._hits.isVisible)
    with qtbot.waitSignal(page.go_to) as went:
        QTest.keyClick(page.picker.field, Qt.Key.Key_Return)
    assert went.args == [CASES, CaseTarget(case_id, CaseThen.REFER)]


def test_the_printed_list_holds_the_rows_as_text(
    page: ReferralsPage, refer: Refer, qtbot: QtBot, tmp_path: Path
) -> None:
    refer("Kurs <b>B1</b> & Prüfung")
    page.refresh(None)
    assert page.print_page()
    assert "personenbezogene Daten" in page.print_bar.accessibleName()
    made = document(page.model.rows(), "Verweisungen, Stand 10.03.2026")
    assert all(cell in made.toPlainText() for cell in cells(page.model.rows()[0]))
    writer = QPdfWriter(str(tmp_path / "list.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.print_(writer)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_facts_and_history_share_one_place_in_a_small_window(
    page: ReferralsPage, refer: Refer
) -> None:
    refer()
    page.refresh(None)
    assert page.detail.facts.isVisible()
    assert page.detail.history.isVisible()
    page.detail.resize(800, 300)
    assert page.detail.facts.isVisible()
    assert not page.detail.history.isVisible()
    click(page.detail, "Verlauf")
    assert not page.detail.facts.isVisible()
    assert page.detail.history.isVisible()


def test_the_table_fetches_page_after_page(
    page: ReferralsPage, refer: Refer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrif_desk.ui.widgets.table_model.PAGE", 2)
    wanted = {refer(f"Zweck {n}") for n in range(5)}
    page.refresh(None)
    while page.model.canFetchMore(QModelIndex()):
        page.model.fetchMore(QModelIndex())
    assert len(page.model.rows()) == len(wanted)
    assert {row.id for row in page.model.rows()} == wanted


def test_a_lead_who_refers_nobody_sees_the_referrals_of_all(
    context: Context, case_id: UUID, jobcenter: UUID, qtbot: QtBot
) -> None:
    opened = context.opened
    helper = account.add(opened, "Renate Vogel", Role.VOLUNTEER, Salutation.MS, f"{PASSPHRASE}-neu")
    entered = referral.NewReferral(
        case_id=case_id, actor_id=jobcenter, purpose="Gutschein", owner_id=helper.created
    )
    assert referral.draft(opened.desk, entered).created is not None
    page = ReferralsPage(context)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    assert page.model.rowCount() == 1
    page.blank()
