"""What units may learn, and which forms are checked: set by the lead, and back again."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import form_review, recipient_profile
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.recipient_profile import DataField, RecipientProfileFacts
from integrif_desk.ui.admin.disclosure import ProfilesPanel
from integrif_desk.ui.admin.form_reviews import FormReviewsPanel
from integrif_desk.ui.context import Context

COURSE = ActorCategory.COURSE_PROVIDER


def counting(desk: Desk, kind: ActorCategory) -> RecipientProfileFacts:
    return next(
        one.counts for one in recipient_profile.profiles(desk) if one.shipped.category is kind
    )


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> ProfilesPanel:
    made = ProfilesPanel(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(lambda _changes: made.read())
    made.read()
    made.show()
    return made


@pytest.fixture
def forms(context: Context, qtbot: QtBot) -> FormReviewsPanel:
    made = FormReviewsPanel(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(lambda _changes: made.read())
    made.read()
    made.show()
    return made


def test_a_profile_is_set_and_set_back(panel: ProfilesPanel, context: Context) -> None:
    desk = context.opened.desk
    assert panel.state.text() == "Wie vom Programm vorgegeben."
    assert not panel.boxes[DataField.PHONE].isChecked()
    panel.boxes[DataField.PHONE].click()
    panel.save_button.click()
    assert DataField.PHONE in counting(desk, COURSE).fields
    assert panel.state.text() == "Von der Leitung geändert."
    panel.reset_button.click()
    assert counting(desk, COURSE) == recipient_profile.shipped(COURSE)
    assert not panel.boxes[DataField.PHONE].isChecked()
    assert not panel.reset_button.isEnabled()


def test_what_is_not_saved_waits_while_one_looks_at_others(panel: ProfilesPanel) -> None:
    panel.boxes[DataField.PHONE].click()
    for kind in (ActorCategory.POLICE, COURSE):
        panel.kind.set_value(kind)
        panel._turn()
        if kind is ActorCategory.POLICE:
            assert not any(box.isChecked() for box in panel.boxes.values())
    assert panel.boxes[DataField.PHONE].isChecked()
    assert "noch nicht gespeichert" in panel.state.text()
    panel.read()
    assert panel.boxes[DataField.PHONE].isChecked()


def test_two_leads_who_change_one_profile_see_both(context: Context, qtbot: QtBot) -> None:
    desk = context.opened.desk
    panel = ProfilesPanel(context)
    qtbot.addWidget(panel)
    panel.read()
    panel.show()
    panel.boxes[DataField.PHONE].click()
    theirs = RecipientProfileFacts(category=COURSE, fields=(DataField.NAME,), note="So nicht")
    recipient_profile.save(desk, theirs, None)
    panel.save_button.click()
    assert counting(desk, COURSE).note == "So nicht"
    shown = {one.text() for one in panel.stale.findChildren(QLabel)}
    assert {"Ihre Fassung", "Jetzt gespeichert", "So nicht"} <= shown
    panel.stale.mine_button.click()
    assert DataField.PHONE in counting(desk, COURSE).fields


def test_what_is_ticked_outlives_the_lock(context: Context, qtbot: QtBot) -> None:
    for typed in (True, False):
        panel = ProfilesPanel(context)
        qtbot.addWidget(panel)
        panel.read()
        panel.show()
        if typed:
            panel.boxes[DataField.PHONE].click()
        assert panel.boxes[DataField.PHONE].isChecked()
        panel.blank()


def test_a_form_is_checked_by_somebody_with_a_name(
    forms: FormReviewsPanel, context: Context
) -> None:
    desk = context.opened.desk

    def reviewed() -> set[str]:
        return {one.language.code for one in form_review.languages(desk) if one.review}

    forms.buttons["ar"].click()
    assert reviewed() == set()
    assert any("füllen Sie dieses Feld aus" in shown.text() for shown in forms.findChildren(QLabel))
    forms.reviewer.setText("Amira Nasser, vereidigt")
    forms.buttons["ar"].click()
    assert reviewed() == {"ar"}
    forms.buttons["ar"].click()
    assert reviewed() == set()


def test_a_translation_is_looked_at_before_it_is_marked(
    forms: FormReviewsPanel, context: Context
) -> None:
    forms.show()
    forms.look_buttons["ti"].click()
    assert forms.pages.isVisible()
    shown = [one.text() for one in forms.pages.findChildren(QLabel)]
    assert "Tigrinya" in shown
    assert any(text.startswith("Seite 1 von") for text in shown)
    forms.pages.back.click()
    assert not forms.pages.isVisible()
    assert forms.look_buttons["ti"].isVisible()
