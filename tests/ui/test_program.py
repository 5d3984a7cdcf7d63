"""The way between the pages around the vault: unlock, lock, recover, a second desk."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import demo, vault
from integrif_desk.domain import recovery_code
from integrif_desk.store.desk_lock import HOLDER
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui.context import ACTORS, CASES, REFERRALS, TODAY
from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.program import Places, Program
from integrif_desk.ui.referrals.answer_form import AnswerForm
from integrif_desk.ui.welcome.first_run import FirstRunPage
from integrif_desk.ui.welcome.recovery import RecoveryPage
from integrif_desk.ui.welcome.start import StartPage
from integrif_desk.ui.welcome.unlock import UnlockPage
from tests.ui.conftest import LateRunner

NAME, PASSPHRASE = "Sabine Hartwig", "kranich-ofen-lila-treppe-salz-uhr"
NEW_PASSPHRASE = "wolke-hafer-segel-dachs-regal-pinsel"
CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)


@dataclasses.dataclass
class Screen:
    """The window as somebody sees and uses it."""

    qtbot: QtBot
    window: MainWindow
    program: Program
    code: str

    def page(self, kind: type[QWidget]) -> QWidget | None:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found[0] if found else None

    def field(self, name: str) -> QLineEdit:
        return next(
            field
            for field in self.window.findChildren(QLineEdit)
            if field.isVisible() and field.accessibleName() == name
        )

    def type(self, name: str, text: str) -> None:
        self.field(name).clear()
        QTest.keyClicks(self.field(name), text)

    def press(self, text: str) -> None:
        button = next(
            button
            for button in self.window.findChildren(QPushButton)
            if button.isVisible() and button.accessibleName().startswith(text)
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def says(self, words: str) -> bool:
        return any(
            words in one.text() for one in self.window.findChildren(QLabel) if one.isVisible()
        )

    def sign_in(self, passphrase: str = PASSPHRASE) -> None:
        self.type("Anmeldename", NAME)
        self.type("Passphrase", passphrase)
        QTest.keyClick(self.field("Passphrase"), Qt.Key.Key_Return)


@pytest.fixture
def store(tmp_path: Path) -> tuple[Path, str]:
    """Return the folder of a closed store and its recovery code."""
    folder = tmp_path / "store"
    made = vault.create(
        folder, association="Salzland hilft", name=NAME, passphrase=PASSPHRASE, kdf=CHEAP
    )
    made.close()
    assert made.recovery_code is not None
    return folder, made.recovery_code


@pytest.fixture
def show(qtbot: QtBot, desk_app: QApplication, tmp_path: Path) -> Iterator[Callable[..., Screen]]:
    """Return what starts the program on a folder; it is closed at the end."""
    windows: list[MainWindow] = []

    def start(folder: Path, code: str = "", runner: SyncRunner | None = None) -> Screen:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(desk_app, settings)
        windows.append(window)
        places = Places(folder, lambda: tmp_path / "demo")
        program = Program(
            window, runner or SyncRunner(window), settings, places, vault.vault_exists
        )
        window.closing.connect(program.finish)
        program.start()
        window.show()
        program.go_on()
        return Screen(qtbot, window, program, code)

    yield start
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def screen(store: tuple[Path, str], show: Callable[..., Screen]) -> Screen:
    return show(*store)


def test_a_fresh_machine_offers_three_ways(show: Callable[..., Screen], tmp_path: Path) -> None:
    screen = show(tmp_path / "nothing", "")
    assert screen.page(StartPage) is not None
    assert screen.says("noch kein Tresor")
    screen.press("Neuer Tresor")
    assert screen.page(FirstRunPage) is not None
    screen.press("Abbrechen")
    assert screen.page(StartPage) is not None


def test_unlocking_shows_the_desk_and_locking_hides_it(screen: Screen) -> None:
    assert screen.page(UnlockPage) is not None
    screen.sign_in()
    shell = screen.window.shell()
    assert shell is not None
    assert shell.page(TODAY) is shell.current_page()
    QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.window.shell() is None
    assert screen.page(UnlockPage) is not None
    assert screen.field("Passphrase").text() == ""


def test_an_answer_can_be_entered_from_every_page(screen: Screen) -> None:
    screen.sign_in()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    shell = screen.window.shell()
    assert shell is not None
    for page in (ACTORS, CASES):
        shell.open_page(page)
        QTest.keyClick(shell, Qt.Key.Key_A, modifiers)
        assert shell.current_page() is shell.page(REFERRALS)
        answer = screen.page(AnswerForm)
        assert isinstance(answer, AnswerForm)
        focused = QApplication.focusWidget()
        assert focused is not None and answer.code.isAncestorOf(focused)


def test_a_search_that_is_answered_after_locking_shows_nothing(screen: Screen) -> None:
    screen.sign_in()
    (notices,) = screen.program.findChildren(Notices)
    assert screen.window.shell() is not None
    screen.window.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(notices)


def test_who_looks_for_another_vault_finds_back(screen: Screen) -> None:
    screen.press("Anderen Tresor öffnen")
    assert not screen.says("noch kein Tresor")
    screen.press("Zurück")
    assert screen.page(UnlockPage) is not None


def test_turning_away_while_the_vault_opens_leaves_nothing_open(
    store: tuple[Path, str], show: Callable[..., Screen]
) -> None:
    runner = LateRunner()
    screen = show(*store, runner)
    runner.catch_up()
    screen.sign_in()
    screen.press("Anderen Tresor öffnen")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    runner.catch_up()
    assert screen.page(StartPage) is not None
    assert screen.window.shell() is None
    assert not (store[0] / HOLDER).exists()


def test_locking_backs_up_and_lets_others_in(screen: Screen, store: tuple[Path, str]) -> None:
    screen.sign_in()
    assert (store[0] / HOLDER).exists()
    screen.window.lock()
    assert not (store[0] / HOLDER).exists()
    assert vault.last_backup(store[0]) is not None
    assert screen.says("Letzte Sicherung: heute")


def test_closing_the_window_closes_the_vault(screen: Screen, store: tuple[Path, str]) -> None:
    screen.sign_in()
    screen.window.close()
    vault.unlock(store[0], NAME, PASSPHRASE).close()
    assert not (store[0] / "vault.db-wal").exists()


def test_a_wrong_passphrase_is_told_at_its_field_and_counts_nothing(screen: Screen) -> None:
    screen.sign_in("falsch")
    assert screen.window.shell() is None
    field = screen.field("Passphrase").parentWidget()
    assert field is not None
    assert "Anmeldename oder Passphrase stimmt nicht" in field.accessibleDescription()
    assert screen.field("Anmeldename").text() == NAME
    screen.sign_in()
    assert screen.window.shell() is not None


def test_more_wrong_tries_have_to_wait(screen: Screen) -> None:
    screen.sign_in("falsch")
    screen.sign_in("auch falsch")
    assert not screen.field("Passphrase").isEnabled()
    assert screen.says("Bitte warten Sie")
    screen.qtbot.waitUntil(lambda: screen.field("Passphrase").isEnabled(), timeout=4000)
    screen.sign_in()
    assert screen.window.shell() is not None


def test_a_second_desk_is_told_who_holds_the_vault(
    store: tuple[Path, str], show: Callable[..., Screen]
) -> None:
    first = vault.unlock(store[0], NAME, PASSPHRASE)
    second = show(*store)
    try:
        assert second.says("Der Tresor ist schon geöffnet")
    finally:
        first.close()
    second.press("Erneut versuchen")
    second.sign_in()
    assert second.window.shell() is not None


def test_a_vault_that_is_gone_is_told_with_a_next_step(
    screen: Screen, store: tuple[Path, str]
) -> None:
    (store[0] / "vault.db").rename(store[0] / "elsewhere.db")
    screen.sign_in()
    assert screen.says("Der Tresor ist nicht da")
    (store[0] / "elsewhere.db").rename(store[0] / "vault.db")
    screen.press("Erneut versuchen")
    screen.sign_in()
    assert screen.window.shell() is not None


def test_a_damaged_vault_is_told(screen: Screen, store: tuple[Path, str]) -> None:
    (store[0] / "vault.keys").write_text("{}")
    screen.sign_in()
    assert screen.says("Der Tresor ist beschädigt")


def test_the_sheet_gives_a_new_passphrase(screen: Screen, store: tuple[Path, str]) -> None:
    screen.press("Passphrase vergessen?")
    assert screen.page(RecoveryPage) is not None
    for number, group in enumerate(recovery_code.printed_groups(screen.code), start=1):
        screen.type(f"Gruppe {number}", group)
    screen.press("Blatt prüfen")
    screen.type("Passphrase – mindestens fünf Wörter", NEW_PASSPHRASE)
    screen.type("Passphrase wiederholen", NEW_PASSPHRASE)
    screen.press("Passphrase setzen und öffnen")
    assert screen.window.shell() is not None
    screen.window.lock()
    screen.sign_in(NEW_PASSPHRASE)
    assert screen.window.shell() is not None


def test_a_mistyped_group_is_named_and_nothing_is_tried(screen: Screen) -> None:
    screen.press("Passphrase vergessen?")
    for number, group in enumerate(recovery_code.printed_groups(screen.code), start=1):
        other = "2" if group[0] != "2" else "3"
        screen.type(f"Gruppe {number}", other + group[1:] if number == 3 else group)
    assert screen.says("Bitte noch einmal vergleichen.")
    button = next(
        one
        for one in screen.window.findChildren(QPushButton)
        if one.accessibleName() == "Blatt prüfen"
    )
    assert not button.isEnabled()


def test_going_back_from_recovery_leaves_the_vault_free(
    screen: Screen, store: tuple[Path, str]
) -> None:
    screen.press("Passphrase vergessen?")
    for number, group in enumerate(recovery_code.printed_groups(screen.code), start=1):
        screen.type(f"Gruppe {number}", group)
    screen.press("Blatt prüfen")
    screen.press("Zurück")
    screen.sign_in()
    assert screen.window.shell() is not None


def test_the_demo_is_made_and_signed_in(
    show: Callable[..., Screen],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    create = demo.create_demo
    monkeypatch.setattr(demo, "create_demo", lambda folder, on_progress: create(folder, kdf=CHEAP))
    screen = show(tmp_path / "nothing", "")
    screen.press("Demo ansehen")
    shell = screen.window.shell()
    assert shell is not None
    assert screen.says("Beispieldaten")
    screen.window.lock()
    screen.press("Anmeldung der Demo eintragen")
    screen.press("Entsperren")
    assert screen.window.shell() is not None


def test_a_cancelled_demo_leaves_nothing(
    show: Callable[..., Screen],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = show(tmp_path / "nothing", "")

    def create(folder: Path, on_progress: Callable[[int, int], None]) -> None:
        on_progress(1, 12)
        screen.press("Abbrechen")
        on_progress(2, 12)
        raise AssertionError("went on after it was cancelled")

    monkeypatch.setattr(demo, "create_demo", create)
    screen.press("Demo ansehen")
    assert screen.window.shell() is None
    assert screen.page(StartPage) is not None


def test_the_vault_that_was_opened_is_found_again(
    screen: Screen, store: tuple[Path, str], tmp_path: Path
) -> None:
    screen.sign_in()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert settings.value("store") == str(store[0])


def test_nothing_is_announced_while_the_desk_is_locked(screen: Screen) -> None:
    told: list[int] = []

    class Tray:
        announce = staticmethod(told.append)

    screen.window.open_tray()  # there is none without a screen
    screen.window.announce(1)
    screen.window._tray = Tray()  # type: ignore[assignment]  # as a system with one has it
    screen.sign_in()
    screen.window.announce(2)
    screen.window.lock()
    screen.window.announce(3)
    assert told == [2]
