"""Hands a follow-up over to a colleague, or back to whoever handed it over, with a remark."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import account, follow_up
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.account import Account
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.proposals import task_text


class DelegateForm(InlineForm):
    """`on_done()` is called when it has closed, whatever came of it."""

    def __init__(
        self, context: Context, on_done: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Wiedervorlage übergeben"), tr("Übe&rgeben"), self._save, self._close, parent=parent
        )
        self.save_button.keys = ""  # no room for a key cap in the narrow column
        self._context = context
        self._on_done = on_done
        self._row: FollowUpRow | None = None
        self._back = False
        self._task = label("", "muted", wrap=True)
        self.to = ChoiceField[UUID](placeholder=tr("Bitte wählen"))
        self.remark = TextArea(tr("z. B. was zu beachten ist"), lines=2, most=6)
        self.add_widget(self._task)
        self._to = self.add("owner_id", Labelled(tr("&An"), self.to))
        self.add("remark", watched(Labelled(tr("Be&merkung"), self.remark)))
        fields = {"owner_id": self.to, "remark": self.remark}
        self._over = FormDraft(context, DraftKind.DELEGATION, fields, self)
        self._return = FormDraft(context, DraftKind.GIVING_BACK, {"remark": self.remark}, self)

    def hand_over(self, row: FollowUpRow) -> None:
        """Ask whom to hand a follow-up over to."""
        self._begin(row, back=False)
        self.set_title(tr("Wiedervorlage übergeben"))
        self.save_button.setText(tr("Übe&rgeben"))
        self.to.set_options([])
        self.open()
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: account.accounts(desk), self._offer, key=("delegates", id(self))
        )

    def give_back(self, row: FollowUpRow) -> None:
        """Ask what to say to whoever gets it back."""
        self._begin(row, back=True)
        self.set_title(tr("Zurückgeben an {name}", name=row.delegator_name))
        self.save_button.setText(tr("Zu&rückgeben"))
        self.open()
        self._return.begin(row.id)
        self.remark.setFocus()

    def forget(self) -> None:
        """Hide and forget what stands here; what was typed is kept for the follow-up."""
        self._over.close()
        self._return.close()
        self._row = None
        self._task.setText("")
        self.remark.set_value("")
        self.hide()

    def _begin(self, row: FollowUpRow, *, back: bool) -> None:
        self._over.close()
        self._return.close()
        self._row, self._back = row, back
        self._task.setText(
            tr("{person}: {task}", person=isolate(row.person_name), task=task_text(row))
        )
        self.remark.set_value("")
        self._to.setVisible(not back)

    def _offer(self, accounts: tuple[Account, ...]) -> None:
        if self._row is None:
            return
        offered = [one for one in accounts if one.active and one.id != self._row.owner_id]
        self.to.set_options([Option(one.id, one.name) for one in offered])
        if len(offered) == 1:
            self.to.set_value(offered[0].id)
        self._over.begin(self._row.id)
        if not offered:
            self.show_errors({"owner_id": tr("An diesem Desk arbeitet sonst niemand.")})

    def _save(self) -> None:
        row, desk, remark = self._row, self._context.opened.desk, self.remark.value()
        if row is None:
            return
        to = self.to.value()
        if not self._back and to is None:
            self._fail(FieldError(ErrorCode.FIELD_REQUIRED, "owner_id"))
            return
        before: list[FollowUp] = []

        def write() -> Changes:
            before.append(follow_up.read(desk, row.id))
            if self._back or to is None:
                return follow_up.give_back(desk, row.id, remark)
            return follow_up.delegate(desk, row.id, to, remark)

        def undo() -> None:
            self._context.runner.change(lambda: follow_up.restore_owner(desk, before[0]))

        name = row.delegator_name if self._back else self.to.currentText()
        said = (
            tr("Zurückgegeben an {name}.", name=name)
            if self._back
            else tr("Übergeben an {name}.", name=name)
        )

        def done(_changes: Changes) -> None:
            self._context.notices.say(said, undo)
            self._close()

        self.show_errors({})
        self._context.runner.change(write, done, self._fail, owner=self)

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        elif error.code is ErrorCode.ACCOUNT_INACTIVE and not self._back:
            self.show_errors({"owner_id": sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _close(self) -> None:
        (self._return if self._back else self._over).give_up(self)
        self.forget()
        self._on_done()
