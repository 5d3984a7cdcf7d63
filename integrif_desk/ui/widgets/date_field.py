"""A date as people type it, with a calendar at hand."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from integrif_desk.domain.errors import FieldError
from integrif_desk.ui.widgets.field_button import FieldButton
from integrif_desk.ui.widgets.fields import LineField, select_all_on_focus
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.i18n import tr


class DateField(LineField):
    """Reads „12.3.26“, „morgen“, „+14“ …; shows 12.03.2026 once it is left. Alt+Down: calendar.

    `picked` is emitted with a `date` or None whenever a valid date (or nothing) stands there.
    With `year_alone` four digits are a year and stay as typed: „2002“ is no 20 February.
    """

    picked = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        *,
        field: str = "date",
        ahead: bool = False,
        year_alone: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("TT.MM.JJJJ"), parent=parent)
        self._today = today
        self._field = field
        self._ahead = ahead
        self._year_alone = year_alone
        self.set_trailing(FieldButton("calendar-blank", tr("Kalender öffnen"), self.open_calendar))
        self.editingFinished.connect(self._tidy)

    def value(self) -> date | None:  # type: ignore[override]  # a date, where others have text
        """Return the date, None when empty. Raises `FieldError` DATE_INVALID."""
        text = self.text().strip()
        return parse_date(text, self._today(), self._field, ahead=self._ahead) if text else None

    def set_value(self, day: date | None) -> None:  # type: ignore[override]  # as above
        """Show a date, or nothing."""
        self.setText(format_date(day) if day else "")

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("calendar", True)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.German, QLocale.Country.Germany))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        try:
            day = self.value() or self._today()
        except FieldError:
            day = self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def take(chosen: QDate) -> None:
            self.set_value(date(chosen.year(), chosen.month(), chosen.day()))
            popup.close()
            self._tidy()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        box = QVBoxLayout(popup)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        select_all_on_focus(self, event)

    def _tidy(self) -> None:
        if self._year_alone and re.fullmatch(r"\d{4}", self.text().strip()):
            return
        try:
            day = self.value()
        except FieldError:
            return  # the text stays as typed; the form says what is wrong when it is saved
        self.set_value(day)
        self.picked.emit(day)
