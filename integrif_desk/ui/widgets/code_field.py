"""The answer code in three boxes that act as one field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.fields import LineField, repolish
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr

PARTS = (2, 4, 1)


class CodeField(QWidget):
    """`XX-XXXX-X`: jumps on its own, takes pasted text, writes capitals, ignores blanks and dashes.

    `edited` is emitted with the code without dashes after every change by a person, `answered`
    with what was typed or pasted behind a whole code so far, letters and digits in capitals.
    """

    edited = Signal(str)
    answered = Signal(str)

    def __init__(
        self,
        on_change: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._boxes: list[LineField] = []
        self._behind = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number in range(len(PARTS)):
            if number:
                row.addWidget(label("–", "muted"))
            box = LineField(mono=True)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name = tr("Teil {n} von {all}", n=number + 1, all=len(PARTS))
            box.setAccessibleName(name)
            box.textEdited.connect(lambda _text, n=number: self._typed(n))
            box.installEventFilter(self)
            self._boxes.append(box)
            row.addWidget(box)
        row.addStretch(1)
        self._size_boxes()
        self.setFocusProxy(self._boxes[0])
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if on_change is not None:
            self.edited.connect(on_change)

    def value(self) -> str:
        """Return the typed characters without dashes, at most seven."""
        return "".join(box.text() for box in self._boxes)

    def set_value(self, code: str) -> None:
        """Spread a code over the boxes; separators do not matter."""
        self._spread(_clean(code))

    def is_complete(self) -> bool:
        """Say whether every place is filled."""
        return len(self.value()) == sum(PARTS)

    def set_invalid(self, invalid: bool) -> None:
        """Show or clear the overdue border of all boxes."""
        for box in self._boxes:
            box.setProperty("invalid", invalid)
            repolish(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, LineField) or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        number = self._boxes.index(watched)
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.matches(QKeySequence.StandardKey.Paste):
            self._insert(number, QGuiApplication.clipboard().text())
            return True
        cursor = watched.cursorPosition()
        backs = event.key() == Qt.Key.Key_Backspace and not watched.hasSelectedText()
        if number and cursor == 0 and (backs or event.key() == Qt.Key.Key_Left):
            before = self._boxes[number - 1]
            before.setFocus()
            before.setCursorPosition(len(before.text()))
            if backs:
                before.backspace()
                self.edited.emit(self.value())
            return True
        at_end = cursor == len(watched.text())
        if event.key() == Qt.Key.Key_Right and at_end and number + 1 < len(self._boxes):
            self._boxes[number + 1].setFocus()
            self._boxes[number + 1].setCursorPosition(0)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._size_boxes()

    def _size_boxes(self) -> None:
        for box, length in zip(self._boxes, PARTS, strict=True):
            box.setFixedWidth(theme().px(24 + 10 * length))

    def _typed(self, number: int) -> None:
        box, length = self._boxes[number], PARTS[number]
        cursor = box.cursorPosition()
        text = _clean(box.text())
        box.setText(text[:length])
        box.setCursorPosition(min(cursor, length))
        if len(text) > length:
            if box is self._boxes[-1] and cursor >= len(text) and self.is_complete():
                self._go_on(text[length:])
                return
            self._insert(number + 1, text[length:])
        elif len(text) == length and cursor >= length and number + 1 < len(self._boxes):
            self._boxes[number + 1].setFocus()
            self._boxes[number + 1].selectAll()
        if not self.is_complete():
            self._behind = ""
        self.edited.emit(self.value())

    def _go_on(self, more: str) -> None:
        self._behind += more
        self.answered.emit(self._behind)

    def _insert(self, number: int, text: str) -> None:
        if number >= len(self._boxes):
            return
        typed = _clean(text)
        behind = ""
        if len(typed) >= sum(PARTS):  # a whole code, wherever it was pasted
            behind = typed[sum(PARTS) :]
            self._spread(typed)
        else:
            head = "".join(box.text() for box in self._boxes[:number])
            box = self._boxes[number]
            cursor = box.cursorPosition()
            self._spread(head + box.text()[:cursor] + typed)
        self.edited.emit(self.value())
        if behind:
            self._go_on(behind)

    def _spread(self, code: str) -> None:
        self._behind = ""
        for box, length in zip(self._boxes, PARTS, strict=True):
            box.setText(code[:length])
            code = code[length:]
        unfilled = [b for b, n in zip(self._boxes, PARTS, strict=True) if len(b.text()) < n]
        if self.isVisible() and any(box.hasFocus() for box in self._boxes):
            target = unfilled[0] if unfilled else self._boxes[-1]
            target.setFocus()
            target.setCursorPosition(len(target.text()))


def _clean(text: str) -> str:
    return "".join(c for c in text.upper() if c.isascii() and c.isalnum())
