"""Who takes an agreement: a name that nobody has never becomes that of somebody else."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import meeting
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.meeting import MeetingFacts
from integrif_desk.ui.context import Context
from integrif_desk.ui.meetings.page import MeetingsPage
from tests.ui.active import show_active


@pytest.fixture
def page(context: Context, opened: Opened, qtbot: QtBot) -> MeetingsPage:
    facts = MeetingFacts(title="Runder Tisch", held_on=date(2026, 3, 9))
    meeting.add(opened.desk, facts)
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    made.resize(1180, 520)
    show_active(qtbot, made)
    made.refresh(None)
    QApplication.processEvents()
    return made


def test_an_unknown_name_is_asked_for_and_not_replaced(page: MeetingsPage, opened: Opened) -> None:
    entry = page.view.entry
    entry.owner.set_kept(f"account:{opened.desk.account.id}\tHelga Brandt")
    entry.owner.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(entry.owner, "Frau Keller")
    QTest.keyClick(entry.owner, Qt.Key.Key_Tab)
    QTest.keyClicks(entry.task, "Protokoll schreiben")
    QTest.keyClick(entry.task, Qt.Key.Key_Return)
    detail = page.view.detail()
    assert detail is not None
    assert meeting.view(opened.desk, detail.meeting.id).agreements == ()
    assert entry.owner.text() == "Frau Keller"
    told = {one.text() for one in entry.findChildren(QLabel) if one.isVisible()}
    assert "Bitte wählen Sie, wer das übernimmt." in told


def test_the_line_stays_in_sight_while_agreements_are_entered(
    page: MeetingsPage, opened: Opened
) -> None:
    entry = page.view.entry
    for number in range(8):
        entry.owner.set_kept(f"account:{opened.desk.account.id}\tHelga Brandt")
        entry.task.setFocus()
        QTest.keyClicks(entry.task, f"Schritt {number}")
        QTest.keyClick(entry.task, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert entry.owner.hasFocus()
    assert not entry.add_button.visibleRegion().isEmpty()
