"""One's own profile in Verwaltung, typed and saved as a person does it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import draft, volunteer_profile
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.volunteer_profile import ProfileFacts
from integrif_desk.ui.admin.accounts import AccountsPanel
from integrif_desk.ui.admin.profile import OwnProfile
from integrif_desk.ui.admin.profile_input import facts_of, profile_texts, read_profile
from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.context import Context

TODAY = date(2026, 3, 10)
ENTERED = ProfileFacts(
    competence="Industriemeisterin Metall",
    languages=("de", "prs"),
    since=date(2016, 9, 1),
    phone="03925 555 0142",
    in_handover=True,
)


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> OwnProfile:
    made = OwnProfile(context)
    qtbot.addWidget(made)
    made.show()
    made.read()
    return made


def line(panel: OwnProfile, name: str) -> QLineEdit:
    field = panel.group.fields[name].field
    assert isinstance(field, QLineEdit)
    return field


def pick_language(qtbot: QtBot, panel: OwnProfile, typed: str) -> None:
    field = line(panel, "languages")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    qtbot.waitUntil(field.hits_shown)  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_what_is_typed_is_saved_and_shown_again(
    panel: OwnProfile, opened: Opened, qtbot: QtBot
) -> None:
    pick_language(qtbot, panel, "Deutsch")
    pick_language(qtbot, panel, "Dari")
    QTest.keyClicks(line(panel, "competence"), "Industriemeisterin Metall")
    QTest.keyClicks(line(panel, "since"), "1.9.2016")
    panel.in_handover.click()
    QTest.keyClick(
        line(panel, "competence"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    stored = volunteer_profile.own(opened.desk)
    assert stored is not None
    assert facts_of(stored) == replace(ENTERED, phone="")
    assert line(panel, "languages").text() == "Deutsch; Dari"
    assert draft.load(opened.desk, DraftKind.PROFILE, opened.desk.account.id) is None


def test_a_day_to_come_is_told_at_its_field(panel: OwnProfile, opened: Opened) -> None:
    QTest.keyClicks(line(panel, "since"), "1.1.2027")
    panel.save()
    assert "Zukunft" in line(panel, "since").accessibleDescription()
    assert line(panel, "since").text() == "1.1.2027"
    assert volunteer_profile.own(opened.desk) is None


def test_what_was_typed_survives_a_lock(
    panel: OwnProfile, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    QTest.keyClicks(line(panel, "competence"), "Schweißer")
    panel.blank()
    assert line(panel, "competence").text() == ""
    again = OwnProfile(context)
    qtbot.addWidget(again)
    again.read()
    assert line(again, "competence").text() == "Schweißer"


def test_a_version_saved_in_between_is_shown_beside(panel: OwnProfile, opened: Opened) -> None:
    QTest.keyClicks(line(panel, "competence"), "Schweißer")
    volunteer_profile.save_own(opened.desk, ENTERED, None)
    panel.save()
    differences = {name: (mine, theirs) for name, mine, theirs in panel.stale.differences()}
    assert differences["Fachkompetenz"] == ("Schweißer", "Industriemeisterin Metall")
    panel.stale.mine_button.click()
    stored = volunteer_profile.own(opened.desk)
    assert stored is not None
    assert stored.competence == "Schweißer"


def test_the_lead_reads_profiles_at_the_accounts_and_when_choosing(
    context: Context, opened: Opened, qtbot: QtBot
) -> None:
    volunteer_profile.save_own(opened.desk, ENTERED, None)
    panel = AccountsPanel(context)
    qtbot.addWidget(panel)
    panel.read()
    shown = [one.text() for one in panel.findChildren(QLabel)]
    assert "Deutsch, Dari – Industriemeisterin Metall, seit 2016, Tel. 03925 555 0142" in shown
    choice = AccountField(context)
    qtbot.addWidget(choice)
    assert choice.currentText() == "Helga Brandt – Deutsch, Dari – Industriemeisterin Metall"


def test_texts_give_back_what_they_were_given() -> None:
    assert read_profile(profile_texts(ENTERED), TODAY) == (ENTERED, {})
    assert read_profile(profile_texts(None), TODAY) == (ProfileFacts(), {})
    unknown = {"languages": "de zz9", "since": "gestern"}
    read, errors = read_profile(unknown, TODAY)
    assert errors == {}
    assert read == ProfileFacts(languages=("de",), since=date(2026, 3, 9))
