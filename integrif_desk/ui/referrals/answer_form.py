"""„Antwort eintragen“: a code heard on the phone or read on paper, and what the office decided."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import answer as answers
from integrif_desk.casework.answer import CodeTarget
from integrif_desk.domain.answer_code import read_said
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.near_code import NearCode
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.referrals.answer_input import AnswerInput, field_sentence, read_answer
from integrif_desk.ui.referrals.form_grid import FormArea, FormGrid, at_left
from integrif_desk.ui.referrals.presenter import decisions, recognise
from integrif_desk.ui.widgets.buttons import LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.code_field import CodeField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import LineField, repolish
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import decline_choice
from integrif_desk.wording.labels import label as word


class AnswerForm(QWidget):
    """`on_target(target)` is told what a complete code belongs to, `on_saved(target, decision)`
    what was entered; `on_undo(target)` shall take back what was entered last, `on_file()` read a
    slip that came back as a file.
    """

    def __init__(
        self,
        context: Context,
        on_target: Callable[[CodeTarget], object],
        on_saved: Callable[[CodeTarget, Decision], object],
        on_undo: Callable[[CodeTarget], object],
        on_file: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._on_target, self._on_saved, self._on_undo = on_target, on_saved, on_undo
        self.near = NearCode(self.focus_code)
        self.file_button = Button(
            tr("Bogen ein&lesen …"), LINK, icon="file-pdf", height=SMALL, on_click=on_file
        )
        self._desk = context.opened.desk
        self._target: CodeTarget | None = None
        self._subject: UUID | None = None
        self._typed = False
        self._allowed = frozenset(Decision)
        self._keeper = DraftKeeper(context, DraftKind.REFERRAL_ANSWER, self._draft, self)
        self.code = CodeField(self._typed_code)
        self.code.answered.connect(self._typed_behind)
        self.code.setAccessibleName(tr("Antwortcode"))
        self._mark = IconLabel("check-circle-fill", "good", 16)
        self._meaning = ElidedLabel("", "label")
        self._whom = ElidedLabel("", "meta")
        self._more = label("", "error", wrap=True)
        self._undo = Button(
            tr("Letzten Schritt zurücknehmen"), LINK, height=SMALL, on_click=self._take_back
        )
        self.decision = segmented(
            [
                Option(Decision.A, tr("&A  angenommen")),
                Option(Decision.B, tr("&B  wartet")),
                Option(Decision.C, tr("&C  abgelehnt")),
            ],
            lambda _decision: self._decided(),
            tr("Antwort"),
        )
        self.reason: ChoiceField[DeclineReason] = ChoiceField(
            [Option(reason, decline_choice(reason)) for reason in DeclineReason],
            lambda _reason: self._decided(),
            placeholder=tr("Bitte wählen"),
        )
        self.expected = DateField(self._desk.today, field="expected_on", ahead=True)
        self.remark = LineField(tr("Was gesagt wurde"), on_change=self._touch)
        self.told_by = LineField(tr("Name, Funktion"), on_change=self._touch)
        self.day = DateField(self._desk.today, field="happened_on")
        self.source: ChoiceField[LearnedBy] = ChoiceField(
            [Option(each, word(each)) for each in LearnedBy if each is not LearnedBy.OURSELVES],
            lambda _source: self._touch(),
        )
        for field in (self.expected, self.day):
            for edited in (field.textEdited, field.picked):
                edited.connect(self._touch)
        self._hint = label("", "meta", wrap=True)
        self.save_button = Button(tr("Antwort &speichern"), PRIMARY, on_click=self.save)
        self.grid = FormGrid()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        self._show_input(AnswerInput())

    def show_referral(self, referral_id: UUID | None, code: str) -> None:
        """A referral was selected: fill in its code, and its draft if one was kept."""
        if self._subject == referral_id and self.code.value() == _bare(code):
            self.recognise_again()
            return
        self._keeper.flush()
        self._begin(referral_id)
        self._show_input(AnswerInput(code=code))
        self._keeper.begin(referral_id, self._restore)

    def recognise_again(self) -> None:
        """Ask again what the code means: the state of its referral may have changed."""
        self._resolve()

    def set_hint(self, text: str) -> None:
        """Say beside the button when other steps will be possible."""
        self._hint.setText(text)

    def focus_code(self, code: str = "", said: str = "") -> None:
        """Put the cursor into the first box, with another code and what was said behind it."""
        # First, while the pressed button is still there: else the cursor jumps into the list
        # above, which then selects its first row and puts the code of that one here.
        self.code.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if code and _bare(code) != self.code.value():
            self.code.set_value(code)
            self._typed_code(self.code.value())
        if said:
            self._typed_behind(said)

    def save(self) -> None:
        """Save the answer; what is wrong is said at its field and nothing is lost."""
        if not self.code.is_complete():
            self._refused(KnownError(ErrorCode.ANSWER_CODE_MALFORMED))
            return
        entered = self._input()
        given, errors = read_answer(entered, self._desk.today())
        self.grid.show_errors(errors)
        target = self._target
        if given is None or target is None:
            return
        self.save_button.setEnabled(False)

        def saved(_changes: object) -> None:
            self._keeper.discard()
            self._begin(None)
            self._show_input(AnswerInput(code=entered.code))
            self._on_saved(target, given.decision)

        self._context.runner.change(
            lambda: answers.answer(self._desk, entered.code, given),
            saved,
            self._refused,
            owner=self,
        )

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._begin(None)
        self._show_input(AnswerInput())
        self._hint.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
        super().keyPressEvent(event)

    def _typed_code(self, _code: str) -> None:
        self._touch()
        self._resolve()

    def _typed_behind(self, typed: str) -> None:
        """„K7-4F2Q-9, C3“ is a whole answer; what it leaves open is asked for next."""
        said = read_said(typed)
        if said is None or said.decision not in self._allowed:
            return
        decision, reason = said.decision, said.reason
        self.decision.set_value(decision)
        if decision is Decision.C:
            self.reason.set_value(reason)
        self._decided()
        if decision is Decision.B:
            self.expected.setFocus(Qt.FocusReason.OtherFocusReason)
        elif reason is DeclineReason.C6:
            self.remark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resolve(self) -> None:
        if self._target is None or _bare(self._target.code) != self.code.value():
            self._target = None
            self.code.set_invalid(False)
            self._say("", "", "")
            self._allow(frozenset(Decision))
        if self.code.is_complete():
            typed = self.code.value()
            self._context.runner.query(
                lambda: answers.resolve_code(self._desk, typed),
                self._recognised,
                self._unknown_code,
                key=("answer-code", id(self)),
            )

    def _recognised(self, target: CodeTarget) -> None:
        if _bare(target.code) != self.code.value():
            return  # another code stands there by now
        self._target = target
        found = recognise(target)
        self._say(found.icon, found.tone, found.text, found.whom)
        self._explain(found.more, can_undo=found.can_undo)
        self._allow(decisions(target.state, answered=target.answered_on is not None))
        if self._subject != target.id:
            self._move_draft(target.id)
        self._on_target(target)

    def _begin(self, subject: UUID | None) -> None:
        self._subject = subject
        self._typed = False

    def _move_draft(self, subject: UUID) -> None:
        """What was typed before the code was known belongs to what the code was found to mean."""
        typed = self._typed
        if typed:
            self._keeper.discard()
        self._begin(subject)
        self._keeper.begin(subject)
        if typed:
            self._touch()

    def _unknown_code(self, error: KnownError) -> None:
        self.code.set_invalid(True)
        self.near.ask(self._context, self.code.value())
        self._say("warning-fill", "overdue", tr("passt nicht"))
        self._explain(sentence(error), wrong=True)
        self.save_button.setEnabled(False)

    def _say(self, icon: str, tone: str, text: str, whom: str = "") -> None:
        if tone != "overdue":
            self.near.clear()
        self._mark.setVisible(bool(icon))
        if icon:
            self._mark.set_icon(icon, tone)
        self._meaning.setText(text)
        self._whom.setText(whom)
        self._whom.setVisible(bool(whom))
        self._explain("")

    def _explain(self, text: str, *, wrong: bool = False, can_undo: bool = False) -> None:
        self._more.setText(text)
        self._more.setProperty("role", "error" if wrong else "meta")
        repolish(self._more)
        self._undo.setVisible(can_undo)
        self._below.setVisible(bool(text))

    def _allow(self, allowed: frozenset[Decision]) -> None:
        for decision in Decision:
            self.decision.button(decision).setEnabled(decision in allowed)
        self.save_button.setEnabled(bool(allowed))
        self._allowed = allowed
        if self._decision() not in allowed:
            self.decision.clear()
        self._show_rows()

    def _decided(self) -> None:
        self.grid.show_errors({})
        self._touch()
        self._show_rows()

    def _decision(self) -> Decision | None:
        return self.decision.value() if self.decision.is_chosen() else None

    def _show_rows(self) -> None:
        decision = self._decision()
        # A code that is answered leaves nothing to fill in.
        for name in ("decision", "remark", "told_by", "learned_by"):
            self.grid.show_row(name, bool(self._allowed))
        self.grid.show_row("decline_reason", bool(self._allowed) and decision is Decision.C)
        self.grid.show_row("expected_on", bool(self._allowed) and decision is Decision.B)

    def _touch(self, _value: object = None) -> None:
        self._typed = True
        self._keeper.touch()

    def _take_back(self) -> None:
        if self._target is not None:
            self._on_undo(self._target)

    def _refused(self, error: KnownError) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, FieldError):
            self.grid.show_errors({error.field: field_sentence(error)})
        else:
            self._say("warning-fill", "overdue", tr("nicht gespeichert"))
            self._explain(sentence(error), wrong=True)

    def _input(self) -> AnswerInput:
        reason, source = self.reason.value(), self.source.value()
        return AnswerInput(
            code=self.code.value(),
            decision=decision.value if (decision := self._decision()) else "",
            decline_reason=reason.value if reason else "",
            expected_on=self.expected.text(),
            remark=self.remark.text(),
            told_by=self.told_by.text(),
            happened_on=self.day.text(),
            learned_by=(source or LearnedBy.PHONE).value,
        )

    def _restore(self, kept: dict[str, str]) -> None:
        self._show_input(AnswerInput.from_draft(kept))
        self._typed = True

    def _draft(self) -> dict[str, str] | None:
        return self._input().as_draft() if self._typed else None

    def _show_input(self, entered: AnswerInput) -> None:
        self.code.set_value(entered.code)
        if entered.decision:
            self.decision.set_value(Decision(entered.decision))
        else:
            self.decision.clear()
        reason = entered.decline_reason
        self.reason.set_value(DeclineReason(reason) if reason else None)
        self.expected.setText(entered.expected_on)
        self.remark.set_value(entered.remark)
        self.told_by.set_value(entered.told_by)
        self.day.setText(entered.happened_on or format_date(self._desk.today()))
        self.source.set_value(LearnedBy(entered.learned_by))
        self.grid.show_errors({})
        self._show_rows()
        self._resolve()

    def _lay_out(self) -> None:
        self._add_fields()
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(tr("Antwort eintragen (Telefon/Papier)"), "panel"), 1)
        head.addWidget(self.file_button)
        column.addLayout(head)
        column.addWidget(FormArea(self.grid), 1)
        column.addLayout(buttons)

    def _add_fields(self) -> None:
        code_row = QWidget()
        row = QHBoxLayout(code_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.code)
        row.addSpacing(4)
        row.addWidget(self._mark)
        meaning = QVBoxLayout()
        meaning.setSpacing(0)
        meaning.addWidget(self._meaning)
        meaning.addWidget(self._whom)
        row.addLayout(meaning, 1)
        code_row.setFocusProxy(self.code)
        self.grid.add(tr("Code"), code=code_row)
        self._below = QWidget()
        lines = QVBoxLayout(self._below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._more)
        lines.addWidget(self.near)
        lines.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.grid.add_wide(self._below)
        self.grid.add(tr("Antwort"), decision=at_left(self.decision))
        self.grid.add(tr("Grund"), decline_reason=self.reason)
        self.grid.add(tr("Ab wann"), expected_on=self.expected)
        self.grid.add(tr("Bemerkung"), remark=self.remark)
        self.grid.add_wide(NeverHint(self.remark))
        self.grid.add(tr("Gesagt von"), told_by=self.told_by, happened_on=self.day)
        self.day.setAccessibleName(tr("Tag der Antwort"))
        self.grid.add(tr("Erfahren"), learned_by=self.source)


def _bare(code: str) -> str:
    return code.replace("-", "")
