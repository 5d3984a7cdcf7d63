"""What somebody in front of the desk does: look, type, click. Each act waits for what it needs."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from integrif_desk.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 10_000


class Hands:
    """Acts on what is visible in the window, found by the name a screen reader would say."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    def wait(self, ready: Callable[[], object]) -> None:
        """Wait until `ready()` is true."""
        self._qtbot.waitUntil(lambda: bool(ready()), timeout=PATIENCE_MS)

    def find(self, kind: type[W], name: str) -> W:
        """Return the one that begins with `name`, once it is there and can be used."""
        self.wait(lambda: any(self._usable(kind, name)))
        return next(self._usable(kind, name))

    def the(self, kind: type[W]) -> W:
        """Return the visible widget of a class, once it is there."""
        return self.find(kind, "")

    def press(self, name: str) -> None:
        """Click a button."""
        button = self.find(QAbstractButton, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())

    def write(self, name: str, text: str) -> None:
        """Type into an empty line or text."""
        self.wait(lambda: any(self._usable(QLineEdit, name)) or any(self._texts(name)))
        field = next(self._usable(QLineEdit, name), None) or next(self._texts(name))
        field.setFocus()
        self.type_on(text)

    def choose(self, name: str, typed: str) -> None:
        """Choose from a list by typing how the choice begins."""
        field = self.find(QComboBox, name)
        field.setFocus()
        QTest.keyClicks(field, typed)
        if field.isEditable():
            QTest.keyClick(field, Qt.Key.Key_Return)
        offered = [field.itemText(n) for n in range(field.count())]
        assert field.currentText().startswith(typed), offered

    def keys(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focus(), key, modifier)

    def type_on(self, text: str) -> None:
        """Type where the focus is, which may move on by itself."""
        for letter in text:
            focus = self._focus()
            if letter.isascii():
                QTest.keyClicks(focus, letter)
            else:  # QTest knows keys of ASCII only
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(focus, key)

    def reads(self, words: str) -> bool:
        """Say whether `words` stand anywhere in the window."""
        return any(words in text for text in self._shown())

    def _focus(self) -> QWidget:
        # Without a screen nobody gives a window back its focus, and shortcuts need it.
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)
        focus: QWidget | None = self.window.focusWidget()
        return self.window if focus is None else focus

    def _shown(self) -> Iterator[str]:
        for one in self.window.findChildren(QWidget):
            if one.isVisible():
                yield one.accessibleName()
                if isinstance(one, QLabel):
                    yield one.text()
                if isinstance(one, QAbstractItemView):
                    yield from _cells(one.model())

    def _texts(self, name: str) -> Iterator[QPlainTextEdit]:
        return self._usable(QPlainTextEdit, name)

    def _usable(self, kind: type[W], name: str) -> Iterator[W]:
        for one in self.window.findChildren(kind):
            if one.isVisible() and one.isEnabled() and one.accessibleName().startswith(name):
                yield one


def unlock(hands: Hands, name: str, passphrase: str) -> None:
    """Sign in on the unlock page."""
    hands.write("Anmeldename", name)
    hands.write("Passphrase", passphrase)
    hands.press("Entsperren")
    hands.wait(hands.window.shell)


def open_first_case(hands: Hands) -> None:
    """Open the first case of the list on „Fälle“."""
    hands.keys(Qt.Key.Key_2, CONTROL)
    cases = hands.find(QAbstractItemView, "Fälle")
    hands.wait(lambda: cases.model().rowCount())
    cases.setFocus()
    hands.keys(Qt.Key.Key_Home)
    hands.keys(Qt.Key.Key_Return)


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        for column in count():
            cell = model.index(row, column)
            if not cell.isValid():
                break
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(cell.data(role) or "")
