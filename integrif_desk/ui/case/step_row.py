"""One open follow-up in the narrow column: tick, task, date, who has to act, and what to know."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.views import FollowUpRow
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.paint import draw_row_focus, start
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.toggles import draw_check_mark
from integrif_desk.ui.widgets.wrapping_layout import WrappingLayout
from integrif_desk.wording.i18n import tr

_DAY_ROOM = 168


class StepRow(QWidget):
    """Click or arrow keys select it, which shows its actions; Space ticks it off.

    `words` are task, date, who has to act, and a line that may be empty.
    """

    ticked = Signal(object)
    postponed = Signal(object)
    edited = Signal(object)
    removed = Signal(object)
    more_wanted = Signal(object)
    moved = Signal(int)

    def __init__(
        self,
        row: FollowUpRow,
        words: Sequence[str],
        *,
        overdue: bool,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._read_only = read_only
        task, due, owner, note = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(", ".join(word for word in words if word))
        self._hot = False
        self._actions = QWidget()
        colour = "overdue" if overdue else "muted"
        icon = "warning-circle-fill" if overdue else "calendar-blank"
        day = label(due, "error" if overdue else "meta")
        # A day with its time may be wider than the column, and pushed all of it under the edge.
        day.setWordWrap(day.sizeHint().width() > theme().px(_DAY_ROOM))
        who = ElidedLabel(owner, "meta")
        text = label(task)
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(44), theme().px(7), 12, 8)
        column.setSpacing(2)
        column.addWidget(text)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(IconLabel(icon, colour, 14))
        below.addWidget(day)
        below.addStretch(1)
        below.addWidget(who)
        column.addLayout(below)
        if note:
            column.addWidget(label(note, "meta", wrap=True))
        # Three links are as wide as the column; with larger text the last goes below.
        actions = WrappingLayout(12, self._actions)
        for words_, signal in (
            (tr("Verschieben"), self.postponed),
            (tr("Bearbeiten"), self.edited),
            (tr("Mehr …"), self.more_wanted),
        ):
            actions.addWidget(Button(words_, LINK, height=SMALL, on_click=self._teller(signal)))
        column.addWidget(self._actions)
        self._actions.hide()

    def _teller(self, signal: SignalInstance) -> Callable[[], object]:
        return lambda: signal.emit(self.row)

    def set_selected(self, selected: bool) -> None:
        """Show or hide what can be done."""
        self._actions.setVisible(selected and not self._read_only)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit(0)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hot = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hot = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.position().x() < theme().px(44) and not self._read_only:
            self.ticked.emit(self.row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._read_only:
            self.edited.emit(self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        deeds = {
            Qt.Key.Key_Space: self.ticked,
            Qt.Key.Key_V: self.postponed,
            Qt.Key.Key_Return: self.edited,
            Qt.Key.Key_Enter: self.edited,
            Qt.Key.Key_Delete: self.removed,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif deed is not None and not self._read_only:
            deed.emit(self.row)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        if self._actions.isVisible():
            painter.fillRect(self.rect(), colours.colour("accent_soft"))
        elif self._hot:
            painter.fillRect(self.rect(), colours.colour("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.colour("line"))
        side = colours.px(18)
        draw_check_mark(painter, QRectF(16, 9, side, side), checked=False)
        if self.hasFocus():
            draw_row_focus(painter, self.rect())
        painter.end()
