"""Below the day of a task: what speaks against it, and the next working day at a click."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.casework.day_check import DayCheck
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.follow_up_words import better_words, closed_words, overlap_words


class DayHint(QWidget):
    """Hidden while nothing speaks against the day. `on_take(day)` gets the day that is offered."""

    def __init__(self, on_take: Callable[[date], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_take = on_take
        self._better: date | None = None
        self._closed, self.closed_text = _line("calendar-x")
        self._overlap, self.overlap_text = _line("clock-fill")
        self.take = Button("", LINK, height=24, on_click=self._taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._closed)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._overlap)
        self.clear()

    def show_check(self, check: DayCheck) -> None:
        """Say that offices are closed, and which appointments are at the same time."""
        self._better = check.better
        closed = closed_words(check.day, check.holiday) if check.better else ""
        self.closed_text.setText(closed)
        self._closed.setVisible(bool(closed))
        if check.better is not None:
            self.take.setText(better_words(check.better))
        self.take.setVisible(check.better is not None)
        overlap = overlap_words(check.overlapping)
        self.overlap_text.setText(overlap)
        self._overlap.setVisible(bool(overlap))
        self.setVisible(bool(closed or overlap))

    def clear(self) -> None:
        """Say nothing, and forget whose appointments were named."""
        self._better = None
        self.closed_text.setText("")
        self.overlap_text.setText("")
        self.hide()

    def _taken(self) -> None:
        if self._better is not None:
            self._on_take(self._better)


def _line(icon: str) -> tuple[QWidget, QLabel]:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    text = label("", "small", wrap=True)
    row.addWidget(IconLabel(icon, "waiting", 15), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return holder, text
