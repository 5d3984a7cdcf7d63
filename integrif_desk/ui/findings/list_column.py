"""The column with the findings: what is shown, in which order, and the rows themselves."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from integrif_desk.domain.finding_views import FindingRow, FindingSort
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.table_model import ROW_HEIGHT, FindingDelegate, FindingModel
from integrif_desk.ui.paged_list import PagedList, Read
from integrif_desk.ui.widgets.buttons import SMALL, Button, Look
from integrif_desk.ui.widgets.panel import ElidedLabel, line
from integrif_desk.ui.widgets.table import Table
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_QUIET = Look("muted", hover="neutral")


class FindingList(QWidget):
    """`on_order()` when another order is wanted, `on_loaded(any)` after each page of rows."""

    def __init__(
        self,
        context: Context,
        on_order: Callable[[], object],
        on_select: Callable[[FindingRow | None], object],
        on_open: Callable[[], object],
        on_loaded: Callable[[bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", True)
        self._on_order = on_order
        self.sort = FindingSort.NEWEST
        self.model = FindingModel(self)
        self.table = Table(
            self.model,
            tr("Feststellungen"),
            height=ROW_HEIGHT,
            stretch=0,
            on_open=lambda _row: on_open(),
            on_select=on_select,
        )
        self.table.setItemDelegate(FindingDelegate(self.table))
        self.table.horizontalHeader().hide()
        self._paged = PagedList(
            context, self.model, self.table, tr("Praxiswissen wird geladen …"), on_loaded
        )
        self.empty = self._paged.empty
        self._title = ElidedLabel("", "strong")
        self._found = ElidedLabel("", "meta")
        self.sort_button = Button(
            word(self.sort), _QUIET, icon="sort-ascending", height=SMALL, on_click=self._open_menu
        )
        head = QHBoxLayout()
        head.setContentsMargins(16, 1, 4, 1)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._found)
        head.addStretch(1)
        head.addWidget(self.sort_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._paged, 1)

    def read(self, read: Read[FindingRow]) -> None:
        """Show the rows of another query."""
        self._paged.read(read)

    def set_head(self, title: str, found: str) -> None:
        """Say what is shown: „Spracherwerb“, „8 Feststellungen“."""
        self._title.setText(title)
        self._found.setText(found)

    def select(self, finding_id: UUID | None) -> bool:
        """Select a finding if its row is there."""
        return finding_id is not None and self.table.select(finding_id)

    def select_none(self) -> None:
        """Select nothing."""
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, 0))

    def sort_menu(self) -> QMenu:
        """Return the menu of orders."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for sort in FindingSort:
            action = menu.addAction(word(sort))
            action.setCheckable(True)
            action.setChecked(sort is self.sort)
            action.triggered.connect(partial(self.sort_by, sort))
        return menu

    def sort_by(self, sort: FindingSort, _checked: bool = True) -> None:
        """Ask for another order."""
        self.sort = sort
        self.sort_button.setText(word(sort))
        self._on_order()

    def _open_menu(self) -> None:
        corner = self.sort_button.rect().bottomLeft()
        self.sort_menu().popup(self.sort_button.mapToGlobal(corner))
