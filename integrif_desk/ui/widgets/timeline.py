"""The history of a case: date column, icon box, text that wraps, meta line."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.chips import Chip, Tone, chip_size, draw_chip
from integrif_desk.ui.widgets.paint import draw_box, draw_row_focus, draw_text, start
from integrif_desk.ui.widgets.table_model import Role

_Index = QModelIndex | QPersistentModelIndex
_DATE, _BOX, _TEXT = 52, 28, 92
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value


@dataclass(frozen=True)
class TimelineEntry:
    """One event. `tone` colours the icon box: NEUTRAL for notes, INFO for the program's events."""

    key: Hashable
    day: str  # „09.03.“
    weekday: str  # „Mo“
    icon: str
    text: str
    meta: str = ""
    chip: Chip | None = None
    tone: Tone = Tone.NEUTRAL


class _TimelineModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[TimelineEntry] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Role.ROW:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (entry.day, entry.text, entry.chip.text if entry.chip else "", entry.meta)
            return ", ".join(part for part in parts if part)
        return None

    def show(self, entries: Sequence[TimelineEntry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()


class Timeline(QListView):
    """Entries newest first; Enter or double click calls `on_open(key)`."""

    def __init__(
        self,
        name: str,
        *,
        on_open: Callable[..., object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries = _TimelineModel(self)
        self._on_open = on_open
        self.setAccessibleName(name)
        self.setModel(self._entries)
        self.setItemDelegate(TimelineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; }")
        self.doubleClicked.connect(lambda _index: self._open())

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show other entries; the selected one stays selected."""
        key = self.selected()
        self._entries.show(entries)
        if key is not None:
            self.select_key(key)

    def selected(self) -> Hashable | None:
        """Return the key of the selected entry."""
        index = self.currentIndex()
        return self._entries.entries[index.row()].key if index.isValid() else None

    def select_key(self, key: Hashable) -> bool:
        """Select an entry; False where it is not among those that are shown."""
        for number, entry in enumerate(self._entries.entries):
            if entry.key == key:
                self.setCurrentIndex(self._entries.index(number))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # the texts wrap anew

    def _open(self) -> None:
        key = self.selected()
        if key is not None and self._on_open is not None:
            self._on_open(key)


class TimelineDelegate(QStyledItemDelegate):
    """Paints a `TimelineEntry`; its height follows the width of the view."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry = index.data(Role.ROW)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        px = theme().px
        height = px(8) + _text_height(entry.text, width - px(_TEXT) - 8) + px(10)
        if entry.meta or entry.chip:
            height += px(24)
        return QSize(width, max(height, px(48)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        colours = start(painter)
        px = colours.px
        entry, rect = index.data(Role.ROW), QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, colours.colour("accent_soft"))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, colours.colour("line"))
        ink, muted = colours.colour("ink"), colours.colour("muted")
        left, top = rect.left() + 4, rect.top() + px(6)
        day = QRectF(left, top, px(_DATE), px(20))
        draw_text(painter, day, entry.day, colours.font(14, bold=True), ink)
        below = day.translated(0, px(21))
        draw_text(painter, below, entry.weekday, colours.font(13), muted)
        box = QRectF(left + px(_DATE), top, px(_BOX), px(_BOX))
        draw_box(painter, box, entry.tone.fill())
        inset = px(6)
        glyph = box.adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, glyph, entry.icon, entry.tone.ink())
        width = rect.width() - px(_TEXT) - 8
        height = _text_height(entry.text, width)
        text = QRectF(rect.left() + px(_TEXT) + 4, top, width, height)
        painter.setFont(colours.font())
        painter.setPen(ink)
        painter.drawText(text, _WRAP, entry.text)
        self._paint_meta(
            painter, QRectF(text.left(), text.bottom() + 1, width, px(24)), entry, selected
        )
        if selected and option.widget.hasFocus():
            draw_row_focus(painter, option.rect)
        painter.restore()

    @staticmethod
    def _paint_meta(painter: QPainter, room: QRectF, entry: TimelineEntry, selected: bool) -> None:
        colours = theme()
        if entry.chip is not None:
            top = room.center().y() - chip_size(entry.chip).height() / 2 + 1
            width = draw_chip(
                painter, QPointF(room.left(), top), entry.chip, room.width(), selected=selected
            )
            room.setLeft(room.left() + width + 8)
        draw_text(painter, room, entry.meta, colours.font(13), colours.colour("muted"))


def _text_height(text: str, width: float) -> int:
    box = QRectF(0, 0, max(width, 40), 100_000)
    return round(QFontMetricsF(theme().font()).boundingRect(box, _WRAP, text).height()) + 2
