"""The buttons below the selected follow-up, and the small choice of another day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import repolish
from integrif_desk.ui.widgets.panel import ElidedLabel
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Deeds:
    """What the buttons do with the selected follow-up; `leave` gives the list the focus back."""

    complete: Callable[[], object]
    note: Callable[[], object]
    postpone: Callable[[date], object]
    open: Callable[[], object]
    more: Callable[[QPoint], object]  # asked where to show its menu
    leave: Callable[[], object]


class FollowUpActions(QStackedWidget):
    """Five labelled buttons; „Verschieben …“ swaps them for the days to choose from.

    What would not fit into `room` px gives way: icons first, words last. `open_day(day)` is the
    day itself, or the next on which offices are open.
    """

    def __init__(
        self,
        deeds: Deeds,
        today: Callable[[], date],
        open_day: Callable[[date], date],
        room: int,
    ) -> None:
        super().__init__()
        self._deeds = deeds
        self._today = today
        self._open_day = open_day
        self._date = DateField(today, field="due_on", ahead=True)
        self._date.setAccessibleName(tr("Neuer Tag"))
        self._date.setMaximumWidth(theme().px(136))
        self._date.returnPressed.connect(self._take_typed)
        self._date.textEdited.connect(lambda _text: self._say(""))
        self._error = ElidedLabel("", "error")
        self._error.hide()
        self._first = Button(tr("M&orgen"), height=SMALL, on_click=lambda: self._after(DAY))
        self.addWidget(self._deed_row(room))
        self.addWidget(self._day_row(room))

    def ask_day(self) -> None:
        """Offer the days to postpone to."""
        self.setCurrentIndex(1)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # meant for the date field; the list would open the case
        if event.key() == Qt.Key.Key_Escape and self.currentIndex() == 1:
            self._back()
            return
        super().keyPressEvent(event)

    def _deed_row(self, room: int) -> QWidget:
        deeds = (
            (tr("E&rledigt"), "check", self._deeds.complete),
            (tr("N&otiz schreiben"), "note-pencil", self._deeds.note),
            (tr("&Verschieben …"), "calendar-plus", self.ask_day),
            (tr("Fall ö&ffnen"), "folder-open", self._deeds.open),
            (tr("Me&hr …"), "dots-three", self._show_more),
        )
        buttons = [Button(text, icon=icon, height=SMALL, on_click=act) for text, icon, act in deeds]
        self._more = buttons[-1]

        def drop_icons() -> None:
            for button in buttons:
                button.set_icon_name("" if button.text() else button.icon_name)

        def drop_words() -> None:
            for button, (_text, icon, _act) in zip(buttons, deeds, strict=True):
                _show_icon_only(button, icon)

        row = _row(*buttons)
        shorten = partial(_show_icon_only, self._more, "dots-three")
        shorten_open = partial(_show_icon_only, buttons[-2], "folder-open")
        _fit(row, room, shorten, drop_icons, shorten_open, drop_words)
        return row

    def _day_row(self, room: int) -> QWidget:
        one = Button(tr("&1 Woche"), height=SMALL, on_click=lambda: self._after(WEEK))
        two = Button(tr("&2 Wochen"), height=SMALL, on_click=lambda: self._after(2 * WEEK))
        self._quick = _row(self._first, one, two)
        self._take = Button(tr("&Verschieben"), height=SMALL, on_click=self._take_typed)
        close = Button("", icon="x", height=SMALL, on_click=self._back)
        close.setAccessibleName(tr("Nicht verschieben"))
        close.setToolTip(tr("Nicht verschieben (Esc)"))
        row = _row(self._quick, self._date, self._take, close, self._error)
        shorten = partial(_show_icon_only, self._take, "check")
        _fit(row, room, close.hide, shorten, two.hide, one.hide)
        return row

    def _show_more(self) -> None:
        self._deeds.more(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _after(self, span: timedelta) -> None:
        day = self._today() + span
        self._deeds.postpone(day if span == DAY else self._open_day(day))

    def _take_typed(self) -> None:
        try:
            day = self._date.value()
            if day is None:
                raise FieldError(ErrorCode.DATE_INVALID, "due_on")
            if day < self._today():
                raise FieldError(ErrorCode.DATE_IN_PAST, "due_on")
        except FieldError as error:
            self._say(sentence(error))
        else:
            self._deeds.postpone(day)

    def _say(self, text: str) -> None:
        # The sentence takes the place of the buttons until one types on; there is no room for both.
        self._quick.setVisible(not text)
        self._take.setVisible(not text)
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._date.setProperty("invalid", bool(text))
        self._date.setAccessibleDescription(text)
        repolish(self._date)
        self._date.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self._deeds.leave()


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _fit(row: QWidget, room: int, *steps: Callable[[], object]) -> None:
    """Take the steps one after another until the row fits."""
    for step in steps:
        if row.sizeHint().width() <= room:
            return
        step()


def _show_icon_only(button: Button, icon: str) -> None:
    name = button.accessibleName()
    if not button.text():
        return
    button.setText("")
    button.set_icon_name(icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
