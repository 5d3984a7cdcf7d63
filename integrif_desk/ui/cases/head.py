"""What stands above the list of cases: search, chips, filter, order and number."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from integrif_desk.domain.account import Account
from integrif_desk.domain.views import CaseCounts, CaseSort
from integrif_desk.ui.cases.filter_panel import FilterPanel
from integrif_desk.ui.cases.presenter import SORTS, Filtering, filter_count
from integrif_desk.ui.widgets.buttons import SMALL, Button, Look
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import FilterChip, Option, filter_row
from integrif_desk.wording.dates import format_number
from integrif_desk.wording.i18n import tr

_QUIET = Look("muted", hover="neutral")
_BUTTON_PADDING = 12


class ListHead(QWidget):
    """Shows a `Filtering` and emits `changed` when a person sets another; `entered` on Down."""

    changed = Signal(object)
    entered = Signal()

    def __init__(self, me: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self.filtering = Filtering(me)
        self.search = _SearchField(self._search, self.entered.emit)
        self.scope = filter_row(
            [Option(True, tr("&Meine")), Option(False, tr("&Alle"))],
            lambda mine: self._change(
                replace(self.filtering, owner_id=me if mine else None, helper_id=None)
            ),
            tr("Wessen Fälle"),
        )
        self.filter_button = FilterChip(tr("&Filter"), "funnel-simple")
        self.overdue = FilterChip(tr("&Überfällig"), "warning-circle")
        self.overdue.clicked.connect(lambda on: self._change(replace(self.filtering, overdue=on)))
        self.expiring = FilterChip(tr("Status läuft a&b"), "clock")
        self.expiring.clicked.connect(lambda on: self._change(replace(self.filtering, expiring=on)))
        self.helping = FilterChip(tr("M&it mir"), "users")
        self.helping.setToolTip(tr("Fälle anderer, bei denen Sie mit begleiten"))
        self.helping.clicked.connect(self._show_helping)
        self.helping.hide()
        self.filters = FilterPanel(self._take_filters)
        self.filters.hide()
        self.filter_button.toggled.connect(self.filters.setVisible)
        self.sort_button = Button(
            "", _QUIET, icon="sort-ascending", height=SMALL, on_click=self._open_menu
        )
        self._count = label("", "meta")
        self._lay_out()
        self._show()

    def set_filtering(self, filtering: Filtering) -> None:
        """Show another filter without emitting `changed`."""
        self.filtering = filtering
        if self.search.text() != filtering.text:
            self.search.set_value(filtering.text)
        self._show()

    def show_counts(self, counts: CaseCounts) -> None:
        """Put the numbers on the chips."""
        self.scope.set_count(True, counts.mine)
        self.scope.set_count(False, counts.all)
        _set_text(self.helping, tr("M&it mir {n}", n=format_number(counts.helping)))
        self.helping.setVisible(counts.helping > 0 or self.filtering.helper_id is not None)
        _set_text(self.overdue, tr("&Überfällig {n}", n=format_number(counts.overdue)))
        expiring = format_number(counts.status_expiring)
        _set_text(self.expiring, tr("Status läuft a&b {n}", n=expiring))

    def show_number(self, text: str) -> None:
        """Say how many cases the list has: „23 Fälle“."""
        self._count.setText(text)

    def offer_accounts(self, accounts: Sequence[Account]) -> None:
        """Offer these people in the filter."""
        self.filters.offer_accounts(accounts)
        self._show()

    def sort_menu(self) -> QMenu:
        """Return the menu of orders."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for sort, text in SORTS.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(sort is self.filtering.sort)
            action.triggered.connect(lambda _on, sort=sort: self.sort_by(sort))
            menu.addAction(action)
        return menu

    def sort_by(self, sort: CaseSort) -> None:
        """Order the list another way."""
        self._change(replace(self.filtering, sort=sort))

    def _open_menu(self) -> None:
        corner = self.sort_button.rect().bottomLeft()
        self.sort_menu().popup(self.sort_button.mapToGlobal(corner))

    def _take_filters(self) -> None:
        chosen = self.filters.owner.value()
        mine = chosen is None and self.filtering.owner_id == self._me
        self._change(
            replace(
                self.filtering,
                state=self.filters.state.value(),
                phase=self.filters.phase.value(),
                owner_id=self._me if mine else chosen,
            )
        )

    def _show_helping(self, on: bool) -> None:
        self._change(
            replace(
                self.filtering,
                owner_id=None if on else self._me,
                helper_id=self._me if on else None,
            )
        )

    def _search(self, text: str) -> None:
        # Between keystroke and rows nothing else is drawn anew.
        self.filtering = replace(self.filtering, text=text)
        self.changed.emit(self.filtering)

    def _change(self, filtering: Filtering) -> None:
        self.filtering = filtering
        self._show()
        self.changed.emit(filtering)

    def _show(self) -> None:
        now = self.filtering
        self.scope.set_value(now.owner_id == self._me)
        self.helping.setChecked(now.helper_id is not None)
        self.overdue.setChecked(now.overdue)
        self.expiring.setChecked(now.expiring)
        other = None if now.owner_id == self._me else now.owner_id
        self.filters.set_values(now.state, now.phase, other)
        set_ones = filter_count(now, self._me)
        text = tr("&Filter {n}", n=set_ones) if set_ones else tr("&Filter")
        _set_text(self.filter_button, text)
        self.sort_button.setText(tr("So&rtiert nach {order}", order=SORTS[now.sort]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 4)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(_row(self.scope, None, self.filter_button))
        column.addWidget(self.filters)
        column.addLayout(_row(self.overdue, self.expiring, None))
        column.addWidget(self.helping, 0, Qt.AlignmentFlag.AlignLeft)
        order = _row(self.sort_button, None, self._count)
        order.insertSpacing(0, -_BUTTON_PADDING)  # its icon lines up with the chips
        column.addLayout(order)


class _SearchField(LineField):
    """Esc empties it, Down goes to the list."""

    def __init__(self, on_change: Callable[[str], object], on_down: Callable[[], object]) -> None:
        super().__init__(tr("In Fällen suchen"), icon="magnifying-glass", on_change=on_change)
        self._on_change, self._on_down = on_change, on_down
        self.setAccessibleName(tr("In Fällen suchen"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_down()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._on_change("")
        else:
            super().keyPressEvent(event)


def _set_text(chip: FilterChip, text: str) -> None:
    chip.setText(text)
    chip.setAccessibleName(text.replace("&", ""))
    chip.updateGeometry()


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
