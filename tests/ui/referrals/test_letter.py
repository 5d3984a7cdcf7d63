"""„Schreiben …“, driven as a person drives it: draft, issue, give away, open again."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from integrif_desk.casework import consent, referral, referral_letter
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.referral import ReferralState
from integrif_desk.ui.context import Context, ReferralTarget
from integrif_desk.ui.referrals.letter import LetterView
from integrif_desk.ui.referrals.page import ReferralsPage
from tests.ui.handovers.conftest import choose, click, texts
from tests.ui.referrals.conftest import Refer


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ReferralsPage:
    made = ReferralsPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    made.resize(1280, 800)
    made.show()
    return made


def open_letter(page: ReferralsPage, referral_id: UUID) -> LetterView:
    page.refresh(None)
    page.show_item(ReferralTarget(referral_id=referral_id))
    click(page.detail, "Schreiben …")
    assert page.letter.isVisible()
    return page.letter


def state(opened: Opened, referral_id: UUID) -> ReferralState:
    return referral.view(opened.desk, referral_id).referral.state


def test_a_draft_is_looked_at_issued_and_given_away(
    opened: Opened, page: ReferralsPage, refer: Refer, tmp_path: Path
) -> None:
    waiting = refer(send=False)
    letter = open_letter(page, waiting)
    assert "Verschickt ist es erst, wenn Sie es weitergeben." in letter.state.text()
    assert not letter.give_button.isVisible()
    assert referral_letter.of_referral(opened.desk, waiting) == ()
    click(letter, "Schreiben ausstellen")
    (issued,) = referral_letter.of_referral(opened.desk, waiting)
    assert issued.answer_code in letter.state.text()
    assert "Weitergegeben: noch nicht" in texts(letter)
    assert state(opened, waiting) is ReferralState.DRAFT
    click(letter, "Weitergeben …")
    assert letter.giving.channel.value() in (Channel.EBO, Channel.POST)
    choose(letter.giving, Channel.EBO)
    click(letter.giving, "PDF ohne Kennwort speichern …")
    click(letter.window().findChildren(QDialog)[-1], "Unverschlüsselt speichern")
    dialog = letter.giving.findChildren(QFileDialog)[-1]
    target = tmp_path / "Schreiben.pdf"
    dialog.selectFile(str(target))
    dialog.accept()
    assert target.read_bytes().startswith(b"%PDF")
    assert state(opened, waiting) is ReferralState.SENT
    assert "Weitergegeben: 10.03.2026 eBO" in texts(letter)


def test_a_sent_letter_opens_again_and_may_get_a_new_issue(
    opened: Opened, page: ReferralsPage, refer: Refer
) -> None:
    waiting = refer()
    letter = open_letter(page, waiting)
    click(letter, "Schreiben ausstellen")
    click(letter, "Zurück")
    assert not letter.isVisible()
    letter = open_letter(page, waiting)
    assert not letter.issue_button.isVisible()
    click(letter, "Neue Fassung …")
    click(letter, "Schreiben ausstellen")
    newest, first = referral_letter.of_referral(opened.desk, waiting)
    assert (newest.issue, first.issue) == (2, 1)
    assert letter.issues.isVisible()
    assert letter.issues.value() == newest.id
    letter.issues.set_value(first.id)
    letter.issues.activated.emit(letter.issues.currentIndex())
    assert letter.warning.isVisible()
    assert not letter.give_button.isEnabled()


def test_a_password_that_was_not_passed_on_waits_for_its_letter(
    page: ReferralsPage, refer: Refer, tmp_path: Path
) -> None:
    waiting = refer(send=False)
    letter = open_letter(page, waiting)
    click(letter, "Schreiben ausstellen")
    click(letter, "Weitergeben …")
    choose(letter.giving, Channel.EBO)
    click(letter.giving, "PDF mit Kennwort speichern …")
    dialog = letter.giving.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(tmp_path / "Schreiben.pdf"))
    dialog.accept()
    password = letter.giving.told.password.text()
    assert password
    click(letter, "Zurück")
    assert letter.giving.told.password.text() == ""
    letter = open_letter(page, waiting)
    assert letter.giving.told.password.text() == password
    page.blank()
    letter = open_letter(page, waiting)
    assert not letter.giving.is_untold()


def test_without_a_consent_it_says_what_to_do(
    opened: Opened, page: ReferralsPage, refer: Refer, case_id: UUID
) -> None:
    waiting = refer(send=False)
    for row in consent.of_case(opened.desk, case_id):
        consent.revoke(opened.desk, row.consent.id)
    letter = open_letter(page, waiting)
    assert any("Die Person hat nicht eingewilligt" in text for text in texts(letter))
    assert not letter.issue_button.isVisible()


def test_what_cannot_be_printed_stands_above_the_button(page: ReferralsPage, refer: Refer) -> None:
    letter = open_letter(page, refer("Kurs 😀", send=False))
    assert "😀" in letter.warning.text()
    click(letter, "Schreiben ausstellen")
    assert letter.give_button.isVisible()


def test_locking_forgets_the_letter(page: ReferralsPage, refer: Refer) -> None:
    letter = open_letter(page, refer(send=False))
    page.blank()
    assert not letter.isVisible()
    assert not any("Jobcenter" in text for text in texts(letter))


def test_a_consent_that_ends_while_it_is_looked_at_is_told(
    opened: Opened, page: ReferralsPage, refer: Refer, case_id: UUID
) -> None:
    letter = open_letter(page, refer(send=False))
    assert letter.issue_button.isVisible()
    for row in consent.of_case(opened.desk, case_id):
        page.refresh(consent.revoke(opened.desk, row.consent.id))
    assert any("Die Person hat nicht eingewilligt" in text for text in texts(letter))
    assert not letter.issue_button.isVisible()


def test_a_change_elsewhere_is_shown(
    opened: Opened, context: Context, page: ReferralsPage, refer: Refer
) -> None:
    waiting = refer(send=False)
    letter = open_letter(page, waiting)
    done = referral_letter.issue(opened.desk, waiting)
    assert isinstance(done, Changes)
    page.refresh(done)
    assert letter.give_button.isVisible()
