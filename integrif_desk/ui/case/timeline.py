"""The history as a list: what can be done with a line stands below it once it is selected."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QWidget

from integrif_desk.ui.case.history_words import Line
from integrif_desk.ui.case.presenter import Fact
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, Tone, chip_size
from integrif_desk.ui.widgets.paint import draw_text, start, text_width
from integrif_desk.ui.widgets.table_model import Role
from integrif_desk.ui.widgets.timeline import Timeline, TimelineDelegate, TimelineEntry
from integrif_desk.wording.i18n import tr

_ACTIONS = 40
_TEXT = 92


class HistoryList(Timeline):
    """Lines newest first. `more_wanted` is emitted when the end comes into sight.

    `actions(line)` returns (text, icon, deed) for the selected line; `on_key` answers letters.
    """

    more_wanted = Signal()

    def __init__(
        self,
        name: str,
        actions: Callable[[Line], Sequence[tuple[str, str, Callable[[], object]]]],
        on_key: Callable[[int, Line], bool],
        on_open: Callable[[Line], object],
        parent: QWidget | None = None,
    ) -> None:
        self._lines: dict[object, Line] = {}
        super().__init__(name, on_open=lambda key: on_open(self._lines[key]), parent=parent)
        self._on_link = on_open
        self._make_actions = actions
        self._on_key = on_key
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the place one has scrolled to and the selected line stay."""
        place = self.verticalScrollBar().value()
        self._lines = {line.item.id: line for line in lines}
        self.show_entries([_entry(line) for line in lines])
        self.verticalScrollBar().setValue(place)

    def selected_line(self) -> Line | None:
        """Return the line that is selected."""
        return self._lines.get(self.selected())

    def has_actions(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether buttons stand below this line."""
        return self.currentIndex() == index and self.indexWidget(index) is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.selected_line()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and line is not None and self._on_key(event.key(), line):
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.selected_line()
        delegate = self.itemDelegate()
        if line is None or not line.unanswered or not isinstance(delegate, _Delegate):
            return
        if delegate.link_box(index, QRectF(self.visualRect(index))).contains(event.position()):
            self._on_link(line)

    def unanswered(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the line waits for an answer, so that it carries the link."""
        line = self._lines.get(index.data(Role.ROW).key)
        return line is not None and line.unanswered

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        before = self.indexWidget(previous)
        if before is not None:
            before.hide()  # it is deleted only later
            self.setIndexWidget(previous, None)  # type: ignore[arg-type]  # the stubs forget None
        line = self.selected_line()
        if line is not None:
            deeds = self._make_actions(line)
            if deeds:
                self.setIndexWidget(current, _ActionRow(deeds))
        self.scheduleDelayedItemsLayout()

    def _scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - theme().px(120):
            self.more_wanted.emit()


class _ActionRow(QWidget):
    """Sits over the whole line; only the strip at its bottom takes the mouse."""

    def __init__(self, deeds: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        super().__init__()
        self._strip = QWidget(self)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons = {
            Button(text, icon=icon, height=SMALL, on_click=deed): icon for text, icon, deed in deeds
        }
        for button in self._buttons:
            row.addWidget(button)

    def resizeEvent(self, event: object) -> None:
        left = theme().px(_TEXT) + 4
        # A narrow column or large letters: words before icons, then the indent gives way.
        for button, icon in self._buttons.items():
            button.set_icon_name(icon)
        if self._wanted() > self.width() - left:
            for button in self._buttons:
                button.set_icon_name("")
        if self._wanted() > self.width() - left:
            left = 4
        self._strip.resize(self._wanted(), theme().px(SMALL))
        self._strip.move(left, self.height() - theme().px(_ACTIONS) + 1)
        self.setMask(QRect(self._strip.pos(), self._strip.size()).adjusted(-5, -5, 5, 5))

    def _wanted(self) -> int:
        return sum(each.sizeHint().width() for each in self._buttons) + 8 * len(self._buttons)


class _Delegate(TimelineDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        view = self.parent()
        if isinstance(view, HistoryList) and view.has_actions(index):
            size.setHeight(size.height() + theme().px(_ACTIONS))
        return size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        view = self.parent()
        if isinstance(view, HistoryList) and view.unanswered(index):
            painter.save()
            colours = start(painter)
            font = colours.font(13)
            font.setUnderline(True)
            box = self.link_box(index, QRectF(option.rect))
            draw_text(painter, box, tr("Nachfassen"), font, colours.colour("accent"))
            painter.restore()

    def link_box(self, index: QModelIndex | QPersistentModelIndex, row: QRectF) -> QRectF:
        """Return where „Nachfassen“ stands: beside the chip, in the second line."""
        px = theme().px
        option = QStyleOptionViewItem()
        option.rect = row.toRect()
        height = super().sizeHint(option, index).height()
        entry = index.data(Role.ROW)
        left = row.left() + px(_TEXT) + 12 + (chip_size(entry.chip).width() if entry.chip else 0)
        width = text_width(tr("Nachfassen"), theme().font(13)) + 2
        return QRectF(left, row.top() + height - px(36), width, px(24))


def chip(fact: Fact) -> Chip:
    """Return a fact as a chip of the kit."""
    return Chip(fact.text, Tone(fact.tone), fact.icon)


def _entry(line: Line) -> TimelineEntry:
    return TimelineEntry(
        key=line.item.id,
        day=line.day,
        weekday=line.weekday,
        icon=line.icon,
        text=line.text,
        meta=line.meta,
        chip=chip(line.fact) if line.fact is not None else None,
        tone=Tone(line.tone),
    )
