"""What the operating system may ask of the window: to end, to speak German."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QLibraryInfo, QLocale, QSocketNotifier, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from integrif_desk.ui.main_window import MainWindow


def end_on_signals(app: QGuiApplication, window: MainWindow) -> None:
    """Close the window properly on SIGTERM, SIGINT and when the session ends."""
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


def speak_german(app: QGuiApplication) -> None:
    """Let Qt's own dialogs, for files and printers, speak German."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
