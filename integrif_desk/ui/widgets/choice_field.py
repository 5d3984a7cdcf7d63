"""A combo box for short and long lists; long ones filter as one types."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from integrif_desk.ui.icons import draw_icon, icon
from integrif_desk.ui.widgets.paint import start
from integrif_desk.ui.widgets.toggles import Option

V = TypeVar("V")
_FILTER_FROM = 13
_TYPED_ROLE = Qt.ItemDataRole.UserRole + 1
# „§ 60 a“ is printed with spaces that no keyboard has, and typed „60a“.
_SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": None})


class ChoiceField(QComboBox, Generic[V]):
    """One of several values; with more than twelve options one can type to find them.

    `on_choice` is called with the value when a person chooses.
    """

    def __init__(
        self,
        options: Sequence[Option[V]] = (),
        on_choice: Callable[[V], object] | None = None,
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[V] = []
        self._on_choice = on_choice
        self.setPlaceholderText(placeholder)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(12)
        self.activated.connect(self._chosen)
        self.set_options(options)

    def set_options(self, options: Sequence[Option[V]]) -> None:
        """Offer other values; the chosen one stays if it is still among them."""
        before = self.value()
        self.clear()
        self._values = [option.value for option in options]
        for option in options:
            if option.icon:
                self.addItem(icon(option.icon), option.label())
            else:
                self.addItem(option.label())
            self.setItemData(self.count() - 1, _as_typed(option.label()), _TYPED_ROLE)
        self._make_filterable(len(options) >= _FILTER_FROM)
        self.setCurrentIndex(self._values.index(before) if before in self._values else -1)

    def value(self) -> V | None:
        """Return the chosen value, None when there is none."""
        number = self.currentIndex()
        return self._values[number] if 0 <= number < len(self._values) else None

    def set_value(self, value: V | None) -> None:
        """Choose without calling `on_choice`; an unknown value chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        typed = self.lineEdit()
        if typed is not None and not typed.hasFocus():
            typed.home(False)  # a long text shows its beginning

    def set_text(self, text: str) -> None:
        """Choose the value that is written so in a draft; none where there is none such."""
        found = (one for one in self._values if one is not None and str(one) == text)
        self.set_value(next(found, None))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name_line()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a page must not change a value that happens to be under the pointer.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colours = start(painter)
        side = colours.px(16)
        box = QRectF(self.width() - side - 8, (self.height() - side) / 2, side, side)
        draw_icon(painter, box, "caret-down", colours.colour("muted"))
        painter.end()

    def _name_line(self) -> None:
        """Call the line like the field: it takes the focus, so it is what is read aloud."""
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(self.accessibleName())

    def _chosen(self, number: int) -> None:
        if self._on_choice is not None:
            self._on_choice(self._values[number])

    def _make_filterable(self, wanted: bool) -> None:
        if wanted == self.isEditable():
            return
        self.setEditable(wanted)
        self._name_line()
        if not wanted:
            return
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCompletionRole(_TYPED_ROLE)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup, line = completer.popup(), self.lineEdit()
        assert popup is not None
        assert line is not None
        popup.setProperty("popup", True)
        self.setCompleter(completer)
        line.setPlaceholderText(self.placeholderText())
        line.returnPressed.connect(self._take_first)
        # What was typed but is no option goes back to the chosen one.
        line.editingFinished.connect(self._settle)

    def _meant(self) -> list[int]:
        """Return the option whose whole text was typed, else all that contain it."""
        typed = _as_typed(self.currentText()).strip().casefold()
        texts = [_as_typed(self.itemText(number)).casefold() for number in range(self.count())]
        whole = [number for number, text in enumerate(texts) if text == typed]
        return whole or [number for number, text in enumerate(texts) if typed and typed in text]

    def _take_first(self) -> None:
        """Enter takes the uppermost hit, as in every other list that opens below a field."""
        if meant := self._meant():
            self.setEditText(self.itemText(meant[0]))  # `_settle` follows and chooses it

    def _settle(self) -> None:
        meant = self._meant()
        if len(meant) != 1:
            chosen = self.currentIndex()
            self.setEditText(self.itemText(chosen) if chosen >= 0 else "")
        elif meant[0] != self.currentIndex():
            self.setCurrentIndex(meant[0])
            self._chosen(meant[0])
        else:
            self.setEditText(self.itemText(meant[0]))


def _as_typed(text: str) -> str:
    return text.translate(_SPACES)
