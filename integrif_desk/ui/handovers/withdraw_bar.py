"""Above an issued handover: that it holds no more, or the way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import withdrawal
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.account import Role
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import HandoverState, WithdrawReason, may_become
from integrif_desk.domain.views import HandoverRow
from integrif_desk.domain.working_days import add_working_days
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.handovers.approval_presenter import reminder, withdrawn_words
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class WithdrawBar(QWidget):
    """`show_row` follows the list. `on_asking(open)` makes room for the question; `ask_row`, with
    the way to it, stands where the page puts it."""

    def __init__(
        self,
        context: Context,
        on_asking: Callable[[bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_asking = on_asking
        self._context = context
        self._desk = context.opened.desk
        self._row: HandoverRow | None = None
        self._notice = QFrame()
        self._notice.setProperty("notice", "warning")
        self.words = label("", "strong", wrap=True)
        told = QHBoxLayout(self._notice)
        told.setContentsMargins(16, 8, 16, 8)
        told.setSpacing(12)
        told.addWidget(IconLabel("prohibit-bold", "waiting"), 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.words, 1)
        self.ask_button = Button(tr("Zurückziehen …"), LINK, height=SMALL, on_click=self._ask)
        self.reason = ChoiceField[WithdrawReason](
            [Option(one, word(one)) for one in WithdrawReason], placeholder=tr("Grund wählen")
        )
        self.text = TextArea(lines=1, most=4)
        self.remind = CheckBox(tr("Wiedervorlage: Empfänger informieren"))
        self.form = InlineForm(
            tr("Übergabe zurückziehen"), tr("Übergabe &zurückziehen"), self._save, self._closed
        )
        self.form.add("withdrawn_reason", Labelled(tr("&Grund"), self.reason))
        self.form.add("withdrawn_text", watched(Labelled(tr("&Näheres"), self.text)))
        self.form.add_widget(self.remind)
        self.former = label("", "meta", wrap=True)
        self.form.add_widget(self.former)
        self._draft = FormDraft(
            context,
            DraftKind.WITHDRAWAL,
            {"reason": self.reason, "text": self.text, "remind": self.remind},
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self.form)
        self.ask_row = QWidget()
        line = QHBoxLayout(self.ask_row)
        line.setContentsMargins(12, 0, 16, 2)
        line.addWidget(self.ask_button)
        line.addStretch(1)
        self.show_row(None)

    def show_row(self, row: HandoverRow | None) -> None:
        """Show how this handover stands; None while none is shown."""
        if row is None or self._row is None or row.id != self._row.id:
            self._draft.close()
            self._close()
            self.text.set_value("")
        self._row = row
        words = withdrawn_words(row) if row is not None else ""
        self.words.setText(words)
        self._notice.setVisible(bool(words))
        self._notice.setAccessibleName(words)
        self.ask_row.setVisible(self._may() and self.form.isHidden())

    def _may(self) -> bool:
        row, me = self._row, self._desk.account
        if row is None or not may_become(row.state, HandoverState.WITHDRAWN):
            return False
        return me.role is Role.LEAD or row.author_id == me.id

    def _ask(self) -> None:
        row = self._row
        if row is None:
            return
        self.reason.set_value(None)
        self.text.set_value("")
        # Only who has it can be told.
        has_it = row.handed_over_on is not None
        self.remind.setVisible(has_it)
        self.remind.setChecked(has_it)
        # What it is about hides while this is asked.
        self.form.set_title(tr("Übergabe {number} zurückziehen", number=row.number))
        self.ask_row.hide()
        self._on_asking(True)
        self.former.hide()
        self.form.open()
        self._draft.begin(row.id)
        desk = self._desk
        self._context.runner.query(
            lambda: withdrawal.former(desk, row.id),
            self._tell_former,
            key=("former version", id(self)),
            owner=self,
        )

    def _tell_former(self, former: withdrawal.Former | None) -> None:
        """Say what becomes of the version before: by its paper the office may know of this one."""
        self.former.setVisible(former is not None)
        if former is None:
            return
        words = (
            tr(
                "Diese Fassung hat den Verein nicht verlassen. Danach gilt {number} wieder.",
                number=former.number,
            )
            if former.holds_again
            else tr(
                "Die Stelle weiß, dass {number} ersetzt ist. Bis Sie eine neue ausstellen, gilt "
                "bei ihr danach keine Fassung.",
                number=former.number,
            )
        )
        self.former.setText(words)

    def _close(self) -> None:
        if not self.form.isHidden():
            self.form.hide()
            self._on_asking(False)

    def _closed(self) -> None:
        self._draft.give_up(self.form)
        self._on_asking(False)
        self.ask_row.setVisible(self._may())
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        row, desk, reason = self._row, self._desk, self.reason.value()
        if row is None:
            return
        if reason is None:
            self.form.show_errors({"withdrawn_reason": tr("Bitte wählen Sie einen Grund.")})
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text, wanted = self.text.value(), self.remind.isChecked() and not self.remind.isHidden()

        def withdraw() -> Changes:
            due_on = add_working_days(desk.today(), 1, desk.holiday)
            task = reminder(row, due_on) if wanted else None
            return withdrawal.withdraw(desk, row.id, reason, text, remind=task)

        def done(changes: Changes) -> None:
            self._draft.done()
            self._close()
            self._context.notices.say(
                tr("Die Übergabe {number} ist zurückgezogen.", number=row.number),
                self._undo(row, changes),
            )

        self._context.runner.change(withdraw, done, self._refused, owner=self)

    def _undo(self, row: HandoverRow, changes: Changes) -> Callable[[], object]:
        desk = self._desk
        return lambda: self._context.runner.change(
            lambda: withdrawal.undo_withdraw(desk, row.id, changes.created)
        )

    def _refused(self, error: KnownError) -> None:
        if error.code is ErrorCode.REASON_TEXT_REQUIRED:
            self.form.show_errors({"withdrawn_text": sentence(error)})
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.show_errors({}, sentence(error))
