"""„Vereinbarungen“: meetings, who agreed on what by when, and what became of it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from integrif_desk.casework import agreement as agreements
from integrif_desk.casework import meeting as meetings
from integrif_desk.casework.agreement import Step
from integrif_desk.casework.changes import Noun
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.meeting import Meeting
from integrif_desk.domain.meeting_views import (
    AgreementCounts,
    AgreementDetail,
    AgreementFilter,
    AgreementRow,
    MeetingDetail,
    MeetingFilter,
    MeetingRow,
)
from integrif_desk.ui.columns import columns, fill_page, heading
from integrif_desk.ui.context import Context, MeetingTarget
from integrif_desk.ui.meetings.deeds import MeetingDeeds
from integrif_desk.ui.meetings.detail import Deeds, MeetingView, framed, scroll_area
from integrif_desk.ui.meetings.editor import MeetingEditor
from integrif_desk.ui.meetings.list_column import ListColumn
from integrif_desk.ui.meetings.presenter import (
    Scope,
    StepKind,
)
from integrif_desk.ui.meetings.print_bar import PrintBar
from integrif_desk.ui.page import Page, touches
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.wording.i18n import tr

_SHOWN = {Noun.MEETING, Noun.ACTOR, Noun.ACCOUNT}


class MeetingsPage(Page):
    """The list on the left, the meeting on the right."""

    title = tr("Vereinbarungen")
    help_text = tr(
        "Hier halten Sie fest, was bei Treffen mit anderen Stellen vereinbart wurde: wer was bis "
        "wann übernimmt. Offene Vereinbarungen stehen auch auf Heute, überfällige in Rot.\n\n"
        "Tragen Sie mehrere nacheinander ein: Die Eingabetaste fügt eine hinzu und beginnt die "
        "nächste.\n\n"
        "Wählen Sie eine Vereinbarung aus, um einzutragen, was daraus geworden ist. Jeder Schritt "
        "bleibt im Verlauf und lässt sich zurücknehmen.\n\n"
        "„Liste drucken“ bringt alles Offene auf Papier, mit Platz für Bemerkungen beim nächsten "
        "Treffen. Was über einzelne ratsuchende Personen besprochen wurde, gehört in deren Fall."
    )
    shortcuts = (
        (tr("Eingabe"), tr("Vereinbarung hinzufügen und die nächste beginnen")),
        (tr("Strg+Eingabe"), tr("Treffen oder Schritt speichern")),
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("in der Liste")),
        (tr("Strg+F"), tr("Liste durchsuchen")),
        (tr("Strg+P"), tr("Liste drucken")),
        (tr("Esc"), tr("Formular verlassen, der Entwurf bleibt")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._shown_id: UUID | None = None
        self._agreement_id: UUID | None = None
        self._row_id: UUID | None = None
        self._pick_first = True
        self.list = ListColumn(
            self._desk, self._filter, self._meeting_selected, self._agreement_selected
        )
        for model in (self.list.meetings_model, self.list.agreements_model):
            model.loaded.connect(self._loaded)
        self.print_bar = PrintBar(context)
        self._deeds = MeetingDeeds(context, self)
        self.editor = MeetingEditor(context, self._saved, self._close_editor)
        self.view = MeetingView(
            context,
            Deeds(
                edit=self._edit,
                delete=self._ask_delete,
                print_open=self._print_meeting,
                select=self._read_agreement,
                show_agreement=self._show_left_open,
                added=self._added,
                step=self._take_step,
                undo_step=self._undo_step,
                delete_agreement=self._delete_agreement,
            ),
        )
        self._nothing = EmptyState()
        self._area = scroll_area(self.view)
        self._editing = scroll_area(framed(self.editor))
        self._right = QStackedWidget()
        for part in (self._nothing, self._area, self._editing):
            self._right.addWidget(part)
        self._lay_out()
        self.setFocusProxy(self.list.meetings)
        self.share_width()

    def refresh(self, changes: object | None) -> None:
        if not touches(changes, _SHOWN):
            return
        self._count()
        if self.list.model().rows():
            self.list.model().reload()
        else:
            self._filter()
        if self._shown_id is not None:
            self._read(self._shown_id, self._agreement_id)

    def show_item(self, what: object) -> None:
        if isinstance(what, AgreementFilter):
            scope = Scope.OVERDUE if what.overdue_only else Scope.OPEN
            self.list.choose(scope, mine=what.account_id is not None)
        elif isinstance(what, MeetingTarget):
            self._pick_first = False
            if what.agreement_id is not None:
                self._open_agreement(what.agreement_id)
            elif what.meeting_id is not None:
                self._read(what.meeting_id, None)

    def areas(self) -> Sequence[QWidget]:
        return (self.list.chips, self.list.table(), self._right)

    def find_field(self) -> QLineEdit | None:
        return self.list.search

    def print_page(self) -> bool:
        self.print_bar.open(self.list.wanted(), self.list.scope_words())
        return True

    def blank(self) -> None:
        self.editor.forget()
        self.view.forget()
        self._shown_id = self._agreement_id = self._row_id = None
        self._pick_first = True
        self._right.setCurrentWidget(self._nothing)
        self.list.forget()
        self.print_bar.forget()

    def share_width(self) -> None:
        # Large text in a small window: the meeting needs the room more than the list.
        self.list.setFixedWidth(min(theme().px(440), round(self.width() * 0.4)))

    def _lay_out(self) -> None:
        head = heading(
            self,
            None,
            Button(tr("Liste dr&ucken"), icon="printer", on_click=self.print_page),
            Button(tr("Neues &Treffen"), icon="plus", on_click=self.add_meeting),
        )
        fill_page(self, head, self.print_bar, columns((self.list,), self._right))

    # reading

    def _filter(self) -> None:
        self._pick_first = self._right.currentWidget() is not self._editing
        self._count()
        self.setFocusProxy(self.list.table())
        self.view.put_agreement_first(self.list.scope is not Scope.MEETINGS)
        self.list.show_loading()
        if self.list.scope is Scope.MEETINGS:
            shown = MeetingFilter(today=self._desk.today(), text=self.list.search.value())
            self.list.meetings_model.reset(
                store_pages(
                    self._context.runner,
                    lambda after, limit: meetings.meetings(self._desk, shown, after, limit),
                    "meetings-rows",
                    self,
                )
            )
            return
        wanted = self.list.wanted()
        self.list.agreements_model.reset(
            store_pages(
                self._context.runner,
                lambda after, limit: agreements.agreements(self._desk, wanted, after, limit),
                "agreements-rows",
                self,
            )
        )

    def _count(self) -> None:
        today, mine = self._desk.today(), self.list.wanted().account_id

        def read() -> tuple[AgreementCounts, AgreementCounts]:
            shown = agreements.counts(self._desk, AgreementFilter(today=today, account_id=mine))
            return shown, agreements.counts(self._desk, AgreementFilter(today=today))

        def show(found: tuple[AgreementCounts, AgreementCounts]) -> None:
            self.list.show_counts(found[0])
            self.count.emit(found[1].overdue)

        self._context.runner.query(read, show, key="agreements-counts", owner=self)

    def _loaded(self) -> None:
        first = self.list.show_loaded(self.add_meeting)
        if first is not None and self._pick_first:
            shown = self._shown_id if self.list.scope is Scope.MEETINGS else self._agreement_id
            if shown is None or not self.list.table().select(shown):
                self.list.table().select(first)
        self._pick_first = False

    def _meeting_selected(self, row: MeetingRow | None) -> None:
        if row is not None and self._is_new_choice(row.id) and row.id != self._shown_id:
            self._leave_editor()
            self._read(row.id, None)

    def _agreement_selected(self, row: AgreementRow | None) -> None:
        if row is not None and self._is_new_choice(row.id) and row.id != self._agreement_id:
            self._leave_editor()
            self._read(row.agreement.meeting_id, row.id)

    def _is_new_choice(self, row_id: UUID) -> bool:
        # A reloaded table selects its row again, which is no wish to see something else.
        before, self._row_id = self._row_id, row_id
        return before != row_id

    def _read(self, meeting_id: UUID, agreement_id: UUID | None) -> None:
        self._shown_id, self._agreement_id = meeting_id, agreement_id
        by_meeting = self.list.scope is Scope.MEETINGS
        self.list.table().select(meeting_id if by_meeting else agreement_id)
        self._context.runner.query(
            lambda: meetings.view(self._desk, meeting_id),
            self._show,
            self._gone,
            key="meetings-detail",
            owner=self,
        )

    def _show(self, detail: MeetingDetail) -> None:
        if detail.meeting.id != self._shown_id:
            return
        shown = self.view.detail()
        if shown is None or shown.meeting.id != detail.meeting.id:
            self._area.verticalScrollBar().setValue(0)
        self.view.show_detail(detail, self._desk.today(), self._agreement_id)
        if self._right.currentWidget() is self._nothing:
            self._right.setCurrentWidget(self._area)
        QTimer.singleShot(0, self, lambda: self.view.keep_entry_in_sight(self._area))

    def _gone(self, error: KnownError) -> None:
        self._shown_id = self._agreement_id = self._row_id = None
        self.view.forget()
        self._right.setCurrentWidget(self._nothing)
        if error.code is not ErrorCode.NOT_FOUND:
            self._context.notices.error(error)

    def _read_agreement(self, agreement_id: UUID | None) -> None:
        self._agreement_id = agreement_id
        if agreement_id is None:
            self.view.agreement.forget()
            return

        def show(detail: AgreementDetail) -> None:
            if detail.row.id == self._agreement_id:
                self.view.show_agreement(detail, self._desk.today())
                QTimer.singleShot(0, self, lambda: self.view.bring_into_sight(self._area))

        self._context.runner.query(
            lambda: agreements.view(self._desk, agreement_id),
            show,
            lambda _gone: self.view.agreement.forget(),
            key="agreements-detail",
            owner=self,
        )

    def _open_agreement(self, agreement_id: UUID) -> None:
        self._context.runner.query(
            lambda: agreements.view(self._desk, agreement_id).row,
            self._show_left_open,
            key="agreements-open",
            owner=self,
        )

    def _show_left_open(self, row: AgreementRow) -> None:
        self._leave_editor()
        self._read(row.agreement.meeting_id, row.id)

    # doing

    def add_meeting(self) -> None:
        """Open the form of a new meeting."""
        self._open_editor(None)

    def _edit(self) -> None:
        detail = self.view.detail()
        if detail is not None:
            self._open_editor(detail.meeting)

    def _open_editor(self, meeting: Meeting | None) -> None:
        self.view.keep()
        self.editor.keep()
        self._right.setCurrentWidget(self._editing)
        self.editor.edit(meeting)

    def _leave_editor(self) -> None:
        if self._right.currentWidget() is self._editing:
            self.editor.forget()
            self._right.setCurrentWidget(self._area)

    def _close_editor(self) -> None:
        self._right.setCurrentWidget(self._nothing if self._shown_id is None else self._area)
        self.list.table().setFocus()

    def _saved(self, meeting_id: UUID) -> None:
        self._context.notices.say(tr("Das Treffen ist gespeichert."))
        self._right.setCurrentWidget(self._area)
        self._read(meeting_id, None)
        self._pick_first = True
        self.view.entry.owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self, _agreement_id: UUID) -> None:
        self._context.notices.say(tr("Die Vereinbarung ist gespeichert."))

    def _take_step(self, kind: StepKind, step: Step) -> None:
        if self._agreement_id is not None:
            self._deeds.take_step(
                self._agreement_id,
                kind,
                step,
                self.view.agreement.done,
                self.view.agreement.form.refuse,
            )

    def _undo_step(self) -> None:
        if self._agreement_id is not None:
            self._deeds.undo_step(self._agreement_id)

    def _delete_agreement(self) -> None:
        if self._agreement_id is not None:
            self._deeds.delete_agreement(self._agreement_id, self._agreement_gone)

    def _agreement_gone(self) -> None:
        self._agreement_id = None

    def _ask_delete(self) -> None:
        detail = self.view.detail()
        if detail is not None:
            self._deeds.ask_delete_meeting(detail, self._meeting_gone)

    def _meeting_gone(self) -> None:
        self._shown_id = self._agreement_id = self._row_id = None
        self._pick_first = True
        self.view.forget()
        self._right.setCurrentWidget(self._nothing)

    def _print_meeting(self) -> None:
        detail = self.view.detail()
        if detail is not None:
            of_it = AgreementFilter(today=self._desk.today(), meeting_id=detail.meeting.id)
            self.print_bar.open(of_it, detail.meeting.title)
