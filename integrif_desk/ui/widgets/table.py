"""The table view of the desk and the delegate that paints its rows."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.chips import Chip, Tone, chip_size, draw_chip
from integrif_desk.ui.widgets.paint import (
    LEFT,
    RIGHT,
    draw_icon_text,
    draw_row,
    draw_row_focus,
    draw_text,
    start,
    text_width,
)
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.ui.widgets.toggles import draw_check_mark

_Index = QModelIndex | QPersistentModelIndex
ONE_LINE, TWO_LINES = 36, 48


class TableDelegate(QStyledItemDelegate):
    """Paints text, second line, chip, icon or check box of a cell, by the roles of `Role`."""

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        colours = theme()
        chip = index.data(Role.CHIP)
        if isinstance(chip, Chip):
            width = chip_size(chip).width()
        else:
            bold = bool(index.data(Role.BOLD))
            text = str(index.data() or "")
            width = round(text_width(text, colours.font(14, bold=bold)))
        return QSize(width + 18, colours.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        start(painter)
        state, rect = option.state, option.rect
        selected = bool(state & QStyle.StateFlag.State_Selected)
        first = index.column() == 0
        focused = selected and _view_has_focus(option)
        draw_row(painter, rect, selected=selected, first=first)
        room = QRectF(rect).adjusted(16 if first else 8, 0, -8, -1)
        self._paint_cell(painter, room, index, selected)
        if focused:
            last = index.column() == index.model().columnCount() - 1
            draw_row_focus(painter, rect, left=first, right=last)
        painter.restore()

    def _paint_cell(self, painter: QPainter, room: QRectF, index: _Index, selected: bool) -> None:
        colours = theme()
        chip = index.data(Role.CHIP)
        if isinstance(chip, Chip):
            top = room.center().y() - colours.px(24) / 2
            draw_chip(painter, QPointF(room.left(), top), chip, room.width(), selected=selected)
            return
        check = index.data(Role.CHECK)
        if isinstance(check, bool):
            side = colours.px(18)
            box = QRectF(room.left(), room.center().y() - side / 2, side, side)
            draw_check_mark(painter, box, checked=check)
            return
        tone = index.data(Role.TONE)
        # Qt hands a string enumeration back as a plain string.
        ink = Tone(tone).ink() if tone else colours.colour("ink")
        mono = bool(index.data(Role.MONO))
        font = colours.font(13 if mono else 14, bold=bool(index.data(Role.BOLD)), mono=mono)
        right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        second = index.data(Role.SECOND)
        if second:
            middle = room.center().y()
            below = QRectF(room.left(), middle, room.width(), colours.px(18))
            muted = colours.colour("muted")
            draw_text(
                painter, below, str(second), colours.font(13), muted, RIGHT if right else LEFT
            )
            room = QRectF(room.left(), middle - colours.px(20), room.width(), colours.px(20))
        draw_icon_text(
            painter,
            room,
            str(index.data(Role.ICON) or ""),
            str(index.data() or ""),
            font,
            ink,
            align=RIGHT if right else LEFT,
        )


class Table(QTableView):
    """Rows of 36 or 48 px, whole rows selected, Enter or double click opens.

    `on_open(row)` and `on_select(row | None)` get the domain value of the row.
    """

    def __init__(
        self,
        model: PagedTableModel[Any],
        name: str,
        *,
        height: int = ONE_LINE,
        stretch: int | None = None,
        on_open: Callable[..., object] | None = None,
        on_select: Callable[..., object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = height
        self._rows = model
        self._on_open = on_open
        self._on_select = on_select
        self._kept: Hashable | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(TableDelegate(height, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._size_rows()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(stretch is None)
        if stretch is not None:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(self._moved)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def set_widths(self, *widths: int) -> None:
        """Set the widths of the columns in px at 100 %; 0 leaves a column as it is."""
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, theme().px(width))

    def selected(self) -> object | None:
        """Return the domain value of the selected row, None when there is none."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Select the row with `key` if it is fetched."""
        number = self._rows.row_of(key)
        if number >= 0:
            self.setCurrentIndex(self._rows.index(number, 0))
        return number >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            last = event.key() == Qt.Key.Key_End
            number = self._rows.rowCount() - 1 if last else 0
            self.setCurrentIndex(self._rows.index(number, 0))
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._size_rows()

    def _size_rows(self) -> None:
        height = theme().px(self._height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _open(self, number: int) -> None:
        if number >= 0 and self._on_open is not None:
            self._on_open(self._rows.row(number))

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        if self._on_select is not None:
            self._on_select(self._rows.row(current.row()) if current.isValid() else None)

    def _keep(self) -> None:
        index = self.currentIndex()
        self._kept = self._rows.key(self._rows.row(index.row())) if index.isValid() else None

    def _restore(self) -> None:
        if self._kept is None or not self.select(self._kept):
            self.clearSelection()


def _view_has_focus(option: QStyleOptionViewItem) -> bool:
    return bool(option.widget.hasFocus())
