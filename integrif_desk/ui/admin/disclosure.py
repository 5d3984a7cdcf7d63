"""„Was Stellen erfahren dürfen“: the recipient profiles; for leads."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import recipient_profile
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.recipient_profile import ProfileChoice
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import KnownError, StaleRecord
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.recipient_profile import (
    DataField,
    RecipientProfile,
    RecipientProfileFacts,
    fields_of,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.stale import StalePanel
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_NAMESPACE = UUID("5a1c8f6e-6d0b-4b57-9f0a-3a0a7f6f2c11")


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
        self.kind.set_value(self._shown)
        self.boxes = {one: CheckBox(word(one)) for one in DataField}
        self.note = LineField()
        self.state = label("", "meta", wrap=True)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.stale: StalePanel[RecipientProfile] = StalePanel(
            _spelled, self._keep_mine, self._take_theirs
        )
        # What is ticked for one kind of unit and not saved waits while another one is looked at.
        self._draft = FormDraft(
            context,
            DraftKind.RECIPIENT_PROFILE,
            {**{field.value: box for field, box in self.boxes.items()}, "note": self.note},
            self,
            on_found=self._tell_unsaved,
            on_clash=self._show_clash,
        )
        self.save_button = Button(tr("Profil &speichern"), PRIMARY, on_click=self.save)
        self.reset_button = Button(tr("Auf &Vorgabe zurücksetzen"), on_click=self.reset)
        self._lay_out()

    def read(self) -> None:
        """Read the profiles; what is ticked and not saved stays."""
        self._draft.close()
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: recipient_profile.profiles(desk), self._take, key="profiles", owner=self
        )

    def save(self) -> None:
        """Keep what is ticked for this kind of unit."""
        self._save(self._entered(), self._version())

    def reset(self) -> None:
        """Return to what is shipped, and offer to take that back."""
        kind, desk, runner = self._kind(), self._context.opened.desk, self._context.runner
        before = self._choices[kind].stored
        if before is None:
            return

        def undo() -> None:
            runner.change(lambda: recipient_profile.save(desk, before, None), None, self._refused)

        def done(_changes: Changes) -> None:
            self._context.notices.say(tr("{kind}: wieder wie vorgegeben.", kind=word(kind)), undo)

        self._draft.done()
        runner.change(
            lambda: recipient_profile.reset(desk, before), done, self._refused, owner=self
        )

    def blank(self) -> None:
        """Keep what is ticked and not saved."""
        self._draft.close()

    def _save(self, entered: RecipientProfileFacts, version: int | None) -> None:
        desk = self._context.opened.desk

        def done(_changes: Changes) -> None:
            self._context.notices.say(tr("Gespeichert: {kind}.", kind=word(entered.category)))

        # Before it is written: the page reads it anew as soon as it is.
        self._draft.done()
        self._context.runner.change(
            lambda: recipient_profile.save(desk, entered, version), done, self._failed, owner=self
        )

    def _failed(self, error: KnownError) -> None:
        """Nothing was saved: what is ticked is kept again."""
        self._draft.reopen()
        self._refused(error)

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, StaleRecord):
            self.stale.compare(error)
        else:
            self._say(sentence(error))

    def _keep_mine(self, mine: RecipientProfile) -> None:
        self._save(mine, mine.version)

    def _take_theirs(self, _theirs: RecipientProfile) -> None:
        self._draft.done()
        self.read()

    def _show_clash(self, _stored: dict[str, str]) -> None:
        self._say(tr("Das ist Ihr Entwurf. Inzwischen ist hier etwas anderes gespeichert."))

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()

    def _version(self) -> int | None:
        choice = self._choices.get(self._shown)
        return choice.stored.version if choice is not None and choice.stored is not None else None

    def _take(self, found: Sequence[ProfileChoice]) -> None:
        self._choices = {one.shipped.category: one for one in found}
        self._show()

    def _kind(self) -> ActorCategory:
        return self.kind.value() or ActorCategory.COURSE_PROVIDER

    def _turn(self) -> None:
        """Another kind of unit: what is ticked for this one waits until one comes back."""
        self._draft.close()
        self._show()

    def _show(self) -> None:
        self._shown = kind = self._kind()
        choice = self._choices.get(kind)
        if choice is None:
            return
        for field, box in self.boxes.items():
            box.setChecked(field in choice.counts.fields)
        self.note.set_value(choice.counts.note)
        self.state.setText(_state_words(choice))
        self.reset_button.setEnabled(choice.stored is not None)
        self._error.hide()
        self.stale.clear()
        self._draft.begin(uuid5(_NAMESPACE, kind))

    def _tell_unsaved(self) -> None:
        choice = self._choices.get(self._shown)
        if choice is not None:
            words = _state_words(choice)
            self.state.setText(tr("{state} Ihre Änderung ist noch nicht gespeichert.", state=words))

    def _entered(self) -> RecipientProfileFacts:
        ticked = tuple(field for field, box in self.boxes.items() if box.isChecked())
        return RecipientProfileFacts(category=self._shown, fields=ticked, note=self.note.value())

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
        column.addWidget(self.stale)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.body.addLayout(column)


def _state_words(choice: ProfileChoice) -> str:
    if choice.stored is not None:
        return tr("Von der Leitung geändert.")
    return tr("Wie vom Programm vorgegeben.")


def _spelled(profile: RecipientProfile) -> list[tuple[str, str]]:
    told = (
        (word(one), ", ".join(word(field) for field in profile.fields if field in fields_of(one)))
        for one in DataCategory
    )
    return [*told, (tr("Grund"), profile.note)]
