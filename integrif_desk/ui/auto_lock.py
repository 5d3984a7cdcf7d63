"""Locks the desk when nobody has touched it for some minutes."""

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


class AutoLock(QObject):
    """Watches the whole application from `start` to `stop`; `on_idle` is called once."""

    def __init__(self, on_idle: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(on_idle)

    def start(self, idle_ms: int) -> None:
        """Begin to watch; 0 ms never locks."""
        self.stop()
        app = QApplication.instance()
        if app is not None and idle_ms > 0:
            app.installEventFilter(self)
            self._timer.start(idle_ms)

    def stop(self) -> None:
        """Stop watching."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self._timer.isActive():
            self._timer.start()
        return False
