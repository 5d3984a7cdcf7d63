"""The one window: a front page (first run, unlock), the shell, or the crash page.

It owns what outlives an unlocked desk: theme, geometry, locking. Everything about vault and
account comes from `app.py`.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from integrif_desk.ui.auto_lock import AutoLock
from integrif_desk.ui.settings import (
    SYSTEM,
    load_theme,
    restore_geometry,
    save_geometry,
    save_scale,
    save_theme_choice,
    theme_choice,
)
from integrif_desk.ui.theme import SCALES, apply
from integrif_desk.ui.widgets.brand import window_icon
from integrif_desk.wording.i18n import tr

if TYPE_CHECKING:  # the unlock page shall not wait for the whole desk to be imported
    from integrif_desk.ui.shell import Shell
    from integrif_desk.ui.tray import Tray

MINUTE_MS = 60_000


class MainWindow(QMainWindow):
    """`locked` is emitted after everything personal has left the screen and the clipboard.

    `app.py` then closes the vault and calls `show_front` with a new unlock page. `closing` is
    emitted before the window goes; pages have saved their drafts by then.
    """

    locked = Signal()
    closing = Signal()
    report_arrived = Signal(str)  # may be emitted on any thread

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._shell: Shell | None = None
        self._auto_lock = AutoLock(self.lock, self)
        self._tray: Tray | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(tr("IntegriF Desk"))
        self.setWindowIcon(window_icon())
        self.setMinimumSize(1024, 640)
        self.report_arrived.connect(self.show_crash)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        restore_geometry(settings, self)

    def show_front(self, page: QWidget) -> None:
        """Show first run or unlock; whatever was there before is deleted."""
        self._auto_lock.stop()
        self._shell = None
        self._replace(page)

    def show_shell(self, shell: "Shell", idle_ms: int | None = None, lock_minutes: int = 5) -> None:
        """Show the unlocked desk; it locks after `lock_minutes` (or `idle_ms`, for tests)."""
        self._shell = shell
        shell.lock_wanted.connect(self.lock)
        shell.scale_wanted.connect(self.set_scale)
        self._replace(shell)
        self._auto_lock.start(lock_minutes * MINUTE_MS if idle_ms is None else idle_ms)

    def shell(self) -> "Shell | None":
        """Return the unlocked desk, None while locked."""
        return self._shell

    def open_tray(self) -> None:
        """Show the icon beside the clock, where the system has a place for one."""
        from integrif_desk.ui.tray import open_tray

        self._tray = open_tray(self)

    def take_files(self) -> None:
        """Let files be dropped anywhere on the window."""
        from integrif_desk.ui.drop_hint import DropHint

        DropHint(self, lambda: self._shell is not None, self._take_drop)

    def announce(self, count: int) -> None:
        """Say beside the clock that follow-ups are due; nothing while the desk is locked."""
        if self._tray is not None and self._shell is not None:
            self._tray.announce(count)

    def set_lock_minutes(self, minutes: int) -> None:
        """Lock after another time from now on."""
        if self._shell is not None:
            self._shell.status.set_lock_minutes(minutes)
            self._auto_lock.start(minutes * MINUTE_MS)

    def lock(self) -> None:
        """Save drafts, blank every view, clear the clipboard, then say `locked`."""
        shell = self._shell
        if shell is None:
            return
        self._auto_lock.stop()
        self._shell = None
        _clear_clipboard()
        try:
            shell.blank()
        finally:  # whatever a page does wrong, the desk is locked
            for other in QApplication.topLevelWidgets():  # dialogs, calendars, menus
                if other is not self and other.isVisible():
                    other.close()
            self._replace(QWidget())
            self.locked.emit()

    def set_scale(self, scale: int) -> None:
        """Show all text at 100, 115 or 130 %."""
        if scale in SCALES:
            save_scale(self._settings, scale)
            self._apply()

    def set_theme(self, choice: str) -> None:
        """Show „light“, „dark“, or what the „system“ wants."""
        save_theme_choice(self._settings, choice)
        self._apply()

    def show_crash(self, report: str) -> None:
        """Cover the window with the crash page until one goes on."""
        from integrif_desk.ui.crash_page import CrashPage

        if isinstance(self._stack.currentWidget(), CrashPage):
            return
        page = CrashPage(report, lambda: self._drop(page), self.close)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        save_geometry(self._settings, self)
        self._auto_lock.stop()
        try:
            if self._shell is not None:
                _clear_clipboard()
                self._shell.blank()
        finally:  # else the worker would keep the vault open without a window
            self.closing.emit()
            super().closeEvent(event)

    def _take_drop(self, paths: list[str]) -> None:
        if self._shell is not None:
            self._shell.files_dropped.emit(paths)

    def _replace(self, page: QWidget) -> None:
        for number in reversed(range(self._stack.count())):
            old = self._stack.widget(number)
            if old is not None and old is not page:
                self._drop(old)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _follow_system(self) -> None:
        if theme_choice(self._settings) == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        apply(self._app, load_theme(self._settings))


def _clear_clipboard() -> None:
    """Forget what was copied, and what the middle mouse button would paste."""
    for mode in QClipboard.Mode:
        QGuiApplication.clipboard().clear(mode)
