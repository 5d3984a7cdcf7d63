"""„Was ist passiert?“: a note in seconds, without a mouse, never lost.

Strg+Eingabe saves and leaves an empty line with the cursor in it; Esc keeps the draft and goes
back to the history.
"""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import contact_note
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.ui.case.note_fields import NoteFields
from integrif_desk.ui.case.note_state import NoteState, draft_hint, from_draft, new_note, to_draft
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.buttons import LARGE, LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, TextArea, show_errors
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class QuickEntry(Panel):
    """`left` is emitted on Esc, `logged` with the id of a note that was saved."""

    left = Signal()
    logged = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._case_id: UUID | None = None
        self._last_kind = ContactKind.CONVERSATION
        self._sent: NoteState | None = None
        self.text = TextArea(lines=1, most=10)
        self._shown_text = Labelled(tr("Was ist &passiert?"), self.text)
        self.draft_hint = label("", "meta")
        self._discard = Button(tr("Verwerfen"), LINK, height=SMALL, on_click=self._drop)
        self.details = NoteFields(context, with_follow_up=True)
        self.save_button = Button(
            tr("&Speichern"), PRIMARY, keys="Strg+↵", height=LARGE, on_click=self.save
        )
        self._keeper = DraftKeeper(context, DraftKind.CONTACT_NOTE, self._to_draft, self)
        self._lay_out()
        self.text.textChanged.connect(self._typed)
        self.details.edited.connect(self._keeper.touch)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        self._tell_draft("")

    def show_case(self, case_id: UUID | None) -> None:
        """Offer a line for another case; what was typed for the last one is kept as its draft."""
        self._keeper.flush()
        self._case_id = case_id
        self._sent = None
        self._clear(ContactKind.CONVERSATION)
        if case_id is None:
            self._keeper.stop()
            return
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: contact_note.last_kind(desk, case_id), self._propose_kind, key=(id(self), 1)
        )
        self._keeper.begin(case_id, self._restore)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def flush(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def save(self) -> None:
        """Log the note; what was typed stays until that has worked."""
        case_id, desk = self._case_id, self._context.opened.desk
        if case_id is None or self._sent is not None:
            return
        state = self.details.state(self.text.toPlainText())
        try:
            note = new_note(state, case_id, desk.today())
        except FieldError as error:
            self._show_error(error)
            return
        self._show_errors({})
        self._sent = state
        self._keeper.stop()
        self._context.runner.change(
            lambda: contact_note.log(desk, note),
            lambda done: self._saved(case_id, state, done),
            lambda error: self._failed(case_id, state, error),
            owner=self,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._shown_text, 1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        # As high as the label of the line, so that button and line stand side by side.
        beside.addWidget(label(" ", "label"))
        beside.addWidget(self.save_button)
        beside.addStretch(1)
        line.addLayout(beside)
        column.addLayout(line)
        column.addWidget(NeverHint(self.text))
        column.addWidget(self.details)
        hint = QHBoxLayout()
        hint.setSpacing(12)
        hint.addWidget(self.draft_hint)
        hint.addWidget(self._discard)
        hint.addStretch(1)
        column.addLayout(hint)
        self.body.addLayout(column)
        order = [self.text, self.details.kind, self.details.minutes, self.details.actors]
        order += [self.details.later, self.details.task, self.details.due, self.details.may_leave]
        order += [
            self.details.from_office,
            self.details.lesson,
            self.details.when,
            self.save_button,
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _typed(self) -> None:
        text = self.text.toPlainText()
        self.details.propose_task(text)
        self.details.show_rest(bool(text))
        self._keeper.touch()

    def _saved(self, case_id: UUID, state: NoteState, done: Changes) -> None:
        if case_id != self._case_id:
            return
        self._sent = None
        self._context.notices.clear()
        self._context.notices.say(tr("Notiz gespeichert."))
        # What was typed on while the disk worked begins the next note.
        more = self.text.toPlainText().removeprefix(state.text)
        self._last_kind = ContactKind(state.kind)
        self._clear(self._last_kind)
        self.start()
        if more:
            self.text.insertPlainText(more)
        self.logged.emit(done.created)

    def _failed(self, case_id: UUID, state: NoteState, error: KnownError) -> None:
        # The text may be gone from the screen by now; its draft is not.
        self._keeper.keep(case_id, to_draft(state, self._context.opened.desk.now()))
        if case_id == self._case_id:
            self._sent = None
            self._show_error(error)
        else:
            self._context.notices.error(error)

    def _show_error(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self._fields():
            self._show_errors({error.field: sentence(error)})
            return
        self._context.notices.error(
            tr("Die Notiz ist noch nicht gespeichert. {reason}", reason=sentence(error))
        )

    def _show_errors(self, errors: dict[str, str]) -> None:
        show_errors(self._fields(), errors)

    def _fields(self) -> dict[str, Labelled]:
        return {"text": self._shown_text, **self.details.fields}

    def _propose_kind(self, kind: ContactKind) -> None:
        before = self._last_kind
        self._last_kind = kind
        if self.details.kind.value() == before and not self.text.toPlainText():
            self.details.kind.set_value(kind)

    def _restore(self, fields: dict[str, str]) -> None:
        state = from_draft(fields)
        self.text.set_value(state.text)
        self.details.set_state(state)
        self.details.propose_task(state.text)
        self.details.show_rest(True)
        self._tell_draft(draft_hint(fields))

    def _drop(self) -> None:
        self._keeper.discard()
        self._clear(self._last_kind)
        self.start()

    def _clear(self, kind: ContactKind) -> None:
        self.text.set_value("")
        self.details.reset(kind)
        self.details.propose_task("")
        self.details.show_rest(False)  # more room for the history until something is typed
        self._show_errors({})
        self._tell_draft("")

    def _tell_draft(self, hint: str) -> None:
        self.draft_hint.setText(hint)
        self.draft_hint.setVisible(bool(hint))
        self._discard.setVisible(bool(hint))

    def _to_draft(self) -> dict[str, str] | None:
        state = self.details.state(self.text.toPlainText())
        return None if state.is_empty() else to_draft(state, self._context.opened.desk.now())
