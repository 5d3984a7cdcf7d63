"""„Übergaben“: what has been handed over to whom, and the way to a new one."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import approval, handover
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.handover import OpenPlan
from integrif_desk.domain.account import Role
from integrif_desk.domain.approval import ApprovalState
from integrif_desk.domain.approval_views import ApprovalCounts, RequestRow
from integrif_desk.domain.disclosure_views import DisclosureFilter
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import HandoverRow
from integrif_desk.ui.case_picker import CasePicker
from integrif_desk.ui.context import HANDOVERS, Context, HandoverTarget
from integrif_desk.ui.handovers.bundle import BundleView
from integrif_desk.ui.handovers.detail import HandoverDetail
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.list_frame import beside_each_other, list_head
from integrif_desk.ui.handovers.open_plans import OpenPlans
from integrif_desk.ui.handovers.presenter import FILTERS, REQUESTS, STATES, ListFilter
from integrif_desk.ui.handovers.request_list import RequestList
from integrif_desk.ui.handovers.review import ReviewView
from integrif_desk.ui.handovers.table_model import Column, HandoverModel
from integrif_desk.ui.handovers.withdraw_bar import WithdrawBar
from integrif_desk.ui.page import Page
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.register.page import RegisterPage
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.ui.widgets.toggles import Option, filter_row
from integrif_desk.wording.i18n import tr

_ROOMY, _NARROW = 1250, 960
_SHOWN = {Noun.HANDOVER, Noun.DISCLOSURE, Noun.CASE, Noun.PERSON, Noun.ACTOR, Noun.CONSENT}


class HandoversPage(Page):
    """The list with the pages of the selected handover, or the composer in its place."""

    title = tr("Übergaben")
    help_text = tr(
        "Eine Übergabe fasst einen Fall für eine andere Stelle zusammen. Sie wählen, was darin "
        "steht, und sehen rechts das fertige Dokument.\n\n"
        "Notizen sind zuerst intern. Was weitergegeben werden soll, geben Sie einzeln frei.\n\n"
        "Ein Entwurf wird von selbst gespeichert. Ehrenamtliche legen ihn zur Freigabe vor; die "
        "Leitung gibt ihn frei oder mit Anmerkungen zurück. Eine freigegebene Übergabe bleibt, wie "
        "sie ist; ändert sich etwas, ersetzt eine neue sie.\n\n"
        "Die Stelle antwortet mit dem Rückmeldebogen oder am Telefon mit dem Antwortcode.\n\n"
        "„Weitergeben“ bietet die Wege an, die die Stelle annimmt. Was das Haus verlässt, steht "
        "von selbst unter „Wer hat was bekommen?“."
    )
    shortcuts = (
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("in der Liste")),
        (tr("Strg+Eingabe"), tr("zur Freigabe vorlegen, freigeben")),
        (tr("Strg+P"), tr("Übergabe drucken")),
        (tr("F6"), tr("zwischen Angaben, Vorschau und Fußleiste wechseln")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._wanted: UUID | None = None
        self._shown: UUID | None = None
        self.model = HandoverModel(self._desk.today, self)
        self.model.loaded.connect(self._loaded)
        self.table = Table(
            self.model, tr("Übergaben"), height=TWO_LINES, stretch=2, on_select=self._selected
        )
        self.table.set_widths(94, 160, 0, 92, 186)
        self.filters = filter_row(
            [Option(one, words) for one, words in FILTERS], self._choose, tr("Stand der Übergaben")
        )
        self.requests = RequestList(context, self._open_request)
        self.withdraw = WithdrawBar(context, self._asking)
        self.detail = HandoverDetail(context, self.go_to.emit)
        self.picker = CasePicker(context, tr("Wessen Fall soll übergeben werden?"), self.compose)
        self.open_plans = OpenPlans(self.compose)
        self.new_button = Button(
            tr("&Neue Übergabe"), PRIMARY, icon="plus", on_click=self.picker.open
        )
        self.register_button = Button(
            tr("Wer hat was &bekommen?"), icon="list-bullets", on_click=self.show_register
        )
        self.several_button = Button(
            tr("&Mehrere Fälle …"), icon="files", on_click=self.show_bundles
        )
        self.bundles = BundleView(context, self._show_list)
        self.register = RegisterPage(context, self._show_list)
        self.register.go_to.connect(self._leave_register)
        self.empty = EmptyState()
        self.composer = Composer(context)
        self.composer.go_to.connect(self.go_to)
        self.composer.left.connect(self._show_list)
        self.composer.issued.connect(self._issued)
        self.composer.presented.connect(partial(self._show_filter, ListFilter.WAITING))
        self.composer.reopened.connect(self.compose)
        self.review = ReviewView(context)
        self.review.left.connect(self._show_list)
        self._stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.table)

    def refresh(self, changes: object | None) -> None:
        self.composer.refresh(changes)
        self.bundles.refresh(changes if isinstance(changes, Changes) else None)
        self.review.refresh(changes if isinstance(changes, Changes) else None)
        if self.is_register():
            self.register.refresh(changes)
        touched = changes.nouns if isinstance(changes, Changes) else None
        if touched is None or touched & {Noun.DRAFT, Noun.APPROVAL, Noun.HANDOVER}:
            self._read_open_plans()
        if self.filters.value() in REQUESTS and (touched is None or Noun.APPROVAL in touched):
            self.requests.refresh()
        if touched is None or touched & _SHOWN:
            if self.model.rows():
                self.model.reload()
            else:
                self._read_list()
            if self._shown is not None:
                self._read(self._shown)

    def show_item(self, what: object) -> None:
        if isinstance(what, DisclosureFilter):
            self.show_register()
            self.register.show_item(what)
        if not isinstance(what, HandoverTarget):
            return
        if what.compose_for is not None:
            self.compose(what.compose_for, what.finding_ids)
        elif what.request_id is not None:
            self._stack.setCurrentWidget(self.review)
            self.review.open(what.request_id)
        elif what.waiting or what.kept:
            self.composer.leave()
            self._show_filter(ListFilter.WAITING if what.waiting else ListFilter.KEPT)
        elif what.handover_id is not None:
            self.composer.leave()
            self._show_issued(what.handover_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The chip of the state says the day, too, and the detail names office and person whole.
        narrow = self.width() < theme().px(_NARROW)
        self.table.setColumnHidden(Column.ANSWER_BY, self.width() < theme().px(_ROOMY))
        self.table.setColumnHidden(Column.RECIPIENT, narrow)
        header = self.table.horizontalHeader()
        mode = header.ResizeMode.Stretch if narrow else header.ResizeMode.Interactive
        if header.sectionResizeMode(Column.CASE) is not mode:
            header.setSectionResizeMode(Column.CASE, mode)
            self.table.set_widths(0, 160)
        self.detail.set_narrow(narrow=narrow)

    def areas(self) -> Sequence[QWidget]:
        if self.is_composing():
            return self.composer.areas()
        if self.is_register():
            return self.register.areas()
        if self.is_reviewing():
            return self.review.areas()
        if self.filters.value() in REQUESTS:
            return (self.filters, self.requests)
        return (self.filters, self.table, self.detail)

    def find_field(self) -> QLineEdit | None:
        return self.register.find_field() if self.is_register() else None

    def print_page(self) -> bool:
        if self._stack.currentWidget() is not self._list or self.detail.row is None:
            return False
        self.detail.ask_to_print()
        return True

    def blank(self) -> None:
        self.composer.forget()
        self.bundles.forget()
        self.register.blank()
        self.review.clear()
        self.requests.clear()
        self.withdraw.show_row(None)
        self._shown = None
        self.detail.clear()
        self.model.clear()
        self.picker.close_bar()
        self.open_plans.show_plans((), self._desk.today())
        self._stack.setCurrentWidget(self._list)

    def is_composing(self) -> bool:
        """Whether the composer is shown."""
        return self._stack.currentWidget() is self.composer

    def is_reviewing(self) -> bool:
        """Whether a request is looked at."""
        return self._stack.currentWidget() is self.review

    def is_register(self) -> bool:
        """Whether the disclosure register is shown."""
        return self._stack.currentWidget() is self.register

    def show_register(self) -> None:
        """Show what has left the association, and to whom."""
        self._stack.setCurrentWidget(self.register)
        self.register.refresh(None)

    def show_bundles(self) -> None:
        """Show how released handovers of one recipient are bound into one document."""
        self._stack.setCurrentWidget(self.bundles)
        self.bundles.open()

    def compose(self, case_id: UUID, finding_ids: tuple[UUID, ...] = ()) -> None:
        """Show the composer for a case, with these practice findings chosen."""
        self._stack.setCurrentWidget(self.composer)
        self.composer.compose(case_id, finding_ids)

    # the list

    def _read_list(self) -> None:
        self.empty.set_loading(tr("Übergaben werden geladen …"))
        states = STATES.get(self.filters.value(), ())
        self.model.reset(
            store_pages(
                self._context.runner,
                lambda after, limit: handover.handovers(self._desk, after, limit, states=states),
                "handover-rows",
                self,
            )
        )

    def _show_filter(self, wanted: ListFilter, request_id: UUID | None = None) -> None:
        self.filters.set_value(wanted)
        self._choose(wanted, request_id)

    def _choose(self, wanted: ListFilter, request_id: UUID | None = None) -> None:
        asked = REQUESTS.get(wanted)
        self._lists.setCurrentWidget(self.requests if asked is not None else self._issued_list)
        if asked is not None:
            self.requests.show_state(asked, request_id)
        else:
            self._shown = None
            self._read_list()

    def _open_request(self, row: RequestRow) -> None:
        lead = self._desk.account.role is Role.LEAD
        if lead and row.state is ApprovalState.REQUESTED:
            self._stack.setCurrentWidget(self.review)
            self.review.open(row.id)
        else:
            self.compose(row.case_id)

    def _loaded(self) -> None:
        rows = self.model.rows()
        self._splitter.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            self._shown = None
            self.detail.leave()
            self.withdraw.show_row(None)
            if self.filters.value() is not ListFilter.ALL:
                self.empty.set_text(tr("Keine Übergabe hat diesen Stand."))
                return
            self.empty.set_text(
                tr(
                    "Noch keine Übergabe ausgestellt. Eine Übergabe fasst einen Fall für eine "
                    "andere Stelle zusammen."
                ),
                tr("&Erste Übergabe erstellen"),
                self.picker.open,
            )
        elif self._wanted is not None:
            self.table.select(self._wanted)
            self._wanted = None
        elif self._shown is None:
            self.table.select(rows[0].id)

    def _selected(self, row: HandoverRow | None) -> None:
        if row is not None:
            self._shown = row.id
            self._show_row(row)

    def _asking(self, asking: bool) -> None:
        # Large text leaves no room for both.
        self.detail.setVisible(not asking and self.detail.row is not None)

    def _show_row(self, row: HandoverRow) -> None:
        self.detail.show_row(row)
        self.withdraw.show_row(row)

    def _read(self, handover_id: UUID) -> None:
        self._context.runner.query(
            lambda: handover.view(self._desk, handover_id),
            self._show_row,
            self._gone,
            key="handover-row",
            owner=self,
        )

    def _gone(self, error: KnownError) -> None:
        self._shown = None
        self.detail.leave()
        self._context.notices.error(error)

    def _read_open_plans(self) -> None:
        desk = self._desk
        self._context.runner.query(
            lambda: (handover.open_plans(desk), approval.open_counts(desk)),
            self._show_plans,
            key="handover-drafts",
        )

    def _show_plans(self, found: tuple[tuple[OpenPlan, ...], ApprovalCounts]) -> None:
        plans, counts = found
        self.open_plans.show_plans(plans, self._desk.today())
        self.filters.set_count(ListFilter.WAITING, counts.waiting or None)
        self.filters.set_count(ListFilter.RETURNED, counts.returned or None)
        self.filters.set_count(ListFilter.KEPT, counts.kept or None)
        # What has come back is among the drafts.
        self.count.emit(len(plans) + counts.waiting)

    # to and from the composer

    def _show_list(self) -> None:
        self.bundles.leave()
        self._stack.setCurrentWidget(self._list)
        self._read_open_plans()

    def _leave_register(self, key: str, target: object) -> None:
        if key == HANDOVERS:
            self.show_item(target)
        else:
            self.go_to.emit(key, target)

    def _issued(self, handover_id: UUID) -> None:
        self._show_issued(handover_id)
        self._context.notices.say(tr("Die Übergabe ist freigegeben."))
        self.detail.give_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_issued(self, handover_id: UUID) -> None:
        # Until it is read, the one before is still in the detail: what is read anew is this one.
        if self.filters.value() is not ListFilter.ALL:
            self._show_filter(ListFilter.ALL)
        self._shown = handover_id
        # The row may not be fetched yet, or stand far below.
        if not self.table.select(handover_id):
            self._wanted = handover_id
        self._read(handover_id)

    def _lay_out(self) -> None:
        head = list_head(self.title, self.register_button, self.several_button, self.new_button)
        self._splitter = beside_each_other(self.table, self.detail, self.withdraw)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.picker)
        column.addWidget(self.open_plans)
        column.addWidget(self.filters)
        self._issued_list = QWidget()
        issued = QVBoxLayout(self._issued_list)
        issued.setContentsMargins(0, 0, 0, 0)
        issued.addWidget(self._splitter, 1)
        issued.addWidget(self.empty, 1)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._issued_list)
        self._lists.addWidget(self.requests)
        column.addWidget(self._lists, 1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.composer)
        self._stack.addWidget(self.review)
        self._stack.addWidget(self.register)
        self._stack.addWidget(self.bundles)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
