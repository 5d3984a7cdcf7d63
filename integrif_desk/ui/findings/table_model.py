"""The findings as a list: number and state, the claim on two lines, who says so."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from integrif_desk.domain.finding_views import FindingRow
from integrif_desk.domain.practice_finding import Perspective
from integrif_desk.ui.findings.presenter import PERSPECTIVE_LOOKS, STATE_LOOKS
from integrif_desk.ui.theme import Theme
from integrif_desk.ui.widgets.chips import Chip, Tone, chip_size, draw_chip
from integrif_desk.ui.widgets.paint import (
    draw_icon_text,
    draw_row,
    draw_row_focus,
    draw_text,
    start,
    text_width,
)
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

ROW_HEIGHT = 105
_LINES = 2
_Index = QModelIndex | QPersistentModelIndex


class FindingModel(PagedTableModel[FindingRow]):
    """One column that the delegate below paints."""

    titles = (tr("Feststellung"),)

    def text(self, row: FindingRow, column: int) -> str:
        voices = " ".join(text for text, _icon in voice_words(row))
        return f"{row.number}, {label(row.state)}, {row.claim}, {voices}"

    def key(self, row: FindingRow) -> Hashable:
        return row.id

    def tool_tip(self, row: FindingRow, column: int) -> str:
        return row.claim


def state_chip(row: FindingRow) -> Chip:
    """Return the chip of a state."""
    tone, icon = STATE_LOOKS[row.state]
    return Chip(label(row.state), Tone(tone), icon)


def voice_words(row: FindingRow) -> tuple[tuple[str, str], ...]:
    """Return „Ehrenamt 3“ and „Hauptamt 1“ with their icons; a missing voice has none."""
    counted = ((Perspective.VOLUNTEER, row.volunteer), (Perspective.PROFESSIONAL, row.professional))
    return tuple(
        (f"{label(each)} {count}", PERSPECTIVE_LOOKS[each][1])
        if count
        else (tr("{perspective} fehlt", perspective=label(each)), "")
        for each, count in counted
    )


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding of `ROW_HEIGHT` px."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, option.rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Any = index.data(Role.ROW)
        painter.save()
        colours = start(painter)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.widget.hasFocus())
        draw_row(painter, option.rect, selected=selected, first=True)
        px = colours.px
        room = QRectF(option.rect).adjusted(16, px(10), -16, -px(8))
        chip = state_chip(row)
        width = chip_size(chip).width()
        head = QRectF(room.left(), room.top(), room.width() - width - 8, px(24))
        muted = colours.colour("muted")
        draw_text(painter, head, row.number, colours.font(13, mono=True), muted)
        draw_chip(
            painter, QPointF(room.right() - width, room.top()), chip, width, selected=selected
        )
        claim = QRectF(room.left(), room.top() + px(25), room.width(), px(40))
        _draw_lines(painter, colours, claim, row.claim)
        voices = QRectF(room.left(), claim.bottom() + px(2), room.width(), px(20))
        _draw_voices(painter, colours, voices, row)
        if focused:
            draw_row_focus(painter, option.rect)
        painter.restore()


def _draw_lines(painter: QPainter, colours: Theme, box: QRectF, text: str) -> None:
    """Draw a text on at most two lines; the second one is elided."""
    font, line = colours.font(), box.height() / _LINES
    layout = QTextLayout(" ".join(text.split()), font)
    options = QTextOption()
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(options)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < _LINES:
        made = layout.createLine()
        if not made.isValid():
            break
        made.setLineWidth(box.width())
        starts.append(made.textStart())
    layout.endLayout()
    ink = colours.colour("ink")
    for number, begin in enumerate(starts):
        last = number == _LINES - 1
        end = None if last or number + 1 == len(starts) else starts[number + 1]
        part = QRectF(box.left(), box.top() + number * line, box.width(), line)
        draw_text(painter, part, layout.text()[begin:end].strip(), font, ink)


def _draw_voices(painter: QPainter, colours: Theme, box: QRectF, row: FindingRow) -> None:
    small = colours.font(12)
    for text, icon in voice_words(row):
        ink = colours.colour("ink" if icon else "muted")
        draw_icon_text(painter, box, icon, text, small, ink)
        lead = round(small.pixelSize() * 1.08) + 6 if icon else 0
        box = box.adjusted(lead + text_width(text, small) + colours.px(13), 0, 0, 0)
