"""The left column of Fälle: reads cases as the head above the list asks for them."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import account, case, search
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.account import Role
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import CaseCounts, CaseFilter, SearchHit
from integrif_desk.ui.cases.case_list import CaseList
from integrif_desk.ui.cases.head import ListHead
from integrif_desk.ui.cases.presenter import (
    Filtering,
    count_text,
    filtering_of,
    nothing_found,
)
from integrif_desk.ui.cases.table_model import CaseListModel
from integrif_desk.ui.context import Context
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import line, upright
from integrif_desk.wording.i18n import tr

OPEN_AFTER_MS = 160
"""How long the arrow keys rest before a case opens: passing by is no viewing."""

_SHOWN = {Noun.CASE, Noun.PERSON, Noun.CONTACT_NOTE, Noun.FOLLOW_UP, Noun.REFERRAL}


class CaseMaster(QWidget):
    """`chosen` carries the id of a case; `emptied` tells whether the store has no case at all."""

    chosen = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()
    emptied = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = context.opened.desk
        self._runner = context.runner
        self._counts: CaseCounts | None = None
        self._passing: UUID | None = None
        self._to_top = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(OPEN_AFTER_MS)
        self._rest.timeout.connect(self._open_passed)
        self.head = ListHead(self._desk.account.id)
        self.head.changed.connect(self._find)
        self.model = CaseListModel(self)
        self.model.loaded.connect(self._show_loaded)
        self.list = CaseList(self.model, self._pass_by, self._open)
        self.head.entered.connect(self.list.enter)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        self.new_button = Button(tr("&Neuer Fall"), icon="plus", on_click=self.new_wanted.emit)
        self.import_button = Button(
            tr("Fall aus Überga&be anlegen …"),
            LINK,
            height=SMALL,
            on_click=self.import_wanted.emit,
        )
        self._lay_out()
        self.empty.set_loading(tr("Fälle werden geladen …"))

    def refresh(self, changes: object | None) -> None:
        """Read again: only the rows of the cases that a write touched, where it says which."""
        if not isinstance(changes, Changes):
            self._runner.query(
                lambda: account.accounts(self._desk), self.head.offer_accounts, key="case-owners"
            )
            self._read_anew()
        elif changes.nouns & _SHOWN:
            known = [id_ for id_ in changes.ids if self.model.row_of(id_) >= 0]
            for case_id in known:
                self._reread(case_id)
            if known:
                self._ask_counts()
            else:
                self._read_anew()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Show the cases that another page asks for."""
        self.head.set_filtering(filtering_of(wanted))
        self._find(self.head.filtering)

    def mark(self, case_id: UUID | None) -> None:
        """Select the case that is shown beside the list."""
        self._rest.stop()
        self.list.mark(case_id)

    def blank(self) -> None:
        """Forget everything, as on lock."""
        self._rest.stop()
        self._passing, self._counts = None, None
        self.head.set_filtering(Filtering(self._desk.account.id))
        self.head.show_number("")
        self.list.mark(None)
        self.model.clear()
        self.empty.set_text("")
        self._stack.setCurrentIndex(0)

    def _lay_out(self) -> None:
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(4)
        foot.addWidget(self.new_button)
        foot.addWidget(self.import_button)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        column.addWidget(self._stack, 1)
        column.addWidget(line())
        column.addLayout(foot)
        whole.addLayout(column, 1)
        whole.addWidget(upright())

    def _find(self, filtering: Filtering) -> None:
        self._to_top = True
        wanted = filtering.wanted(self._desk.today())
        fetch = store_pages(
            self._runner,
            lambda after, limit: case.cases(self._desk, wanted, after, limit),
            "case-rows",
            self.model,
        )
        self.model.find(wanted, fetch)
        # What is typed changes no number on the chips.
        if not filtering.text:
            self._ask_counts()

    def _read_anew(self) -> None:
        if self.model.rowCount():
            self.model.reload()
            self._ask_counts()
        else:
            self._find(self.head.filtering)

    def _reread(self, case_id: UUID) -> None:
        self._runner.query(
            lambda: case.row(self._desk, case_id),
            self.model.replace,
            self._ignore,
            key=("case-row", case_id),
        )

    def _ask_counts(self) -> None:
        wanted = self.head.filtering.wanted(self._desk.today())
        self._runner.query(
            lambda: case.counts(self._desk, wanted), self._show_counts, key="case-counts"
        )

    def _show_counts(self, counts: CaseCounts) -> None:
        first, self._counts = self._counts is None, counts
        alone = Filtering(self._desk.account.id)
        leads = self._desk.account.role is Role.LEAD
        if first and leads and not counts.mine and counts.all and self.head.filtering == alone:
            # Who leads and accompanies nobody looks after the cases of all.
            self._widen()
        self.head.show_counts(counts)
        self._show_number()

    def _show_number(self) -> None:
        rows, more = self.model.rowCount(), self.model.has_more()
        me = self._desk.account.id
        self.head.show_number(count_text(rows, more, self.head.filtering, self._counts, me))

    def _show_loaded(self) -> None:
        if self._to_top:
            self._to_top = False
            self.list.start_at_top()
        self._show_number()
        found = self.model.rowCount() > 0
        self._stack.setCurrentIndex(1 if found else 0)
        if found:
            self.emptied.emit(False)
        else:
            self._explain()

    def _explain(self) -> None:
        wanted = self.head.filtering.wanted(self._desk.today())

        def look() -> tuple[bool, SearchHit | None]:
            similar = search.similar_case(self._desk, wanted.text)
            states = (None, CaseState.CLOSED)
            return similar is not None or any(
                case.cases(self._desk, CaseFilter(today=wanted.today, state=state), limit=1).rows
                for state in states
            ), similar

        self._runner.query(look, self._show_nothing, key="case-similar")

    def _show_nothing(self, found: tuple[bool, SearchHit | None]) -> None:
        if self.model.rowCount():
            return
        any_case, similar = found
        self.emptied.emit(not any_case)
        now = self.head.filtering
        if not any_case:
            self.empty.set_text(tr("Noch kein Fall angelegt."))
        elif similar is not None:
            self.empty.set_text(
                nothing_found(now, similar),
                tr("Ähnlichen Fall &öffnen"),
                lambda: self._open(similar.id),
            )
        elif now.owner_id is not None:
            self.empty.set_text(
                nothing_found(now, None), tr("In a&llen Fällen suchen"), self._widen
            )
        else:
            self.empty.set_text(nothing_found(now, None), tr("A&lle Fälle zeigen"), self._widen)

    def _widen(self) -> None:
        now = self.head.filtering
        alone = now.owner_id is None
        wider = Filtering(None, sort=now.sort) if alone else replace(now, owner_id=None)
        self.head.set_filtering(wider)
        self._find(wider)

    def _pass_by(self, case_id: UUID) -> None:
        self._passing = case_id
        self._rest.start()

    def _open_passed(self) -> None:
        if self._passing is not None:
            self.chosen.emit(self._passing)

    def _open(self, case_id: UUID) -> None:
        self._rest.stop()
        self.chosen.emit(case_id)

    def _ignore(self, _error: KnownError) -> None:
        """Leave a row that is gone until the list is read anew."""
