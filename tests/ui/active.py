"""Windows that have the keyboard: what tests type goes where the user would be."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def show_active(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until it is the active one.

    A window of an earlier test may just be closing and take the activation along, so it is asked
    for until it stays.
    """
    window.show()

    def is_active() -> bool:
        if not window.isActiveWindow():
            window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(is_active)
