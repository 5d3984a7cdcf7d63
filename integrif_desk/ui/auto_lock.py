"""Locks the desk when nobody has touched it for some minutes.

Timers stand still while a computer sleeps, the clock on the wall does not: a laptop that is opened
again after an hour locks before anybody has used it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_ACTIVITY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


_LOOK_MS = 5_000  # how long the desk may stay on the screen after waking up


class AutoLock(QObject):
    """Watches the whole application from `start` to `stop`; `on_idle` is called once.

    `clock` returns seconds that go on while the computer sleeps.
    """

    def __init__(
        self,
        on_idle: Callable[[], object],
        parent: QObject,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._on_idle = on_idle
        self._clock = clock
        self._idle_ms = 0
        self._touched = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._be_idle)
        self._look = QTimer(self)
        self._look.timeout.connect(self._lock_if_overslept)

    def start(self, idle_ms: int) -> None:
        """Begin to watch; 0 ms never locks."""
        self.stop()
        app = QApplication.instance()
        if app is not None and idle_ms > 0:
            app.installEventFilter(self)
            self._idle_ms = idle_ms
            self._touched = self._clock()
            self._timer.start(idle_ms)
            self._look.start(_LOOK_MS)

    def stop(self) -> None:
        """Stop watching."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()
        self._look.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self._timer.isActive():
            if self._lock_if_overslept():
                return True
            self._touched = self._clock()
            self._timer.start()
        return False

    def _lock_if_overslept(self) -> bool:
        overslept = self._clock() - self._touched > self._idle_ms / 1000
        if overslept:
            self._be_idle()
        return overslept

    def _be_idle(self) -> None:
        self.stop()
        self._on_idle()
