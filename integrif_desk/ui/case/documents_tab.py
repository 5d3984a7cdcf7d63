"""„Dokumente“: the handovers of the case, those it was made of included."""

from collections.abc import Hashable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.handover import HandoverState
from integrif_desk.domain.views import CaseDetail, HandoverRow
from integrif_desk.ui.case.given_panel import GivenPanel
from integrif_desk.ui.case.received_files import ReceivedFiles
from integrif_desk.ui.case.tab import CaseTab
from integrif_desk.ui.context import HANDOVERS, Context, HandoverTarget
from integrif_desk.ui.pages_view import PagesView
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import Panel
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


class HandoverModel(PagedTableModel[HandoverRow]):
    """Number and day, recipient and purpose, answer."""

    titles = (tr("Übergabe"), tr("An (Stelle)"), tr("Antwort"))

    def text(self, row: HandoverRow, column: int) -> str:
        return (row.number, row.recipient_name, _answer(row))[column]

    def key(self, row: HandoverRow) -> Hashable:
        return row.id

    def chip(self, row: HandoverRow, column: int) -> Chip | None:
        if column != 2:
            return None
        if row.state is HandoverState.ANSWERED:
            return Chip(_answer(row), Tone.GOOD, "check-circle-fill")
        if row.state is HandoverState.HANDED_OVER:
            return Chip(_answer(row), Tone.INFO, "paper-plane-tilt-fill")
        waits = row.state is HandoverState.ISSUED
        return Chip(_answer(row), icon="circle-wavy-check" if waits else "prohibit-bold")

    def look(self, row: HandoverRow, column: int, role: Role) -> object:
        if role == Role.BOLD:
            return column == 0
        if role == Role.SECOND:
            day = tr("vom {day}", day=format_date(row.dated))
            return (day, label(row.purpose), None)[column]
        return None


class DocumentsTab(CaseTab):
    """Enter or double click opens the pages."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._detail: CaseDetail | None = None
        self.model = HandoverModel(self)
        self.table = Table(
            self.model,
            tr("Übergaben des Falls"),
            height=TWO_LINES,
            stretch=1,
            on_open=self._open,
        )
        self.table.set_widths(132, 0, 210)
        self._panel = Panel()
        self._panel.body.addWidget(self.table)
        self._empty = EmptyState()
        self.received = ReceivedFiles(context)
        self.received.opened.connect(self._show_paper)
        self.given = GivenPanel(context, self.go_to.emit)
        self.pages = PagesView(context.runner, self._close_pages)
        self._lists = QWidget()
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(12)
        column.addWidget(self.received)
        column.addWidget(self._panel, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.given)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lists)
        self._stack.addWidget(self.pages)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_detail(self, detail: CaseDetail) -> None:
        if self._detail is None or self._detail.case.id != detail.case.id:
            self._close_pages()
            self.received.read(detail.case.id)
        self.given.read(detail.case.id)
        self._detail = detail
        rows = detail.handovers
        self.model.show_all(rows)
        self._panel.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.set_text(
            tr("Für diesen Fall gibt es noch keine Übergabe."),
            tr("Übergabe &erstellen"),
            self._compose,
        )

    def clear(self) -> None:
        self._detail = None
        self.model.clear()
        self.received.forget()
        self.given.forget()
        self._close_pages()

    def _open(self, row: HandoverRow) -> None:
        self.go_to.emit(HANDOVERS, HandoverTarget(handover_id=row.id))

    def _show_paper(self, title: str, paper: Paper) -> None:
        self.pages.show_paper(title, paper)
        self._stack.setCurrentWidget(self.pages)

    def _close_pages(self) -> None:
        if self._stack.currentWidget() is self.pages:
            self._stack.setCurrentWidget(self._lists)
            self.pages.clear()

    def _compose(self) -> None:
        if self._detail is not None:
            self.go_to.emit(HANDOVERS, HandoverTarget(compose_for=self._detail.case.id))


def _answer(row: HandoverRow) -> str:
    if row.decision is not None and row.answered_on is not None:
        return tr(
            "{decision} – {day}", decision=label(row.decision), day=format_date(row.answered_on)
        )
    if row.state is not HandoverState.HANDED_OVER:
        return label(row.state)
    return tr("erwartet bis {day}", day=format_date(row.answer_by))
