"""How many keys and clicks a note takes from the unlocked desk, and a finding from that note."""

from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.note_form import FindingNoteForm
from integrif_desk.ui.note_picker import NotePicker
from integrif_desk.ui.signed_in import Appearance, build_shell
from integrif_desk.ui.widgets.search_field import SearchField
from tests.ui.active import show_active

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
TEXT = "Mohammad Al-Ahmad rief an: Der Kurs ist voll."


class Hand(QObject):
    """Types and clicks into whatever has the focus, and counts: a chord is one key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window = window
        self.keys = self.clicks = 0

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, with_)
        self.keys += 1

    def type(self, text: str) -> None:
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)
        self.keys += len(text)

    def click(self, name: str) -> None:
        QApplication.processEvents()
        (button,) = (
            one
            for one in self.window.findChildren(QAbstractButton)
            if one.accessibleName() == name and one.isVisible()
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.clicks += 1


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    entered = case.NewCase(given_names="Mohammad", surname="Al-Ahmad")
    created = case.open_case(opened.desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def hand(context: Context, case_id: UUID, qtbot: QtBot) -> Hand:
    """Return a hand over the desk as it is once it has been unlocked."""
    shell = build_shell(context, Appearance(lambda: "light", print, print, print))
    qtbot.addWidget(shell)
    context.runner.changed.connect(shell.take_changes)
    shell.resize(1366, 768)
    QApplication.processEvents()
    show_active(qtbot, shell)
    return Hand(shell)


def hits(hand: Hand, qtbot: QtBot) -> SearchField:
    """Wait until the picker of a case has found somebody."""
    (picker,) = hand.window.findChildren(NotePicker)
    (field,) = picker.findChildren(SearchField)
    qtbot.waitUntil(field.hits_shown)
    return field


def notes(opened: Opened, case_id: UUID) -> list[str]:
    return [item.text for item in case.history(opened.desk, case_id).rows if item.text]


def test_a_note_takes_six_keys_beside_its_text(
    hand: Hand, opened: Opened, case_id: UUID, qtbot: QtBot
) -> None:
    hand.press(Qt.Key.Key_N, CONTROL)
    hand.type("moh")
    hits(hand, qtbot)
    hand.press(Qt.Key.Key_Return)
    hand.type(TEXT)
    hand.press(Qt.Key.Key_Return, CONTROL)
    assert notes(opened, case_id) == [TEXT]
    assert (hand.keys - len(TEXT), hand.clicks) == (6, 0)
    # The next one begins at once.
    hand.type("Noch etwas.")
    hand.press(Qt.Key.Key_Return, CONTROL)
    assert len(notes(opened, case_id)) == 2


def test_a_note_takes_three_clicks_with_the_mouse(
    hand: Hand, opened: Opened, case_id: UUID, qtbot: QtBot
) -> None:
    hand.click("Notiz erfassen")
    hand.type("moh")
    field = hits(hand, qtbot)
    _heading, box = field._hits._boxes()[0]
    QTest.mouseClick(field._hits, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    hand.clicks += 1
    hand.type(TEXT)
    hand.click("Speichern")
    assert notes(opened, case_id) == [TEXT]
    assert hand.clicks == 3


@pytest.mark.parametrize("by_key", [False, True])
def test_what_was_just_written_becomes_practice_in_two_clicks_or_keys(
    hand: Hand, opened: Opened, case_id: UUID, qtbot: QtBot, by_key: bool
) -> None:
    hand.press(Qt.Key.Key_N, CONTROL)
    hand.type("moh")
    hits(hand, qtbot)
    hand.press(Qt.Key.Key_Return)
    hand.type(TEXT)
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.keys = hand.clicks = 0
    if by_key:
        hand.press(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
        (form,) = hand.window.findChildren(FindingNoteForm)
        qtbot.waitUntil(form.claim.hasFocus)
        hand.press(Qt.Key.Key_Return, CONTROL)
    else:
        hand.click("Als Praxiswissen notieren")
        hand.click("Speichern")
    (row,) = findings.findings(opened.desk, FindingFilter()).rows
    assert row.claim == "[Name] rief an: Der Kurs ist voll."
    assert hand.keys + hand.clicks == 2
