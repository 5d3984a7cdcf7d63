"""The buttons below the selected follow-up, and the small choice of another day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
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
    leave: Callable[[], object]


class FollowUpActions(QStackedWidget):
    """Four labelled buttons; „Verschieben …“ swaps them for the days to choose from.

    Icons are left out where the text would not fit into `room` px.
    """

    def __init__(self, deeds: Deeds, today: Callable[[], date], room: int) -> None:
        super().__init__()
        self._deeds = deeds
        self._today = today
        self._date = DateField(today, field="due_on", ahead=True)
        self._date.setAccessibleName(tr("Neuer Tag"))
        self._date.setMaximumWidth(theme().px(136))
        self._date.returnPressed.connect(self._take_typed)
        self._error = ElidedLabel("", "error")
        self._error.hide()
        self._first = Button(tr("&Morgen"), height=SMALL, on_click=lambda: self._after(DAY))
        self.addWidget(self._deed_row(room))
        self.addWidget(self._day_row())

    def ask_day(self) -> None:
        """Offer the days to postpone to."""
        self.setCurrentIndex(1)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
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
        )
        row = _row(
            *(Button(text, icon=icon, height=SMALL, on_click=act) for text, icon, act in deeds)
        )
        if row.sizeHint().width() > room:
            for button in row.findChildren(Button):
                button.set_icon_name("")
        return row

    def _day_row(self) -> QWidget:
        self._quick = _row(
            self._first,
            Button(tr("&1 Woche"), height=SMALL, on_click=lambda: self._after(WEEK)),
            Button(tr("&2 Wochen"), height=SMALL, on_click=lambda: self._after(2 * WEEK)),
        )
        close = Button("", icon="x", height=SMALL, on_click=self._back)
        close.setAccessibleName(tr("Nicht verschieben"))
        close.setToolTip(tr("Nicht verschieben (Esc)"))
        take = Button(tr("&Verschieben"), height=SMALL, on_click=self._take_typed)
        return _row(self._quick, self._date, take, close, self._error)

    def _after(self, span: timedelta) -> None:
        self._deeds.postpone(self._today() + span)

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
        # The sentence takes the place of the quick choices; there is no room for both.
        self._quick.setVisible(not text)
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
