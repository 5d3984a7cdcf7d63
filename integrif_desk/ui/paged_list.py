"""A table of the store's rows, and what stands in its place while there are none."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from integrif_desk.domain.views import Key, Page
from integrif_desk.ui.context import Context
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.table import Table
from integrif_desk.ui.widgets.table_model import PagedTableModel
from integrif_desk.wording.i18n import tr

Row = TypeVar("Row")
Read = Callable[[Key | None, int], Page[Row]]


class PagedList(QStackedWidget, Generic[Row]):
    """`on_loaded(rows are there)` is called after every delivery; without rows it fills `empty`.

    `loading` is the sentence for a store that takes its time.
    """

    def __init__(
        self,
        context: Context,
        model: PagedTableModel[Row],
        table: Table,
        loading: str,
        on_loaded: Callable[[bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = context.runner
        self._model, self._table = model, table
        self._loading, self._on_loaded = loading, on_loaded
        self.empty = EmptyState()
        self.addWidget(table)
        self.addWidget(self.empty)
        model.loaded.connect(self._show_loaded)
        model.failed.connect(self._show_failed)

    def read(self, read: Read[Row]) -> None:
        """Show the rows of another query, `read(after, limit)`, from the first page on."""
        self._wait()
        self._model.reset(store_pages(self._runner, read, f"list-{id(self)}", self))

    def show_first(self, wanted: Hashable | None) -> None:
        """Select the row with the key `wanted`, else the first one."""
        if not self._table.select(wanted):
            self._table.select(self._model.key(self._model.row(0)))

    def _wait(self) -> None:
        if not self._model.rows():
            self.empty.set_loading(self._loading)

    def _show_loaded(self) -> None:
        found = bool(self._model.rows())
        self.setCurrentWidget(self._table if found else self.empty)
        self._on_loaded(found)

    def _show_failed(self) -> None:
        if not self._model.rows():
            self.setCurrentWidget(self.empty)
            self.empty.set_text(
                tr("Diese Liste konnte nicht gelesen werden."),
                tr("&Noch einmal lesen"),
                self._read_again,
            )

    def _read_again(self) -> None:
        self._wait()
        self._model.reload()
