"""„Übergaben“: what has been handed over to whom, and the way to a new one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import handover
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.handover import OpenPlan
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import HandoverRow
from integrif_desk.ui.case_picker import CasePicker
from integrif_desk.ui.context import Context, HandoverTarget
from integrif_desk.ui.handovers.detail import HandoverDetail
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.open_plans import OpenPlans
from integrif_desk.ui.handovers.table_model import Column, HandoverModel
from integrif_desk.ui.page import Page
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.splitter import Splitter
from integrif_desk.ui.widgets.table import TWO_LINES, Table
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
        "Ein Entwurf wird von selbst gespeichert. Eine ausgestellte Übergabe bleibt, wie sie ist; "
        "ändert sich etwas, stellen Sie eine neue aus.\n\n"
        "Die Stelle antwortet mit dem Rückmeldebogen oder am Telefon mit dem Antwortcode."
    )
    shortcuts = (
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("in der Liste")),
        (tr("Strg+Eingabe"), tr("Übergabe ausstellen")),
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
        self.detail = HandoverDetail(context, self.go_to.emit)
        self.picker = CasePicker(context, tr("Wessen Fall soll übergeben werden?"), self.compose)
        self.open_plans = OpenPlans(self.compose)
        self.new_button = Button(
            tr("&Neue Übergabe"), PRIMARY, icon="plus", on_click=self.picker.open
        )
        self.empty = EmptyState()
        self.composer = Composer(context)
        self.composer.go_to.connect(self.go_to)
        self.composer.left.connect(self._show_list)
        self.composer.issued.connect(self._issued)
        self._stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.table)

    def refresh(self, changes: object | None) -> None:
        self.composer.refresh(changes)
        touched = changes.nouns if isinstance(changes, Changes) else None
        if touched is None or Noun.DRAFT in touched:
            self._read_open_plans()
        if touched is None or touched & _SHOWN:
            if self.model.rows():
                self.model.reload()
            else:
                self._read_list()
            if self._shown is not None:
                self._read(self._shown)

    def show_item(self, what: object) -> None:
        if not isinstance(what, HandoverTarget):
            return
        if what.compose_for is not None:
            self.compose(what.compose_for, what.finding_ids)
        elif what.handover_id is not None:
            self.composer.leave()
            self._show_issued(what.handover_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The chip of the state says the day, too, and the detail names the office: these columns
        # go first where there is little room.
        narrow = self.width() < theme().px(_NARROW)
        self.table.setColumnHidden(Column.ANSWER_BY, self.width() < theme().px(_ROOMY))
        self.table.setColumnHidden(Column.RECIPIENT, narrow)
        self.table.horizontalHeader().setStretchLastSection(narrow)
        self.detail.set_narrow(narrow=narrow)

    def areas(self) -> Sequence[QWidget]:
        if self.is_composing():
            return self.composer.areas()
        return (self.table, self.detail)

    def print_page(self) -> bool:
        if self.is_composing() or self.detail.row is None:
            return False
        self.detail.ask_to_print()
        return True

    def blank(self) -> None:
        self.composer.forget()
        self._shown = None
        self.detail.clear()
        self.model.clear()
        self.picker.close_bar()
        self.open_plans.show_plans((), self._desk.today())
        self._stack.setCurrentWidget(self._list)

    def is_composing(self) -> bool:
        """Whether the composer is shown."""
        return self._stack.currentWidget() is self.composer

    def compose(self, case_id: UUID, finding_ids: tuple[UUID, ...] = ()) -> None:
        """Show the composer for a case, with these practice findings chosen."""
        self._stack.setCurrentWidget(self.composer)
        self.composer.compose(case_id, finding_ids)

    # the list

    def _read_list(self) -> None:
        self.empty.set_loading(tr("Übergaben werden geladen …"))
        self.model.reset(
            store_pages(
                self._context.runner,
                lambda after, limit: handover.handovers(self._desk, after, limit),
                "handover-rows",
                self,
            )
        )

    def _loaded(self) -> None:
        rows = self.model.rows()
        self._splitter.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            self._shown = None
            self.detail.clear()
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
            self.detail.show_row(row)

    def _read(self, handover_id: UUID) -> None:
        self._context.runner.query(
            lambda: handover.view(self._desk, handover_id),
            self.detail.show_row,
            self._gone,
            key="handover-row",
            owner=self,
        )

    def _gone(self, error: KnownError) -> None:
        self._shown = None
        self.detail.clear()
        self._context.notices.error(error)

    def _read_open_plans(self) -> None:
        self._context.runner.query(
            lambda: handover.open_plans(self._desk), self._show_plans, key="handover-drafts"
        )

    def _show_plans(self, plans: tuple[OpenPlan, ...]) -> None:
        self.open_plans.show_plans(plans, self._desk.today())
        self.count.emit(len(plans))

    # to and from the composer

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self._read_open_plans()

    def _issued(self, handover_id: UUID) -> None:
        self._show_issued(handover_id)
        self._context.notices.say(tr("Die Übergabe ist ausgestellt."))
        self.detail.give_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_issued(self, handover_id: UUID) -> None:
        # Until it is read, the one before is still in the detail: what is read anew is this one.
        self._shown = handover_id
        # The row may not be fetched yet, or stand far below.
        if not self.table.select(handover_id):
            self._wanted = handover_id
        self._read(handover_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.title, "title"))
        head.addStretch(1)
        head.addWidget(self.new_button)
        table = Panel()
        table.body.addWidget(self.table)
        detail = Panel()
        detail.body.addWidget(self.detail)
        self._splitter = Splitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(table)
        self._splitter.addWidget(detail)
        self._splitter.setSizes([theme().px(690), theme().px(440)])
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.hide()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.picker)
        column.addWidget(self.open_plans)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.empty, 1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.composer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
