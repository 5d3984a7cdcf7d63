"""Changes a note that was logged: on the page, above the history it stands in.

What is typed is kept like a new note: a lock or a pulled plug costs no word.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import contact_note
from integrif_desk.domain.contact_note import ContactKind, ContactNote, Lesson, Visibility
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.ui.case.note_fields import NoteFields
from integrif_desk.ui.case.note_state import (
    FROM_OFFICE,
    NoteState,
    from_draft,
    occurred_at,
    to_draft,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


class NoteEditor(InlineForm):
    """`on_done()` is called when the editor has closed, saved or not."""

    def __init__(
        self, context: Context, on_done: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Notiz bearbeiten"),
            tr("Notiz &speichern"),
            self._save,
            self._cancelled,
            parent=parent,
        )
        self._context = context
        self._on_done = on_done
        self._edited: ContactNote | None = None
        self._keeper = DraftKeeper(context, DraftKind.CONTACT_NOTE, self._to_draft, self)
        self.stale = StalePanel(note_words, self._write, self._take)
        self.text = TextArea(lines=3, most=14, on_change=lambda _text: self._keeper.touch())
        self.details = NoteFields(context, with_follow_up=False)
        self.add("text", Labelled(tr("&Text"), self.text))
        self.add_widget(NeverHint(self.text))
        self.add_widget(self.details)
        self.add_widget(self.stale)
        self.fields.update(self.details.fields)
        self.details.edited.connect(self._keeper.touch)

    def edit(self, note: ContactNote) -> None:
        """Open the editor with a note; an unfinished change of it is offered again."""
        self._keeper.flush()
        self._take(note)
        self.open()
        shown = self.details.state(self.text.toPlainText())
        self._keeper.begin(
            note.id,
            self._restore,
            shown=to_draft(shown, self._context.opened.desk.now()),
            on_clash=lambda stored: self.show_errors(clash_sentences(self.fields, stored)),
        )

    def keep_drafts(self) -> None:
        """Keep what has been typed, now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Close without a word and forget the note; its draft has been kept."""
        self._keeper.flush()
        self._keeper.stop()
        self._edited = None
        self.text.set_value("")
        self.details.reset(ContactKind.CONVERSATION)
        self.stale.clear()
        self.hide()

    def _take(self, note: ContactNote) -> None:
        self._edited = note
        self.stale.clear()
        self._show(_state(note))

    def _show(self, state: NoteState) -> None:
        self.text.set_value(state.text)
        self.details.set_state(state)

    def _save(self) -> None:
        if self._edited is None:
            return
        state = self.details.state(self.text.toPlainText())
        today = self._context.opened.desk.today()
        before = self._edited.occurred_at
        try:
            when = before
            if state.when != format_date(before.astimezone().date()):
                when = occurred_at(state.when, today) or self._context.opened.desk.now()
            note = replace(
                self._edited,
                text=state.text,
                kind=ContactKind(state.kind),
                minutes=int(state.minutes),
                actor_ids=state.actor_ids(),
                visibility=Visibility(state.visibility),
                lesson=Lesson(state.lesson) if state.lesson else None,
                from_office=bool(state.from_office),
                occurred_at=when,
            )
        except FieldError as error:
            self._fail(error)
            return
        self._write(note)

    def _write(self, note: ContactNote) -> None:
        desk = self._context.opened.desk
        self.show_errors({})
        self._context.runner.change(
            lambda: contact_note.change(desk, note), self._done, self._fail, owner=self
        )

    def _done(self, _changes: object) -> None:
        self._context.notices.say(tr("Notiz gespeichert."))
        self._keeper.discard()
        self.forget()
        self._on_done()

    def _cancelled(self) -> None:
        if not self.escaped:
            self._keeper.discard()
        self.forget()
        self._on_done()

    def _to_draft(self) -> dict[str, str] | None:
        state = self.details.state(self.text.toPlainText())
        if self._edited is None or state == _state(self._edited):
            return None
        return to_draft(state, self._context.opened.desk.now())

    def _restore(self, fields: dict[str, str]) -> None:
        if self._edited is not None:
            self._show(from_draft(fields))
            self._context.notices.say(tr("Ihr Entwurf steht wieder im Formular."))

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, StaleRecord):
            self.stale.compare(error)
        elif isinstance(error, FieldError):
            name = "when" if error.field == "occurred_at" else error.field
            self.show_errors({name: sentence(error)})
        else:
            self.show_errors({}, sentence(error))


def _state(note: ContactNote) -> NoteState:
    return NoteState(
        text=note.text,
        kind=note.kind,
        minutes=str(note.minutes),
        actors=" ".join(str(one) for one in note.actor_ids),
        visibility=note.visibility,
        lesson=note.lesson or "",
        from_office=FROM_OFFICE if note.from_office else "",
        when=format_date(note.occurred_at.astimezone().date()),
    )


def note_words(note: ContactNote) -> list[tuple[str, str]]:
    """Return what can differ between two versions of a note, as (name, words)."""
    return [
        (tr("Text"), note.text),
        (tr("Art"), label(note.kind)),
        (tr("Dauer"), tr("{n} Min.", n=note.minutes)),
        (tr("Tag"), format_date(note.occurred_at.astimezone().date())),
        (tr("Weitergabe"), label(note.visibility)),
        (tr("Erfahrung"), label(note.lesson) if note.lesson else "–"),
        (tr("Herkunft"), tr("von einer Behörde") if note.from_office else "–"),
    ]
