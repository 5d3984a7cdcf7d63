"""Adds or changes a follow-up, on the page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import follow_up
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_DAYS_AHEAD = 7


class FollowUpEditor(InlineForm):
    """`on_done()` is called when it has closed, saved or not."""

    def __init__(
        self, context: Context, on_done: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Wiedervorlage"), tr("S&peichern"), self._save, self._cancelled, parent=parent
        )
        self.save_button.keys = ""  # no room for a key cap in the narrow column
        self._context = context
        self._on_done = on_done
        self._case_id: UUID | None = None
        self._follow_up: FollowUp | None = None
        self._keeper = DraftKeeper(context, DraftKind.FOLLOW_UP, self._to_draft, self)
        self.task = TextArea(lines=1, most=4, on_change=lambda _text: self._keeper.touch())
        self.due = DateField(context.opened.desk.today, field="due_on", ahead=True)
        self.owner = AccountField(context)
        self.owed_by = ChoiceField(
            [Option(owner, label(owner)) for owner in TaskOwner], self._show_actor
        )
        self.actor = ActorField(context)
        self._stale = StalePanel(_words, self._write, self._take)
        self.add("task", Labelled(tr("Auf&gabe"), self.task))
        self.add("due_on", Labelled(tr("F&ällig am"), self.due))
        self.add("owner_id", Labelled(tr("Im Bli&ck behält"), self.owner))
        self.add("owed_by", Labelled(tr("Zu tun &hat"), self.owed_by))
        self._actor = self.add("actor_id", Labelled(tr("Akteur"), self.actor))
        self.add_widget(self._stale)
        self.due.textEdited.connect(lambda _text: self._keeper.touch())

    def add_to(self, case_id: UUID) -> None:
        """Open the editor for a new follow-up of a case; an unfinished one is offered again."""
        self._case_id, self._follow_up = case_id, None
        self.set_title(tr("Neue Wiedervorlage"))
        desk = self._context.opened.desk
        self._stale.clear()
        self.task.set_value("")
        self.due.set_value(desk.today() + timedelta(days=_DAYS_AHEAD))
        self.owner.set_value(desk.account.id)
        self.owed_by.set_value(TaskOwner.ACCOUNT)
        self.actor.set_ids(())
        self._show_actor(TaskOwner.ACCOUNT)
        self.open()
        self._keeper.begin(case_id, self._restore)

    def edit(self, found: FollowUp) -> None:
        """Open the editor with a follow-up; an unfinished change of it is offered again."""
        self._keeper.flush()
        self._case_id = found.case_id
        self.set_title(tr("Wiedervorlage bearbeiten"))
        self._take(found)
        self.open()
        self._keeper.begin(found.id, self._restore)

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def forget(self) -> None:
        """Hide without a word and forget what stands here."""
        self._keeper.flush()
        self._keeper.stop()
        self._follow_up = self._case_id = None
        self.task.set_value("")
        self._stale.clear()
        self.hide()

    def _take(self, found: FollowUp) -> None:
        self._follow_up = found
        self._stale.clear()
        self.task.set_value(found.task)
        self.due.set_value(found.due_on)
        self.owner.set_value(found.owner_id)
        self.owed_by.set_value(found.owed_by)
        self.actor.set_ids((found.actor_id,) if found.actor_id else ())
        self._show_actor(found.owed_by)

    def _save(self) -> None:
        case_id, desk, before = self._case_id, self._context.opened.desk, self._follow_up
        if case_id is None:
            return
        try:
            due_on = self.due.value()
            if due_on is None:
                raise FieldError(ErrorCode.DATE_INVALID, "due_on")
            entered = NewFollowUp(
                task=self.task.value(),
                due_on=due_on,
                owner_id=self.owner.value(),
                owed_by=self.owed_by.value() or TaskOwner.ACCOUNT,
                actor_id=next(iter(self.actor.actor_ids()), None),
            )
            if not entered.task:
                raise FieldError(ErrorCode.FIELD_REQUIRED, "task")
            if entered.owed_by is TaskOwner.ACTOR and entered.actor_id is None:
                raise FieldError(ErrorCode.FIELD_REQUIRED, "actor_id")
            if before is not None:
                changed = replace(
                    before,
                    task=entered.task,
                    due_on=due_on,
                    owner_id=entered.owner_id or before.owner_id,
                    owed_by=entered.owed_by,
                    actor_id=entered.actor_id,
                )
                self._write(changed)
                return
        except FieldError as error:
            self._fail(error)
            return
        self._keeper.stop()  # the use case removes the draft
        self._run(lambda: follow_up.add(desk, case_id, entered))

    def _write(self, changed: FollowUp) -> None:
        desk = self._context.opened.desk
        self._run(lambda: follow_up.change(desk, changed))

    def _run(self, call: Callable[[], Changes]) -> None:
        self.show_errors({})
        self._context.runner.change(call, self._done, self._fail, owner=self)

    def _done(self, _changes: Changes) -> None:
        self._context.notices.say(tr("Wiedervorlage gespeichert."))
        if self._follow_up is not None:
            self._keeper.discard()
        self.forget()
        self._on_done()

    def _fail(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self._stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _cancelled(self) -> None:
        self._keeper.discard()
        self.forget()
        self._on_done()

    def _show_actor(self, owed_by: TaskOwner) -> None:
        self._actor.setVisible(owed_by is TaskOwner.ACTOR)

    def _to_draft(self) -> dict[str, str] | None:
        task, due_on, found = self.task.value(), self.due.text(), self._follow_up
        if not task or (found and (task, due_on) == (found.task, format_date(found.due_on))):
            return None
        return {"task": task, "due_on": due_on}

    def _restore(self, fields: dict[str, str]) -> None:
        if not self.isHidden():
            self.task.set_value(fields.get("task", ""))
            self.due.setText(fields.get("due_on", ""))


def _words(found: FollowUp) -> list[tuple[str, str]]:
    done = format_date(found.done_on) if found.done_on else "–"
    return [
        (tr("Aufgabe"), found.task),
        (tr("Fällig am"), format_date(found.due_on)),
        (tr("Zu tun hat"), label(found.owed_by)),
        (tr("Erledigt am"), done),
    ]
