"""The shell: pages when needed, areas by keyboard, and nothing left on the screen once locked."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui import crash
from integrif_desk.ui.auto_lock import AutoLock
from integrif_desk.ui.crash_page import CrashPage
from integrif_desk.ui.focus import FocusRing
from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.note_picker import NotePicker
from integrif_desk.ui.notices import NoticeBar, Notices
from integrif_desk.ui.page import Page, PageEntry, SignedIn
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button


class Notebook(Page):
    title = "Notizen"
    help_text = "Hier stehen Notizen."

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.field = QLineEdit("Al-Ahmad")
        self.side = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.side)
        self.setFocusProxy(self.field)

    def refresh(self, changes: object | None) -> None:
        self.told.append(changes)
        self.count.emit(len(self.told))

    def show_item(self, what: object) -> None:
        self.told.append(("show", what))

    def areas(self) -> list[QWidget]:
        return [self.field, self.side]

    def find_field(self) -> QLineEdit:
        return self.field

    def blank(self) -> None:
        self.field.clear()


@pytest.fixture
def notices(desk_app: QApplication) -> Notices:
    return Notices()


@pytest.fixture
def shell(notices: Notices) -> Shell:
    entries = [
        PageEntry("today", "Heute", "calendar-check", Notebook),
        PageEntry("cases", "Fälle", "folders", Notebook),
    ]
    who = SignedIn("Bodebrücke e. V.", "Helga Brandt", "Ehrenamtliche")
    noted: list[object] = []
    return Shell(
        entries, who, notices, lambda text, deliver: deliver([]), noted.append,
        lambda: noted.append("note"), lock_minutes=5,
    )  # fmt: skip


@pytest.fixture
def window(
    desk_app: QApplication, shell: Shell, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    window = MainWindow(desk_app, settings)
    qtbot.addWidget(window)
    window.show_shell(shell, idle_ms=0)
    window.show()
    window.activateWindow()
    yield window
    window.close()


def notebook(shell: Shell, key: str) -> Notebook:
    page = shell.page(key)
    assert isinstance(page, Notebook)
    return page


def test_pages_are_built_when_first_shown_and_refreshed_when_stale(shell: Shell) -> None:
    assert shell.page("cases") is None
    assert notebook(shell, "today").told == [None]
    shell.open_page("cases", 7)
    assert notebook(shell, "cases").told == [None, ("show", 7)]
    shell.take_changes("changes")
    assert notebook(shell, "cases").told[-1] == "changes"
    assert notebook(shell, "today").told == [None]
    shell.open_page("today")
    assert notebook(shell, "today").told == [None, None]


def test_pages_open_one_another(shell: Shell) -> None:
    shell.current_page().go_to.emit("cases", "F-26-014")
    assert notebook(shell, "cases").told[-1] == ("show", "F-26-014")
    assert shell.current_page() is notebook(shell, "cases")


def test_keys_lead_everywhere(window: MainWindow, shell: Shell, qtbot: QtBot) -> None:
    page = notebook(shell, "today")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.field.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert page.side.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.field.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.top.search.hasFocus()
    QTest.keyClicks(shell.top.search, "ab")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.top.search.selectedText() == "ab"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_page() is notebook(shell, "cases")
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme().scale == 115
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme().scale == 100


def test_the_cursor_follows_to_the_page_that_is_opened(window: MainWindow, shell: Shell) -> None:
    assert notebook(shell, "today").field.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert notebook(shell, "cases").field.hasFocus()
    shell.current_page().go_to.emit("today", None)
    assert notebook(shell, "today").field.hasFocus()


def test_who_walks_along_the_rail_stays_there(window: MainWindow, shell: Shell) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    rail = QApplication.focusWidget()
    assert rail is not None
    QTest.keyClick(rail, Qt.Key.Key_Down)
    assert shell.current_page() is notebook(shell, "cases")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shell.rail.isAncestorOf(focus)


def test_asking_for_whom_gives_the_cursor_back(
    window: MainWindow, shell: Shell, qtbot: QtBot
) -> None:
    picker = NotePicker(lambda _text, _deliver: None, lambda _hit: None, shell)
    page = notebook(shell, "today")
    page.side.setFocus()
    picker.ask()
    field = QApplication.focusWidget()
    assert field is not None
    assert picker.isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert picker.isHidden()
    assert page.side.hasFocus()


def test_idleness_locks_and_leaves_nothing(window: MainWindow, shell: Shell, qtbot: QtBot) -> None:
    page = notebook(shell, "today")
    left: list[str] = []
    window.locked.connect(lambda: left.append(page.field.text()))
    QGuiApplication.clipboard().setText("Al-Ahmad")
    with qtbot.waitSignal(window.locked):
        window.show_shell(shell, idle_ms=20)
    assert left == [""]
    assert QGuiApplication.clipboard().text() == ""
    assert window.shell() is None
    assert not [w for w in window.findChildren(QLabel) if w.isVisible() and w.text()]


def test_a_page_that_fails_keeps_nothing_on_the_screen_and_no_vault_open(
    window: MainWindow, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open_page("cases")
    other, failing = notebook(shell, "today"), notebook(shell, "cases")
    told: list[str] = []
    window.locked.connect(lambda: told.append("locked"))

    def fails() -> None:
        raise ArithmeticError

    monkeypatch.setattr(failing, "blank", fails)
    with pytest.raises(ArithmeticError):
        window.lock()
    assert told == ["locked"]
    assert other.field.text() == ""
    assert not failing.isVisible()


def test_a_page_that_fails_does_not_keep_the_vault_open_behind_a_closed_window(
    window: MainWindow, shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise ArithmeticError

    monkeypatch.setattr(notebook(shell, "today"), "blank", fails)
    with qtbot.waitSignal(window.closing), pytest.raises(ArithmeticError):
        window.closeEvent(QCloseEvent())
    window.show_front(QWidget())


def test_a_computer_that_slept_is_locked_at_once(
    desk_app: QApplication, shell: Shell, qtbot: QtBot
) -> None:
    now, locked = [0.0], []
    watch = AutoLock(lambda: locked.append("locked"), shell, lambda: now[0])
    qtbot.addWidget(shell)
    watch.start(60_000)
    QTest.keyClick(shell.top.search, Qt.Key.Key_A)
    now[0] += 59
    QTest.keyClick(shell.top.search, Qt.Key.Key_B)
    assert (shell.top.search.text(), locked) == ("ab", [])
    now[0] += 61
    QTest.keyClick(shell.top.search, Qt.Key.Key_C)
    assert (shell.top.search.text(), locked) == ("ab", ["locked"])


def test_activity_keeps_the_desk_open(window: MainWindow, shell: Shell, qtbot: QtBot) -> None:
    window.show_shell(shell, idle_ms=600)
    for _ in range(8):
        QTest.keyClick(shell.top.search, Qt.Key.Key_A)
        qtbot.wait(100)
    assert window.shell() is shell
    with qtbot.waitSignal(window.locked, timeout=2000):
        pass


def test_a_known_error_becomes_a_sentence_with_an_action(
    window: MainWindow, notices: Notices, qtbot: QtBot
) -> None:
    tried: list[str] = []
    again = "Erneut versuchen"
    notices.error(KnownError(ErrorCode.DISK_FULL), again, lambda: tried.append("again"))
    bar = window.findChild(NoticeBar)
    assert isinstance(bar, NoticeBar)
    assert bar.isVisible()
    assert "Der Datenträger ist voll." in bar.accessibleName()
    button = next(b for b in bar.findChildren(Button) if b.text() == "Erneut versuchen")
    button.click()
    assert tried == ["again"]
    assert not bar.isVisible()


def test_the_last_deed_can_be_undone(window: MainWindow, shell: Shell, notices: Notices) -> None:
    undone: list[str] = []
    notices.say("Wiedervorlage erledigt.", lambda: undone.append("undo"))
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.status.done.accessibleName() == "Zurückgenommen."
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["undo"]
    assert not shell.status.done.isVisible()


def test_locking_forgets_the_last_deed(shell: Shell, notices: Notices) -> None:
    notices.say("Al-Ahmad ist übergeben.", None)
    shell.blank()
    done = shell.status.done
    assert done.accessibleName() == ""
    assert not any(one.text() for one in done.findChildren(QLabel))


def test_help_opens_beside_the_page(window: MainWindow, shell: Shell) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    texts = [w.text() for w in shell.findChildren(QLabel) if w.isVisible()]
    assert "Hier stehen Notizen." in texts
    QTest.keyClick(window, Qt.Key.Key_F1)
    texts = [w.text() for w in shell.findChildren(QLabel) if w.isVisible()]
    assert "Hier stehen Notizen." not in texts


def test_uncaught_errors_reach_the_crash_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.install_excepthook(window.report_arrived.emit)
    error = ValueError("geheim")
    sys.excepthook(ValueError, error, None)
    page = window.findChild(CrashPage)
    assert isinstance(page, CrashPage)
    next(b for b in page.findChildren(Button) if "kopieren" in b.text()).click()
    assert "builtins.ValueError" in QGuiApplication.clipboard().text()
    assert "geheim" not in QGuiApplication.clipboard().text()


def test_the_focus_ring_surrounds_the_button(
    desk_app: QApplication, window: MainWindow, shell: Shell, qtbot: QtBot
) -> None:
    ring = FocusRing(desk_app)
    buttons = [b for b in shell.top.findChildren(Button) if "Notiz" in b.text()]
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    assert ring.isVisible()
    assert ring.size().width() == buttons[0].width() + 8
    shell.top.search.setFocus()
    assert not ring.isVisible()
