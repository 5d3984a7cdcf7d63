"""The gentle hint at what the desk must never hold: shown when the keys rest, never in the way."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.fields import LineField, TextArea
from tests.ui.active import show_active

AZR = "AZR-Nummer 120304567890"


@pytest.fixture
def area(desk_app: QApplication, qtbot: QtBot) -> TextArea:
    return TextArea()


@pytest.fixture
def hint(qtbot: QtBot, area: TextArea) -> Iterator[NeverHint]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    made = NeverHint(area)
    column.addWidget(area)
    column.addWidget(made)
    show_active(qtbot, holder)
    area.setFocus()
    yield made
    holder.close()


def test_it_speaks_once_the_keys_rest(qtbot: QtBot, area: TextArea, hint: NeverHint) -> None:
    QTest.keyClicks(area, f"Heute da. {AZR}")
    assert not hint.isVisible()
    qtbot.waitUntil(hint.isVisible)
    assert "AZR-Nummer" in hint.accessibleName()


def test_the_passage_is_selected_behind_emoji_and_other_scripts(
    qtbot: QtBot, area: TextArea, hint: NeverHint
) -> None:
    area.set_value("🙂 محمد – 120304567890 (AZR)")
    hint.look()
    hint.show_button.click()
    assert area.textCursor().selectedText() == "120304567890"
    assert area.hasFocus()


def test_what_is_kept_is_not_asked_again_but_something_else_is(
    area: TextArea, hint: NeverHint
) -> None:
    area.set_value(AZR)
    hint.look()
    hint.keep_button.click()
    assert not hint.isVisible()
    area.set_value(f"{AZR}. Er war beim Amt.")
    hint.look()
    assert not hint.isVisible()
    area.set_value(f"{AZR}. Sie ist Muslima.")
    hint.look()
    assert "Religion" in hint.accessibleName()
    area.set_value("")
    assert not hint.isVisible()
    area.set_value(AZR)
    hint.look()
    assert hint.isVisible()


def test_a_line_is_watched_as_well(qtbot: QtBot, desk_app: QApplication) -> None:
    line = LineField()
    made = NeverHint(line)
    qtbot.addWidget(line)
    qtbot.addWidget(made)
    line.show()
    line.setText(f"🙂 {AZR}")
    made.look()
    made.show_button.click()
    assert line.selectedText() == "120304567890"


def test_typing_does_not_wait_for_it(area: TextArea, hint: NeverHint) -> None:
    """2,000 characters: no keystroke looks through the text, and the look itself is short."""
    area.set_value(("Bescheid mitgebracht, der Kurs beginnt im April. " * 50)[:2000])
    began = time.perf_counter()
    hint.look()
    assert time.perf_counter() - began < 0.1
    QTest.keyClicks(area, "und mehr", Qt.KeyboardModifier.NoModifier)
    assert not hint.isVisible()
