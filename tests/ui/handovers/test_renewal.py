"""What was proposed for one office does not stand in the letter to the next one."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, approval, handover, referral
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.ui.context import HandoverTarget
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.page import HandoversPage
from tests.casework.agreed import agree
from tests.ui.handovers.conftest import click, made, plan_in, texts

VOUCHER = "Bildungsgutschein"
OFFICE = "Jobcenter Salzlandkreis, Staßfurt"
SCHOOL = "Kreisvolkshochschule"


@pytest.fixture
def jobcenter(opened: Opened, case_id: UUID) -> UUID:
    facts = ActorFacts(name=OFFICE, category=ActorCategory.JOBCENTER)
    created = made(actor.add(opened.desk, facts).created)
    agree(opened.desk, case_id, created)
    asked = referral.NewReferral(case_id=case_id, actor_id=created, purpose=VOUCHER)
    drafted = made(referral.draft(opened.desk, asked).created)
    referral.send(opened.desk, drafted, Channel.POST)
    return created


@pytest.fixture
def school(opened: Opened, case_id: UUID) -> UUID:
    facts = ActorFacts(name=SCHOOL, category=ActorCategory.COURSE_PROVIDER)
    created = made(actor.add(opened.desk, facts).created)
    agree(opened.desk, case_id, created)
    return created


@pytest.fixture
def composer(
    page: HandoversPage, case_id: UUID, office: UUID, jobcenter: UUID, school: UUID
) -> Composer:
    page.show_item(HandoverTarget(compose_for=case_id))
    return page.composer


def choose(field: QComboBox, value: str) -> None:
    """Go through the list with the arrow keys, as a hand does."""
    field.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        for _ in range(field.count()):
            if field.currentText() == value:
                return
            QTest.keyClick(field, key)
            QApplication.processEvents()
    assert field.currentText() == value


def leads(composer: Composer) -> list[str]:
    return [one.lead for one in plan_in(composer).requests]


def printed(composer: Composer, opened: Opened) -> str:
    return str(handover.preview(opened.desk, plan_in(composer)).snapshot.requests)


def test_an_untouched_proposal_goes_with_its_recipient_and_comes_back(
    composer: Composer, opened: Opened
) -> None:
    assert leads(composer) == [OFFICE, "Ansprechperson"]
    assert VOUCHER in printed(composer, opened)
    choose(composer.form.recipient.recipient, SCHOOL)
    assert leads(composer) == ["Ansprechperson"]
    assert VOUCHER not in printed(composer, opened)
    choose(composer.form.recipient.recipient, "Koordinierungsstelle Migration und Bildung")
    assert leads(composer) == [OFFICE, "Ansprechperson"]


def test_another_purpose_or_an_unticked_section_takes_it_out_too(
    composer: Composer, opened: Opened
) -> None:
    boxes = composer.form.sections.boxes
    QTest.mouseClick(boxes[DataCategory.REFERRALS], Qt.MouseButton.LeftButton)
    assert leads(composer) == ["Ansprechperson"]
    QTest.mouseClick(boxes[DataCategory.REFERRALS], Qt.MouseButton.LeftButton)
    assert leads(composer) == [OFFICE, "Ansprechperson"]
    purpose = composer.form.recipient.purpose
    number = next(one for one in Purpose if one is not Purpose.COORDINATION)
    choose(purpose, purpose.itemText(list(Purpose).index(number)))
    assert plan_in(composer).purpose is number
    assert leads(composer) == ["Ansprechperson"]


def test_what_somebody_wrote_stays_and_is_pointed_out(
    composer: Composer, opened: Opened, case_id: UUID, qtbot: QtBot
) -> None:
    row = composer.form.requests.rows()[0]
    row.long.setFocus()
    QTest.keyClicks(row.long, "Danke. ")
    choose(composer.form.recipient.recipient, SCHOOL)
    assert leads(composer) == [OFFICE, "Ansprechperson"]
    field = composer.form._requests_field
    assert any(
        "„Verweisungen und Ergebnisse“, der für diese Stelle gesperrt ist" in one
        for one in texts(field)
    )
    composer.form.recipient.discussed.check.click()
    composer.preview.make_now()
    click(composer.footer, "Freigeben")
    assert handover.handovers(opened.desk).rows == ()
    assert approval.standing(opened.desk, case_id).request is None
    assert any("gesperrt" in one for one in texts(field))
    # Taken out, the sentence is gone from the letter and the field is quiet.
    for one in composer.form.requests.rows():
        if one.short.value() == OFFICE:
            QTest.mouseClick(one.remove, Qt.MouseButton.LeftButton)
            break
    composer.preview.make_now()
    qtbot.waitUntil(lambda: not any("gesperrt" in one for one in texts(field)))
    click(composer.footer, "Freigeben")
    assert len(handover.handovers(opened.desk).rows) == 1


def test_one_that_was_taken_out_is_not_proposed_again(composer: Composer) -> None:
    QTest.mouseClick(composer.form.requests.rows()[0].remove, Qt.MouseButton.LeftButton)
    choose(composer.form.recipient.recipient, "Jobcenter Salzlandkreis, Staßfurt")
    assert leads(composer) == ["Ansprechperson"]
