"""What has become of a finding: the steps to click on, and the form that notes the next one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import practice_finding as findings
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.practice_finding import FindingState, PracticeFinding
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.buttons import TONAL
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.stepper import AskingStepper
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_STATES = tuple(FindingState)


class StateStepper(AskingStepper):
    """The four states."""

    def __init__(self, parent: QWidget | None = None) -> None:
        names = [word(state) for state in _STATES]
        super().__init__(names, tr("Stand"), tr("Eingabetaste: Stand ändern"), parent)

    def show_state(self, state: FindingState) -> None:
        """Make `state` the current step."""
        self.set_current(_STATES.index(state))


class StateForm(InlineForm):
    """Asks for the new state, its day and what the office said; `on_close()` when it is left."""

    def __init__(
        self, context: Context, on_close: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Stand ändern"), tr("Stand über&nehmen"), self.save, self._leave, parent=parent
        )
        self.save_button.look = TONAL
        self._context = context
        self._desk = context.opened.desk
        self._on_close = on_close
        self._finding: PracticeFinding | None = None
        self._theirs: PracticeFinding | None = None
        self.state = segmented(
            [Option(state, word(state)) for state in _STATES], lambda _state: None, tr("Stand")
        )
        self.since = DateField(self._desk.today, field="state_since")
        self.response = TextArea(lines=2, most=5)
        self.add_widget(self.state)
        self.add("state_since", Labelled(tr("S&eit"), self.since))
        self.add(
            "response",
            watched(Labelled(tr("&Rückmeldung der Stelle, wenn es eine gibt"), self.response)),
        )

        self.stale: StalePanel[PracticeFinding] = StalePanel(
            _spelled, self._keep_mine, self._take_theirs
        )
        self.add_widget(self.stale)
        self._draft = FormDraft(
            context,
            DraftKind.FINDING_STATE,
            {"state": self.state, "state_since": self.since, "response": self.response},
            self,
            on_clash=self._show_clash,
        )

    def begin(self, finding: PracticeFinding) -> None:
        """Open for a finding, the step behind its own one chosen."""
        self._draft.close()
        self._finding = finding
        self.stale.clear()
        following = min(_STATES.index(finding.state) + 1, len(_STATES) - 1)
        self.state.set_value(_STATES[following])
        self.since.set_value(self._desk.today())
        self.response.set_value(finding.response)
        self.open()
        self._draft.begin(finding.id)
        self.state.button(self.state.value()).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note the state; what is wrong is said at its field."""
        finding, state = self._finding, self.state.value()
        if finding is None:
            return
        try:
            day = self.since.value()
        except FieldError as error:
            self._refused(error)
            return
        self._write(finding, state, day, self.response.value())

    def forget(self) -> None:
        """Hide the form; what was typed is kept for the finding."""
        self._draft.close()
        self.stale.clear()
        self._finding = None
        self.response.set_value("")
        self.hide()

    def _write(
        self, seen: PracticeFinding, state: FindingState, day: date | None, said: str
    ) -> None:
        self._context.runner.change(
            lambda: findings.set_state(self._desk, seen.id, state, day, said, seen=seen),
            lambda _changes: self._saved(state),
            self._refused,
            owner=self,
        )

    def _keep_mine(self, mine: PracticeFinding) -> None:
        theirs = self._theirs
        if theirs is not None:
            self._write(theirs, mine.state, mine.state_since, mine.response)

    def _take_theirs(self, _theirs: PracticeFinding) -> None:
        self._leave()

    def _show_clash(self, stored: dict[str, str]) -> None:
        self.show_errors(clash_sentences(self.fields, stored))

    def _leave(self) -> None:
        self._draft.give_up(self)
        self.forget()
        self._on_close()

    def _saved(self, state: FindingState) -> None:
        self._draft.done()
        self.forget()
        self._context.notices.say(tr("Stand geändert: {state}.", state=word(state)))
        self._on_close()

    def _refused(self, error: KnownError) -> None:
        self._draft.touch()
        if isinstance(error, StaleRecord):
            self._theirs = error.theirs
            self.stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))


def _spelled(finding: PracticeFinding) -> list[tuple[str, str]]:
    return [
        (tr("Stand"), word(finding.state)),
        (tr("Seit"), format_date(finding.state_since) if finding.state_since else ""),
        (tr("Rückmeldung der Stelle"), finding.response),
    ]
