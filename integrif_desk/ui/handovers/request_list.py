"""Requests for release in place of the handovers: what waits, what came back."""

from collections.abc import Callable, Hashable
from datetime import date
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import approval
from integrif_desk.domain.account import Role as AccountRole
from integrif_desk.domain.approval import ApprovalState
from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers.approval_presenter import (
    CHIPS,
    REQUEST_TITLES,
    empty_text,
    request_cells,
    request_second_lines,
)
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import Panel
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.i18n import tr


class RequestColumn(IntEnum):
    """Columns of the requests."""

    CASE = 0
    RECIPIENT = 1
    AUTHOR = 2
    STATE = 3


class RequestModel(PagedTableModel[RequestRow]):
    """Two lines a row, who waits longest first."""

    titles = REQUEST_TITLES

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def text(self, row: RequestRow, column: int) -> str:
        return request_cells(row)[column]

    def key(self, row: RequestRow) -> Hashable:
        return row.id

    def chip(self, row: RequestRow, column: int) -> Chip | None:
        if column != RequestColumn.STATE:
            return None
        icon, tone = CHIPS[row.state]
        return Chip(self.text(row, column), Tone(tone), icon)

    def look(self, row: RequestRow, column: int, role: Role) -> Any:
        if role is Role.SECOND:
            return request_second_lines(row, self._today())[column]
        return (role is Role.BOLD and column == RequestColumn.CASE) or None


class RequestList(QWidget):
    """`on_open(row)` looks at a request, or goes on composing one's own."""

    def __init__(
        self,
        context: Context,
        on_open: Callable[[RequestRow], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._on_open = on_open
        self._state = ApprovalState.REQUESTED
        self._wanted: UUID | None = None
        self.model = RequestModel(self._desk.today, self)
        self.model.loaded.connect(self._loaded)
        self.table = Table(
            self.model,
            tr("Übergaben vor der Freigabe"),
            height=TWO_LINES,
            stretch=RequestColumn.RECIPIENT,
            on_open=on_open,
        )
        self.table.set_widths(220, 0, 170, 190)
        self.open_button = Button("", icon="circle-wavy-check", on_click=self._open_selected)
        self.empty = EmptyState()
        self._panel = Panel()
        self._panel.body.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        self._panel.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel, 1)
        column.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    def show_state(self, state: ApprovalState, wanted: UUID | None = None) -> None:
        """Show the requests in a state, this one selected."""
        self._state, self._wanted = state, wanted
        returned = state is ApprovalState.RETURNED
        lead = self._desk.account.role is AccountRole.LEAD
        words = tr("An&sehen")
        if returned:
            words = tr("&Überarbeiten")
        elif lead:
            words = tr("&Prüfen")
        self.open_button.setText(words)
        self.refresh()

    def refresh(self) -> None:
        """Read the requests again."""
        desk = self._desk
        read = approval.returned if self._state is ApprovalState.RETURNED else approval.waiting
        self._context.runner.query(
            lambda: read(desk), self.model.show_all, key="handover-requests", owner=self
        )

    def clear(self) -> None:
        """Forget the rows."""
        self._wanted = None
        self.model.clear()

    def _loaded(self) -> None:
        rows = self.model.rows()
        self._panel.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            lead = self._desk.account.role is AccountRole.LEAD
            self.empty.set_text(empty_text(self._state, lead=lead))
        elif self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None
        elif self.table.selected() is None:
            self.table.select(rows[0].id)

    def _open_selected(self) -> None:
        row = self.table.selected()
        if isinstance(row, RequestRow):
            self._on_open(row)
