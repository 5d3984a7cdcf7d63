"""„Verlauf“: the quick entry, and below it all that happened, newest first."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import case, contact_note
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import CaseDetail, HistoryItem, HistoryKind, Key, Page
from integrif_desk.ui.case.history_words import Line, lines
from integrif_desk.ui.case.note_editor import NoteEditor
from integrif_desk.ui.case.quick_entry import QuickEntry
from integrif_desk.ui.case.tab import CaseTab, YieldingArea, is_read_only
from integrif_desk.ui.case.timeline import HistoryList
from integrif_desk.ui.context import HANDOVERS, Context, HandoverTarget
from integrif_desk.ui.findings.note_form import FindingNoteForm
from integrif_desk.ui.referrals.presenter import NUDGE
from integrif_desk.ui.referrals.step_panel import StepPanel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option, filter_row
from integrif_desk.wording.i18n import tr

_PAGE = 50
_TOLD = {
    *(Noun.CONTACT_NOTE, Noun.REFERRAL, Noun.HANDOVER, Noun.CASE, Noun.ACTOR),
    *(Noun.MEASURE, Noun.CONSENT),
}
_ALL, _PATH = "all", "path"
_KINDS = {
    _ALL: case.ALL_KINDS,
    HistoryKind.DOCUMENT.value: frozenset({HistoryKind.DOCUMENT, HistoryKind.CONSENT}),
    _PATH: frozenset({HistoryKind.PHASE, HistoryKind.MEASURE, HistoryKind.STATE}),
}
_LEAST_LIST = 48


class HistoryTab(CaseTab):
    """Reads page after page as one scrolls."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._case_id: UUID | None = None
        self._detail: CaseDetail | None = None
        self._items: list[HistoryItem] = []
        self._next: Key | None = None
        self._busy = False
        self._room = False
        self._fresh: UUID | None = None
        self.entry = QuickEntry(context)
        self.entry.left.connect(self._leave_entry)
        self.entry.logged.connect(self._logged)
        self.editor = NoteEditor(context, self._close_editor)
        self.nudge = StepPanel(context, self._close_editor)
        self.finding = FindingNoteForm(context, self._close_editor, self._open_finding)
        self.filter = filter_row(
            [
                Option(_ALL, tr("Alles")),
                Option(HistoryKind.CONTACT.value, tr("Kontakte")),
                Option(HistoryKind.REFERRAL.value, tr("Verweisungen")),
                Option(HistoryKind.DOCUMENT.value, tr("Dokumente")),
                Option(_PATH, tr("Weg")),
            ],
            lambda _kind: self._read_first(),
            tr("Was der Verlauf zeigt"),
        )
        self.list = HistoryList(tr("Verlauf"), self._deeds, self._on_key, self._open)
        self.list.more_wanted.connect(self._read_more)
        self._empty = EmptyState()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(label(tr("Verlauf"), "panel"), 1)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        forms = YieldingArea()
        for form in (self.entry, self.editor, self.nudge, self.finding):
            forms.column.addWidget(form)
        self.list.setMinimumHeight(theme().px(_LEAST_LIST))
        column.addWidget(forms)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addStretch(0)
        self._empty.hide()

    def show_detail(self, detail: CaseDetail) -> None:
        other = detail.case.id != self._case_id
        self._detail = detail
        if other:
            self._case_id = detail.case.id
            self._fresh = None
            self._close_forms()
            self.filter.set_value(_ALL)
            self.list.show_lines([])
            self.list.setCurrentIndex(self.list.model().index(-1, 0))
            self.entry.show_case(detail.case.id)
            self._read_first()
        else:
            self._show()
        self._show_entry()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or (self._case_id in changes.ids and changes.nouns & _TOLD):
            self._read_again()

    def make_room(self, wanted: bool) -> None:
        self._room = wanted
        self._show_entry()

    def keep_drafts(self) -> None:
        self.entry.flush()
        self.editor.keep_drafts()
        self.nudge.form.keep_drafts()
        self.finding.keep_drafts()

    def clear(self) -> None:
        self._case_id = self._detail = None
        self._items = []
        self._close_forms()
        self.entry.show_case(None)
        self.list.show_lines([])

    def write_note(self) -> None:
        """Put the cursor into the quick entry, unless the case is closed."""
        if self._detail is not None and not is_read_only(self._detail):
            self._close_forms()
            self._show_entry()
            self.entry.show()
            self.entry.start()

    def _read_first(self) -> None:
        self._items = []
        self._ask(None, _PAGE, self._take_first)

    def _read_again(self) -> None:
        self._ask(None, max(_PAGE, len(self._items)), self._take_first)

    def _read_more(self) -> None:
        if self._next is not None and not self._busy:
            self._ask(self._next, _PAGE, self._take_more)

    def _ask(
        self, after: Key | None, limit: int, take: Callable[[Page[HistoryItem]], None]
    ) -> None:
        case_id, desk = self._case_id, self.context.opened.desk
        if case_id is None:
            return
        kind = self.filter.value()
        kinds = _KINDS.get(kind) or frozenset({HistoryKind(kind)})
        self._busy = True
        self.context.runner.query(
            lambda: case.history(desk, case_id, kinds, after, limit),
            take,
            self._fail,
            key=("history", id(self)),
            owner=self,
        )

    def _fail(self, error: KnownError) -> None:
        self._busy = False
        self.context.notices.error(error)

    def _take_first(self, page: Page[HistoryItem]) -> None:
        self._items = []
        self._take_more(page)

    def _take_more(self, page: Page[HistoryItem]) -> None:
        self._busy = False
        self._items += page.rows
        self._next = page.next_key
        self._show()

    def _show(self) -> None:
        if self._detail is None:
            return
        today = self.context.opened.desk.today()
        self.list.show_lines(lines(self._items, self._detail.referrals, today))
        self._select_fresh()
        self._show_list()
        self._empty.setVisible(not self._items)
        everything = self.filter.value() == _ALL
        self._empty.set_text(
            tr("Noch nichts eingetragen.") if everything else tr("Davon gibt es hier noch nichts.")
        )

    def _deeds(self, line: Line) -> Sequence[tuple[str, str, Callable[[], object]]]:
        if line.item.kind is HistoryKind.DOCUMENT:
            return [(tr("Öf&fnen"), "file-pdf", lambda: self._open(line))]
        if self._detail is None or line.item.kind is not HistoryKind.CONTACT:
            return []
        note = (tr("Als Praxis&wissen notieren"), "lightbulb", lambda: self._note_finding(line))
        if is_read_only(self._detail):
            return [note]
        return [
            (tr("&Bearbeiten"), "pencil-simple", lambda: self._edit(line)),
            note,
            (tr("&Löschen"), "trash", lambda: self._remove(line)),
        ]

    def _on_key(self, key: int, line: Line) -> bool:
        closed = self._detail is None or is_read_only(self._detail)
        if key == Qt.Key.Key_N and not closed:
            self.write_note()
            return True
        if key == Qt.Key.Key_Delete and line.item.kind is HistoryKind.CONTACT and not closed:
            self._remove(line)
            return True
        return False

    def _open(self, line: Line) -> None:
        if line.item.kind is HistoryKind.DOCUMENT:
            self.go_to.emit(HANDOVERS, HandoverTarget(handover_id=line.item.id))
        elif line.unanswered:
            self._nudge(line)
        elif line.item.kind is HistoryKind.CONTACT:
            self._edit(line)

    def _edit(self, line: Line) -> None:
        desk, note_id = self.context.opened.desk, line.item.id
        if self._detail is not None and not is_read_only(self._detail):
            self.context.runner.query(
                lambda: contact_note.read(desk, note_id), self._begin_edit, owner=self
            )

    def _begin_edit(self, note: ContactNote) -> None:
        if note.case_id == self._case_id:
            self._close_forms()
            self.editor.edit(note)
            self._show_entry()

    def _nudge(self, line: Line) -> None:
        rows = self._detail.referrals if self._detail is not None else ()
        row = next((each for each in rows if each.id == line.item.referral_id), None)
        if row is not None:
            self._close_forms()
            self.nudge.ask(NUDGE, row)
            self._show_entry()

    def _note_finding(self, line: Line) -> None:
        self._close_forms()
        self.finding.begin(line.item.id)

    def _open_finding(self) -> None:
        self.finding.show()
        self._show_entry()

    def _remove(self, line: Line) -> None:
        desk, note_id = self.context.opened.desk, line.item.id
        removed: list[ContactNote] = []

        def remove() -> Changes:
            removed.append(contact_note.remove(desk, note_id))
            return Changes(frozenset({Noun.CONTACT_NOTE}), frozenset({removed[0].case_id, note_id}))

        def undo() -> None:
            self.context.runner.change(lambda: contact_note.restore(desk, removed[0]))

        self.context.runner.change(
            remove, lambda _done: self.context.notices.say(tr("Notiz gelöscht."), undo), owner=self
        )

    def _logged(self, note_id: UUID) -> None:
        self._fresh = note_id
        self._select_fresh()

    def _select_fresh(self) -> None:
        """Select the note that was just written: what can be done with it is one click away."""
        if self._fresh is not None and self.list.select_key(self._fresh):
            self._fresh = None

    def _leave_entry(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _close_editor(self) -> None:
        self._close_forms()
        self._show_entry()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_entry(self) -> None:
        closed = all(form.isHidden() for form in (self.editor, self.nudge, self.finding))
        writable = self._detail is not None and not is_read_only(self._detail)
        self.entry.setVisible(closed and not self._room and writable)
        # Who corrects a note needs its fields more than the filter.
        self._head.setVisible(closed)
        self._show_list()

    def _show_list(self) -> None:
        # What is masked wants to be seen whole before it is saved; the note is in the form.
        self.list.setVisible(bool(self._items) and self.finding.isHidden())

    def _close_forms(self) -> None:
        self.editor.forget()
        self.nudge.forget()
        self.finding.forget()
