"""The form of a meeting, on the page itself, with its draft and what was left open before."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.casework import meeting as meetings
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.meeting import Meeting
from integrif_desk.domain.meeting_views import AgreementRow
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.meetings.meeting_input import (
    MEETING_LABELS,
    changed_meeting,
    meeting_texts,
    new_meeting_texts,
    read_meeting,
    spelled_meeting,
)
from integrif_desk.ui.meetings.people_fields import AccountsField, ParticipantsField
from integrif_desk.ui.meetings.presenter import (
    agenda,
)
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.restored_line import RestoredLine
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n


class MeetingFields(FieldGroup):
    """What is written down of a meeting."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.participants = ParticipantsField(context)
        self.minutes = TextArea(lines=5, most=18)
        day = DateField(context.opened.desk.today, field="held_on")
        words = MEETING_LABELS
        self.add("title", Labelled(words["title"], LineField()))
        self.add_row(
            (1, 2),
            held_on=Labelled(words["held_on"], day),
            place=Labelled(words["place"], LineField()),
        )
        self.add(
            "participants",
            Labelled(
                words["participants"],
                self.participants,
                hint=tr(
                    "Aus dem Verzeichnis, mehrere nacheinander. Wer das Feld leert, wählt neu."
                ),
            ),
        )
        self.add("accounts", Labelled(words["accounts"], AccountsField(context)))
        self.add(
            "attendees",
            Labelled(
                words["attendees"],
                TextArea(lines=2, most=8),
                hint=tr("Namen, wie sie auf der Liste stehen: „Frau Keller, Jobcenter“."),
            ),
        )
        never = NeverHint(self.minutes)
        self.add(
            "minutes_text",
            Labelled(
                words["minutes_text"],
                self.minutes,
                hint=tr("Bitte nichts über einzelne ratsuchende Personen: Das gehört in den Fall."),
            ),
        )
        self.column.addWidget(never)


class MeetingEditor(InlineForm):
    """`on_saved(meeting_id)` is called after saving, `on_close()` when left; a draft stays."""

    def __init__(
        self,
        context: Context,
        on_saved: Callable[[UUID], object],
        on_close: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Neues Treffen"),
            tr("Treffen &speichern"),
            self.save,
            self._leave,
            icon="handshake",
            parent=parent,
        )
        self._context = context
        self._desk = context.opened.desk
        self._on_saved, self._on_close = on_saved, on_close
        self._meeting: Meeting | None = None
        self._left_open: tuple[AgreementRow, ...] = ()
        self._keeper = DraftKeeper(context, DraftKind.MEETING, self._draft, self)
        self._names: dict[UUID, str] = {}
        self.stale: StalePanel[Meeting] = StalePanel(
            lambda meeting: spelled_meeting(meeting, self._names), self._change, self._take_theirs
        )
        self.add_widget(self.stale)
        self._restored = RestoredLine(self._drop_draft)
        self.add_widget(self._restored)
        self.group = MeetingFields(context)
        self.group.edited.connect(self._keeper.touch)
        self.group.participants.changed.connect(self._look_for_open)
        self.add_widget(self.group)
        self.fields.update(self.group.fields)
        self.take_over = Button("", icon="list-bullets", height=SMALL, on_click=self._take_over)
        row = QHBoxLayout()
        row.addWidget(self.take_over)
        row.addStretch(1)
        self._form.addLayout(row)
        self.take_over.hide()

    def edit(self, meeting: Meeting | None) -> None:
        """Open for a meeting, None for a new one; a kept draft is shown again."""
        self._meeting = meeting
        self.set_title(tr("Treffen bearbeiten") if meeting else tr("Neues Treffen"))
        self.stale.clear()
        self._restored.hide()
        self._show_stored()
        self.open()
        self._keeper.begin(
            meeting.id if meeting else None,
            self._restore,
            shown=self.group.texts(),
            on_clash=self._show_clash if meeting else None,
        )

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        entered, errors = read_meeting(self.group.texts(), self._desk.today())
        self.show_errors(errors)
        if entered is None:
            return
        if self._meeting is None:
            self._write(lambda: meetings.add(self._desk, entered))
            return
        try:
            wanted = changed_meeting(self._meeting, entered)
        except FieldError as error:
            self._refused(error)
            return
        self._change(wanted)

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._keeper.stop()
        self._meeting, self._left_open, self._names = None, (), {}
        self.stale.clear()
        self.group.set_texts({})
        self.take_over.hide()
        self.hide()

    def _change(self, meeting: Meeting) -> None:
        self._write(lambda: meetings.change(self._desk, meeting), meeting.id)

    def _write(self, write: Callable[[], Changes], meeting_id: UUID | None = None) -> None:
        def saved(changes: Changes) -> None:
            self._keeper.stop()  # the use case has removed the draft
            self.hide()
            found = meeting_id or changes.created
            if found is not None:
                self._on_saved(found)

        self._context.runner.change(write, saved, self._refused, owner=self)

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, StaleRecord):
            self._compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _compare(self, error: StaleRecord) -> None:
        def show(names: dict[UUID, str]) -> None:
            self._names = names
            self.stale.compare(error)

        self._context.runner.query(
            lambda: meetings.names(self._desk, error.yours, error.theirs),
            show,
            key="meeting-names",
            owner=self,
        )

    def _take_theirs(self, theirs: Meeting) -> None:
        self._keeper.discard()
        self._meeting = theirs
        self._show_stored()

    def _leave(self) -> None:
        self._keeper.flush()
        self._on_close()

    def _show_stored(self) -> None:
        if self._meeting is not None:
            self._show(meeting_texts(self._meeting))
        else:
            self._show(new_meeting_texts(self._desk.today(), self._desk.account.id))

    def _show(self, texts: dict[str, str]) -> None:
        self.group.set_texts(texts)
        self.show_errors({})
        self._look_for_open()

    def _restore(self, kept: dict[str, str]) -> None:
        self._show(kept)
        self._restored.show()

    def _show_clash(self, stored: dict[str, str]) -> None:
        self.show_errors(clash_sentences(self.fields, stored))

    def _drop_draft(self) -> None:
        self._keeper.discard()
        self._restored.hide()
        self._show_stored()

    def _draft(self) -> dict[str, str]:
        return self.group.texts()

    # what was left open

    def _look_for_open(self) -> None:
        ids = self.group.participants.actor_ids()
        before = self._meeting.held_on if self._meeting else date.max
        own_id = self._meeting.id if self._meeting else None
        self._context.runner.query(
            lambda: meetings.left_open(self._desk, ids, before, own_id),
            self._offer_open,
            key="meeting-left-open",
            owner=self,
        )

    def _offer_open(self, rows: tuple[AgreementRow, ...]) -> None:
        self._left_open = rows
        self.take_over.setText(
            tr_n(
                "Offene Vereinbarung in die Notizen übe&rnehmen",
                "{n} offene Vereinbarungen in die Notizen übe&rnehmen",
                len(rows),
            )
        )
        self.take_over.updateGeometry()
        self.take_over.setVisible(bool(rows) and agenda(rows) not in self.group.minutes.value())

    def _take_over(self) -> None:
        parts = (agenda(self._left_open), self.group.minutes.value())
        self.group.minutes.setPlainText("\n\n".join(part for part in parts if part))
        self.take_over.hide()
        self.group.minutes.setFocus()
