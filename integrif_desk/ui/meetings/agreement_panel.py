"""One agreement: what it says, what can be noted of it, and what has become of it so far."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID, uuid5

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import agreement as agreements
from integrif_desk.casework.agreement import Step
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.domain.meeting_views import AgreementDetail
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.meetings.meeting_input import (
    read_step,
)
from integrif_desk.ui.meetings.presenter import (
    STATE_LOOKS,
    STEPS,
    StepKind,
    due_sentence,
    event_words,
    free_day_hint,
    owner_record,
)
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.referrals.event_list import EventList
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

StepSaver = Callable[[StepKind, Step], object]


class AgreementPanel(Panel):
    """Facts and history of the selected agreement; its steps as buttons, each with a small form.

    `on_step(kind, step)` gets what was entered; call `done` once it is saved.
    """

    def __init__(
        self,
        context: Context,
        on_step: StepSaver,
        on_undo: Callable[[], object],
        on_edit: Callable[[], object],
        on_delete: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Vereinbarung"), icon="handshake", parent=parent)
        self._detail: AgreementDetail | None = None
        self._chip = ChipLabel()
        self._task = label("", "strong", wrap=True)
        self._due = label("", "label", wrap=True)
        self._record = label("", "meta", wrap=True)
        self._events = EventList()
        self.form = StepForm(context, on_step, self._show_buttons)
        self.title_row.insertWidget(2, self._chip)
        self.add_to_title(Button(tr("Berichtigen"), FLAT, height=SMALL, on_click=on_edit))
        self.add_to_title(Button(tr("Löschen"), FLAT, height=SMALL, on_click=on_delete))
        self.buttons = QWidget()
        grid = QGridLayout(self.buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, kind in enumerate(STEPS):
            button = Button(
                kind.button, icon=kind.icon, height=SMALL, on_click=partial(self._ask, kind)
            )
            grid.addWidget(button, number // 3, number % 3)
        grid.setColumnStretch(3, 1)
        self._undo = Button(
            tr("Letzten S&chritt zurücknehmen"),
            FLAT,
            icon="arrow-counter-clockwise",
            height=SMALL,
            on_click=on_undo,
        )
        self._lay_out()
        self.hide()

    def show_detail(self, detail: AgreementDetail, today: date) -> None:
        """Show an agreement; a step that is being entered for it stays."""
        other = self._detail is None or self._detail.row.id != detail.row.id
        self._detail = detail
        tone, icon = STATE_LOOKS[detail.row.agreement.state]
        overdue = detail.row.is_overdue(today)
        if overdue:
            tone, icon = "overdue", "warning-circle-fill"
        text = tr("überfällig") if overdue else word(detail.row.agreement.state)
        self._chip.set_chip(Chip(text, Tone(tone), icon))
        self._task.setText(detail.row.agreement.task)
        self._due.setText(due_sentence(detail.row, today))
        self._record.setText(owner_record(detail.tally))
        self._events.show_events(event_words(detail, today))
        self._undo.setVisible(detail.can_undo)
        self.show()
        if other or not detail.row.agreement.is_open:
            self.form.forget()
            self._show_buttons()

    def detail(self) -> AgreementDetail | None:
        """Return what is shown."""
        return self._detail

    def done(self) -> None:
        """The step is saved."""
        self.form.done()
        self._show_buttons()

    def forget(self) -> None:
        """Keep what was typed, then show nothing any more."""
        self.form.forget()
        self._detail = None
        self._events.show_events(())
        for shown in (self._task, self._due, self._record):
            shown.setText("")
        self.hide()

    def _ask(self, kind: StepKind) -> None:
        if self._detail is not None:
            self.buttons.hide()
            self.form.ask(kind, self._detail.row.id)

    def _show_buttons(self) -> None:
        self.form.hide()
        is_open = self._detail is not None and self._detail.row.agreement.is_open
        self.buttons.setVisible(is_open)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._task, self._due, self._record):
            part.setMinimumWidth(1)
            column.addWidget(part)
        column.addWidget(self.buttons)
        column.addWidget(self.form)
        column.addWidget(line())
        column.addWidget(self._events)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addLayout(column)


class StepForm(InlineForm):
    """When, until when, what was said."""

    def __init__(
        self, context: Context, on_save: StepSaver, on_cancel: Callable[[], object]
    ) -> None:
        super().__init__(tr("Schritt"), "", self.save, self._give_up)
        self._on_cancel_step = on_cancel
        self._desk = context.opened.desk
        self._on_save = on_save
        self._kind: StepKind | None = None
        self._day = DateField(self._desk.today, field="happened_on")
        self._due = DateField(self._desk.today, field="due_on", ahead=True)
        self._due.picked.connect(lambda _day: self._hint_day())
        self._due.textEdited.connect(lambda _text: self._hint_day())
        self._remark = TextArea(lines=2, most=6)
        self._draft = FormDraft(
            context,
            DraftKind.AGREEMENT_STEP,
            {"happened_on": self._day, "due_on": self._due, "remark": self._remark},
            self,
            on_found=self._hint_day,
        )
        self.add_row(
            due_on=Labelled(tr("Neuer Ta&g"), self._due),
            happened_on=Labelled(tr("&Festgestellt am"), self._day),
        )
        self.add("remark", watched(Labelled(tr("Bemer&kung"), self._remark)))

    def ask(self, kind: StepKind, agreement_id: UUID) -> None:
        """Ask for a step; what was typed for it before is offered again."""
        self._draft.close()
        self._kind = kind
        self.set_title(kind.title)
        self.save_button.setText(kind.save)
        self.save_button.updateGeometry()
        self._day.set_value(self._desk.today())
        self._due.set_value(agreements.default_due(self._desk) if kind.asks_due else None)
        self._remark.set_value("")
        self.fields["due_on"].setVisible(kind.asks_due)
        self._hint_day()
        self.open()
        # Each step of an agreement has words of its own.
        self._draft.begin(uuid5(agreement_id, kind.title))
        first = self._due if kind.asks_due else self._remark
        first.setFocus()
        if kind.asks_due:
            self._due.selectAll()

    def save(self) -> None:
        """Read the fields; what is wrong is said at its field."""
        if self._kind is None:
            return
        texts = {
            "happened_on": self._day.text(),
            "due_on": self._due.text(),
            "remark": self._remark.value(),
        }
        step, errors = read_step(self._kind, texts, self._desk.today())
        self.show_errors(errors)
        if step is not None:
            self._on_save(self._kind, step)

    def refuse(self, error: KnownError) -> None:
        """Say what the store refused, at its field where it has one; what was typed stays."""
        if isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def done(self) -> None:
        """The step is saved, and its draft is gone."""
        self._draft.done()
        self._kind = None
        self._remark.set_value("")

    def forget(self) -> None:
        """Keep what was typed, then show nothing any more."""
        self._draft.close()
        self._kind = None
        self._remark.set_value("")

    def _give_up(self) -> None:
        self._draft.give_up(self)
        self._on_cancel_step()

    def _hint_day(self) -> None:
        try:
            day = self._due.value()
        except FieldError:
            day = None
        is_free = day is not None and agreements.is_free_day(self._desk, day)
        self.fields["due_on"].set_hint(
            free_day_hint(day, is_free=is_free) if day is not None else ""
        )
