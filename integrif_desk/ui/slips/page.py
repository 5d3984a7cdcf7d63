"""„Rückmeldebogen“: a file that came back beside what stands there, applied with one button."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import returned_slip, slip_file
from integrif_desk.casework.answer import CodeTarget, TargetKind
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.returned_slip import Applied, Choices
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.ui.choosing import ask_which
from integrif_desk.ui.context import (
    CASES,
    HANDOVERS,
    REFERRALS,
    CaseTarget,
    Context,
    HandoverTarget,
    ReferralTarget,
    SlipTarget,
)
from integrif_desk.ui.page import Page
from integrif_desk.ui.referrals.answer_input import field_sentence
from integrif_desk.ui.slips.choices_form import ChoicesForm
from integrif_desk.ui.slips.code_entry import CodeEntry
from integrif_desk.ui.slips.comparison import ComparisonGrid, Remarks
from integrif_desk.ui.slips.import_offer import ImportOffer
from integrif_desk.ui.slips.presenter import (
    can_enter,
    done_words,
    first_input,
    lines,
    read_choices,
    rows,
)
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import ElidedLabel, Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_SIDE_BY_SIDE_FROM = 980
_KINDS = tr("PDF-Datei (*.pdf);;Alle Dateien (*)")
_NOTHING = tr(
    "Legen Sie einen zurückgeschickten Rückmeldebogen (PDF) auf dem Fenster ab, oder wählen Sie "
    "die Datei."
)


class SlipPage(Page):
    """One file at a time; what is applied can be taken back for as long as the notice stands."""

    title = tr("Rückmeldebogen")
    help_text = tr(
        "Kommt ein Rückmeldebogen als PDF zurück, legen Sie ihn irgendwo auf dem Fenster ab. Das "
        "Programm liest ihn und zeigt links, was auf dem Bogen steht, und daneben, was jetzt "
        "eingetragen ist.\n\n"
        "Was nicht zusammenpasst, steht in Worten dabei. Rechts stellen Sie richtig, was nötig "
        "ist. Eingetragen wird erst, wenn Sie „Übernehmen“ wählen; die Datei bleibt verschlüsselt "
        "beim Vorgang.\n\n"
        "Einen Bogen auf Papier oder einen Anruf tragen Sie unter „Verweisungen“ mit dem "
        "Antwortcode ein."
    )
    shortcuts = (
        (tr("Strg+Eingabe"), tr("übernehmen")),
        (tr("F6"), tr("zwischen Vergleich und Eintrag wechseln")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._seen: Comparison | None = None
        self._proposed = Choices()
        self._reading = 0  # counts readings, so that one given up is not shown
        self._name = ElidedLabel("", "meta")
        self.choose_button = Button(tr("An&dere Datei …"), icon="file-pdf", on_click=self.choose)
        self.open_button = Button(
            tr("V&organg öffnen"), icon="arrow-square-out", on_click=self._open_shown
        )
        self.close_button = Button(tr("&Nicht übernehmen"), on_click=self._give_up)
        self.empty = EmptyState()
        self.remarks = Remarks()
        self.code = CodeEntry(self._compare_with)
        self.grid = ComparisonGrid()
        self.form = ChoicesForm(context, self._changed)
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
        return self._seen

    def refresh(self, changes: object | None) -> None:
        """Nothing: what changed meanwhile is told when the slip is applied."""

    def show_item(self, what: object) -> None:
        if not isinstance(what, SlipTarget):
            return
        path = what.path
        if path is None:
            self.choose()
        elif self._seen is not None:
            self._context.notices.warn(
                tr("Es ist noch ein Rückmeldebogen offen, der nicht übernommen ist."),
                tr("Den neuen öffnen"),
                lambda: self.read(path),
            )
        else:
            self.read(path)

    def areas(self) -> Sequence[QWidget]:
        return (self.choose_button, self.code, self.form)

    def blank(self) -> None:
        self._show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side = self.width() >= theme().px(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if side_by_side else direction.TopToBottom)

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

        def look() -> tuple[Comparison, Choices]:
            seen = returned_slip.compare(self._desk, slip_file.load(path, self._desk.own_password))
            return seen, returned_slip.propose(self._desk, seen)

        def done(found: tuple[Comparison, Choices]) -> None:
            if number == self._reading:
                self._show(*found)
                if found[0].target is None:
                    self.offer.ask(path)

        def failed(error: KnownError) -> None:
            if number == self._reading:
                self._refuse(error)
                self.offer.ask(path)

        self._context.runner.query(look, done, failed, key="returned-slip", owner=self)

    def apply(self) -> None:
        """Apply what stands in the form; what is wrong is said at its field."""
        seen = self._seen
        if seen is None or not self.apply_button.isEnabled():
            return
        choices, errors = read_choices(seen, self._proposed, self.form.value(), self._desk.today())
        self.form.show_errors(errors)
        self._say("")
        if choices is None:
            return
        self.apply_button.setEnabled(False)
        wanted = choices

        def done(applied: Applied) -> None:
            self._applied(applied, wanted)

        self._context.runner.change(
            lambda: returned_slip.apply(self._desk, seen, wanted), done, self._refused, owner=self
        )

    def _compare_with(self, code: str) -> None:
        seen = self._seen
        if seen is None:
            return

        def look() -> tuple[Comparison, Choices]:
            again = returned_slip.compare(self._desk, seen.file, code)
            return again, returned_slip.propose(self._desk, again)

        self._context.runner.query(
            look, lambda found: self._show(*found), self._refused, key="returned-slip", owner=self
        )

    def _show(self, seen: Comparison, proposed: Choices) -> None:
        self._seen, self._proposed = seen, proposed
        self._name.setText(seen.file.name)
        self.remarks.show_lines(lines(seen))
        self.code.show_near(seen)
        self.grid.show_rows(rows(seen))
        self.form.show_input(seen, first_input(seen, proposed, self._desk.today()))
        self._say("")
        if seen.target is not None:
            self.offer.forget()
        usable = seen.can_apply
        self._form_panel.setVisible(usable)
        self.apply_button.setVisible(usable)
        self.apply_button.setEnabled(usable)
        self.choose_button.show()
        self.open_button.setVisible(seen.target is not None)
        self.close_button.show()
        self._stack.setCurrentIndex(1)
        if self.code.isVisibleTo(self):
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        elif usable and can_enter(seen) and not self.form.decision.is_chosen():
            self.form.decision.setFocus(Qt.FocusReason.OtherFocusReason)
        elif usable:
            self.apply_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _applied(self, applied: Applied, choices: Choices) -> None:
        self._show_nothing()
        self.choose_button.show()
        target, number = applied.target, self._reading

        def taken_back(_changes: Changes) -> None:
            if number == self._reading:  # else another file is looked at by now
                self._show_nothing()

        self.empty.set_text(
            done_words(choices), tr("V&organg öffnen"), lambda: self._open_target(target)
        )
        self._context.notices.say(
            done_words(choices),
            lambda: self._context.runner.change(
                lambda: returned_slip.undo(self._desk, applied), taken_back, owner=self
            ),
        )

    def _refused(self, error: KnownError) -> None:
        self.apply_button.setEnabled(True)
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Comparison):
            typed = self.form.value()
            seen = error.theirs
            self._show(seen, returned_slip.propose(self._desk, seen))
            if can_enter(seen):
                self.form.show_input(seen, typed)
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
        self._seen, self._proposed = None, Choices()
        self._name.setText("")
        self.remarks.show_lines(())
        self.grid.show_rows(())
        self.form.clear()
        self.code.clear()
        self._say("")
        self.offer.forget()
        self.apply_button.hide()
        for button in (self.choose_button, self.close_button, self.open_button):
            button.hide()
        self.empty.set_text(_NOTHING, tr("Datei &wählen …"), self.choose)
        self._stack.setCurrentIndex(0)

    def _give_up(self) -> None:
        # The pressed button goes; without a new place the cursor would jump to „Sperren“.
        self._show_nothing()
        self.empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_shown(self) -> None:
        if self._seen is not None and self._seen.target is not None:
            self._open_target(self._seen.target)

    def _open_target(self, target: CodeTarget) -> None:
        subject: UUID = target.id
        if target.kind is TargetKind.REFERRAL:
            self.go_to.emit(REFERRALS, ReferralTarget(referral_id=subject))
        else:
            self.go_to.emit(HANDOVERS, HandoverTarget(handover_id=subject))

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
        told = Panel()
        told.body.addWidget(self.remarks)
        told.body.addWidget(self.code)
        beside = Panel(tr("Vergleich"), icon="arrows-left-right")
        beside.body.addWidget(self.grid)
        self._form_panel = Panel(tr("Übernommen wird"), icon="tray")
        self._form_panel.body.addWidget(self.form)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addWidget(beside, 6)
        self._columns.addWidget(self._form_panel, 5)
        content = QWidget()
        content.setProperty("paper", True)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(told)
        inside.addLayout(self._columns, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._stack.addWidget(blank)
        self._stack.addWidget(area)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.general, 1)
        foot.addStretch(0)
        foot.addWidget(self.offer)
        foot.addWidget(self.open_button)
        foot.addWidget(self.close_button)
        foot.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
