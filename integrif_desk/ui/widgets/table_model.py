"""Tables that fetch page after page as one scrolls, by key, never all rows.

A subclass says how a row becomes text; the rows come from a callback that usually asks the worker
for `limit` rows after a key. Models are read-only: edits go through a use case.
"""

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from integrif_desk.ui.widgets.chips import Chip
from integrif_desk.ui.widgets.panel import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Deliver = Callable[[Sequence[Row] | None], None]
Fetch = Callable[[Hashable | None, int, Deliver[Row]], None]

PAGE = 100


class Role(IntEnum):
    """What delegates and sort proxies ask for beyond Qt's own roles."""

    SORT = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2  # the domain value itself
    CHIP = Qt.ItemDataRole.UserRole + 3  # Chip, drawn instead of the text
    SECOND = Qt.ItemDataRole.UserRole + 4  # second line, muted
    BOLD = Qt.ItemDataRole.UserRole + 5
    MONO = Qt.ItemDataRole.UserRole + 6
    TONE = Qt.ItemDataRole.UserRole + 7  # Tone of the text
    ICON = Qt.ItemDataRole.UserRole + 8  # Phosphor name before the text
    CHECK = Qt.ItemDataRole.UserRole + 9  # bool, painted as check box


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """Subclass, set `titles` (one per column), write `text` and `key`, override what you need.

    `fetch(after_key, limit, deliver)` shall call `deliver(rows)` once, now or later; fewer rows
    than `limit` mean the end, None that they cannot be read. Call `reset(fetch)` for another
    query, `reload()` after a change. `loaded` is emitted after every delivery, `failed` when there
    was none to be had, `sort_requested(column, descending)` on header clicks.
    """

    loaded = Signal()
    failed = Signal()
    sort_requested = Signal(int, bool)

    titles: Sequence[str] = ()
    numeric: frozenset[int] = frozenset()  # right-aligned columns

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._fetch: Fetch[Row] | None = None
        self._more = False
        self._busy = False
        self._query = 0

    def text(self, row: Row, column: int) -> str:
        """Return what stands in the cell; it is searched, exported and spoken."""
        raise NotImplementedError

    def key(self, row: Row) -> Hashable:
        """Return what the next page is asked after; must be unique."""
        raise NotImplementedError

    def sort_value(self, row: Row, column: int) -> object:
        """Return what to sort by; the text unless overridden."""
        return self.text(row, column)

    def chip(self, row: Row, column: int) -> Chip | None:
        """Return a chip to draw instead of the text."""
        return None

    def look(self, row: Row, column: int, role: Role) -> Any:
        """Answer SECOND, BOLD, MONO, TONE, ICON or CHECK for a cell; None for no."""
        return None

    def tool_tip(self, row: Row, column: int) -> str:
        """Return the tool tip of a cell; its whole text unless overridden."""
        return self.text(row, column)

    def reset(self, fetch: Fetch[Row]) -> None:
        """Begin another query. Rows stay visible until the first page is there."""
        self._fetch = fetch
        self._ask(None, PAGE)

    def show_all(self, rows: Sequence[Row]) -> None:
        """Show rows that are all there already."""
        self.reset(lambda after, _limit, deliver: deliver(rows if after is None else ()))

    def reload(self) -> None:
        """Fetch again as many rows as are there now, in one go and without flicker."""
        if self._fetch is not None:
            self._ask(None, max(PAGE, len(self._rows)))

    def clear(self) -> None:
        """Forget every row and what is on its way, as on lock."""
        self._query += 1
        self._fetch, self._more, self._busy = None, False, False
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return the value of a row."""
        return self._rows[number]

    def rows(self) -> Sequence[Row]:
        """Return the rows fetched so far."""
        return self._rows

    def row_of(self, key: Hashable) -> int:
        """Return the number of the row with `key`, -1 when it is not fetched."""
        return next((n for n, row in enumerate(self._rows) if self.key(row) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.tool_tip(row, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Role.SORT:
                return self.sort_value(row, column)
            case Role.ROW:
                return row
            case Role.CHIP:
                return self.chip(row, column)
            case Role.SECOND | Role.BOLD | Role.MONO | Role.TONE | Role.ICON | Role.CHECK:
                return self.look(row, column, Role(role))
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._busy

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(self.key(self._rows[-1]), PAGE)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        # Only the store sees all rows, so it has to sort; the page resets the query.
        self.sort_requested.emit(column, order is Qt.SortOrder.DescendingOrder)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        right = column in self.numeric
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _ask(self, after: Hashable | None, limit: int) -> None:
        if self._fetch is None:
            return
        self._query += 1
        query = self._query
        self._busy = True

        def deliver(rows: Sequence[Row] | None) -> None:
            if query != self._query:  # a later query has overtaken this one
                return
            self._busy = False
            if rows is None:
                self.failed.emit()
            else:
                self._take(list(rows), limit, append=after is not None)

        self._fetch(after, limit, deliver)

    def _take(self, rows: list[Row], limit: int, *, append: bool) -> None:
        self._more = len(rows) >= limit
        if not append:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self.loaded.emit()
