"""The reminder above the page: calm, one task at a time, and gone on lock.

A timer looks at the clock, not at the disk: the next moment is known, so the store is read only
when it has come or when something has changed. It looks each minute, because timers stand still
while a computer sleeps and clocks are set.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from integrif_desk.casework import follow_up, reminders
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.reminders import Reminders
from integrif_desk.domain.reminder import Snooze
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.wording.follow_up_words import due_words
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label as spell
from integrif_desk.wording.proposals import task_text

LOOK_MS = 60_000
_SHOWN = {Noun.FOLLOW_UP, Noun.CASE, Noun.REFERRAL, Noun.PERSON, Noun.ACCOUNT}


class ReminderBar(QFrame):
    """Who, what and when, with what can be done about it."""

    def __init__(
        self,
        on_open: Callable[[], object],
        on_snooze: Callable[[Snooze], object],
        on_done: Callable[[], object],
        on_close: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_snooze = on_snooze
        self.setProperty("notice", "reminder")
        self.who = ElidedLabel("", "strong")
        self.task = ElidedLabel("")
        self.when = label("", "muted")
        self.more = label("", "meta")
        open_case = Button(tr("Öffnen"), height=SMALL, icon="folder-open", on_click=on_open)
        self.later = Button(tr("Später …"), height=SMALL, icon="clock", on_click=self._ask_later)
        done = Button(tr("Erledigt"), height=SMALL, icon="check", on_click=on_done)
        close = Button("", FLAT, icon="x", height=SMALL, on_click=on_close)
        close.setAccessibleName(tr("Nicht mehr erinnern"))
        close.setToolTip(tr("Nicht mehr erinnern"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(IconLabel("bell-fill", "accent"))
        row.addWidget(self.who)
        row.addWidget(self.task, 1)
        row.addWidget(self.when)
        row.addWidget(self.more)
        for button in (open_case, self.later, done, close):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_reminder(self, who: str, task: str, when: str, others: int) -> None:
        """Show a reminder; `others` are waiting behind it."""
        self.who.setText(who)
        self.task.setText(task)
        self.when.setText(when)
        self.more.setText(tr_n("{n} weitere", "{n} weitere", others) if others else "")
        self.more.setVisible(others > 0)
        self.setAccessibleName(
            tr("Erinnerung: {who}, {task}, {when}", who=who, task=task, when=when)
        )
        self.show()

    def forget(self) -> None:
        """Hide, and forget who it was about."""
        self.hide()
        self.setAccessibleName("")
        for part in (self.who, self.task, self.when, self.more):
            part.setText("")

    def _ask_later(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for how_long in Snooze:
            menu.addAction(spell(how_long)).triggered.connect(partial(self._snooze, how_long))
        menu.popup(self.later.mapToGlobal(QPoint(0, self.later.height())))

    def _snooze(self, how_long: Snooze, _checked: bool = False) -> None:
        self._on_snooze(how_long)


class Watch(QObject):
    """Keeps the bar in step with clock and store, from sign-in until the desk is locked.

    `announce` is called with how many are due whenever there is a new one among them: a number
    alone, for the tray, where anybody may see it.
    """

    def __init__(
        self,
        context: Context,
        on_open: Callable[[UUID], object],
        announce: Callable[[int], object] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._on_open = on_open
        self._announce = announce
        self._found = Reminders((), 0, None)
        self._known: set[UUID] = set()
        self.bar = ReminderBar(self._open, self._snooze, self._complete, self._silence)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._aim = QTimer(self)
        self._aim.setSingleShot(True)
        self._aim.timeout.connect(self.look)
        context.runner.changed.connect(self._take)

    def start(self) -> None:
        """Read what is due, and watch from now on."""
        self._timer.start()
        self._read()

    def stop(self) -> None:
        """Show nothing more; what is still being read is dropped."""
        self._timer.stop()
        self._aim.stop()
        self._context.runner.changed.disconnect(self._take)
        self._found = Reminders((), 0, None)
        self.bar.forget()

    def look(self) -> None:
        """Read the store if the next moment has come; only the clock is asked otherwise."""
        next_at = self._found.next_at
        if next_at is not None and next_at <= self._desk.now():
            self._read()
        else:
            self._take_aim()

    def _read(self) -> None:
        self._context.runner.query(
            lambda: reminders.look(self._desk, _KNOWN), self._show, key="reminders", owner=self
        )

    def _show(self, found: Reminders) -> None:
        if not self._timer.isActive():
            return
        self._found = found
        self._take_aim()
        if not found.rows:
            self.bar.forget()
            self._known = set()
            return
        row, today = found.rows[0], self._desk.today()
        self.bar.show_reminder(
            row.person_name, task_text(row), due_words(row, today), found.total - 1
        )
        ids = {one.id for one in found.rows}
        if ids - self._known and self._announce is not None:
            self._announce(found.total)
        self._known = ids

    def _take_aim(self) -> None:
        # Moments between two looks are met to the second.
        next_at = self._found.next_at
        self._aim.stop()
        if next_at is None:
            return
        wait = (next_at - self._desk.now()).total_seconds() * 1000
        if wait < LOOK_MS:
            self._aim.start(max(0, round(wait) + 50))

    def _take(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.nouns & _SHOWN:
            self._read()

    def _row(self) -> FollowUpRow | None:
        return self._found.rows[0] if self._found.rows else None

    def _open(self) -> None:
        row = self._row()
        if row is not None:
            self._silence(quiet=True)
            self._on_open(row.case_id)

    def _snooze(self, how_long: Snooze) -> None:
        row = self._row()
        if row is None:
            return
        said = tr("Wir erinnern Sie {when}.", when=spell(how_long))
        self._change(lambda: reminders.snooze(self._desk, row.id, how_long), said, self._undo(row))

    def _silence(self, *, quiet: bool = False) -> None:
        row = self._row()
        if row is not None:
            said = "" if quiet else tr("Die Erinnerung ist aus.")
            self._change(lambda: reminders.silence(self._desk, row.id), said, self._undo(row))

    def _complete(self) -> None:
        row = self._row()
        if row is None:
            return

        def undo() -> None:
            self._context.runner.change(lambda: follow_up.reopen(self._desk, row.id))

        self._change(
            lambda: follow_up.complete(self._desk, row.id), tr("Wiedervorlage erledigt."), undo
        )

    def _undo(self, row: FollowUpRow) -> Callable[[], None]:
        def undo() -> None:
            self._context.runner.change(
                lambda: reminders.remind_at(self._desk, row.id, row.remind_at)
            )

        return undo

    def _change(self, call: Callable[[], Changes], said: str, undo: Callable[[], object]) -> None:
        def done(_changes: Changes) -> None:
            if said:
                self._context.notices.say(said, undo)

        self._context.runner.change(call, done, owner=self)


_KNOWN = 50
"""How many are read at most; of the others only their number is shown."""
