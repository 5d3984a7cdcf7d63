"""Short forms that change the case as a whole: phase, pause, end, owner."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from integrif_desk.casework import case
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.case import Case, CaseOutcome, CaseState, Phase
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import presenter
from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.case.header import MenuEntry
from integrif_desk.ui.case.helpers_field import HelpersField
from integrif_desk.ui.case.tab import YieldingArea
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label as text_label
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_FIELD_OF = {"state_reason": "text", "remark": "text", "on": "day", "since": "day"}


class CaseForms(QWidget):
    """Holds the four forms; at most one is open. `show_detail` comes before opening one.

    `opened(bool)` tells when one has opened, and when none is open any more.
    """

    opened = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: Case | None = None
        self._open: InlineForm | None = None
        self._asked_from: QWidget | None = None
        today = context.opened.desk.today
        self.phase_choice = ChoiceField([Option(phase, label(phase)) for phase in Phase])
        self.phase_day = DateField(today, field="day")
        self.phase = self._form(tr("Phase wechseln"), tr("Phase &wechseln"), self._move)
        self.phase.add_row(
            phase=Labelled(tr("Neue &Phase"), self.phase_choice),
            day=Labelled(tr("S&eit"), self.phase_day),
        )
        self.pause_text, self.pause_day = LineField(), DateField(today, field="day")
        self.pause = self._form(tr("Fall pausieren"), tr("Fall &pausieren"), self._pause)
        self.pause.add_row(
            text=watched(Labelled(tr("&Grund"), self.pause_text)),
            day=Labelled(tr("S&eit"), self.pause_day),
        )
        outcomes: list[Option[CaseOutcome | None]] = [Option(None, tr("bitte wählen"))]
        outcomes += [Option(one, label(one)) for one in CaseOutcome]
        self.close_outcome = ChoiceField(outcomes)
        self.close_text, self.close_day = LineField(), DateField(today, field="day")
        self.close_case = self._form(tr("Fall abschließen"), tr("Fall a&bschließen"), self._close)
        self.close_case.add_row(
            outcome=Labelled(tr("E&rgebnis"), self.close_outcome),
            day=Labelled(tr("A&m"), self.close_day),
        )
        self.close_case.add("text", watched(Labelled(tr("Ein &Satz dazu"), self.close_text)))
        self.left_open = text_label("", "meta", wrap=True)
        self.settle = CheckBox(tr("Aufgaben abhaken, Verweisungen ohne Antwort &zurückziehen"))
        self.close_case.add_widget(self.left_open)
        self.close_case.add_widget(self.settle)
        self.new_owner = AccountField(context)
        self.helpers = HelpersField(context)
        self.owner = self._form(tr("Begleitung"), tr("Begleitung &speichern"), self._give)
        self.owner.add("owner_id", Labelled(tr("Fall &führt"), self.new_owner))
        self.owner.add("helper_ids", Labelled(tr("Außerdem &begleiten"), self.helpers))
        self._drafts = {
            form: FormDraft(context, kind, fields, self)
            for form, kind, fields in (
                (
                    self.phase,
                    DraftKind.CASE_PHASE,
                    {"phase": self.phase_choice, "day": self.phase_day},
                ),
                (
                    self.pause,
                    DraftKind.CASE_PAUSE,
                    {"text": self.pause_text, "day": self.pause_day},
                ),
                (
                    self.close_case,
                    DraftKind.CASE_END,
                    {
                        "outcome": self.close_outcome,
                        "day": self.close_day,
                        "text": self.close_text,
                        "settle": self.settle,
                    },
                ),
                (
                    self.owner,
                    DraftKind.CASE_COMPANY,
                    {"owner": self.new_owner, "helpers": self.helpers},
                ),
            )
        }
        # In a low window with large text there is less room than a form needs: then it scrolls.
        self._area = YieldingArea()
        for form in (self.phase, self.pause, self.close_case, self.owner):
            self._area.column.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 0)
        column.addWidget(self._area)
        self.hide()

    def show_detail(self, detail: CaseDetail) -> None:
        """Remember the case; another one closes an open form."""
        if self._case is not None and self._case.id != detail.case.id:
            self.close_forms()
        self._case = detail.case
        words = presenter.left_open_words(detail)
        self.left_open.setText(words)
        for part in (self.left_open, self.settle):
            part.setVisible(bool(words))

    def menu(self, state: CaseState) -> tuple[MenuEntry, ...]:
        """Return what „Mehr“ offers for a case in this state: a closed one can only be reopened."""
        reopen: MenuEntry = (tr("Fall &wieder öffnen"), self.reopen)
        if state is CaseState.CLOSED:
            return (reopen,)
        pause = (tr("Fall &pausieren …"), lambda: self.open_form(self.pause))
        return (
            (tr("P&hase wechseln …"), lambda: self.open_form(self.phase)),
            (tr("&Begleitung …"), lambda: self.open_form(self.owner)),
            reopen if state is CaseState.PAUSED else pause,
            (tr("Fall &abschließen …"), lambda: self.open_form(self.close_case)),
        )

    def open_form(self, form: InlineForm) -> None:
        """Open one of the forms, filled in with what is likely."""
        if self._case is None:
            return
        self.close_forms()
        today = self._context.opened.desk.today()
        for day in (self.phase_day, self.pause_day, self.close_day):
            day.set_value(today)
        for text in (self.pause_text, self.close_text):
            text.set_value("")
        self.close_outcome.set_value(None)
        phases = list(Phase)
        following = min(self._case.phase.number, len(phases) - 1)
        self.phase_choice.set_value(phases[following])
        self.settle.setChecked(False)
        self.new_owner.set_value(self._case.owner_id)
        self.helpers.set_ids(self._case.helper_ids)
        self._asked_from = QApplication.focusWidget()
        self._open = form
        self.show()
        self.opened.emit(True)
        form.open()
        self._drafts[form].begin(self._case.id)

    def close_forms(self) -> None:
        """Hide whatever is open; what was typed is kept for the case."""
        if self._open is not None:
            self._drafts[self._open].close()
            self._open.hide()
            self._open = None
            self.opened.emit(False)
            if self._asked_from is not None and QApplication.focusWidget() is None:
                self._asked_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self._asked_from = None
        self.hide()

    def forget(self) -> None:
        """Hide whatever is open, and forget the case."""
        self.close_forms()
        self._case = None

    def reopen(self) -> None:
        """Open a paused or closed case again; it can be taken back."""
        found, desk, runner = self._case, self._context.opened.desk, self._context.runner
        if found is None:
            return
        reason, since = found.state_reason, found.state_since

        def back() -> Changes:
            if found.state is CaseState.PAUSED:
                return case.pause(desk, found.id, reason, since)
            outcome = found.outcome or CaseOutcome.OTHER
            return case.close(desk, found.id, outcome, reason or label(outcome), since)

        def undo() -> None:
            runner.change(back)

        runner.change(
            lambda: case.reopen(desk, found.id),
            lambda _done: self._context.notices.say(tr("Der Fall ist wieder offen."), undo),
            owner=self,
        )

    def _form(self, title: str, save: str, act: Callable[[Case], object]) -> InlineForm:
        def run() -> None:
            if self._case is not None:
                act(self._case)

        return InlineForm(title, save, run, self._give_up)

    def _give_up(self) -> None:
        if self._open is not None:
            self._drafts[self._open].give_up(self._open)
        self.close_forms()

    def _move(self, found: Case) -> None:
        desk, phase = self._context.opened.desk, self.phase_choice.value() or found.phase
        self._run(
            self.phase_day,
            lambda day: case.move_to_phase(desk, found.id, phase, day),
            tr("Phase gewechselt."),
        )

    def _pause(self, found: Case) -> None:
        desk, reason = self._context.opened.desk, self.pause_text.value()
        if not reason:
            self._say_field("text", tr("Bitte nennen Sie kurz den Grund."))
            return
        self._run(
            self.pause_day,
            lambda day: case.pause(desk, found.id, reason, day),
            tr("Der Fall ruht."),
        )

    def _close(self, found: Case) -> None:
        desk, remark = self._context.opened.desk, self.close_text.value()
        outcome: CaseOutcome | None = self.close_outcome.value()
        if outcome is None:
            self._say_field("outcome", tr("Bitte wählen Sie, womit die Begleitung endet."))
            return
        settle = self.settle.isChecked() and not self.settle.isHidden()
        self._run(
            self.close_day,
            lambda day: case.close(desk, found.id, outcome, remark, day, settle=settle),
            tr("Der Fall ist abgeschlossen."),
        )

    def _give(self, found: Case) -> None:
        desk = self._context.opened.desk
        self.helpers.settle()
        owner, helpers = self.new_owner.value() or found.owner_id, self.helpers.account_ids()
        self._run(
            None,
            lambda _day: case.set_company(desk, found, owner, helpers),
            tr("Begleitung gespeichert."),
        )

    def _run(
        self, field: DateField | None, act: Callable[[date | None], Changes], told: str
    ) -> None:
        try:
            day = field.value() if field is not None else None
        except FieldError as error:
            self._fail(error)
            return

        def done(_changes: Changes) -> None:
            self._context.notices.say(told)
            self._give_up()

        self._context.runner.change(lambda: act(day), done, self._fail, owner=self)

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, FieldError):
            self._say_field(_FIELD_OF.get(error.field, error.field), sentence(error))
        elif self._open is not None:
            self._open.show_errors({}, sentence(error))

    def _say_field(self, field: str, words: str) -> None:
        if self._open is not None:
            self._open.show_errors({field: words})
