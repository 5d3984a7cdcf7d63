"""What has become of a finding: the steps to click on, and the form that notes the next one."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import practice_finding as findings
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.domain.practice_finding import FindingState, PracticeFinding
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import TONAL
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.stepper import AskingStepper
from integrif_desk.ui.widgets.toggles import Option, segmented
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
            tr("Stand ändern"), tr("Stand über&nehmen"), self.save, on_close, parent=parent
        )
        self.save_button.look = TONAL
        self._context = context
        self._desk = context.opened.desk
        self._on_close = on_close
        self._finding_id: UUID | None = None
        self.state = segmented(
            [Option(state, word(state)) for state in _STATES], lambda _state: None, tr("Stand")
        )
        self.since = DateField(self._desk.today, field="state_since")
        self.response = TextArea(lines=2, most=5)
        self.add_widget(self.state)
        self.add("state_since", Labelled(tr("S&eit"), self.since))
        self.add(
            "response", Labelled(tr("&Rückmeldung der Stelle, wenn es eine gibt"), self.response)
        )

    def begin(self, finding: PracticeFinding) -> None:
        """Open for a finding, the step behind its own one chosen."""
        self._finding_id = finding.id
        following = min(_STATES.index(finding.state) + 1, len(_STATES) - 1)
        self.state.set_value(_STATES[following])
        self.since.set_value(self._desk.today())
        self.response.set_value(finding.response)
        self.open()
        self.state.button(self.state.value()).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note the state; what is wrong is said at its field."""
        finding_id, state = self._finding_id, self.state.value()
        if finding_id is None:
            return
        try:
            day = self.since.value()
        except FieldError as error:
            self._refused(error)
            return
        said = self.response.value()
        self._context.runner.change(
            lambda: findings.set_state(self._desk, finding_id, state, day, said),
            lambda _changes: self._saved(state),
            self._refused,
            owner=self,
        )

    def forget(self) -> None:
        """Hide the form with what was typed."""
        self._finding_id = None
        self.response.set_value("")
        self.hide()

    def _saved(self, state: FindingState) -> None:
        self.forget()
        self._context.notices.say(tr("Stand geändert: {state}.", state=word(state)))
        self._on_close()

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))
