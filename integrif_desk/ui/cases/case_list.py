"""The list of cases: rows of 57 px that fetch more as one scrolls and never jump on their own."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from integrif_desk.ui.cases.table_model import CaseListModel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.rows import paint_row
from integrif_desk.wording.i18n import tr

ROW = 57
_AHEAD = 40
"""Rows that are fetched before one reaches them."""


class CaseList(QListView):
    """`on_select(case_id)`: arrow keys moved to another row; `on_open(case_id)`: Enter or click."""

    def __init__(
        self,
        model: CaseListModel,
        on_select: Callable[[UUID], object],
        on_open: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cases = model
        self._on_select, self._on_open = on_select, on_open
        self._marked: UUID | None = None
        self._place = 0
        self._by_program = False
        self.setAccessibleName(tr("Fälle"))
        self.setModel(model)
        self.setItemDelegate(_CaseDelegate(model, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._on_open(self._cases.row(index.row()).id))
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._fetch_ahead())
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)

    def mark(self, case_id: UUID | None) -> None:
        """Select the case that is shown beside the list, without opening it once more."""
        self._marked = case_id
        self._select_marked()
        number = self.currentIndex()
        if number.isValid():
            self.scrollTo(number)

    def start_at_top(self) -> None:
        """Go to the first row, as after another search; the selection stays."""
        self._place = 0
        self.verticalScrollBar().setValue(0)

    def enter(self) -> None:
        """Take the focus; without a selected row the first one is selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid() and self._cases.rowCount():
            self.setCurrentIndex(self._cases.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_open(self._cases.row(index.row()).id)
            return
        super().keyPressEvent(event)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._by_program:
            self._marked = self._cases.row(current.row()).id
            self._on_select(self._marked)

    def _fetch_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _AHEAD * theme().px(ROW):
            self._cases.fetchMore(QModelIndex())

    def _keep_place(self) -> None:
        self._place = self.verticalScrollBar().value()

    def _restore_place(self) -> None:
        self._select_marked()
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._place)

    def _select_marked(self) -> None:
        number = -1 if self._marked is None else self._cases.row_of(self._marked)
        self._by_program = True
        if number >= 0:
            self.setAutoScroll(False)
            self.setCurrentIndex(self._cases.index(number, 0))
            self.setAutoScroll(True)
        else:
            self.setCurrentIndex(QModelIndex())
        self._by_program = False


class _CaseDelegate(QStyledItemDelegate):
    def __init__(self, model: CaseListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._cases = model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, theme().px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.widget.hasFocus())
        row = self._cases.master_row(self._cases.row(index.row()))
        paint_row(painter, option.rect, row, selected=selected, focused=focused)
