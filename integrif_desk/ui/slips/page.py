"""„Rückmeldebogen“: a file that came back beside what stands there, applied with one button.

A document of several cases has a slip for each; a list beside them tells which are answered.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import returned_slip, slip_file
from integrif_desk.casework.answer import CodeTarget
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.returned_slip import Applied, Choices
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.slip_standing import WAITING
from integrif_desk.ui.choosing import ask_which
from integrif_desk.ui.context import (
    CASES,
    REFERRALS,
    CaseTarget,
    Context,
    ReferralTarget,
    SlipTarget,
)
from integrif_desk.ui.page import Page
from integrif_desk.ui.referrals.answer_input import field_sentence
from integrif_desk.ui.slips.case_list import CaseList
from integrif_desk.ui.slips.import_offer import ImportOffer
from integrif_desk.ui.slips.presenter import (
    can_enter,
    done_words,
    first_input,
    first_place,
    next_place,
    read_choices,
)
from integrif_desk.ui.slips.view import SlipView, place_of
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import ElidedLabel, Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_KINDS = tr("PDF-Datei (*.pdf);;Alle Dateien (*)")
_NOTHING = tr(
    "Legen Sie einen zurückgeschickten Rückmeldebogen (PDF) auf dem Fenster ab, oder wählen Sie "
    "die Datei."
)


class SlipPage(Page):
    """One file at a time; what is applied can be taken back for as long as the notice stands, of
    several cases as long as the file is shown."""

    title = tr("Rückmeldebogen")
    help_text = tr(
        "Kommt ein Rückmeldebogen als PDF zurück, legen Sie ihn irgendwo auf dem Fenster ab. Das "
        "Programm liest ihn und zeigt links, was auf dem Bogen steht, und daneben, was jetzt "
        "eingetragen ist.\n\n"
        "Was nicht zusammenpasst, steht in Worten dabei. Rechts stellen Sie richtig, was nötig "
        "ist. Eingetragen wird erst, wenn Sie „Übernehmen“ wählen; die Datei bleibt verschlüsselt "
        "beim Vorgang.\n\n"
        "Hat die Datei Bögen für mehrere Fälle, stehen die Fälle links mit ihrem Stand. Jeder wird "
        "für sich übernommen; was leer blieb, kann später mit einer zweiten Datei kommen.\n\n"
        "Einen Bogen auf Papier oder einen Anruf tragen Sie unter „Verweisungen“ mit dem "
        "Antwortcode ein."
    )
    shortcuts = (
        (tr("Strg+Eingabe"), tr("übernehmen")),
        (tr("F6"), tr("zwischen Fällen, Vergleich und Eintrag wechseln")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._slips: tuple[Comparison, ...] = ()
        self._place = 0  # of the slip that is shown
        self._proposed = Choices()
        self._done: dict[int, Applied] = {}  # by place
        self._reading = 0  # counts readings, so that one given up is not shown
        self._name = ElidedLabel("", "meta")
        self.choose_button = Button(tr("An&dere Datei …"), icon="file-pdf", on_click=self.choose)
        self.open_button = Button(
            tr("V&organg öffnen"), icon="arrow-square-out", on_click=self._open_shown
        )
        self.close_button = Button("", on_click=self._give_up)
        self.undo_button = Button(tr("&Zurücknehmen"), on_click=self._take_back_shown)
        self.empty = EmptyState()
        self.cases = CaseList(self._look_at)
        self.view = SlipView(context, self._compare_with, self._changed)
        self.code, self.form = self.view.code, self.view.form
        self.apply_button = Button(
            tr("&Übernehmen"), PRIMARY, keys=tr("Strg+↵"), on_click=self.apply
        )
        self.offer = ImportOffer(
            context, lambda path: self.go_to.emit(CASES, CaseTarget(handover_file=path))
        )
        self.general = label("", "error", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.apply_button.click)
        self._show_nothing()

    @property
    def seen(self) -> Comparison | None:
        """The comparison that is shown."""
        return self._slips[self._place] if self._slips else None

    def refresh(self, changes: object | None) -> None:
        """Nothing: what changed meanwhile is told when the slip is applied."""

    def show_item(self, what: object) -> None:
        if not isinstance(what, SlipTarget):
            return
        path = what.path
        if path is None:
            self.choose()
        elif self._waits():
            self._context.notices.warn(
                tr("Es ist noch ein Rückmeldebogen offen, der nicht übernommen ist."),
                tr("Den neuen öffnen"),
                lambda: self.read(path),
            )
        else:
            self.read(path)

    def areas(self) -> Sequence[QWidget]:
        return (self.choose_button, self.cases, self.code, self.form)

    def blank(self) -> None:
        self._show_nothing()

    def choose(self) -> QFileDialog:
        """Ask for a file; returns the open dialog."""
        return ask_which(self, tr("Rückmeldebogen einlesen"), _KINDS, self.read)

    def read(self, path: Path) -> None:
        """Read a file on the worker thread and show it; „Abbrechen“ gives it up."""
        self._show_nothing()
        self._reading += 1
        number = self._reading
        self._name.setText(path.name)
        self.empty.set_text(tr("Die Datei wird gelesen …"), tr("A&bbrechen"), self._show_nothing)

        def look() -> tuple[Comparison, ...]:
            files = slip_file.load(path, self._desk.own_password)
            return returned_slip.compare_all(self._desk, files)

        def done(slips: tuple[Comparison, ...]) -> None:
            if number == self._reading:
                self._show_all(slips, first_place(slips))
                if all(each.target is None for each in slips):
                    self.offer.ask(path)

        def failed(error: KnownError) -> None:
            if number == self._reading:
                self._refuse(error)
                self.offer.ask(path)

        self._context.runner.query(look, done, failed, key="returned-slip", owner=self)

    def apply(self) -> None:
        """Apply what stands in the form; what is wrong is said at its field."""
        seen = self.seen
        if seen is None or not self.apply_button.isEnabled():
            return
        choices, errors = read_choices(seen, self._proposed, self.form.value(), self._desk.today())
        self.form.show_errors(errors)
        self._say("")
        if choices is None:
            return
        self.apply_button.setEnabled(False)
        wanted, place, number = choices, self._place, self._reading

        def done(applied: Applied) -> None:
            self._applied(applied, wanted, place, number)

        def failed(error: KnownError) -> None:
            moved = number == self._reading and place != self._place
            if moved:  # another case is looked at by now; what was typed here is kept as a draft
                self.cases.list.select(place)
            self._refused(error, typed_here=not moved)

        self._context.runner.change(
            lambda: returned_slip.apply(self._desk, seen, wanted), done, failed, owner=self
        )

    def _compare_with(self, code: str) -> None:
        seen, place, number = self.seen, self._place, self._reading
        if seen is None:
            return

        def done(again: Comparison) -> None:
            if number == self._reading:
                self._replace(place, again)

        self._context.runner.query(
            lambda: returned_slip.compare(self._desk, seen.file, code),
            done,
            self._refused,
            key="returned-slip",
            owner=self,
        )

    def _replace(self, place: int, seen: Comparison) -> None:
        """Show a slip that was compared anew; the others of its file stay as they are."""
        self._show_all((*self._slips[:place], seen, *self._slips[place + 1 :]), place)

    def _look_again(self, place: int, *, go_on: bool) -> None:
        """Compare all slips of the file with what stands there now; `go_on` to one that waits."""
        slips, number = self._slips, self._reading

        def done(found: tuple[Comparison, ...]) -> None:
            if number != self._reading:
                return
            going_on = next_place(found, place) if self._place == place else self._place
            self._show_all(found, going_on if go_on else place)

        self._context.runner.query(
            lambda: returned_slip.compare_again(self._desk, slips),
            done,
            self._refused,
            key="returned-slip",
            owner=self,
        )

    def _show_all(self, slips: tuple[Comparison, ...], place: int) -> None:
        self._slips, self._place = slips, place
        self.cases.show_slips(self._slips, place)
        self._show()
        button = self.apply_button if self.apply_button.isEnabled() else self.close_button
        first = self.view.first_field(slips[place])
        (button if first is None else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, place: int) -> None:
        """Show another slip of the file; what was entered for this one is kept."""
        self._place = place
        self._show()

    def _show(self) -> None:
        seen = self.seen
        assert seen is not None
        self._proposed = returned_slip.propose(self._desk, seen)
        entered = first_input(seen, self._proposed, self._desk.today())
        self._name.setText(seen.file.name)
        self.view.show_slip(seen, entered)
        self._say("")
        if seen.target is not None:
            self.offer.forget()
        usable, is_alone = seen.can_apply, len(self._slips) == 1
        self.apply_button.setVisible(usable)
        self.apply_button.setEnabled(usable)
        self.choose_button.show()
        self.open_button.setVisible(seen.target is not None)
        self.undo_button.setVisible(self._place in self._done)
        self.close_button.setText(tr("&Nicht übernehmen") if is_alone else tr("&Schließen"))
        self.close_button.show()
        self._stack.setCurrentIndex(1)

    def _applied(self, applied: Applied, choices: Choices, place: int, number: int) -> None:
        if number == self._reading:  # else another file is looked at by now
            if place == self._place:
                self.view.done()
            if len(self._slips) > 1:
                self._done[place] = applied
                self._look_again(place, go_on=True)
            else:
                self._show_done(applied, choices)
                number = self._reading
        self._context.notices.say(done_words(choices), lambda: self._take_back(applied, number))

    def _show_done(self, applied: Applied, choices: Choices) -> None:
        self._show_nothing()
        self.choose_button.show()
        self.empty.set_text(
            done_words(choices), tr("V&organg öffnen"), lambda: self._open_target(applied.target)
        )

    def _take_back_shown(self) -> None:
        self._take_back(self._done[self._place], self._reading)

    def _take_back(self, applied: Applied, number: int) -> None:
        def taken_back(_changes: Changes) -> None:
            if number != self._reading:  # another file is looked at by now
                return
            place = next((each for each, done in self._done.items() if done is applied), None)
            if place is None:
                self._show_nothing()
            else:
                del self._done[place]
                self._look_again(place, go_on=False)

        self._context.runner.change(
            lambda: returned_slip.undo(self._desk, applied), taken_back, owner=self
        )

    def _waits(self) -> bool:
        """Whether something of the file is not entered yet, and would be lost with another one."""
        is_alone = len(self._slips) == 1
        return is_alone or any(each.state in WAITING for each in self._slips)

    def _refused(self, error: KnownError, *, typed_here: bool = True) -> None:
        self.apply_button.setEnabled(True)
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Comparison):
            typed = self.form.value()
            seen = error.theirs
            self._replace(self._place, seen)
            if typed_here and can_enter(seen):
                self.view.type_again(seen, typed)
            self._say(tr("Der Stand hat sich gerade geändert. Bitte vergleichen Sie noch einmal."))
        elif isinstance(error, FieldError):
            self.form.show_errors({error.field: field_sentence(error)})
        else:
            self._say(sentence(error))

    def _refuse(self, error: KnownError) -> None:
        """The file is none that can be read: say so, with the other ways in."""
        self._show_nothing()
        self.choose_button.show()
        self.empty.set_text(
            sentence(error),
            tr("Antwort von &Hand eintragen"),
            lambda: self.go_to.emit(REFERRALS, ReferralTarget(answer=True)),
        )

    def _show_nothing(self) -> None:
        self._reading += 1
        self._slips, self._place, self._proposed, self._done = (), 0, Choices(), {}
        self._name.setText("")
        self.cases.show_slips((), 0)
        self.view.clear()
        self._say("")
        self.offer.forget()
        self.apply_button.hide()
        for button in (self.choose_button, self.close_button, self.open_button, self.undo_button):
            button.hide()
        self.empty.set_text(_NOTHING, tr("Datei &wählen …"), self.choose)
        self._stack.setCurrentIndex(0)

    def _give_up(self) -> None:
        if len(self._slips) == 1:  # else the button says „Schließen“
            self.view.done()
        # The pressed button goes; without a new place the cursor would jump to „Sperren“.
        self._show_nothing()
        self.empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_shown(self) -> None:
        seen = self.seen
        if seen is not None and seen.target is not None:
            self._open_target(seen.target)

    def _open_target(self, target: CodeTarget) -> None:
        self.go_to.emit(*place_of(target))

    def _changed(self) -> None:
        self._say("")

    def _say(self, text: str) -> None:
        self.general.setText(text)
        self.general.setVisible(bool(text))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.title, "title"))
        head.addWidget(self._name, 1)
        head.addWidget(self.choose_button)
        blank = Panel()
        blank.body.addWidget(self.empty)
        several = QWidget()
        beside = QHBoxLayout(several)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.cases)
        beside.addWidget(self.view, 1)
        self._stack.addWidget(blank)
        self._stack.addWidget(several)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.general, 1)
        foot.addStretch(0)
        foot.addWidget(self.offer)
        foot.addWidget(self.open_button)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.close_button)
        foot.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
