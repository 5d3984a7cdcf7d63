"""The case list in a real window, with the worker thread, offscreen."""

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from benchmarks import stores
from benchmarks.measure import Figure, in_turns, median
from benchmarks.start import child
from integrif_desk.ui import fonts, theme
from integrif_desk.ui.cases.page import CasesPage
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import Worker

_ROUNDS = 15
_PAGES = 20
_PATIENCE_MS = 60_000
_MIB = 1024 * 1024


class OpenedList:
    """A store with its case list on the screen."""

    def __init__(self, folder: Path) -> None:
        self._app = _application()
        self._worker = Worker()
        self.opened = stores.unlock(folder)
        self._context = Context(self.opened, self._worker, Notices())
        self.page = CasesPage(self._context)

    def show(self) -> None:
        """Show the page anew and return when its rows are painted."""
        self.page.deleteLater()
        self.page = CasesPage(self._context)
        self.page.resize(1366, 820)
        with_rows = _Painting(self.page)
        self.page.show()
        self.page.refresh(None)
        with_rows.wait()

    def find(self, text: str) -> None:
        """Type `text` into the search field and return when its hits are painted."""
        field = self.page.find_field()
        hits = _Painting(self.page)
        field.setText(text)
        field.textEdited.emit(text)
        hits.wait()

    def scroll(self, pages: int) -> None:
        """Fetch so many pages of rows more, as somebody does who scrolls to the end."""
        for _ in range(pages):
            more = _Painting(self.page)
            self.page.master.list.scrollToBottom()
            more.wait()

    def close(self) -> None:
        """Stop the worker and lock the store."""
        self.page.close()
        self._worker.close()
        self.opened.close()


class _Painting(QObject):
    """Waits until the list has been painted with rows that were delivered after now.

    The loop sleeps while it waits: a spinning one would take the interpreter from the worker.
    """

    def __init__(self, page: CasesPage) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._loaded = self._painted = False
        self._viewport = page.master.list.viewport()
        self._viewport.installEventFilter(self)
        page.master.model.loaded.connect(self._take)

    def wait(self) -> None:
        """Return when it is painted. Raises `TimeoutError` when it never is."""
        QTimer.singleShot(_PATIENCE_MS, self._loop, self._loop.quit)
        self._loop.exec()
        self._viewport.removeEventFilter(self)
        self.deleteLater()
        if not self._painted:
            raise TimeoutError("the case list was not painted")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if self._loaded and event.type() is QEvent.Type.Paint:
            self._painted = True
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False

    def _take(self) -> None:
        self._loaded = True


def case_list() -> Figure:
    """Showing the case list of 100,000 cases beside that of 1,000."""
    large = OpenedList(stores.store_with(stores.LARGE))
    small = OpenedList(stores.store_with(stores.SMALL))
    in_turns(lambda _: large.show(), lambda _: small.show(), 2)
    mine, other = in_turns(lambda _: large.show(), lambda _: small.show(), _ROUNDS)
    large.close()
    small.close()
    return Figure(
        "unlocked → case list painted, 100,000 cases",
        "same with 1,000",
        median(mine),
        median(other),
        1.3,
    )


def memory() -> Figure:
    """Memory with 100,000 cases open, some pages scrolled, beside an empty window."""
    ours = child("desk-memory", str(stores.store_with(stores.LARGE)), str(_PAGES)) / _MIB
    bare = child("bare-memory") / _MIB
    return Figure(
        "memory, 100,000 cases open",
        "bare window (+ 120 MB)",
        ours,
        bare,
        1.0,
        "MB",
        allowance=120.0,
    )


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Offscreen Qt says of every window that it cannot tell anybody its size.
    qInstallMessageHandler(lambda *_: None)
    app = QApplication([])
    fonts.install_first()
    fonts.install_rest()
    theme.apply(app, theme.Theme())
    return app
