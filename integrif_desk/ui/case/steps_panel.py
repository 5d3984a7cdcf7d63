"""„Nächste Schritte“: the open follow-ups of the case, to tick, move, change and add."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from integrif_desk.casework import day_check, follow_up
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.series import Reach
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.views import CaseDetail, FollowUpRow
from integrif_desk.ui.calendar_export import ask_for_calendar
from integrif_desk.ui.case import presenter
from integrif_desk.ui.case.follow_up_editor import FollowUpEditor
from integrif_desk.ui.case.step_row import StepRow
from integrif_desk.ui.case.tab import is_read_only, scrolled_column
from integrif_desk.ui.context import Context
from integrif_desk.ui.delegate_form import DelegateForm
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.dates import format_date, format_time, format_weekday, since
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.proposals import task_text


class StepsPanel(QWidget):
    """Stands beside the tabs, or is a tab of its own where there is no room beside them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case_id: UUID | None = None
        self._rows: list[StepRow] = []
        self.panel = Panel(tr("Nächste Schritte"), icon="list-plus")
        self._add = Button("", FLAT, icon="plus", height=SMALL, on_click=self.add)
        self._add.setAccessibleName(tr("Wiedervorlage hinzufügen"))
        self._add.setToolTip(tr("Wiedervorlage hinzufügen"))
        self.panel.add_to_title(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._empty = label(tr("Keine offene Wiedervorlage."), "muted", wrap=True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        self._list.addWidget(self._empty)
        self.panel.body.addLayout(self._list)
        self.editor = FollowUpEditor(context, self._closed)
        self.delegate = DelegateForm(context, self._closed)
        column = scrolled_column(self)
        column.addWidget(self.editor)
        column.addWidget(self.delegate)
        column.addWidget(self.panel)
        column.addStretch(1)
        self._column = column

    def add_below(self, widget: QWidget) -> None:
        """Put something below the steps, which scrolls with them."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the follow-ups of a case, the first due on top."""
        if detail.case.id != self._case_id:
            self.editor.forget()
            self.delegate.forget()
            self._case_id = detail.case.id
        focused = next((row.row.id for row in self._rows if row.hasFocus()), None)
        read_only = is_read_only(detail)
        self._add.setVisible(not read_only)
        self._drop_rows()
        today = self._context.opened.desk.today()
        for found in sorted(detail.follow_ups, key=_when):
            self._insert(self._make(found, detail, today, read_only=read_only))
        self._empty.setVisible(not self._rows)
        for row in self._rows:
            if row.row.id == focused:
                row.setFocus()

    def add(self) -> None:
        """Open the editor for a new follow-up."""
        if self._case_id is not None:
            self.delegate.forget()
            self.editor.add_to(self._case_id)

    def focus_first(self) -> None:
        """Put the focus on the first follow-up, or on the button that adds one."""
        first: QWidget = self._rows[0] if self._rows else self._add
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def complete(self, row: FollowUpRow) -> None:
        """Tick a follow-up off; it can be taken back, with the next one of its series."""
        desk, runner = self._context.opened.desk, self._context.runner

        def undo() -> None:
            runner.change(lambda: follow_up.reopen(desk, row.id))

        runner.change(
            lambda: follow_up.complete(desk, row.id),
            lambda _done: self._context.notices.say(tr("Wiedervorlage erledigt."), undo),
            owner=self,
        )

    def keep_drafts(self) -> None:
        """Keep what has been typed into the editor."""
        self.editor.keep_drafts()

    def clear(self) -> None:
        """Forget all personal data."""
        self.editor.forget()
        self.delegate.forget()
        self._case_id = None
        self._drop_rows()

    def _make(
        self, found: FollowUpRow, detail: CaseDetail, today: date, *, read_only: bool
    ) -> StepRow:
        late = found.due_on < today
        day = format_weekday(found.due_on)
        if found.due_time is not None:
            day = tr("{day}, {time}", day=day, time=format_time(found.due_time))
        if late:
            day = tr("{day} – {since}", day=day, since=since(found.due_on, today))
        owner = presenter.owed_by_words(found, detail.person)
        words = (task_text(found), day, owner, presenter.step_note(found))
        row = StepRow(found, words, overdue=late, read_only=read_only)
        row.ticked.connect(self.complete)
        row.postponed.connect(self._ask_day)
        row.edited.connect(self._edit)
        row.removed.connect(self._ask_remove)
        row.more_wanted.connect(self._show_more)
        row.moved.connect(partial(self._move, row))
        return row

    def _insert(self, row: StepRow) -> None:
        self._rows.append(row)
        self._list.addWidget(row)

    def _drop_rows(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _move(self, row: StepRow, step: int) -> None:
        number = self._rows.index(row) + step
        if step and 0 <= number < len(self._rows):
            self._rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for other in self._rows:
            other.set_selected(other is row)

    def _ask_day(self, row: FollowUpRow) -> None:
        menu = self._menu()
        desk = self._context.opened.desk
        for words, day in (
            (tr("morgen"), desk.today() + timedelta(days=1)),
            (tr("1 Woche"), day_check.open_day(desk, desk.today() + timedelta(days=7))),
            (tr("2 Wochen"), day_check.open_day(desk, desk.today() + timedelta(days=14))),
        ):
            text = tr("{words} – {day}", words=words, day=format_weekday(day))
            _add(menu, text, partial(self.postpone, row, day))
        _add(menu, tr("Anderes Datum …"), partial(self._edit, row))
        self._popup(menu, row)

    def _show_more(self, row: FollowUpRow) -> None:
        menu = self._menu()
        _add(
            menu,
            tr("Übergeben an …"),
            lambda: self._open_form(partial(self.delegate.hand_over, row)),
        )
        if row.delegated_by is not None and row.owner_id == self._context.opened.desk.account.id:
            back = tr("Zurückgeben an {name} …", name=row.delegator_name)
            _add(menu, back, lambda: self._open_form(partial(self.delegate.give_back, row)))
        _add(menu, tr("In den Kalender …"), lambda: ask_for_calendar(self._context, self, row.id))
        menu.addSeparator()
        self._add_removal(menu, row)
        self._popup(menu, row)

    def _ask_remove(self, row: FollowUpRow) -> None:
        if row.series_id is None:
            self._remove(row, Reach.ALL)
            return
        menu = self._menu()
        self._add_removal(menu, row)
        self._popup(menu, row)

    def _add_removal(self, menu: QMenu, row: FollowUpRow) -> None:
        if row.series_id is None:
            texts = [(tr("Löschen"), Reach.ALL)]
        else:
            texts = [
                (tr("Nur diesen Termin löschen"), Reach.THIS),
                (tr("Ganze Serie löschen"), Reach.ALL),
            ]
        for text, reach in texts:
            _add(menu, text, partial(self._remove, row, reach))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _popup(self, menu: QMenu, row: FollowUpRow) -> None:
        shown = next(one for one in self._rows if one.row.id == row.id)
        menu.popup(shown.mapToGlobal(QPoint(44, shown.height())))

    def _open_form(self, show: Callable[[], object]) -> None:
        self.editor.forget()
        show()

    def postpone(self, row: FollowUpRow, day: date) -> None:
        """Move a follow-up to another day; it can be taken back."""
        desk, runner = self._context.opened.desk, self._context.runner

        def undo() -> None:
            runner.change(lambda: follow_up.postpone(desk, row.id, row.due_on, row.due_time))

        text = tr("Verschoben auf {day}.", day=format_date(day))
        runner.change(
            lambda: follow_up.postpone(desk, row.id, day),
            lambda _done: self._context.notices.say(text, undo),
            owner=self,
        )

    def _edit(self, row: FollowUpRow) -> None:
        self.delegate.forget()
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: follow_up.read(desk, row.id), self.editor.edit, owner=self
        )

    def _remove(self, row: FollowUpRow, reach: Reach) -> None:
        desk, runner = self._context.opened.desk, self._context.runner
        removed: list[FollowUp] = []

        def remove() -> Changes:
            removed.append(follow_up.remove(desk, row.id, reach))
            return Changes(frozenset({Noun.FOLLOW_UP}), frozenset({row.case_id, row.id}))

        def undo() -> None:
            runner.change(lambda: follow_up.restore(desk, removed[0]))

        runner.change(
            remove,
            lambda _done: self._context.notices.say(tr("Wiedervorlage gelöscht."), undo),
            owner=self,
        )

    def _closed(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked=False: act())


def _when(row: FollowUpRow) -> tuple[date, time]:
    return row.due_on, row.due_time or time.max
