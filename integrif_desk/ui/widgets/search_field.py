"""A field that searches as one types and shows its hits below, grouped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.paint import (
    RIGHT,
    draw_box,
    draw_icon_text,
    draw_text,
    start,
    text_width,
)
from integrif_desk.wording.i18n import tr

DELAY_MS = 40
_ROW, _HEAD = 36, 28
_LEAST_WIDTH = 400
_BELOW, _RAISED = 20, 8
"""Height of a second line, and by how much the first is lower above it."""


@dataclass(frozen=True)
class Hit:
    """One hit: what is picked, how it reads, under which heading it stands.

    `below` is a second line, where the first could be that of another hit.
    """

    value: Any
    text: str
    detail: str = ""
    group: str = ""
    icon: str = ""
    below: str = ""


Deliver = Callable[[Sequence[Hit]], None]
Search = Callable[[str, Deliver], None]


class SearchField(LineField):
    """Calls `search(text, deliver)` shortly after typing; late answers are ignored.

    Up, Down, Enter pick a hit, Esc closes the list. `picked` is emitted with the `Hit`.
    With `keeps_text` the field shows the picked text (a form field); else it is emptied, also by
    Esc once the list is closed.
    """

    picked = Signal(object)

    def __init__(
        self,
        search: Search,
        placeholder: str = "",
        *,
        icon: str = "magnifying-glass",
        keys: str = "",
        keeps_text: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, icon=icon, keys=keys, parent=parent)
        self._search = search
        self._keeps_text = keeps_text
        self._asked = 0
        self._hits = _HitList(self._pick)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.destroyed.connect(self._hits.deleteLater)

    def hits_shown(self) -> bool:
        """Whether the list of hits is open."""
        return self._hits.isVisible()

    def close_hits(self) -> None:
        """Hide the list and ignore answers that are still to come."""
        self._asked += 1
        self._timer.stop()
        self._hits.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._hits.isVisible():
            self._hits.move_by(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits.isVisible():
            self._hits.pick_current()
        elif event.key() == Qt.Key.Key_Escape and self._hits.isVisible():
            self.close_hits()
        elif event.key() == Qt.Key.Key_Escape and self.text() and not self._keeps_text:
            self.close_hits()
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_hits()

    def _ask(self) -> None:
        text = self.value()
        self._asked += 1
        asked = self._asked
        if not text:
            self._hits.hide()
            return

        def deliver(hits: Sequence[Hit]) -> None:
            if asked == self._asked:
                self._show(hits, text)

        self._search(text, deliver)

    def _show(self, hits: Sequence[Hit], text: str) -> None:
        window = self.window()
        self._hits.setParent(window)
        self._hits.show_hits(hits, tr("Kein Treffer für ‚{text}‘.", text=text))
        where = self.mapTo(window, QPoint(0, self.height() + 2))
        wanted = self._hits.sizeHint().height()
        room = max(theme().px(_ROW), window.height() - where.y() - 8)
        # A narrow field does not make its hits unreadable, nor do they leave the window.
        width = max(self.width(), min(theme().px(_LEAST_WIDTH), window.width()))
        left = min(where.x(), window.width() - width)
        self._hits.setGeometry(left, where.y(), width, min(wanted, room))
        self._hits.show()
        self._hits.raise_()

    def _pick(self, hit: Hit) -> None:
        self.close_hits()
        self.setText(hit.text if self._keeps_text else "")
        self.picked.emit(hit)


class _HitList(QFrame):
    """Painted rows with headings; never takes the focus from the field."""

    def __init__(self, pick: Callable[[Hit], None]) -> None:
        super().__init__()
        self._pick = pick
        self._hits: Sequence[Hit] = ()
        self._none = ""
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()

    def show_hits(self, hits: Sequence[Hit], none: str) -> None:
        # A stable sort keeps the order inside a group and puts its hits together.
        order = {group: n for n, group in reversed(list(enumerate(hit.group for hit in hits)))}
        self._hits = sorted(hits, key=lambda hit: order[hit.group])
        self._none = none
        self._current = 0
        self._speak()
        self.update()

    def move_by(self, step: int) -> None:
        if self._hits:
            self._current = (self._current + step) % len(self._hits)
            self._speak()
            self.update()

    def pick_current(self) -> None:
        if self._hits:
            self._pick(self._hits[self._current])

    def sizeHint(self) -> QSize:
        boxes = self._boxes()
        bottom = boxes[-1][1].bottom() if boxes else theme().px(_ROW)
        return QSize(self.width(), round(bottom) + 6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._current = self._at(event, self._current)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event, -1)
        if number >= 0:
            self._pick(self._hits[number])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        ground, edge = colours.colour("surface"), colours.colour("line_strong")
        draw_box(painter, QRectF(self.rect()), ground, edge)
        muted = colours.colour("muted")
        if not self._hits:
            room = QRectF(self.rect()).adjusted(12, 0, -12, 0)
            draw_text(painter, room, self._none, colours.font(13), muted)
        for number, (heading, box) in enumerate(self._boxes()):
            hit = self._hits[number]
            if heading is not None:
                title = colours.font(12, bold=True)
                draw_text(painter, heading.adjusted(8, 0, -8, 0), hit.group, title, muted)
            if number == self._current:
                draw_box(painter, box, colours.colour("accent_soft"))
            room = box.adjusted(8, 0, -8, 0)
            small = colours.font(13)
            if hit.below:
                room.setHeight(colours.px(_ROW - _RAISED))
                lower = QRectF(room.left(), room.bottom(), room.width(), colours.px(_BELOW))
                lower.adjust(colours.px(25), 0, 0, 0)
                draw_text(painter, lower, hit.below, colours.font(12), muted)
            side = min(text_width(hit.detail, small), room.width() * 0.5) if hit.detail else 0
            ink = colours.colour("ink")
            left = room.adjusted(0, 0, -side - 10, 0)
            draw_icon_text(painter, left, hit.icon, hit.text, colours.font(), ink, muted, gap=10)
            if hit.detail:
                end = QRectF(room.right() - side, room.top(), side + 1, room.height())
                draw_text(painter, end, hit.detail, small, muted, RIGHT)
        painter.end()

    def _boxes(self) -> list[tuple[QRectF | None, QRectF]]:
        px, top = theme().px, 4.0
        boxes: list[tuple[QRectF | None, QRectF]] = []
        before = None
        for hit in self._hits:
            heading = None
            if hit.group and hit.group != before:
                heading = QRectF(4, top, self.width() - 8, px(_HEAD))
                top += px(_HEAD)
            before = hit.group
            height = px(_ROW + _BELOW - _RAISED if hit.below else _ROW)
            boxes.append((heading, QRectF(4, top, self.width() - 8, height)))
            top += height
        return boxes

    def _at(self, event: QMouseEvent, otherwise: int) -> int:
        for number, (_heading, box) in enumerate(self._boxes()):
            if box.contains(event.position()):
                return number
        return otherwise

    def _speak(self) -> None:
        hit = self._hits[self._current] if self._hits else None
        words = (hit.text, hit.detail, hit.below) if hit else (self._none,)
        self.setAccessibleName(", ".join(filter(None, words)))
