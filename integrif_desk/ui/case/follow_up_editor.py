"""Adds or changes a follow-up, on the page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import day_check, follow_up
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.series import Reach
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.case.day_hint import DayHint
from integrif_desk.ui.case.schedule_fields import Schedule, ScheduleFields
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.dates import format_date, format_time
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.follow_up_words import rhythm_words
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
        self._shown: dict[str, str] = {}
        self._keeper = DraftKeeper(context, DraftKind.FOLLOW_UP, self._to_draft, self)
        touch = self._keeper.touch
        self.reach = segmented(
            [Option(Reach.THIS, tr("nur diesen")), Option(Reach.ALL, tr("ganze Serie"))],
            lambda reach: self.schedule.set_series_shown(reach is Reach.ALL),
            tr("Was sich ändert"),
        )
        self._reach = Labelled(tr("Ändern"), self.reach)
        self.add_widget(self._reach)
        self.task = TextArea(lines=1, most=4, on_change=lambda _text: touch())
        self.add("task", Labelled(tr("Auf&gabe"), self.task))
        self.add_widget(NeverHint(self.task))
        self.schedule = ScheduleFields(self, context.opened.desk.today, self._edited)
        self.due = self.schedule.due
        self.hint = DayHint(self._take_day)
        self.add_widget(self.hint)
        self.schedule.add_rest(self)
        self.place = LineField(on_change=lambda _text: touch())
        self.owner = AccountField(context)
        self.owner.activated.connect(lambda _number: self._edited())
        self.owed_by = ChoiceField([Option(owner, label(owner)) for owner in TaskOwner], self._owed)
        self.actor = ActorField(context)
        self.actor.changed.connect(self._keeper.touch)
        self.remark = TextArea(lines=1, most=6, on_change=lambda _text: touch())
        self._stale = StalePanel(_words, self._write, self._take)
        self.add("place", Labelled(tr("O&rt"), self.place))
        self.add("owner_id", Labelled(tr("Im Bli&ck behält"), self.owner))
        self.add("owed_by", Labelled(tr("Zu tun &hat"), self.owed_by))
        self._actor = self.add("actor_id", Labelled(tr("Akteur"), self.actor))
        self.add("remark", Labelled(tr("Be&merkung"), self.remark))
        self.add_widget(NeverHint(self.remark))
        self.add_widget(self._stale)

    def add_to(self, case_id: UUID) -> None:
        """Open the editor for a new follow-up of a case; an unfinished one is offered again."""
        self._keeper.flush()
        self._case_id, self._follow_up = case_id, None
        self.set_title(tr("Neue Wiedervorlage"))
        desk = self._context.opened.desk
        self._stale.clear()
        self.task.set_value("")
        self.place.set_value("")
        self.remark.set_value("")
        self.schedule.start(day_check.open_day(desk, desk.today() + timedelta(days=_DAYS_AHEAD)))
        self.owner.set_value(desk.account.id)
        self.owed_by.set_value(TaskOwner.ACCOUNT)
        self.actor.set_ids(())
        self._show_actor(TaskOwner.ACCOUNT)
        self._show_reach(None)
        self._shown = self._texts()
        self.open()
        self._keeper.begin(case_id, self._restore, shown=self._shown)
        self._check_day()

    def edit(self, found: FollowUp) -> None:
        """Open the editor with a follow-up; an unfinished change of it is offered again."""
        self._keeper.flush()
        self._case_id = found.case_id
        self.set_title(tr("Wiedervorlage bearbeiten"))
        self._take(found)
        self.open()
        self._keeper.begin(
            found.id,
            self._restore,
            shown=self._shown,
            on_clash=lambda stored: self.show_errors(clash_sentences(self.fields, stored)),
        )

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def forget(self) -> None:
        """Hide without a word and forget what stands here."""
        self._keeper.flush()
        self._keeper.stop()
        self._follow_up = self._case_id = None
        for field in (self.task, self.place, self.remark):
            field.set_value("")
        self.hint.clear()
        self._stale.clear()
        self.hide()

    def _take(self, found: FollowUp) -> None:
        self._follow_up = found
        self._stale.clear()
        self.task.set_value(found.task)
        self.schedule.show(found)
        self.place.set_value(found.place)
        self.remark.set_value(found.remark)
        self.owner.set_value(found.owner_id)
        self.owed_by.set_value(found.owed_by)
        self.actor.set_ids((found.actor_id,) if found.actor_id else ())
        self._show_actor(found.owed_by)
        self._show_reach(found)
        self._shown = self._texts()
        self._check_day()

    def _save(self) -> None:
        case_id, desk, before = self._case_id, self._context.opened.desk, self._follow_up
        if case_id is None:
            return
        try:
            said = self.schedule.value()
            values = self._values(said)
            if before is not None:
                self._write(self._changed(before, values, said))
                return
            entered = NewFollowUp(reminder=self.schedule.remind.value(), **values)
        except FieldError as error:
            self._fail(error)
            return
        self._keeper.stop()  # the use case removes the draft
        self._run(lambda: follow_up.add(desk, case_id, entered))

    def _values(self, said: Schedule) -> dict[str, Any]:
        owed_by = self.owed_by.value() or TaskOwner.ACCOUNT
        actor_id = next(iter(self.actor.actor_ids()), None)
        if not self.task.value():
            raise FieldError(ErrorCode.FIELD_REQUIRED, "task")
        if owed_by is TaskOwner.ACTOR and actor_id is None:
            raise FieldError(ErrorCode.FIELD_REQUIRED, "actor_id")
        return {
            **vars(said),
            "task": self.task.value(),
            "place": self.place.value(),
            "remark": self.remark.value(),
            "owner_id": self.owner.value(),
            "owed_by": owed_by,
            "actor_id": actor_id,
        }

    def _changed(self, before: FollowUp, values: dict[str, Any], said: Schedule) -> FollowUp:
        owner = values["owner_id"] or before.owner_id
        me = self._context.opened.desk.account.id
        if owner != before.owner_id:
            values["delegated_by"] = None if owner == me else me
        values |= {"owner_id": owner, "remind_at": self.schedule.remind_at(said, before)}
        return replace(before, **values)

    def _write(self, changed: FollowUp) -> None:
        desk, reach = self._context.opened.desk, self.reach.value()
        self._run(lambda: follow_up.change(desk, changed, reach))

    def _run(self, call: Callable[[], Changes]) -> None:
        self.show_errors({})
        self._context.runner.change(call, self._done, self._fail, owner=self)

    def _edited(self) -> None:
        self._keeper.touch()
        self._check_day()

    def _check_day(self) -> None:
        """Ask what speaks against the day, once it is one."""
        desk, found = self._context.opened.desk, self._follow_up
        try:
            said = self.schedule.value()
        except FieldError:
            self.hint.clear()
            return
        owner, but = self.owner.value(), found.id if found else None
        self._context.runner.query(
            lambda: day_check.check(desk, said.due_on, said.due_time, said.minutes, owner, but),
            self.hint.show_check,
            key=("day of a follow-up", id(self)),
        )

    def _take_day(self, day: date) -> None:
        self.due.set_value(day)
        self.due.setFocus()
        self._edited()

    def _show_reach(self, found: FollowUp | None) -> None:
        serial = found is not None and found.series_id is not None
        self.reach.set_value(Reach.THIS if serial else Reach.ALL)
        self._reach.setVisible(serial)
        self.schedule.set_series_shown(not serial)

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
        if not self.escaped:
            self._keeper.discard()
        self.forget()
        self._on_done()

    def _owed(self, owed_by: TaskOwner) -> None:
        self._show_actor(owed_by)
        self._keeper.touch()

    def _show_actor(self, owed_by: TaskOwner) -> None:
        self._actor.setVisible(owed_by is TaskOwner.ACTOR)

    def _to_draft(self) -> dict[str, str] | None:
        return self._texts() if self._case_id is not None else None

    def _texts(self) -> dict[str, str]:
        return {
            "task": self.task.value(),
            "place": self.place.value(),
            "remark": self.remark.value(),
            "owner_id": str(self.owner.value() or ""),
            "owed_by": str(self.owed_by.value() or TaskOwner.ACCOUNT),
            "actor_id": self.actor.kept(),
            **self.schedule.texts(),
        }

    def _restore(self, fields: dict[str, str]) -> None:
        if not self.isHidden():
            self.task.set_value(fields.get("task", ""))
            self.place.set_value(fields.get("place", ""))
            self.remark.set_value(fields.get("remark", ""))
            if fields.get("owner_id"):
                self.owner.set_value(UUID(fields["owner_id"]))
            self.owed_by.set_text(fields.get("owed_by", TaskOwner.ACCOUNT))
            self.actor.set_kept(fields.get("actor_id", ""))
            self._show_actor(self.owed_by.value() or TaskOwner.ACCOUNT)
            self.schedule.restore(fields)
            self._check_day()


def _words(found: FollowUp) -> list[tuple[str, str]]:
    done = format_date(found.done_on) if found.done_on else "–"
    at = format_time(found.due_time) if found.due_time else "–"
    return [
        (tr("Aufgabe"), found.task),
        (tr("Fällig am"), format_date(found.due_on)),
        (tr("Uhrzeit"), at),
        (tr("Ort"), found.place or "–"),
        (tr("Wiederholen"), rhythm_words(found.recurs, found.recurs_until) or "–"),
        (tr("Zu tun hat"), label(found.owed_by)),
        (tr("Bemerkung"), found.remark or "–"),
        (tr("Erledigt am"), done),
    ]
