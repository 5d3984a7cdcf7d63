"""What the operating system may ask of the window: to end, to speak German."""

from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.welcome.frame import FrontPage

_PATIENCE_MS = 1000


def end_on_signals(app: QGuiApplication, window: MainWindow) -> None:
    """Close the window properly on SIGTERM, SIGINT and when the session ends."""
    import signal

    # Locked, all drafts are saved and the vault is closed, even if the session then goes on.
    at_once = Qt.ConnectionType.DirectConnection
    app.commitDataRequest.connect(lambda _manager: window.lock(), at_once)

    def end(_number: int, _frame: FrameType | None) -> None:
        # Not here: whatever the signal interrupted is finished first.
        QTimer.singleShot(0, window.close)

    _WakeUp(window)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)


class _WakeUp(QObject):
    """Wakes Qt up when a signal comes.

    Python runs its handlers between two instructions, of which there are none while Qt waits. A
    byte that arrives in a socket makes Qt call one of ours.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        import signal
        import socket

        from PySide6.QtCore import QSocketNotifier

        self._reader, self._writer = socket.socketpair()
        for each in (self._reader, self._writer):
            each.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._reader.fileno(), kind, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        self._reader.recv(64)


def after_painting(window: QWidget, call: Callable[[], object]) -> None:
    """Call once the front page in `window` is painted; after a second even if it is not."""
    _FirstPaint(window, call)


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._call: Callable[[], object] | None = call
        # The application sees every event, but to look at them all would delay the painting.
        page = window.findChild(FrontPage)
        if isinstance(page, FrontPage):
            page.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self._fire)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._fire)
        return False

    def _fire(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            self.deleteLater()
            call()


def speak_german(app: QGuiApplication) -> None:
    """Let Qt's own dialogs, for files and printers, speak German."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
