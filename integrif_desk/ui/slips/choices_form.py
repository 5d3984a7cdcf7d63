"""What shall be applied of a slip: prefilled with what it plainly says, to be corrected here."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.referrals.answer_input import AnswerInput
from integrif_desk.ui.referrals.form_grid import FormGrid, at_left
from integrif_desk.ui.slips.presenter import SlipInput, contact_words, replaces
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import LineField, TextArea
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import CheckBox, Option, segmented
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import decline_choice

_ANSWER_ROWS = ("decision", "remark", "told_by", "happened_on")


class ChoicesForm(QWidget):
    """`show_input` fills it in, `value` gives it back; `on_change()` is told of every change."""

    def __init__(
        self, context: Context, on_change: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self._seen: Comparison | None = None
        self._shown = SlipInput(AnswerInput())
        self._today = today = context.opened.desk.today
        self.stays = label("", "muted", wrap=True)
        self.decision = segmented(
            [
                Option(Decision.A, tr("&A  übernimmt")),
                Option(Decision.B, tr("&B  später")),
                Option(Decision.C, tr("&C  kann nicht")),
            ],
            lambda _decision: self._changed(),
            tr("Antwort"),
        )
        self.reason: ChoiceField[DeclineReason] = ChoiceField(
            [Option(reason, decline_choice(reason)) for reason in DeclineReason],
            lambda _reason: self._changed(),
            placeholder=tr("Bitte wählen"),
        )
        self.expected = DateField(today, field="expected_on", ahead=True)
        self.remark = TextArea(
            tr("Was dazu geschrieben wurde"), on_change=lambda _text: self._changed()
        )
        self.told_by = LineField(tr("Name, Funktion"), on_change=lambda _text: self._changed())
        self.day = DateField(today, field="happened_on")
        self.because = LineField(
            tr("zum Beispiel: telefonisch war es vorläufig"),
            on_change=lambda _text: self._changed(),
        )
        self.with_step = CheckBox(tr("W&iedervorlage anlegen"))
        self.with_step.toggled.connect(lambda _on: self._changed())
        self.step = LineField(
            tr("Was geschieht als Nächstes"), on_change=lambda _text: self._changed()
        )
        self.step_on = DateField(today, field="step_on", ahead=True)
        self.with_contact = CheckBox("")
        self.with_contact.toggled.connect(lambda _on: self._changed())
        for field in (self.expected, self.day, self.step_on):
            field.textEdited.connect(lambda _text: self._changed())
            field.picked.connect(lambda _day: self._changed())
        self.grid = FormGrid()
        self._lay_out()

    def show_input(self, seen: Comparison, entered: SlipInput) -> None:
        """Show what shall be applied of this slip."""
        self._seen, self._shown = None, entered
        typed = entered.answer
        for decision in Decision:
            allowed = decision in seen.enterable | seen.replaceable
            self.decision.button(decision).setEnabled(allowed)
        if typed.decision:
            self.decision.set_value(Decision(typed.decision))
        else:
            self.decision.clear()
        reason = typed.decline_reason
        self.reason.set_value(DeclineReason(reason) if reason else None)
        self.expected.setText(typed.expected_on)
        self.remark.set_value(typed.remark)
        self.told_by.set_value(typed.told_by)
        self.day.setText(typed.happened_on)
        self.because.set_value(entered.because)
        self.with_step.setChecked(entered.with_step)
        self.step.set_value(entered.step)
        self.step_on.setText(entered.step_on)
        words = contact_words(seen)
        self.with_contact.setText(words)
        self.with_contact.setAccessibleName(words.replace("&", ""))
        self.with_contact.setVisible(bool(words))
        self.with_contact.setChecked(entered.with_contact)
        self.stays.setText(tr("Die Antwort bleibt, wie sie eingetragen ist."))
        self.grid.show_errors({})
        self._seen = seen
        self._changed()

    def value(self) -> SlipInput:
        """Return what stands in the form."""
        reason = self.reason.value()
        answer = AnswerInput(
            code=self._shown.answer.code,
            decision=self.decision.value().value if self.decision.is_chosen() else "",
            decline_reason=reason.value if reason else "",
            expected_on=self.expected.text(),
            remark=self.remark.value(),
            told_by=self.told_by.value(),
            happened_on=self.day.text(),
            learned_by=self._shown.answer.learned_by,
        )
        return replace(
            self._shown,
            answer=answer,
            because=self.because.value(),
            with_step=self.with_step.isChecked(),
            step=self.step.value(),
            step_on=self.step_on.text(),
            with_contact=self.with_contact.isChecked(),
        )

    def inputs(self) -> dict[str, QWidget]:
        """Return what can be corrected, by the names under which a draft keeps it."""
        return {
            "decision": self.decision,
            "decline_reason": self.reason,
            "expected_on": self.expected,
            "remark": self.remark,
            "told_by": self.told_by,
            "happened_on": self.day,
            "because": self.because,
            "with_step": self.with_step,
            "step": self.step,
            "step_on": self.step_on,
            "with_contact": self.with_contact,
        }

    def show_rows(self) -> None:
        """Show what belongs to the choices that stand in the form."""
        self._changed()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Show the sentence of each field and go to the first."""
        self.grid.show_errors(errors)

    def clear(self) -> None:
        """Forget everything that was typed."""
        self._seen = None
        self._shown = SlipInput(AnswerInput())
        self.decision.clear()
        for field in (self.expected, self.told_by, self.day, self.because, self.step, self.step_on):
            field.setText("")
        self.remark.set_value("")
        self.with_contact.setText("")
        self.grid.show_errors({})

    def _changed(self) -> None:
        seen = self._seen
        if seen is None:
            return
        entered = self.value()
        decision = Decision(entered.answer.decision) if entered.answer.decision else None
        for name in _ANSWER_ROWS:
            self.grid.show_row(name, entered.enters)
        self.stays.setVisible(not entered.enters)
        self.grid.show_row("decline_reason", entered.enters and decision is Decision.C)
        self.grid.show_row("expected_on", entered.enters and decision is Decision.B)
        self.grid.show_row("because", replaces(seen, entered))
        possible = seen.case_is_open and seen.read_before is None
        self.with_step.setVisible(possible)
        for name in ("step", "step_on"):
            self.grid.show_row(name, possible and entered.with_step)
        self._on_change()

    def _lay_out(self) -> None:
        self.day.setText(format_date(self._today()))
        self.grid.add(tr("Antwort"), decision=at_left(self.decision))
        self.grid.add(tr("&Grund"), decline_reason=self.reason)
        self.grid.add(tr("Ab &wann"), expected_on=self.expected)
        self.grid.add(tr("Wort&e dazu"), remark=self.remark)
        self.grid.add_wide(NeverHint(self.remark))
        self.grid.add(tr("A&uskunft von"), told_by=self.told_by)
        self.grid.add(tr("&Tag der Antwort"), happened_on=self.day)
        self.grid.add(tr("Wa&rum ersetzen"), because=self.because)
        self.grid.add_wide(self.with_step)
        self.grid.add(tr("Au&fgabe"), step=self.step)
        self.grid.add_wide(NeverHint(self.step))
        self.grid.add(tr("F&ällig am"), step_on=self.step_on)
        self.grid.add_wide(self.with_contact)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.stays)
        column.addWidget(self.grid)
        column.addStretch(1)
