"""The navigation rail: brand, entries with counts, account, lock."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.ui.icons import draw_icon, filled
from integrif_desk.ui.page import PageEntry, SignedIn
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.brand import Logo
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.paint import CENTRE, RIGHT, draw_box, draw_text, start, text_width
from integrif_desk.ui.widgets.panel import ElidedLabel, label, line, plain_tip
from integrif_desk.wording.i18n import tr, tr_n

WIDTH = 184


class Rail(QWidget):
    """Calls `on_page(key)` when an entry is chosen and `on_lock()` from its button."""

    def __init__(
        self,
        entries: Sequence[PageEntry],
        who: SignedIn,
        on_page: Callable[[str], object],
        on_lock: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("rail", True)
        self.setAccessibleName(tr("Bereiche"))
        self._items: dict[str, _Item] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 16)
        column.setSpacing(0)
        column.addLayout(_brand(who.association))
        column.addSpacing(27)
        for entry in entries:
            if entry.divided:
                column.addSpacing(8)
                column.addWidget(_inset(line()))
                column.addSpacing(8)
            item = _Item(entry)
            item.clicked.connect(lambda _checked, key=entry.key: on_page(key))
            group.addButton(item)
            self._items[entry.key] = item
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(line())
        column.addSpacing(12)
        column.addWidget(_Account(who))
        column.addSpacing(12)
        lock = Button(tr("Sperren"), icon="lock-simple", keys=tr("Strg+L"), height=32)
        lock.clicked.connect(lambda _checked: on_lock())
        lock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(_inset(lock))

    def set_current(self, key: str) -> None:
        """Mark the entry of the page that is shown."""
        self._items[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """Show a number beside an entry, 0 for none."""
        self._items[key].set_count(count)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().colour("line"))
        painter.end()


class _Item(QAbstractButton):
    def __init__(self, entry: PageEntry) -> None:
        super().__init__()
        self._icon = entry.icon
        self._count = 0
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        self._count = count
        spoken = tr_n("{title}, {n} Eintrag", "{title}, {n} Einträge", count, title=self.text())
        self.setAccessibleName(spoken if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        on = self.isChecked()
        if on or self.underMouse():
            painter.fillRect(self.rect(), colours.colour("surface" if on else "paper"))
        if on:
            painter.fillRect(0, 0, 3, self.height(), colours.colour("accent"))
        middle = self.height() / 2
        side = colours.px(20)
        glyph = QRectF(16, middle - side / 2, side, side)
        token = "accent" if on else "muted"
        draw_icon(painter, glyph, filled(self._icon) if on else self._icon, colours.colour(token))
        left = 16 + side + 12
        small = colours.font(12, bold=True)
        taken = 16 + (text_width(str(self._count), small) + 8 if self._count else 0)
        room = QRectF(left, 0, self.width() - left - taken, self.height())
        ink = colours.colour("accent" if on else "ink")
        draw_text(painter, room, self.text(), colours.font(14, bold=on), ink)
        if self._count:
            end = QRectF(self.width() - 60, 0, 44, self.height())
            draw_text(painter, end, str(self._count), small, colours.colour("muted"), RIGHT)
        painter.end()


class _Account(QWidget):
    """Initials, name and role; narrow names elide and show whole in the tool tip."""

    def __init__(self, who: SignedIn) -> None:
        super().__init__()
        self._who = who
        self.setToolTip(plain_tip(f"{who.name}, {who.role}"))
        self.setAccessibleName(tr("Angemeldet: {name}, {role}", name=who.name, role=who.role))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        side = colours.px(32)
        box = QRectF(16, (self.height() - side) / 2, side, side)
        draw_box(painter, box, colours.colour("accent_soft"))
        accent, small = colours.colour("accent"), colours.font(12, bold=True)
        draw_text(painter, box, self._who.initials(), small, accent, CENTRE)
        left = box.right() + 10
        upper = QRectF(left, 0, self.width() - left - 8, self.height() / 2)
        name = colours.font(13, bold=True)
        draw_text(painter, upper, self._who.name, name, colours.colour("ink"))
        lower = upper.translated(0, self.height() / 2)
        draw_text(painter, lower, self._who.role, colours.font(12), colours.colour("muted"))
        painter.end()


def _brand(association: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(tr("IntegriF Desk"), "strong"))
    words.addWidget(ElidedLabel(association, "small"))
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 8, 0)
    row.setSpacing(10)
    row.addWidget(Logo())
    row.addLayout(words, 1)
    return row


def _inset(widget: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(16, 0, 15, 0)
    row.addWidget(widget)
    return box
