"""„Was Stellen erfahren dürfen“: the recipient profiles; for leads."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import recipient_profile
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.recipient_profile import ProfileChoice
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.recipient_profile import (
    DataField,
    RecipientProfileFacts,
    fields_of,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class ProfilesPanel(Panel):
    """One kind of unit at a time; a box for each field, in groups that consent is given for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Was Stellen erfahren dürfen"), icon="lock-simple-fill", parent=parent)
        self._context = context
        self._choices: dict[ActorCategory, ProfileChoice] = {}
        self.kind = ChoiceField[ActorCategory](
            [Option(one, word(one)) for one in ActorCategory], lambda _kind: self._turn()
        )
        self._shown = ActorCategory.COURSE_PROVIDER
        self._unsaved: dict[ActorCategory, RecipientProfileFacts] = {}
        self.kind.set_value(self._shown)
        self.boxes = {one: CheckBox(word(one)) for one in DataField}
        self.note = LineField()
        self.state = label("", "meta", wrap=True)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.save_button = Button(tr("Profil &speichern"), PRIMARY, on_click=self.save)
        self.reset_button = Button(tr("Auf &Vorgabe zurücksetzen"), on_click=self.reset)
        self._lay_out()

    def read(self) -> None:
        """Read the profiles; what is ticked and not saved stays."""
        self._remember()
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: recipient_profile.profiles(desk), self._take, key="profiles", owner=self
        )

    def save(self) -> None:
        """Keep what is ticked for this kind of unit."""
        entered, desk = self._entered(), self._context.opened.desk
        self._write(
            lambda: recipient_profile.save(desk, entered),
            tr("Gespeichert: {kind}.", kind=word(entered.category)),
        )

    def reset(self) -> None:
        """Return to what is shipped, and offer to take that back."""
        kind, desk, runner = self._kind(), self._context.opened.desk, self._context.runner
        before = self._choices[kind].stored

        def undo() -> None:
            if before is not None:
                runner.change(lambda: recipient_profile.save(desk, before))

        def done(_changes: Changes) -> None:
            self._context.notices.say(tr("{kind}: wieder wie vorgegeben.", kind=word(kind)), undo)

        self._forget_changes()
        runner.change(lambda: recipient_profile.reset(desk, kind), done, self._refused, owner=self)

    def _write(self, call: Callable[[], Changes], told: str) -> None:
        def done(_changes: Changes) -> None:
            self._context.notices.say(told)

        self._forget_changes()
        self._context.runner.change(call, done, self._refused, owner=self)

    def _refused(self, error: KnownError) -> None:
        self._error.setText(sentence(error))
        self._error.show()

    def _take(self, found: Sequence[ProfileChoice]) -> None:
        self._choices = {one.shipped.category: one for one in found}
        self._show()

    def _kind(self) -> ActorCategory:
        return self.kind.value() or ActorCategory.COURSE_PROVIDER

    def _turn(self) -> None:
        """Another kind of unit: what is ticked for this one waits until one comes back."""
        self._remember()
        self._show()

    def _remember(self) -> None:
        choice = self._choices.get(self._shown)
        if choice is None:
            return
        entered = self._entered()
        if (set(choice.counts.fields), choice.counts.note) == (set(entered.fields), entered.note):
            self._unsaved.pop(self._shown, None)
        else:
            self._unsaved[self._shown] = entered

    def _show(self) -> None:
        self._shown = kind = self._kind()
        choice = self._choices.get(kind)
        if choice is None:
            return
        shown = self._unsaved.get(kind, choice.counts)
        for field, box in self.boxes.items():
            box.setChecked(field in shown.fields)
        self.note.set_value(shown.note)
        own = choice.stored is not None
        words = tr("Von der Leitung geändert.") if own else tr("Wie vom Programm vorgegeben.")
        if kind in self._unsaved:
            words = tr("{state} Ihre Änderung ist noch nicht gespeichert.", state=words)
        self.state.setText(words)
        self.reset_button.setEnabled(own)
        self._error.hide()

    def _entered(self) -> RecipientProfileFacts:
        ticked = tuple(field for field, box in self.boxes.items() if box.isChecked())
        return RecipientProfileFacts(category=self._shown, fields=ticked, note=self.note.value())

    def _forget_changes(self) -> None:
        """What is about to be written waits no longer; the page reads it anew."""
        self._choices = {}
        self._unsaved.pop(self._shown, None)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(
            label(
                tr(
                    "Eine Angabe geht nur hinaus, wenn die Person eingewilligt hat und die Stelle "
                    "sie erfahren darf. Hier steht das Zweite, je Art von Stelle."
                ),
                wrap=True,
            )
        )
        column.addWidget(Labelled(tr("&Art von Stelle"), self.kind))
        column.addWidget(self.state)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        line = 0
        for category in DataCategory:
            heading = label(word(category), "heading")
            heading.setContentsMargins(0, 8, 0, 2)
            grid.addWidget(heading, line, 0, 1, 2)
            line += 1
            fields = [one for one in DataField if one in fields_of(category)]
            for number, field in enumerate(fields):
                grid.addWidget(self.boxes[field], line + number // 2, number % 2)
            line += (len(fields) + 1) // 2
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(
            Labelled(tr("&Grund, kurz"), self.note, hint=tr("steht bei gesperrten Abschnitten"))
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.body.addLayout(column)
