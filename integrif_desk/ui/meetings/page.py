"""„Vereinbarungen“: meetings, who agreed on what by when, and what became of it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import agreement as agreements
from integrif_desk.casework import meeting as meetings
from integrif_desk.casework.agreement import Step
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.meeting_views import (
    AgreementCounts,
    AgreementDetail,
    AgreementFilter,
    AgreementRow,
    MeetingDetail,
    MeetingFilter,
    MeetingRow,
    RemovedMeeting,
)
from integrif_desk.ui.context import Context, MeetingTarget
from integrif_desk.ui.meetings.detail import READABLE, Deeds, MeetingView
from integrif_desk.ui.meetings.editor import MeetingEditor
from integrif_desk.ui.meetings.list_column import ListColumn
from integrif_desk.ui.meetings.presenter import Scope, StepKind, deletion_sentence, step_said
from integrif_desk.ui.meetings.print_bar import PrintBar
from integrif_desk.ui.page import Page
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import label, line, upright
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
        self._pick_first = True
        self.list = ListColumn(
            self._desk, self._filter, self._meeting_selected, self._agreement_selected
        )
        for model in (self.list.meetings_model, self.list.agreements_model):
            model.loaded.connect(self._loaded)
        self.print_bar = PrintBar(context)
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
        self._area = _scroll_area(self.view)
        holder = QWidget()
        holder.setProperty("scrolled", True)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.addWidget(self.editor)
        inside.addStretch(1)
        holder.setMaximumWidth(theme().px(READABLE))
        self._editing = _scroll_area(holder)
        self._right = QStackedWidget()
        for part in (self._nothing, self._area, self._editing):
            self._right.addWidget(part)
        self._lay_out()
        self.setFocusProxy(self.list.meetings)
        self._share_width()

    def refresh(self, changes: object | None) -> None:
        if isinstance(changes, Changes) and not changes.nouns & _SHOWN:
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
        elif isinstance(what, MeetingTarget) and what.agreement_id is not None:
            self._pick_first = False
            self._open_agreement(what.agreement_id)
        elif isinstance(what, MeetingTarget) and what.meeting_id is not None:
            self._pick_first = False
            self._read(what.meeting_id, None)

    def areas(self) -> Sequence[QWidget]:
        return (self.list.chips, self.list.table(), self._right)

    def find_field(self) -> QLineEdit | None:
        return self.list.search

    def print_page(self) -> bool:
        wanted, scope = self.list.wanted(), self.list.scope_words()
        self.print_bar.open(wanted, scope)
        return True

    def blank(self) -> None:
        self.editor.forget()
        self.view.forget()
        self._shown_id = self._agreement_id = None
        self._pick_first = True
        self._right.setCurrentWidget(self._nothing)
        self.list.forget()
        self.print_bar.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_right"):
            self._share_width()

    def _share_width(self) -> None:
        # Large text in a small window: the meeting needs the room more than the list.
        self.list.setFixedWidth(min(theme().px(440), round(self.width() * 0.4)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 12)
        head.setSpacing(12)
        head.addWidget(label(self.title, "title"))
        head.addStretch(1)
        head.addWidget(Button(tr("Liste dr&ucken"), icon="printer", on_click=self.print_page))
        head.addWidget(
            Button(tr("Neues &Treffen"), PRIMARY, icon="plus", on_click=self.add_meeting)
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 24, 0)
        bar.addWidget(self.print_bar)
        right = QWidget()
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        right.setProperty("surface", True)
        shown = QVBoxLayout(right)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.addWidget(self._right)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.list)
        columns.addWidget(upright())
        columns.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(line())
        column.addLayout(columns, 1)

    # reading

    def _filter(self) -> None:
        self._pick_first = self._right.currentWidget() is not self._editing
        self._count()
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
        if row is not None and row.id != self._shown_id:
            self._leave_editor()
            self._read(row.id, None)

    def _agreement_selected(self, row: AgreementRow | None) -> None:
        if row is not None and row.id != self._agreement_id:
            self._leave_editor()
            self._read(row.agreement.meeting_id, row.id)

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
        self.view.show_detail(detail, self._desk.today(), self._agreement_id)
        if self._right.currentWidget() is self._nothing:
            self._right.setCurrentWidget(self._area)

    def _gone(self, error: KnownError) -> None:
        self._shown_id = self._agreement_id = None
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
                QTimer.singleShot(0, self, self._bring_into_sight)

        self._context.runner.query(
            lambda: agreements.view(self._desk, agreement_id),
            show,
            lambda _gone: self.view.agreement.forget(),
            key="agreements-detail",
            owner=self,
        )

    def _bring_into_sight(self) -> None:
        if self.view.agreement.isVisible() and self._right.currentWidget() is self._area:
            self._area.ensureWidgetVisible(self.view.agreement, 0, 16)

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
        self._open_editor(new=True)

    def _edit(self) -> None:
        self._open_editor(new=False)

    def _open_editor(self, *, new: bool) -> None:
        detail = self.view.detail()
        if not new and detail is None:
            return
        self.view.keep()
        self.editor.keep()
        self._right.setCurrentWidget(self._editing)
        self.editor.edit(None if new or detail is None else detail.meeting)

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

    def _added(self, agreement_id: UUID) -> None:
        self._context.notices.say(
            tr("Die Vereinbarung ist gespeichert."), lambda: self._undo_add(agreement_id)
        )

    def _undo_add(self, agreement_id: UUID) -> None:
        if self._agreement_id == agreement_id:
            self._agreement_id = None
        self._change(lambda: agreements.remove(self._desk, agreement_id)[0])

    def _take_step(self, kind: StepKind, step: Step) -> None:
        agreement_id = self._agreement_id
        if agreement_id is None:
            return

        def done(_changes: Changes) -> None:
            self.view.agreement.done()
            self._context.notices.say(
                step_said(kind, step.due_on),
                lambda: self._change(lambda: agreements.undo_last(self._desk, agreement_id)),
            )

        self._context.runner.change(
            lambda: agreements.step(self._desk, agreement_id, step),
            done,
            self.view.agreement.form.refuse,
            owner=self,
        )

    def _undo_step(self) -> None:
        agreement_id = self._agreement_id
        if agreement_id is not None:
            self._change(
                lambda: agreements.undo_last(self._desk, agreement_id),
                tr("Der letzte Schritt ist zurückgenommen."),
            )

    def _delete_agreement(self) -> None:
        agreement_id = self._agreement_id
        if agreement_id is None:
            return
        gone: list[AgreementDetail] = []

        def write() -> Changes:
            changes, removed = agreements.remove(self._desk, agreement_id)
            gone.append(removed)
            return changes

        def done(_changes: Changes) -> None:
            self._agreement_id = None
            self._context.notices.say(
                tr("Die Vereinbarung ist gelöscht."),
                lambda: self._change(lambda: agreements.restore(self._desk, gone[0])),
            )

        self._context.runner.change(write, done, owner=self)

    def _ask_delete(self) -> None:
        detail = self.view.detail()
        if detail is None:
            return
        meeting_id = detail.meeting.id
        confirm(
            self,
            tr("Treffen löschen"),
            deletion_sentence(detail),
            tr("Treffen &löschen"),
            lambda: self._delete(meeting_id),
        )

    def _delete(self, meeting_id: UUID) -> None:
        gone: list[RemovedMeeting] = []

        def write() -> Changes:
            changes, removed = meetings.remove(self._desk, meeting_id)
            gone.append(removed)
            return changes

        def done(_changes: Changes) -> None:
            self._shown_id = self._agreement_id = None
            self._pick_first = True
            self.view.forget()
            self._right.setCurrentWidget(self._nothing)
            self._context.notices.say(
                tr("Das Treffen ist gelöscht."),
                lambda: self._change(lambda: meetings.restore(self._desk, gone[0])),
            )

        self._context.runner.change(write, done, owner=self)

    def _change(self, write: Callable[[], Changes], said: str = "") -> None:
        def done(_changes: Changes) -> None:
            if said:
                self._context.notices.say(said)

        self._context.runner.change(write, done, owner=self)

    def _print_meeting(self) -> None:
        detail = self.view.detail()
        if detail is not None:
            wanted = AgreementFilter(today=self._desk.today(), meeting_id=detail.meeting.id)
            self.print_bar.open(wanted, detail.meeting.title)


def _scroll_area(inner: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inner)
    return made
