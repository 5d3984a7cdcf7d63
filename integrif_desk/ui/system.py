"""What the operating system may ask of the window: to end, to speak German."""

from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from integrif_desk.ui.main_window import MainWindow


def end_on_signals(app: QGuiApplication, window: MainWindow) -> None:
    """Close the window properly on SIGTERM, SIGINT and when the session ends."""
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    # Locked, all drafts are saved and the vault is closed, even if the session then goes on.
    app.commitDataRequest.connect(
        lambda _manager: window.lock(), Qt.ConnectionType.DirectConnection
    )
    # Python runs its handlers between two instructions, of which there are none while Qt waits:
    # a byte in a socket wakes Qt up.
    reader, writer = socket.socketpair()
    for each in (reader, writer):
        each.setblocking(False)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window)

    def read() -> None:
        reader.recv(64)

    def end(_number: int, _frame: FrameType | None) -> None:
        window.close()

    notifier.activated.connect(read)
    window.destroyed.connect(writer.close)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)


def after_painting(window: QWidget, call: Callable[[], object]) -> None:
    """Call once `window` has been painted for the first time."""
    window.installEventFilter(_FirstPaint(window, call))


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._call = call

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._call)
        return False


def speak_german(app: QGuiApplication) -> None:
    """Let Qt's own dialogs, for files and printers, speak German."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
