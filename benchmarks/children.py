"""Programs of their own that the figures of a whole process start: `python -m benchmarks.children`.

Each prints one number: the monotonic time in nanoseconds when its window was painted, or the bytes
it holds in memory.
"""

import sys
import time
from pathlib import Path

_STATUS = Path("/proc/self/status")


def bare_window() -> None:
    """Show an empty window, print when it was painted, and end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication(sys.argv[:1])
    label = QLabel("IntegriF Desk")
    label.resize(1366, 820)
    QTimer.singleShot(0, lambda: _report_when_painted("QLabel"))
    label.show()
    app.exec()


def desk(store: str) -> None:
    """Start the desk on a store, print when its unlock page was painted, and end."""
    import os

    from integrif_desk import app, paths

    os.environ["INTEGRIF_DESK_STORE"] = store
    # Asked once the window is made and before it is shown.
    named_store = paths.named_store

    def asked() -> Path | None:
        _report_when_painted("UnlockPage")
        return named_store()

    paths.named_store = asked
    app.show_window()


def bare_memory() -> None:
    """Show an empty window and print what it takes."""
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication(sys.argv[:1])
    label = QLabel("IntegriF Desk")
    label.resize(1366, 820)
    label.show()
    app.processEvents()
    print(_resident())


def desk_memory(store: str) -> None:
    """Open a store, page through its case list, open cases, and print what it takes."""
    from benchmarks.window import OpenedList

    shown = OpenedList(Path(store))
    shown.scroll(pages=20)
    print(_resident())
    shown.close()


def _report_when_painted(class_name: str) -> None:
    import os

    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and type(watched).__name__ == class_name:
                QTimer.singleShot(0, report)
            return False

    def report() -> None:
        print(time.monotonic_ns(), flush=True)
        os._exit(0)

    app = QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(FirstPaint(app))


def _resident() -> int:
    for line in _STATUS.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("no VmRSS in /proc/self/status")


if __name__ == "__main__":
    {"bare": bare_window, "desk": desk, "bare-memory": bare_memory, "desk-memory": desk_memory}[
        sys.argv[1]
    ](*sys.argv[2:])
