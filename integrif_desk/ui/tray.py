"""The icon beside the clock: says that something is due while the window is out of sight.

Others may see the screen, so it says a number and nothing else, and only while somebody is signed
in. Where the system has no tray there is none; the bar in the window says it all.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from integrif_desk.ui.widgets.brand import window_icon
from integrif_desk.wording.i18n import tr, tr_n

_SHOWN_MS = 10_000


class Tray(QObject):
    """Belongs to the window; a click brings it to the front."""

    def __init__(self, window: QWidget, make: Callable[[QObject], QSystemTrayIcon]) -> None:
        super().__init__(window)
        self._window = window
        self.icon = make(self)
        self.icon.setToolTip(tr("IntegriF Desk"))
        self.icon.activated.connect(lambda _reason: self.raise_window())
        self.icon.messageClicked.connect(self.raise_window)
        self.icon.show()

    def announce(self, count: int) -> None:
        """Say how many are due, unless the window is in use and says so itself."""
        if not self._window.isActiveWindow():
            self.icon.showMessage(
                tr("IntegriF Desk"), message(count), self._window.windowIcon(), _SHOWN_MS
            )

    def raise_window(self) -> None:
        """Bring the window to the front as it was, also out of the task bar."""
        state = self._window.windowState()
        self._window.setWindowState(state & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


def message(count: int) -> str:
    """Return „2 Wiedervorlagen sind fällig“: no name, no task."""
    return tr_n("{n} Wiedervorlage ist fällig", "{n} Wiedervorlagen sind fällig", count)


def open_tray(window: QWidget) -> Tray | None:
    """Return the tray icon, None where the system has no place for one."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    return Tray(window, lambda parent: QSystemTrayIcon(window_icon(), parent))
