"""The line in which agreements are entered one after the other; Enter adds and goes on."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import agreement as agreements
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.meeting import Agreement, Meeting
from integrif_desk.domain.meeting_views import AgreementDetail, AgreementRow
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.meetings.meeting_input import (
    agreement_texts,
    changed_agreement,
    owner_key,
    read_agreement,
    spelled_agreement,
)
from integrif_desk.ui.meetings.people_fields import OwnerField
from integrif_desk.ui.meetings.presenter import (
    free_day_hint,
)
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import TONAL, Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, show_errors
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class AgreementEntry(QWidget):
    """Who, what, by when. `on_saved(agreement_id)` is called for each one that is added.

    `edit` turns it into the form for one agreement, until that is saved or Esc is pressed.
    """

    def __init__(
        self,
        context: Context,
        on_saved: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._on_saved = on_saved
        self._meeting: Meeting | None = None
        self._agreement: Agreement | None = None
        self._keeper = DraftKeeper(context, DraftKind.AGREEMENT, self._draft, self)
        self._owners: dict[str, str] = {}
        self.stale: StalePanel[Agreement] = StalePanel(
            lambda one: spelled_agreement(one, self._owners.get(owner_key(one), "")),
            self._change,
            self._take_theirs,
        )
        self.owner = OwnerField(context)
        self.task = LineField(tr("Was ist vereinbart?"))
        self.due = DateField(self._desk.today, field="due_on", ahead=True)
        self.due.picked.connect(lambda _day: self._hint_day())
        self.group = FieldGroup()
        self.group.add_row(
            (5, 8, 4),
            owner=Labelled(tr("&Wer"), self.owner),
            task=Labelled(tr("W&as"), self.task),
            due_on=Labelled(tr("Bis wann"), self.due),
        )
        self.group.edited.connect(self._touched)
        self._title = label(tr("Neue Vereinbarung"), "strong")
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.add_button = Button("", TONAL, keys="↵", on_click=self.save)
        self._cancel = Button(tr("A&bbrechen"), on_click=self._leave)
        self._lay_out()
        self._scale()
        self._show_mode()

    def begin(self, meeting: Meeting, present: Sequence[UUID]) -> None:
        """Enter agreements of `meeting`; a kept draft is shown again."""
        self.owner.set_present(present)
        if self._meeting is not None and self._meeting.id == meeting.id:
            self._meeting = meeting
            return
        self._keeper.flush()
        self._meeting, self._agreement = meeting, None
        self._start_new(owner="")

    def edit(self, row: AgreementRow) -> None:
        """Correct an agreement."""
        self._keeper.flush()
        self._agreement = row.agreement
        self._show(agreement_texts(row))
        self._show_mode()
        self._keeper.begin(
            row.id,
            self._restore,
            shown=self.group.texts(),
            on_clash=lambda stored: self._show_errors(clash_sentences(self.group.fields, stored)),
        )
        self.task.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Add or correct; what is wrong is said at its field and everything typed stays."""
        meeting = self._meeting
        if meeting is None:
            return
        entered, errors = read_agreement(self.group.texts(), self._desk.today())
        self._show_errors(errors)
        if entered is None:
            return
        if self._agreement is not None:
            try:
                wanted = changed_agreement(self._agreement, entered)
            except FieldError as error:
                self._refused(error)
                return
            self._change(wanted)
            return
        self._write(lambda: agreements.add(self._desk, meeting.id, entered))

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._keeper.stop()
        self._meeting = self._agreement = None
        self._owners = {}
        self.stale.clear()
        self._show({})
        self._show_mode()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "due"):
            self._scale()

    def _scale(self) -> None:
        self.due.setMinimumWidth(theme().px(138))  # a whole date beside its calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape and self._agreement is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _change(self, agreement: Agreement) -> None:
        self._write(lambda: agreements.change(self._desk, agreement), agreement.id)

    def _write(self, write: Callable[[], Changes], agreement_id: UUID | None = None) -> None:
        def saved(changes: Changes) -> None:
            self._keeper.stop()  # the use case has removed the draft
            self._agreement = None
            # Several in a row mostly come from one side: it stays, selected, to be typed over.
            self._start_new(owner=self.owner.kept())
            self.owner.setFocus(Qt.FocusReason.TabFocusReason)
            found = agreement_id or changes.created
            if found is not None:
                self._on_saved(found)

        self._context.runner.change(write, saved, self._refused, owner=self)

    def _start_new(self, *, owner: str) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        due_on = agreements.default_due(self._desk, max(meeting.held_on, self._desk.today()))
        self.stale.clear()
        self._show({"owner": owner, "due_on": format_date(due_on)})
        self._show_mode()
        self._keeper.begin(meeting.id, self._restore, shown=self.group.texts())

    def _leave(self) -> None:
        if self._agreement is not None:
            self._keeper.discard()
            self._agreement = None
            self._start_new(owner="")

    def _take_theirs(self, theirs: Agreement) -> None:
        self._keeper.discard()
        self._agreement = None
        self._start_new(owner="")
        self._on_saved(theirs.id)

    def _compare(self, error: StaleRecord) -> None:
        mine = {str(key): name for key, name in self.owner.picks().items()}

        def show(stored: AgreementDetail) -> None:
            self._owners = {owner_key(stored.row.agreement): stored.row.owner, **mine}
            self.stale.compare(error)

        self._context.runner.query(
            lambda: agreements.view(self._desk, error.theirs.id),
            show,
            key="agreement-owner",
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self._compare(error)
        elif isinstance(error, FieldError) and error.field in self.group.fields:
            self._show_errors({error.field: sentence(error)})
        else:
            self._show_errors({}, sentence(error))
        if error.code is ErrorCode.NOT_FOUND:
            self._keeper.flush()

    def _draft(self) -> dict[str, str] | None:
        return self.group.texts() if self._meeting is not None else None

    def _restore(self, kept: dict[str, str]) -> None:
        self._show(kept)

    def _show(self, texts: dict[str, str]) -> None:
        self.group.set_texts(texts)
        self._show_errors({})
        self._hint_day()

    def _show_errors(self, errors: dict[str, str], general: str = "") -> None:
        show_errors(self.group.fields, errors)
        self._error.setText(general)
        self._error.setVisible(bool(general))

    def _touched(self) -> None:
        self._keeper.touch()
        self._hint_day()

    def _hint_day(self) -> None:
        hint = ""
        try:
            day = self.due.value()
        except FieldError:
            day = None
        if day is not None:
            hint = free_day_hint(day, is_free=agreements.is_free_day(self._desk, day))
        self.group.fields["due_on"].set_hint(hint)

    def _show_mode(self) -> None:
        correcting = self._agreement is not None
        self._title.setText(
            tr("Vereinbarung berichtigen") if correcting else tr("Neue Vereinbarung")
        )
        self.add_button.setText(tr("&Speichern") if correcting else tr("&Hinzufügen"))
        self.add_button.updateGeometry()
        self._cancel.setVisible(correcting)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.stale)
        column.addWidget(self.group)
        column.addLayout(buttons)
