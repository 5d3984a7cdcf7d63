"""The case list in a real window, with the worker thread, offscreen."""

import os
from pathlib import Path

from benchmarks import stores
from benchmarks.measure import Figure, in_turns, median
from benchmarks.start import child

_ROUNDS = 15
_MIB = 1024 * 1024


class OpenedList:
    """A store with its case list on the screen."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtCore import QEventLoop, QTimer
        from PySide6.QtWidgets import QApplication

        from integrif_desk.ui import fonts, theme
        from integrif_desk.ui.cases.page import CasesPage
        from integrif_desk.ui.context import Context
        from integrif_desk.ui.notices import Notices
        from integrif_desk.ui.ops import Worker

        running = QApplication.instance()
        self.app = running if isinstance(running, QApplication) else QApplication([])
        if running is None:
            fonts.read_ahead()()
            theme.apply(self.app, "light")
        self._loop, self._timer = QEventLoop, QTimer
        self.worker = Worker()
        self.opened = stores.unlock(folder)
        self._page_class = CasesPage
        self.context = Context(self.opened, self.worker, Notices())
        self.page = CasesPage(self.context)

    def show(self) -> None:
        """Show the page anew and return when its rows are painted."""
        self.page.deleteLater()
        self.page = self._page_class(self.context)
        self.page.resize(1366, 820)
        self.page.show()
        self.page.refresh(None)
        self.wait_for_rows()

    def wait_for_rows(self) -> None:
        """Process events until the list has rows and is painted."""
        while not self.rows():
            self.app.processEvents(self._loop.ProcessEventsFlag.WaitForMoreEvents, 50)
        self.app.processEvents()

    def rows(self) -> int:
        """Return how many rows the list holds."""
        return self.list.model().rowCount()

    @property
    def list(self):  # type: ignore[no-untyped-def]  # noqa: ANN201
        """The list view."""
        from integrif_desk.ui.cases.case_list import CaseList

        return self.page.findChild(CaseList)

    def scroll(self, pages: int) -> None:
        """Show the list and page down."""
        self.show()
        for _ in range(pages):
            self.list.scrollToBottom()
            before = self.rows()
            for _ in range(20):
                self.app.processEvents(self._loop.ProcessEventsFlag.WaitForMoreEvents, 20)
                if self.rows() > before:
                    break

    def close(self) -> None:
        """Stop the worker and lock the store."""
        self.page.close()
        self.worker.close()
        self.opened.close()


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
    """Memory with 100,000 cases open beside an empty window."""
    ours = child("desk-memory", str(stores.store_with(stores.LARGE))) / _MIB
    bare = child("bare-memory") / _MIB
    return Figure(
        "memory, 100,000 cases open", "bare window + 120 MB", ours, bare, 1.0, "MB", allowance=120.0
    )
