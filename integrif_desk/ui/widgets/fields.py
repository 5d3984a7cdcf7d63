"""Entry fields with a label above and the error below.

Every field of the kit offers `value()` and `set_value()`; a `Labelled` wraps any of them and shows
what `wording.errors.sentence` says about it.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import plain_text
from integrif_desk.ui.widgets.paint import draw_key_cap, key_cap_width, start
from integrif_desk.ui.widgets.panel import IconLabel, label


class LineField(QLineEdit):
    """One line of text with an optional icon at the left, key cap or button at the right."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "",
        keys: str = "",
        large: bool = False,
        mono: bool = False,
        on_change: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._keys = keys
        self._trailing: QAbstractButton | None = None
        self.setPlaceholderText(placeholder)
        self.setProperty("leading", bool(icon))
        self.setProperty("large", large)
        self.setProperty("mono", mono)
        if keys:
            self.textChanged.connect(lambda _text: self._make_room())
            self._make_room()
        if on_change is not None:
            self.textEdited.connect(on_change)

    def event(self, event: QEvent) -> bool:
        if _asks_to_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return True
        return super().event(event)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text from its beginning; does not call `on_change`."""
        self.setText(text)
        if not self.hasFocus():
            self.home(False)

    def set_trailing(self, button: QAbstractButton) -> None:
        """Put a flat button into the right end of the field."""
        button.setParent(self)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._trailing = button
        self.setProperty("trailing", True)
        repolish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.end(False)  # whoever is led here goes on writing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._trailing is not None:
            self._trailing.setGeometry(self.width() - 37, 2, 35, self.height() - 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._keys:
            self._make_room()

    def _make_room(self) -> None:
        # The placeholder ends before the key cap; typed text has the whole field.
        cap = 0 if self.text() else round(key_cap_width(self._keys)) + 6
        self.setTextMargins(0, 0, cap, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._icon and (not self._keys or self.text()):
            return
        painter = QPainter(self)
        colours = start(painter)
        muted = colours.colour("muted")
        if self._icon:
            side = colours.px(18)
            draw_icon(
                painter, QRectF(10, (self.height() - side) / 2, side, side), self._icon, muted
            )
        if self._keys and not self.text():
            end = QPointF(self.width() - 10, self.height() / 2)
            draw_key_cap(painter, end, self._keys, muted, colours.colour("line"))
        painter.end()


class TextArea(QPlainTextEdit):
    """Text that grows with its content from `lines` up to `most` lines, then scrolls.

    Tab leaves the field; nobody types tabs into a note.
    """

    def __init__(
        self,
        placeholder: str = "",
        *,
        lines: int = 2,
        most: int = 12,
        on_change: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(
            lambda _size: self.updateGeometry()
        )
        if on_change is not None:
            self.textChanged.connect(lambda: on_change(self.toPlainText()))

    def event(self, event: QEvent) -> bool:
        if _asks_to_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return True
        return super().event(event)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text without calling `on_change`; the same text keeps the cursor."""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width wraps the text anew, which the document does not tell.
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # The layout of a plain document measures its height in lines.
        shown = round(self.document().documentLayout().documentSize().height())
        wanted = min(max(shown, self._lines), self._most)
        line = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), wanted * line + 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), self.sizeHint().height())


class Labelled(QWidget):
    """A field with its label above and hint or error below."""

    def __init__(
        self,
        text: str,
        field: QWidget,
        *,
        hint: str = "",
        role: str = "label",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = label(text, role)
        # A label ignores its key where the buddy itself takes no focus, only a part of it.
        self._label.setBuddy(field.focusProxy() or field)
        self._hint = label(hint, "meta", wrap=True)
        self._error = _ErrorLine()
        field.setAccessibleName(plain_text(text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if text:  # a field may say by itself what it is
            column.addWidget(self._label)
        column.addWidget(field)
        column.addWidget(self._hint)
        # Only now: shown without a parent it would flash up as a window of its own.
        if not hint:  # shown before it has a parent it would be a window
            self._hint.hide()
        column.addWidget(self._error)
        column.addStretch(1)
        # Not fixed in height: the error wraps, and Qt asks only flexible widgets how high it gets.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(field)

    def add_below(self, widget: QWidget) -> None:
        """Put something right below the field, above what is wrong with it."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.field) + 1, widget)

    def set_error(self, sentence: str | None) -> None:
        """Show a sentence and the overdue border, or clear both."""
        self._error.set_text(sentence or "")
        self._hint.setVisible(bool(self._hint.text()) and not sentence)
        self.field.setProperty("invalid", bool(sentence))
        self.field.setAccessibleDescription(sentence or "")
        repolish(self.field)

    def set_label(self, text: str) -> None:
        """Call the field otherwise, as its meaning depends on another choice."""
        self._label.setText(text)
        self.field.setAccessibleName(plain_text(text))

    def set_hint(self, text: str) -> None:
        """Show another hint below the field."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))


def show_errors(fields: Mapping[str, Labelled], errors: Mapping[str, str]) -> None:
    """Show the sentence of each field, clear the others, focus the first that is wrong."""
    for name, labelled in fields.items():
        labelled.set_error(errors.get(name))
    for name, labelled in fields.items():
        if name in errors:
            labelled.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def repolish(widget: QWidget) -> None:
    """Make Qt look at the dynamic properties of the widget again, unless it has yet to do so."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _asks_to_undo(event: QEvent) -> bool:
    """Tell whether Qt asks if Strg+Z belongs to a field.

    One that has nothing of its own to take back leaves it to the desk: the cursor mostly stays in
    the emptied field when something has been saved. Only then may the field be asked: events come
    before it is built and while it goes, too.
    """
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
    )


class _ErrorLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._text = label("", "error", wrap=True)
        row.addWidget(IconLabel("warning-fill", "overdue", 15), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))


def select_all_on_focus(field: QLineEdit, event: QFocusEvent) -> None:
    """Select the text when a field is reached by Tab, as people expect of short fields."""
    if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
        field.selectAll()
