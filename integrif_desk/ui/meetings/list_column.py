"""The left column: which meetings or open agreements there are, and what narrows them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework.desk import Desk
from integrif_desk.domain.meeting_views import AgreementCounts, AgreementFilter
from integrif_desk.ui.meetings.presenter import (
    Scope,
    empty_sentence,
    scope_words,
    wanted,
)
from integrif_desk.ui.meetings.table_model import AgreementModel, MeetingModel
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import line
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.ui.widgets.table_model import PagedTableModel
from integrif_desk.ui.widgets.toggles import CheckBox, Option, filter_row
from integrif_desk.wording.i18n import tr

_STATE_WIDTH = 112  # px at 100 %


class ListColumn(QWidget):
    """Calls `on_filter()` when somebody narrows or widens the list."""

    def __init__(
        self,
        desk: Desk,
        on_filter: Callable[[], object],
        on_meeting: Callable[..., object],
        on_agreement: Callable[..., object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", True)
        self._desk = desk
        self._on_filter = on_filter
        self.scope = Scope.MEETINGS
        self.chips = filter_row(
            [
                Option(Scope.MEETINGS, tr("Treffen"), count=0),
                Option(Scope.OPEN, tr("Offen"), count=0),
                Option(Scope.OVERDUE, tr("Überfällig"), "warning-circle", 0),
            ],
            self._choose_scope,
            tr("Was die Liste zeigt"),
        )
        self.chips.button(Scope.OPEN).setToolTip(tr("Offene Vereinbarungen"))
        self.chips.button(Scope.OVERDUE).setToolTip(tr("Überfällige Vereinbarungen"))
        self.search = LineField(
            tr("Anlass, Stelle, Aufgabe"),
            icon="magnifying-glass",
            on_change=lambda _text: on_filter(),
        )
        self.search.setAccessibleName(tr("Vereinbarungen durchsuchen"))
        self.mine = CheckBox(tr("nur &meine"))
        self.mine.clicked.connect(lambda _on: on_filter())
        self.mine.hide()
        self.meetings_model = MeetingModel(desk.today, self)
        self.agreements_model = AgreementModel(desk.today, self)
        self.meetings = _table(self.meetings_model, tr("Treffen"), on_meeting)
        self.agreements = _table(self.agreements_model, tr("Offene Vereinbarungen"), on_agreement)
        self._empty = EmptyState()
        self._rows = QStackedWidget()
        for part in (self.meetings, self.agreements, self._empty):
            self._rows.addWidget(part)
        self._lay_out()
        self._scale()

    def table(self) -> Table:
        """Return the table of the scope."""
        return self.meetings if self.scope is Scope.MEETINGS else self.agreements

    def model(self) -> PagedTableModel[Any]:
        """Return the model of the scope."""
        if self.scope is Scope.MEETINGS:
            return self.meetings_model
        return self.agreements_model

    def wanted(self) -> AgreementFilter:
        """Return which agreements are shown, or would be printed."""
        narrowed = self.scope is not Scope.MEETINGS
        mine = self._desk.account.id if narrowed and self.mine.isChecked() else None
        text = self.search.value() if narrowed else ""
        return wanted(self.scope, self._desk.today(), mine, text)

    def scope_words(self) -> str:
        """Say in words which agreements `wanted` takes; empty for all."""
        return scope_words(self.wanted(), self._desk.account.name)

    def choose(self, scope: Scope, *, mine: bool) -> None:
        """Show something else, as Heute asks for."""
        self.search.clear()
        self.mine.setChecked(mine)
        self.chips.set_value(scope)
        self._choose_scope(scope)

    def show_counts(self, counts: AgreementCounts) -> None:
        """Show the numbers on the chips."""
        self.chips.set_count(Scope.MEETINGS, counts.meetings)
        self.chips.set_count(Scope.OPEN, counts.open)
        self.chips.set_count(Scope.OVERDUE, counts.overdue)

    def show_loading(self) -> None:
        """Say after a moment that rows are on their way, where there are none."""
        if not self.model().rows():
            self._empty.set_loading(tr("Vereinbarungen werden geladen …"))
            self._rows.setCurrentWidget(self._empty)

    def show_loaded(self, on_add: Callable[[], object]) -> UUID | None:
        """Show the rows, or why there are none; returns the key of the first row."""
        rows = self.model().rows()
        self._rows.setCurrentWidget(self.table() if rows else self._empty)
        if rows:
            found: UUID = rows[0].id
            return found
        mine = self.mine.isChecked()
        sentence = empty_sentence(self.scope, self.search.value(), mine=mine)
        if self.search.value() or (mine and self.scope is not Scope.MEETINGS):
            self._empty.set_text(sentence, tr("Alle &zeigen"), self._show_all)
        elif self.scope is Scope.MEETINGS:
            self._empty.set_text(sentence, tr("Erstes Treffen &eintragen"), on_add)
        else:
            self._empty.set_text(sentence)
        return None

    def forget(self) -> None:
        """Forget every row and what was searched for."""
        self.meetings_model.clear()
        self.agreements_model.clear()
        self.search.clear()

    def _choose_scope(self, scope: Scope) -> None:
        self.scope = scope
        self.mine.setVisible(scope is not Scope.MEETINGS)
        self._on_filter()

    def _show_all(self) -> None:
        self.search.clear()
        self.mine.setChecked(False)
        self._on_filter()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "agreements"):
            self._scale()

    def _scale(self) -> None:
        for table in (self.meetings, self.agreements):
            table.set_widths(0, _STATE_WIDTH)

    def _lay_out(self) -> None:
        narrow = QHBoxLayout()
        narrow.setSpacing(12)
        narrow.addWidget(self.search, 1)
        narrow.addWidget(self.mine)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.setSpacing(8)
        head.addWidget(self.chips)
        head.addLayout(narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._rows, 1)


def _table(model: PagedTableModel[Any], name: str, on_select: Callable[..., object]) -> Table:
    made = Table(model, name, height=TWO_LINES, stretch=0, on_select=on_select)
    header = made.horizontalHeader()
    header.hide()
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
    return made
