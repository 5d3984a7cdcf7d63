"""Programs of their own that the figures of a whole process start: `python -m benchmarks.children`.

Each prints one number: the monotonic time in nanoseconds when its window was painted, or the bytes
it holds in memory.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_STATUS = Path("/proc/self/status")


def bare_window() -> None:
    """Show an empty window, print when it was painted, and end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel

    class Window(QLabel):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
            super().paintEvent(event)
            QTimer.singleShot(0, _report_now)

    app = QApplication(sys.argv[:1])
    window = Window("IntegriF Desk")
    window.resize(1366, 820)
    window.show()
    app.exec()


def desk(store: str) -> None:
    """Start the desk on a store, print when its unlock page was painted, and end."""
    from integrif_desk import app, paths

    def named_store() -> Path:
        # Asked when the window is made but not yet shown; nothing is imported earlier than else.
        from integrif_desk.ui import system

        after_painting = system.after_painting
        system.after_painting = lambda window, call: after_painting(window, _report_now)
        return Path(store)

    paths.named_store = named_store
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


def desk_memory(store: str, pages: str) -> None:
    """Open a store, scroll so many pages down its case list, and print what it takes."""
    from benchmarks.window import OpenedList

    shown = OpenedList(Path(store))
    shown.show()
    shown.scroll(int(pages))
    print(_resident())
    shown.close()


def handovers_memory(count: str) -> None:
    """Lay out so many different handovers and print what it takes."""
    from benchmarks.documents import demo_handover, finished, somebody_else

    snapshot = demo_handover()
    for number in range(int(count)):
        finished(somebody_else(snapshot, number))
    print(_resident())


def _report_now() -> None:
    print(time.monotonic_ns(), flush=True)
    os._exit(0)


def _resident() -> int:
    for line in _STATUS.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("no VmRSS in /proc/self/status")


_PROGRAMS: dict[str, Callable[..., None]] = {
    "bare": bare_window,
    "desk": desk,
    "bare-memory": bare_memory,
    "desk-memory": desk_memory,
    "handovers-memory": handovers_memory,
}

if __name__ == "__main__":
    _PROGRAMS[sys.argv[1]](*sys.argv[2:])
