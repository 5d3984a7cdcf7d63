"""A list of people rows with keyboard, mouse and an action row below the selected one.

It holds its rows itself; lists here are short. Long ones are paged tables.
"""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import plain_tip
from integrif_desk.ui.widgets.rows import (
    ListRow,
    PersonRow,
    TwoLineRow,
    paint_row,
    row_height,
    spoken,
)
from integrif_desk.ui.widgets.table_model import Role

_Index = QModelIndex | QPersistentModelIndex


class _RowModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.values: list[ListRow] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.values)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.values[index.row()]
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, PersonRow):
            return plain_tip(spoken(row))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self.values[index.row()], PersonRow):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, rows: Sequence[ListRow]) -> None:
        self.beginResetModel()
        self.values = list(rows)
        self.endResetModel()


class RowList(QListView):
    """A list of rows as above; as high as its rows where `fits` is true (side panels).

    `on_open(key)`: Enter or double click. `on_select(key | None)`: the current row changed.
    `on_tick(key)`: the round mark or Space. `on_key(text, key) -> bool`: single letters such as
    N and V while the list has focus; return True when used.
    `expanded` px are kept free below the selected row for `set_actions` (follow-ups: 40).
    """

    def __init__(
        self,
        name: str,
        *,
        fits: bool = False,
        expanded: int = 0,
        on_open: Callable[..., object] | None = None,
        on_select: Callable[..., object] | None = None,
        on_tick: Callable[..., object] | None = None,
        on_key: Callable[[str, Hashable], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = _RowModel(self)
        self._fits = fits
        self.expanded = expanded
        self._on_open, self._on_select = on_open, on_select
        self._on_tick, self._on_key = on_tick, on_key
        self._actions: Callable[[Hashable], QWidget] | None = None
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda _index: self._call(self._on_open))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; the selected key stays selected if it is still there."""
        key = self.selected()
        self._rows.show(rows)
        if key is not None:
            self.select(key)
        self.updateGeometry()

    def set_actions(self, make: Callable[[Hashable], QWidget]) -> None:
        """Show the widget `make(key)` in the expanded part of the selected row."""
        self._actions = make
        before = self.indexWidget(self.currentIndex())
        if before is not None:
            before.hide()  # Qt deletes it, but later
        self._show_actions(self.currentIndex())

    def selected(self) -> Hashable | None:
        """Return the key of the selected row."""
        index = self.currentIndex()
        row = self._rows.values[index.row()] if index.isValid() else None
        return row.key if isinstance(row, PersonRow) else None

    def select(self, key: Hashable) -> bool:
        """Select the row with `key`; False when it is not there."""
        for number, row in enumerate(self._rows.values):
            if isinstance(row, PersonRow) and row.key == key:
                self.setCurrentIndex(self._rows.index(number))
                return True
        return False

    def select_first(self) -> None:
        """Select the first row that is no group row."""
        for row in self._rows.values:
            if isinstance(row, PersonRow):
                self.select(row.key)
                return

    def sizeHint(self) -> QSize:
        if not self._fits:
            return super().sizeHint()
        # The line below the last row would double the border of the panel.
        height = max(0, sum(row_height(row) for row in self._rows.values) - 1)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.sizeHint().height() if self._fits else theme().px(96))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.selected()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._call(self._on_open)
        elif plain and event.key() == Qt.Key.Key_Space and self._on_tick is not None:
            self._call(self._on_tick)
        elif (
            plain
            and self._on_key is not None
            and key is not None
            and event.text().isalpha()
            and self._on_key(event.text().upper(), key)
        ):
            return
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._rows.values[index.row()] if index.isValid() else None
        if isinstance(row, TwoLineRow) and row.tickable and event.position().x() < theme().px(48):
            self._call(self._on_tick)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _call(self, act: Callable[..., object] | None) -> None:
        key = self.selected()
        if act is not None and key is not None:
            act(key)

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        before = self.indexWidget(previous)
        if before is not None:
            before.hide()
            self.setIndexWidget(previous, None)  # type: ignore[arg-type]  # the stubs forget None
        if self.expanded:
            self.scheduleDelayedItemsLayout()
        self._show_actions(current)
        if self._on_select is not None:
            self._on_select(self.selected())

    def _show_actions(self, index: QModelIndex) -> None:
        row = self._rows.values[index.row()] if index.isValid() else None
        if isinstance(row, TwoLineRow) and self._actions is not None and self.expanded:
            self.setIndexWidget(index, _ActionRow(self._actions(row.key)))


class _ActionRow(QWidget):
    """Holds the buttons below the two lines of the selected row; clicks beside fall through."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        inner.setParent(self)
        self._inner = inner

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.adjustSize()
        self._inner.move(theme().px(48), theme().px(48) - 1)
        self.setMask(self._inner.geometry().adjusted(-5, -5, 5, 5))


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(Role.ROW)
        height = row_height(row)
        view = self.parent()
        if (
            isinstance(view, RowList)
            and isinstance(row, TwoLineRow)
            and view.currentIndex() == index
        ):
            height += theme().px(view.expanded)
        return QSize(200, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.widget.hasFocus())
        paint_row(painter, option.rect, index.data(Role.ROW), selected=selected, focused=focused)
