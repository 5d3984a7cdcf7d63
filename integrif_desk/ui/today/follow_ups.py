"""The panel „Meine Wiedervorlagen“: groups of follow-ups, each done or moved where it stands."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from integrif_desk.domain.views import FollowUpRow
from integrif_desk.ui.theme import theme
from integrif_desk.ui.today.actions import Deeds, FollowUpActions
from integrif_desk.ui.today.footer import Footer
from integrif_desk.ui.today.presenter import Day, Reach, Scope, further, nothing_due
from integrif_desk.ui.today.table_model import More, list_rows
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import Panel
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.ui.widgets.rows import ListRow
from integrif_desk.ui.widgets.toggles import Option, filter_row
from integrif_desk.wording.i18n import tr

_ACTION_HEIGHT = 40


class FollowUpPanel(Panel):
    """Shows a `Day`; signals carry the `FollowUpRow` that a deed is meant for."""

    completed = Signal(object)
    postponed = Signal(object, object)  # FollowUpRow, date
    note_wanted = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, object)  # FollowUpRow, QPoint
    scope_chosen = Signal(object)  # Scope
    reach_chosen = Signal(object)  # Reach
    more_wanted = Signal()
    first_case_wanted = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        open_day: Callable[[date], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Meine Wiedervorlagen"), parent=parent)
        self._today = today
        self._open_day = open_day
        self._rows: dict[Hashable, FollowUpRow] = {}
        self._shown: list[ListRow] = []
        self._reach = Reach.NEXT_WEEK
        self._actions: FollowUpActions | None = None
        self._actions_room = 0
        self.scope = filter_row(
            [
                Option(Scope.MINE, tr("&Meine")),
                Option(Scope.ALL, tr("&Ganzer Verein")),
                Option(Scope.DELEGATED, tr("Von mir ü&bergeben")),
            ],
            self.scope_chosen.emit,
            tr("Wessen Wiedervorlagen"),
        )
        self.add_to_title(self.scope)
        self.list = RowList(
            tr("Wiedervorlagen"),
            expanded=_ACTION_HEIGHT,
            on_open=self._open,
            on_tick=self._complete,
            on_key=self._take_key,
        )
        self.list.set_actions(self._make_actions)
        self.list.viewport().installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._bring_more())
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        self.body.addWidget(self._stack, 1)
        self.footer = Footer(
            "",
            lambda: self.reach_chosen.emit(self._reach),
            icon="caret-right",
            hint=tr("Leertaste: erledigt  ·  N: Notiz  ·  V: verschieben  ·  Eingabe: Fall öffnen"),
        )
        self.body.addWidget(self.footer)
        self.footer.hide()

    def show_loading(self) -> None:
        """Say that rows are on their way, should that take long."""
        self.empty.set_loading(tr("Wiedervorlagen werden geladen …"))

    def show_day(self, day: Day) -> None:
        """Show the groups; selection and place stay, or go to the row that came next."""
        self.set_title(
            tr("Wiedervorlagen des Vereins")
            if day.scope is Scope.ALL
            else tr("Meine Wiedervorlagen")
        )
        self.scope.set_value(day.scope)
        handed_over = day.view.delegated_total
        self.scope.set_count(Scope.DELEGATED, handed_over)
        wanted = bool(handed_over) or day.scope is Scope.DELEGATED
        self.scope.button(Scope.DELEGATED).setVisible(wanted)
        text, self._reach = further(day)
        self.footer.link.setText(text)
        back = self._reach is Reach.THIS_WEEK
        self.footer.link.set_icon_name("caret-up" if back else "caret-right")
        self.footer.link.setVisible(day.scope is not Scope.DELEGATED)
        self.footer.setVisible(bool(day.groups) or day.view.next_due is not None)
        self._rows = {row.id: row for group in day.groups for row in group.rows}
        if not day.groups:
            self._show_empty(day)
        elif (rows := list_rows(day)) != self._shown:
            self._show_rows(rows)
        self._stack.setCurrentIndex(1 if day.groups else 0)

    def rows(self) -> Mapping[Hashable, FollowUpRow]:
        """Return the follow-ups that are shown, by key, in their order."""
        return self._rows

    def clear(self) -> None:
        """Forget every row, as on lock."""
        self._rows, self._shown = {}, []
        self.list.show_rows([])
        self.empty.set_text("")
        self.footer.hide()
        self._stack.setCurrentIndex(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list learns of another width after the panel, and of its scroll bar on its own.
        if event.type() is QEvent.Type.Resize:
            self._remake_actions()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._remake_actions()

    def _show_empty(self, day: Day) -> None:
        self._shown = []
        self.list.show_rows([])
        if day.fresh:
            self.empty.set_text(
                tr("Noch kein Fall angelegt."),
                tr("Ersten Fall &anlegen"),
                self.first_case_wanted.emit,
            )
        else:
            self.empty.set_text(nothing_due(day))

    def _show_rows(self, rows: list[ListRow]) -> None:
        keys = [row.key for row in self._shown if hasattr(row, "key")]
        selected = self.list.selected()
        place = self.list.verticalScrollBar().value()
        had_focus = self.list.hasFocus()
        self._shown = rows
        self.list.show_rows(rows)
        if selected in keys and self.list.selected() is None:
            self._select_heir(keys, keys.index(selected))
        if self.list.selected() is None:
            self.list.select_first()
        self.list.verticalScrollBar().setValue(place)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_heir(self, keys: list[Hashable], at: int) -> None:
        # „Weitere anzeigen“ goes on with the first row it brought, a row that is done with the
        # one after it, else before it.
        order = list(self._rows)
        if isinstance(keys[at], More) and keys[at - 1] in self._rows:
            brought = order[order.index(keys[at - 1]) + 1 :]
        else:
            brought = []
        for key in [*brought, *keys[at + 1 :], *reversed(keys[:at])]:
            if key in self._rows and self.list.select(key):
                return

    def _remake_actions(self) -> None:
        # Only where the room for them is another one: a day that is being typed shall stay.
        if self._actions is not None and self._actions_room != self._room():
            self.list.set_actions(self._make_actions)

    def _room(self) -> int:
        return self.list.viewport().width() - theme().px(48) - 16

    def _make_actions(self, key: Hashable) -> FollowUpActions:
        deeds = Deeds(
            complete=lambda: self._complete(key),
            note=lambda: self.note_wanted.emit(self._rows[key]),
            postpone=lambda day: self._postpone(key, day),
            open=lambda: self._open(key),
            more=lambda place: self.menu_wanted.emit(self._rows[key], place),
            leave=lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason),
        )
        self._actions_room = self._room()
        self._actions = FollowUpActions(deeds, self._today, self._open_day, self._actions_room)
        return self._actions

    def _complete(self, key: Hashable) -> None:
        if key in self._rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.completed.emit(self._rows[key])

    def _postpone(self, key: Hashable, day: date) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.postponed.emit(self._rows[key], day)

    def _open(self, key: Hashable) -> None:
        if isinstance(key, More):
            self.more_wanted.emit()
        elif isinstance(key, UUID):
            self.opened.emit(self._rows[key])

    def _bring_more(self) -> None:
        if isinstance(self.list.selected(), More):
            self.more_wanted.emit()

    def _take_key(self, letter: str, key: Hashable) -> bool:
        if key not in self._rows:
            return False
        if letter == "N":
            self.note_wanted.emit(self._rows[key])
        elif letter == "V" and self._actions is not None:
            self._actions.ask_day()
        else:
            return False
        return True
