"""The first run, driven as a person does: three steps, then the vault exists."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from integrif_desk.domain import recovery_code
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.welcome.first_run import FirstRunActions, FirstRunPage, NewVault
from integrif_desk.ui.welcome.sheet_step import SheetStep
from integrif_desk.ui.widgets.toggles import CheckBox

PASSPHRASE = "kranich-ofen-lila-treppe-salz-uhr"


class Desk:
    """The page and what it asked for."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.created: list[NewVault] = []
        self.cancelled = 0
        self.take_folder: Callable[[Path], object] | None = None
        self.page = FirstRunPage(
            SyncRunner(),
            FirstRunActions(self.created.append, self._cancel, self._choose),
            folder,
            date(2026, 3, 10),
        )
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.page.show()

    def _cancel(self) -> None:
        self.cancelled += 1

    def _choose(self, _current: Path, take: Callable[[Path], object]) -> None:
        self.take_folder = take

    def field(self, name: str) -> QLineEdit:
        return next(
            field for field in self.page.findChildren(QLineEdit) if field.accessibleName() == name
        )

    def button(self, text: str) -> QPushButton:
        return next(
            button
            for button in self.page.findChildren(QPushButton)
            if button.accessibleName() == text
        )

    def type(self, name: str, text: str) -> None:
        QTest.keyClicks(self.field(name), text)

    def press(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def copy_group(self) -> None:
        step = self.page.findChild(SheetStep)
        assert isinstance(step, SheetStep)
        code = step.code
        asked = next(
            field
            for field in self.page.findChildren(QLineEdit)
            if field.accessibleName().startswith("Zur Kontrolle")
        )
        number = int(asked.accessibleName().split("Gruppe ")[1][0])
        QTest.keyClicks(asked, recovery_code.printed_groups(code)[number - 1])

    def fill(self) -> None:
        self.type("Name des Vereins", "Salzland hilft e. V.")
        self.type("Ihr Vor- und Nachname", "Sabine Hartwig")
        self.type("Passphrase – mindestens fünf Wörter", PASSPHRASE)
        self.type("Passphrase wiederholen", PASSPHRASE)
        self.copy_group()
        box = self.page.findChild(CheckBox)
        assert isinstance(box, CheckBox)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())


@pytest.fixture
def desk(qtbot: QtBot, desk_app: QApplication, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path / "store")


def test_the_vault_is_made_of_what_was_entered(desk: Desk, tmp_path: Path) -> None:
    desk.fill()
    desk.press("Tresor anlegen")
    [new] = desk.created
    assert new.association == "Salzland hilft e. V."
    assert new.name == "Sabine Hartwig"
    assert new.passphrase == PASSPHRASE
    assert new.salutation is Salutation.NEUTRAL
    assert new.folder == tmp_path / "store"
    assert recovery_code.parse(new.code) == new.code


def test_tab_leads_from_name_to_name(desk: Desk) -> None:
    QTest.keyClick(desk.field("Name des Vereins"), Qt.Key.Key_Tab)
    assert desk.field("Ihr Vor- und Nachname").hasFocus()
    reached = []
    while "Ordner ändern …" not in reached:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        reached.append(after.accessibleName())
    assert set(reached[:-1]) <= {"Frau", "Herr", "ohne Anrede"}


def test_nothing_is_made_before_all_three_steps_are_done(desk: Desk) -> None:
    assert not desk.button("Tresor anlegen").isEnabled()
    desk.fill()
    assert desk.button("Tresor anlegen").isEnabled()
    desk.type("Passphrase wiederholen", "x")
    assert not desk.button("Tresor anlegen").isEnabled()


def test_a_weak_passphrase_is_not_enough(desk: Desk) -> None:
    desk.fill()
    for name in ("Passphrase – mindestens fünf Wörter", "Passphrase wiederholen"):
        desk.field(name).clear()
        desk.type(name, "sabine hartwig")
    assert not desk.button("Tresor anlegen").isEnabled()


def test_a_suggestion_is_shown_in_clear_and_has_to_be_repeated(desk: Desk) -> None:
    desk.press("Sechs Wörter vorschlagen")
    first = desk.field("Passphrase – mindestens fünf Wörter")
    assert len(first.text().split("-")) == 6
    assert first.echoMode() is QLineEdit.EchoMode.Normal
    assert desk.field("Passphrase wiederholen").text() == ""


def test_another_folder_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.fill()
    desk.press("Ordner ändern …")
    assert desk.take_folder is not None
    desk.take_folder(tmp_path / "elsewhere")
    desk.press("Tresor anlegen")
    assert desk.created[0].folder == tmp_path / "elsewhere"


def test_an_error_keeps_everything_and_lets_one_try_again(desk: Desk, tmp_path: Path) -> None:
    desk.fill()
    desk.press("Tresor anlegen")
    desk.page.show_error(KnownError(ErrorCode.VAULT_EXISTS, folder=tmp_path))
    assert desk.field("Name des Vereins").text() == "Salzland hilft e. V."
    desk.press("Tresor anlegen")
    assert len(desk.created) == 2


def test_a_wrong_name_is_told_at_its_field(desk: Desk) -> None:
    desk.fill()
    desk.page.show_error(FieldError(ErrorCode.FIELD_TOO_LONG, "name", limit=200))
    assert "200" in desk.field("Ihr Vor- und Nachname").accessibleDescription()


def test_one_may_go_back(desk: Desk) -> None:
    desk.press("Abbrechen")
    assert desk.cancelled == 1
