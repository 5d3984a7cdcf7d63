"""Short texts in order, each with a second field: requests with their addressee, suggestions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.text import LINE_LIMIT
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import LineField, TextArea
from integrif_desk.wording.i18n import tr

Pair = tuple[str, str]
"""The short text and the long one."""


class PairList(QWidget):
    """Rows that can be added, removed and moved; `on_removed(undo)` offers to take it back."""

    def __init__(
        self,
        short: str,
        long: str,
        add: str,
        on_change: Callable[[], object],
        on_removed: Callable[[Callable[[], object]], object],
        *,
        short_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._short, self._long, self._short_last = short, long, short_last
        self._on_change, self._on_removed = on_change, on_removed
        self._rows: list[_PairRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add_button = Button(add, LINK, icon="plus", height=SMALL, on_click=self._add_empty)
        self.setFocusProxy(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def values(self) -> tuple[Pair, ...]:
        """Return the rows that say something."""
        return tuple(pair for pair in (row.value() for row in self._rows) if any(pair))

    def set_values(self, pairs: Sequence[Pair]) -> None:
        """Show other rows; the same ones keep the cursor."""
        if tuple(pairs) == self.values():
            return
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for pair in pairs:
            self._add(pair)

    def rows(self) -> Sequence["_PairRow"]:
        """Return the rows as they stand."""
        return self._rows

    def _add(self, pair: Pair) -> "_PairRow":
        row = _PairRow(pair, self._short, self._long, self._short_last, self._on_change)
        row.up.clicked.connect(lambda _checked: self._move(row, -1))
        row.down.clicked.connect(lambda _checked: self._move(row, 1))
        row.remove.clicked.connect(lambda _checked: self._remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        self._tell_ends()
        return row

    def _add_empty(self) -> None:
        self._add(("", "")).focus_first()

    def _move(self, row: "_PairRow", step: int) -> None:
        at = self._rows.index(row)
        to = at + step
        if not 0 <= to < len(self._rows):
            return
        self._rows.insert(to, self._rows.pop(at))
        self._list.removeWidget(row)
        self._list.insertWidget(to, row)
        self._tell_ends()
        self._on_change()

    def _remove(self, row: "_PairRow") -> None:
        before = self.values()
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._tell_ends()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_change()
        if before != self.values():
            self._on_removed(lambda: self._put_back(before))

    def _put_back(self, pairs: Sequence[Pair]) -> None:
        self.set_values(pairs)
        self._on_change()

    def _tell_ends(self) -> None:
        for number, row in enumerate(self._rows):
            row.up.setEnabled(number > 0)
            row.down.setEnabled(number < len(self._rows) - 1)


class _PairRow(QWidget):
    def __init__(
        self,
        pair: Pair,
        short: str,
        long: str,
        short_last: bool,
        on_change: Callable[[], object],
    ) -> None:
        super().__init__()
        self.short = LineField(short, on_change=lambda _text: on_change())
        self.short.setAccessibleName(short)
        self.short.setMaxLength(LINE_LIMIT)
        self.short.setFixedWidth(theme().px(150))
        self.short.set_value(pair[0])
        self.short.setCursorPosition(0)
        self.long = TextArea(long, lines=1, most=4, on_change=lambda _text: on_change())
        self.long.setAccessibleName(long)
        self.long.set_value(pair[1])
        self.up = _small("arrow-up", tr("Nach oben"))
        self.down = _small("arrow-down", tr("Nach unten"))
        self.remove = _small("x", tr("Entfernen"))
        self._first: LineField | TextArea = self.long if short_last else self.short
        self.hint = NeverHint(self.long)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)
        fields = (self.long, self.short) if short_last else (self.short, self.long)
        for field in fields:
            row.addWidget(field, 1 if field is self.long else 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def value(self) -> Pair:
        return self.short.value(), self.long.value()

    def focus_first(self) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)


def _small(icon: str, name: str) -> Button:
    made = Button("", FLAT, icon=icon, height=SMALL)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
