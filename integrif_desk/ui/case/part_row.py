"""One row of a list on the case page: what it is, values in columns, lines below, its actions."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.case.part_words import RowWords
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.paint import draw_row_focus, start
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr

CELL = 80
"""Width of a column in pixels at 100 %."""


class PartRow(QWidget):
    """Click, Tab or arrow keys select it, which shows its actions; Enter edits, Delete removes."""

    edited = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(
        self,
        words: RowWords,
        columns: tuple[str, ...] = (),
        *,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._hot = False
        self._last = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.spoken(columns))
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(_left(label(words.title, "strong", wrap=True)), 1)
        for cell in words.cells:
            first.addWidget(Cell(cell))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(2)
        column.addLayout(first)
        for line in words.lines:
            column.addWidget(_left(label(line, "meta", wrap=True)))
        self._actions = QWidget()
        deeds = QHBoxLayout(self._actions)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(16)
        for text, signal in ((tr("Bearbeiten"), self.edited), (tr("Entfernen"), self.removed)):
            deeds.addWidget(Button(text, LINK, height=SMALL, on_click=signal.emit))
        deeds.addStretch(1)
        column.addWidget(self._actions)
        self._actions.hide()

    def set_selected(self, selected: bool) -> None:
        """Show or hide what can be done."""
        self._actions.setVisible(selected and not self._read_only)
        self.update()

    def set_last(self) -> None:
        """Draw no line below, where the border of the panel is."""
        self._last = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hot = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hot = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._read_only:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        deed = {
            Qt.Key.Key_Return: self.edited,
            Qt.Key.Key_Enter: self.edited,
            Qt.Key.Key_Delete: self.removed,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif deed is not None and not self._read_only and not event.modifiers():
            deed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        if self._actions.isVisible():
            painter.fillRect(self.rect(), colours.colour("accent_soft"))
        elif self._hot:
            painter.fillRect(self.rect(), colours.colour("sunken"))
        if not self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, colours.colour("line"))
        if self.hasFocus():
            draw_row_focus(painter, self.rect())
        painter.end()


class Cell(QLabel):
    """One cell of a column, as wide as the text scale asks for."""

    def __init__(self, text: str, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(CELL), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _left(shown: QLabel) -> QLabel:
    # Arabic and Persian names stand at the left like everything else.
    shown.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return shown
