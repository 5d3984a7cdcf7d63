"""Rows of people as values, and how they are painted: two lines, group, attention, master list.

A page makes these values; `row_list.RowList` shows them.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from integrif_desk.ui.theme import Theme, theme
from integrif_desk.ui.widgets.chips import Chip, Tone, draw_chip
from integrif_desk.ui.widgets.paint import (
    RIGHT,
    draw_box,
    draw_icon_text,
    draw_row,
    draw_row_focus,
    draw_text,
    start,
    text_width,
)


@dataclass(frozen=True)
class GroupRow:
    """A heading between rows: „Überfällig 3“. Cannot be selected."""

    title: str
    count: int
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class TwoLineRow:
    """A person with a task: two lines in three columns, 48 px.

    `tickable` draws the round mark at the left; a click on it, or Space, calls `on_tick`.
    """

    key: Hashable
    name: str
    original: str = ""  # original script, already isolated
    task: str = ""
    meta: str = ""
    meta_icon: str = ""
    due: str = ""
    due_note: str = ""
    due_tone: Tone = Tone.NEUTRAL
    tickable: bool = False


@dataclass(frozen=True)
class AttentionRow:
    """One line of 40 px in a side panel: name, meta, flag at the right."""

    key: Hashable
    name: str
    meta: str = ""
    flag: str = ""
    flag_icon: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class MasterRow:
    """One case of the master list, 57 px: name and age, chip and due date.

    `marks` are two lines that tell it from others of the same name; they take the chip's place.
    """

    key: Hashable
    name: str
    right: str = ""
    chip: Chip | None = None
    due: str = ""
    due_icon: str = ""
    due_tone: Tone = Tone.NEUTRAL
    marks: tuple[str, ...] = ()


PersonRow = TwoLineRow | AttentionRow | MasterRow
ListRow = GroupRow | PersonRow


def row_height(row: ListRow) -> int:
    """Return the height of a row in pixels."""
    height = {GroupRow: 32, TwoLineRow: 48, AttentionRow: 40, MasterRow: 57}[type(row)]
    return theme().px(height)


def spoken(row: ListRow) -> str:
    """Return what a screen reader says and what a search in the list finds."""
    parts = []
    match row:
        case GroupRow():
            parts = [row.title, str(row.count)]
        case TwoLineRow():
            parts = [row.name, row.original, row.task, row.meta, row.due, row.due_note]
        case AttentionRow():
            parts = [row.name, row.meta, row.flag]
        case MasterRow():
            parts = [row.name, row.right, *row.marks, row.chip.text if row.chip else "", row.due]
    return ", ".join(part for part in parts if part)


def paint_row(
    painter: QPainter, rect: QRect, row: ListRow, *, selected: bool, focused: bool
) -> None:
    """Paint any row; `rect` may be taller than the row where actions stand below it."""
    painter.save()
    colours = start(painter)
    box = QRectF(rect)
    if isinstance(row, GroupRow):
        _paint_group(painter, colours, box, row)
    else:
        draw_row(painter, rect, selected=selected, first=True)
        box.setHeight(row_height(row))
        if isinstance(row, TwoLineRow):
            _paint_two_lines(painter, colours, box, row)
        elif isinstance(row, AttentionRow):
            _paint_attention(painter, colours, box, row)
        else:
            _paint_master(painter, colours, box, row, selected)
        if focused:
            draw_row_focus(painter, rect)
    painter.restore()


def _paint_group(painter: QPainter, colours: Theme, box: QRectF, row: GroupRow) -> None:
    painter.fillRect(box, colours.colour("sunken"))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colours.colour("line"))
    bold = colours.font(13, bold=True)
    room = box.adjusted(17, 0, -16, -1)
    draw_icon_text(painter, room, row.icon, row.title, bold, row.tone.ink(), gap=9)
    lead = (round(bold.pixelSize() * 1.08) + 9 if row.icon else 0) + text_width(row.title, bold)
    room.setLeft(room.left() + lead + 8)
    draw_text(painter, room, str(row.count), colours.font(13), colours.colour("muted"))


def _paint_two_lines(painter: QPainter, colours: Theme, box: QRectF, row: TwoLineRow) -> None:
    px = colours.px
    upper = QRectF(box.left(), box.top() + px(4), box.width(), px(20))
    lower = QRectF(box.left(), box.top() + px(24), box.width(), px(20))
    left = box.left() + 16
    if row.tickable:
        side = px(20)
        ring = QRectF(left - 2, box.center().y() - side / 2, side, side)
        draw_box(painter, ring, colours.colour("surface"), colours.colour("line_strong"), side / 2)
        left = box.left() + px(48)
    right = box.right() - 16
    due_left = right - px(88) if row.due else right
    # The task keeps more room than the name; a narrow list shares what there is.
    task_left = left + min(px(200), (due_left - left) * 0.4)
    muted, ink = colours.colour("muted"), colours.colour("ink")

    # Too narrow for three columns: the task takes the place of the original script.
    narrow = due_left - left < px(300)
    if narrow:
        task_left = due_left

    def put(line: QRectF, start_x: float, end_x: float, text: str, bold: bool, small: bool) -> None:
        room = QRectF(start_x, line.top(), end_x - start_x - 10, line.height())
        font = colours.font(13 if small else 14, bold=bold)
        draw_text(painter, room, text, font, muted if small else ink)

    put(upper, left, task_left, row.name, True, False)
    if narrow:
        put(lower, left, due_left, row.task, False, True)
        _paint_due(painter, colours, upper, lower, row, due_left, right)
        return
    original = QRectF(left, lower.top(), task_left - left - 10, lower.height())
    draw_text(painter, original, row.original, colours.font(14), muted)
    put(upper, task_left, due_left, row.task, False, False)
    meta = QRectF(task_left, lower.top(), due_left - task_left - 10, lower.height())
    draw_icon_text(painter, meta, row.meta_icon, row.meta, colours.font(13), muted)
    _paint_due(painter, colours, upper, lower, row, due_left, right)


def _paint_due(
    painter: QPainter,
    colours: Theme,
    upper: QRectF,
    lower: QRectF,
    row: TwoLineRow,
    left: float,
    right: float,
) -> None:
    tone = row.due_tone.ink()
    late = row.due_tone is Tone.OVERDUE
    room = QRectF(left, upper.top(), right - left, upper.height())
    draw_text(painter, room, row.due, colours.font(14), tone)
    room = QRectF(left, lower.top(), right - left, lower.height())
    draw_text(painter, room, row.due_note, colours.font(12, bold=late), tone)


def _paint_attention(painter: QPainter, colours: Theme, box: QRectF, row: AttentionRow) -> None:
    room = box.adjusted(16, 0, -16, -1)
    font = colours.font(13)
    icon = round(font.pixelSize() * 1.08) + 6 if row.flag_icon else 0
    flag = text_width(row.flag, font) + icon + 2 if row.flag else 0
    ends = QRectF(room.right() - flag, room.top(), flag, room.height())
    if row.flag:
        draw_icon_text(painter, ends, row.flag_icon, row.flag, font, row.tone.ink(), align=RIGHT)
    middle = room.left() + (min(colours.px(152), room.width() * 0.42) if row.meta else 0)
    name_end = middle - 8 if row.meta else ends.left() - 12
    name = QRectF(room.left(), room.top(), name_end - room.left(), room.height())
    draw_text(painter, name, row.name, colours.font(14), colours.colour("ink"))
    meta = QRectF(middle, room.top(), ends.left() - middle - 10, room.height())
    draw_text(painter, meta, row.meta, font, colours.colour("muted"))


def _paint_master(
    painter: QPainter, colours: Theme, box: QRectF, row: MasterRow, selected: bool
) -> None:
    px = colours.px
    upper = QRectF(box.left() + 16, box.top() + px(6), box.width() - 32, px(20))
    lower = QRectF(box.left() + 16, box.top() + px(26), box.width() - 32, px(24))
    small, muted = colours.font(13), colours.colour("muted")
    right = text_width(row.right, small)
    draw_text(painter, upper, row.right, small, muted, RIGHT)
    name = upper.adjusted(0, 0, -right - 10, 0)
    draw_text(painter, name, row.name, colours.font(14, bold=True), colours.colour("ink"))
    due = text_width(row.due, small) + px(24) if row.due else 0
    if row.marks:
        _paint_marks(painter, colours, lower, row, due)
        return
    draw_icon_text(painter, lower, row.due_icon, row.due, small, row.due_tone.ink(), align=RIGHT)
    if row.chip is not None:
        where = QPointF(lower.left(), lower.top())
        draw_chip(painter, where, row.chip, lower.width() - due - 8, selected=selected)


def _paint_marks(
    painter: QPainter, colours: Theme, lower: QRectF, row: MasterRow, due: float
) -> None:
    px = colours.px
    small, ink = colours.font(12), colours.colour("muted")
    line = QRectF(lower.left(), lower.top() - px(3), lower.width(), px(15))
    due_font = colours.font(13)
    draw_icon_text(painter, line, row.due_icon, row.due, due_font, row.due_tone.ink(), align=RIGHT)
    for number, text in enumerate(row.marks):
        room = line.translated(0, number * px(15))
        draw_text(painter, room.adjusted(0, 0, 0 if number else -due - 8, 0), text, small, ink)
