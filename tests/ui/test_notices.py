"""What was just done can be taken back by keyboard, and nobody is hurried (WCAG 2.2.1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.notices import UNDO_MS, DoneLine, Notices
from integrif_desk.ui.page import Page, PageEntry, SignedIn
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.fields import LineField, TextArea
from tests.ui.active import show_active


class _Form(Page):
    title = "Formular"

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text = LineField(), TextArea()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.text)


@pytest.fixture
def notices(desk_app: QApplication) -> Notices:
    return Notices()


@pytest.fixture
def shell(notices: Notices) -> Shell:
    who = SignedIn("Bodebrücke e. V.", "Helga Brandt", "Ehrenamtliche")
    entries = [PageEntry("form", "Formular", "folders", _Form)]
    return Shell(
        entries,
        who,
        notices,
        lambda _text, deliver: deliver([]),
        lambda _hit: None,
        lambda: None,
        lock_minutes=5,
    )


@pytest.fixture
def window(
    desk_app: QApplication, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    window = MainWindow(desk_app, settings)
    qtbot.addWidget(window)
    window.show_shell(shell, idle_ms=0)
    show_active(qtbot, window)
    yield window
    window.close()


def timer_of(done: DoneLine) -> QTimer:
    (timer,) = done.findChildren(QTimer)
    return timer


def button_of(done: DoneLine) -> Button:
    (button,) = done.findChildren(Button)
    return button


@pytest.mark.parametrize("name", ["line", "text"])
def test_the_keys_work_from_an_emptied_field_and_first_belong_to_what_is_typed(
    window: MainWindow, shell: Shell, notices: Notices, name: str
) -> None:
    form = shell.current_page()
    assert isinstance(form, _Form)
    field: LineField | TextArea = getattr(form, name)
    field.setFocus()
    undone: list[str] = []
    notices.say("Notiz gespeichert.", lambda: undone.append("note"))
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.value(), undone) == ("", [])
    field.set_value("gespeichert")
    field.set_value("")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["note"]


def test_the_time_stands_still_under_the_mouse(
    window: MainWindow, shell: Shell, notices: Notices, qtbot: QtBot
) -> None:
    done = shell.status.done
    notices.say("Notiz gelöscht.", lambda: None)
    assert timer_of(done).isActive()
    assert timer_of(done).interval() == UNDO_MS
    QTest.mouseMove(window, done.mapTo(window, QPoint(5, 5)))
    qtbot.waitUntil(lambda: not timer_of(done).isActive())
    QTest.mouseMove(window, QPoint(5, 5))
    qtbot.waitUntil(lambda: timer_of(done).isActive())
    assert done.can_undo()


def test_the_time_stands_still_while_the_focus_is_in_it(
    window: MainWindow, shell: Shell, notices: Notices
) -> None:
    done = shell.status.done
    undone: list[str] = []
    notices.say("Notiz gelöscht.", lambda: undone.append("note"))
    focused: QWidget | None = None
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        if focused is button_of(done):
            break
    assert focused is button_of(done)
    assert not timer_of(done).isActive()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert timer_of(done).isActive()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(button_of(done), Qt.Key.Key_Space)
    assert undone == ["note"]
