"""The fields of a contact note, shared by the quick entry and the editor of a written note."""

import re
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import day_check
from integrif_desk.domain.contact_note import (
    LONGEST_MINUTES,
    ContactKind,
    Lesson,
    Visibility,
)
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.case.note_state import (
    FROM_OFFICE,
    MINUTES,
    Later,
    NoteState,
    day_of,
    later_words,
    proposed_days,
    proposed_task,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.looks import KIND_ICONS
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import plain_tip
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word
from integrif_desk.wording.person_words import bound_sentence


class MinutesField(ChoiceField[int]):
    """Usual durations to choose from; any other number can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        options = [Option(0, "–"), *(Option(n, tr("{n} Min.", n=n)) for n in MINUTES)]
        super().__init__(options, parent=parent)
        self.setEditable(True)
        self.setInsertPolicy(ChoiceField.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # the stubs forget None
        self.set_value(0)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.read_typed)

    def set_minutes(self, minutes: int) -> None:
        """Show a number of minutes, also one that is not offered."""
        if minutes not in self._values:
            numbers = sorted({*self._values, minutes})
            self.set_options([Option(n, tr("{n} Min.", n=n) if n else "–") for n in numbers])
        self.set_value(minutes)

    def read_typed(self) -> None:
        """Take a typed number; anything else goes back to what was chosen."""
        found = re.search(r"\d+", self.currentText())
        minutes = min(int(found[0]), LONGEST_MINUTES) if found else 0
        self.set_minutes(minutes)
        self.setEditText(self.itemText(self.currentIndex()))

    def _make_filterable(self, wanted: bool) -> None:
        """Stay editable as it is: numbers are typed, not filtered."""


class NoteFields(QWidget):
    """Kind, minutes, actors and, for a new note, the follow-up; a slim row of the rest below.

    `edited` is emitted whenever a person changes something.
    """

    edited = Signal()

    def __init__(
        self, context: Context, *, with_follow_up: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = context.opened.desk.today
        self._open_days: dict[date, date] = {}
        self._text = ""
        self.kind = ChoiceField(
            [Option(kind, word(kind), KIND_ICONS[kind]) for kind in ContactKind], self._touched
        )
        self.kind.set_value(ContactKind.CONVERSATION)
        self.minutes = MinutesField()
        self.actors = ActorField(context, several=True)
        self.later = ChoiceField[Later]((), self._choose_later)
        self.due = DateField(self._today, field="due", ahead=True)
        self.task = LineField(tr("Aufgabe"), on_change=self._touched)
        self.when = DateField(self._today, field="when")
        self.when.setPlaceholderText(tr("heute"))
        self.may_leave = CheckBox(tr("Weitergabe erlau&bt"))
        self.from_office = CheckBox(tr("von einer Behö&rde"))
        self.from_office.setToolTip(plain_tip(bound_sentence()))
        self.lesson = ChoiceField[Lesson | None](
            [
                Option[Lesson | None](None, tr("Hat es geholfen?")),
                *(Option[Lesson | None](one, word(one)) for one in Lesson),
            ],
            self._touched,
        )
        self.lesson.setAccessibleName(tr("Erfahrung für andere"))
        self.lesson.setToolTip(tr("Was andere daraus lernen können"))
        self.fields: dict[str, Labelled] = {}
        self._lay_out(with_follow_up)
        self._connect()
        self._show_follow_up()
        if with_follow_up:
            self._look_up_days(context)

    def state(self, text: str) -> NoteState:
        """Return all fields as they are, with the text of the note."""
        self.minutes.read_typed()
        may = Visibility.MAY_BE_HANDED_OVER if self.may_leave.isChecked() else Visibility.INTERNAL
        return NoteState(
            text=text,
            kind=self.kind.value() or ContactKind.CONVERSATION,
            minutes=str(self.minutes.value() or 0),
            actors=" ".join(str(one) for one in self.actors.actor_ids()),
            visibility=may,
            lesson=self.lesson.value() or "",
            from_office=FROM_OFFICE if self.from_office.isChecked() else "",
            when=self.when.text().strip(),
            later=self.later.value() or Later.NEVER,
            due=self.due.text().strip(),
            task=self.task.value(),
        )

    def _look_up_days(self, context: Context) -> None:
        """Propose no day on which offices are closed.

        Which these are is looked up on the worker: the calendar takes its time.
        """
        desk = context.opened.desk
        context.runner.query(
            lambda: {day: day_check.open_day(desk, day) for day in proposed_days(desk.today())},
            self._take_open_days,
        )

    def set_state(self, state: NoteState) -> None:
        """Show these values."""
        self._offer_days(self._today())
        self.kind.set_value(ContactKind(state.kind))
        self.minutes.set_minutes(int(state.minutes))
        self.actors.set_ids(state.actor_ids())
        self.when.setText(state.when)
        self.may_leave.setChecked(state.visibility == Visibility.MAY_BE_HANDED_OVER)
        self.from_office.setChecked(bool(state.from_office))
        self.lesson.set_value(Lesson(state.lesson) if state.lesson else None)
        self.later.set_value(Later(state.later))
        self.due.setText(state.due)
        self.task.set_value(state.task)
        self._show_follow_up()

    def reset(self, kind: ContactKind) -> None:
        """Empty all fields; `kind` is proposed."""
        self.set_state(replace(NoteState(), kind=kind))

    def show_rest(self, shown: bool) -> None:
        """Show or hide the slim row: sharing, lesson, day."""
        self._rest.setVisible(shown)

    def propose_task(self, text: str) -> None:
        """Show the first words of the note where no task has been typed."""
        self._text = text
        self.task.setPlaceholderText(proposed_task(text) or tr("Aufgabe"))

    def _lay_out(self, with_follow_up: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        self._add(grid, 0, "kind", Labelled(tr("A&rt"), self.kind), 138)
        self._add(grid, 1, "minutes", Labelled(tr("&Dauer"), self.minutes), 82)
        self._add(grid, 2, "actors", Labelled(tr("A&kteur"), self.actors), 124)
        if with_follow_up:
            self._add(grid, 3, "later", Labelled(tr("Wieder&vorlage"), self.later), 142)
        else:
            self._add(grid, 3, "when", Labelled(tr("&Wann"), self.when), 142)
        column.addLayout(grid)
        self._follow_up = QWidget()
        task = QGridLayout(self._follow_up)
        task.setContentsMargins(0, 0, 0, 0)
        task.setHorizontalSpacing(8)
        self._add(task, 0, "task", Labelled(tr("Aufgabe der Wiedervorlage"), self.task), 12)
        self._add(task, 1, "due", Labelled(tr("Fällig am"), self.due), 4)
        column.addWidget(self._follow_up)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(6)
        marks, more = QHBoxLayout(), QHBoxLayout()
        for row in (marks, more):
            row.setSpacing(12)
            rest.addLayout(row)
        marks.addWidget(self.may_leave)
        marks.addWidget(self.from_office)
        marks.addStretch(1)
        more.addWidget(self.lesson, 40)
        if with_follow_up:
            self.when.setAccessibleName(tr("Wann"))
            self.when.setToolTip(tr("Wann? Ohne Angabe jetzt"))
            more.addWidget(self.when, 32)
        column.addWidget(self._rest)

    def _add(
        self, grid: QGridLayout, number: int, name: str, labelled: Labelled, stretch: int
    ) -> None:
        self.fields[name] = labelled
        labelled.setMinimumWidth(0)
        grid.addWidget(labelled, 0, number)
        grid.setColumnStretch(number, stretch)

    def _connect(self) -> None:
        self.kind.setMinimumContentsLength(6)
        self.minutes.setMinimumContentsLength(4)
        self.later.setMinimumContentsLength(6)
        self.lesson.setMinimumContentsLength(6)
        self.when.setMinimumWidth(60)
        self.actors.setMinimumWidth(60)
        self.minutes.currentTextChanged.connect(self._touched)
        self.actors.changed.connect(self.edited)
        self.due.textEdited.connect(self._touched)
        self.when.textEdited.connect(self._touched)
        self.may_leave.clicked.connect(self._touched)
        self.from_office.clicked.connect(self._touched)

    def _offer_days(self, today: date) -> None:
        self.later.set_options(
            [
                Option(
                    later,
                    later_words(later, today, self._open_days),
                    "" if later is Later.NEVER else "calendar-plus",
                )
                for later in Later
            ]
        )

    def _take_open_days(self, open_days: dict[date, date]) -> None:
        self._open_days = open_days
        self._offer_days(self._today())

    def _choose_later(self, later: Later) -> None:
        day = day_of(later, self._today(), self._open_days)
        self.due.setText(format_date(day) if day else "")
        self._show_follow_up()
        if later is Later.DAY:
            self.due.setFocus()
        self._touched()

    def _show_follow_up(self) -> None:
        self._follow_up.setVisible(self.later.value() not in (None, Later.NEVER))

    def _touched(self, _value: object = None) -> None:
        self.edited.emit()
