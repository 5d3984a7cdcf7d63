"""What somebody can, as chips: added with Enter, taken away with a click, both undoable."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import person as people
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.person import Person
from integrif_desk.domain.text import clean_line
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import Panel, label, plain_tip
from integrif_desk.ui.widgets.wrapping_row import WrappingRow
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_LONGEST = 48
"""Letters that a chip shows; the rest stands in its tool tip."""


@dataclass(frozen=True)
class _Key:
    """Names the panel among the parts of its tab."""

    key: str = "competences"


class CompetencesPanel(QWidget):
    """Saves at once; `edited` is never emitted, because no form opens."""

    edited = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = _Key()
        self._context = context
        self._person: Person | None = None
        self.field = LineField(
            tr("zum Beispiel: Schweißen"), on_change=lambda _text: self._keeper.touch()
        )
        self.field.setAccessibleName(tr("Kompetenz hinzufügen"))
        self.field.returnPressed.connect(self._add_typed)
        self._keeper = DraftKeeper(context, DraftKind.CASE, self._to_draft, self)
        self.add_button = Button(tr("&Hinzufügen"), height=SMALL, on_click=self._add_typed)
        self.chips = WrappingRow()
        self._empty = label(tr("Noch keine Kompetenz eingetragen."), "muted", wrap=True)
        self._error = label("", "error", wrap=True)
        panel = Panel(tr("Kompetenzen"), icon="star")
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.add_button)
        body.addWidget(self._empty)
        body.addWidget(self.chips)
        body.addLayout(line)
        body.addWidget(self._error)
        panel.body.addLayout(body)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def show_person(self, person: Person, *, read_only: bool) -> None:
        """Show the competences of a person; what is being typed for them stays."""
        if self._person is None or self._person.id != person.id:
            self.field.set_value("")
            self._keeper.begin(uuid5(person.id, self.entry.key), self._restore)
        self._person = person
        for widget in (self.field, self.add_button):
            widget.setVisible(not read_only)
        chips = [self._chip(name, read_only=read_only) for name in person.competences]
        self.chips.show_widgets(chips)
        self.chips.setVisible(bool(chips))
        self._empty.setVisible(not chips)

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def clear(self) -> None:
        """Forget all personal data; what was typed has been kept."""
        self._keeper.flush()
        self._keeper.stop()
        self._person = None
        self.field.set_value("")
        self.chips.show_widgets(())
        self._say_error("")

    def _chip(self, name: str, *, read_only: bool) -> Button:
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        chip = Button(shown.replace("&", "&&"), icon="" if read_only else "x", height=SMALL)
        chip.setToolTip(plain_tip(name))
        chip.setEnabled(not read_only)
        if not read_only:
            chip.setAccessibleName(tr("{name} entfernen", name=name))
            chip.clicked.connect(lambda _on=False: self._remove(name))
        return chip

    def _add_typed(self) -> None:
        person = self._person
        names = [clean_line(part) for part in self.field.value().split(",")]
        if person is None:
            return
        known = {name.casefold() for name in person.competences}
        typed: dict[str, str] = {}
        for name in names:
            typed.setdefault(name.casefold(), name)
        new = tuple(name for key, name in typed.items() if name and key not in known)
        if new:
            self._save(person, (*person.competences, *new), tr("Kompetenz hinzugefügt."), new)
        else:
            self._taken()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken(self) -> None:
        self.field.set_value("")
        self._keeper.discard()

    def _remove(self, name: str) -> None:
        person = self._person
        if person is not None:
            rest = tuple(one for one in person.competences if one != name)
            self._save(person, rest, tr("Kompetenz entfernt."))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(
        self, person: Person, wanted: tuple[str, ...], told: str, typed: tuple[str, ...] = ()
    ) -> None:
        desk, runner, before = self._context.opened.desk, self._context.runner, person.competences
        self._say_error("")

        def undo() -> None:
            now = self._person
            if now is not None and now.id == person.id:
                runner.change(partial(people.change, desk, replace(now, competences=before)))

        def done(_changes: Changes) -> None:
            self._context.notices.say(told, undo)
            if typed:
                self._taken()

        try:
            changed = replace(person, competences=wanted)
        except KnownError as error:
            self._fail(error)
            return
        runner.change(partial(people.change, desk, changed), done, self._fail, owner=self)

    def _fail(self, error: KnownError) -> None:
        self._say_error(sentence(error))

    def _to_draft(self) -> dict[str, str] | None:
        typed = self.field.value()
        return {"competences": typed} if typed else None

    def _restore(self, fields: dict[str, str]) -> None:
        self.field.set_value(fields.get("competences", ""))

    def _say_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
