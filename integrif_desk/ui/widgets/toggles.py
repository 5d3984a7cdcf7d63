"""Choices that show all their options: filter chips, segmented choice, tabs, check box."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QWidget,
)

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import draw_mnemonic_text, plain_text
from integrif_desk.ui.widgets.paint import draw_box, start, text_width
from integrif_desk.ui.widgets.wrapping_layout import WrappingLayout

V = TypeVar("V")
_WARNING = 14
"""Pixels of the sign beside a count that warns."""


@dataclass(frozen=True)
class Option(Generic[V]):
    """One option of a row of toggles; `count` stands beside the text where it is not None."""

    value: V
    text: str
    icon: str = ""
    count: int | None = None

    def label(self) -> str:
        """Return text and count as one."""
        return self.text if self.count is None else f"{self.text} {self.count}"


class _Toggle(QAbstractButton):
    """A checkable button; subclasses paint."""

    def __init__(self, text: str, icon: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.icon_name = icon
        self.setText(text)
        self.setAccessibleName(plain_text(text))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _width(self, size: int, padding: int) -> int:
        colours = theme()
        width = text_width(plain_text(self.text()), colours.font(size, bold=True)) + 2 * padding
        return round(width + (colours.px(16) + 8 if self.icon_name else 0))

    def _paint_label(self, painter: QPainter, size: int, ink: str, bold: bool) -> None:
        colours = theme()
        font = colours.font(size, bold=bold)
        wide = text_width(plain_text(self.text()), font)
        lead = colours.px(16) + 8 if self.icon_name else 0
        left = (self.width() - wide - lead) / 2
        if self.icon_name:
            box = QRectF(left, (self.height() - colours.px(16)) / 2, colours.px(16), colours.px(16))
            draw_icon(painter, box, self.icon_name, colours.colour(ink))
        room = QRectF(left + lead, 0, self.width() - left - lead, self.height())
        draw_mnemonic_text(painter, room, self.text(), font, colours.colour(ink))


class FilterChip(_Toggle):
    """A checkable chip of 32 px; checked it is tonal."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)

    def sizeHint(self) -> QSize:
        return QSize(self._width(13, 12), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        on = self.isChecked()
        hot = self.underMouse()
        fill = "accent_soft" if on else "sunken" if hot else "surface"
        border = colours.colour("accent" if on else "line")
        draw_box(painter, QRectF(self.rect()), colours.colour(fill), border)
        self._paint_label(painter, 13, "accent" if on else "ink", on)
        painter.end()


class _Segment(_Toggle):
    def sizeHint(self) -> QSize:
        return QSize(self._width(13, 12), theme().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        parent = self.parentWidget()
        last = parent is None or self.geometry().right() >= parent.width() - 1
        first = self.x() == 0
        # The box is drawn wider than the segment, so that only the outer corners are round.
        box = QRectF(self.rect()).adjusted(0 if first else -8, 0, 0 if last else 8, 0)
        painter.setClipRect(self.rect())
        on = self.isChecked()
        fill = "accent" if on else "sunken" if self.underMouse() else "surface"
        edge = colours.colour("accent" if on else "line_strong")
        draw_box(painter, box, colours.colour(fill), edge)
        if not first and not on:
            painter.fillRect(0, 0, 1, self.height(), colours.colour("line_strong"))
        self._paint_label(painter, 13, "on_accent" if on else "ink", on)
        painter.end()


class _Tab(_Toggle):
    def __init__(self, text: str, icon: str, parent: QWidget | None) -> None:
        super().__init__(text, icon, parent)
        self.count: int | None = None
        self.warns = False

    def sizeHint(self) -> QSize:
        count = "" if self.count is None else f" {self.count}"
        extra = text_width(count, theme().font(12)) + 4 if count else 0
        extra += _WARNING + 3 if count and self.warns else 0
        return QSize(round(self._width(14, 12) + extra), theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        on = self.isChecked()
        ink = colours.colour("accent" if on or self.underMouse() else "ink")
        font = colours.font(14, bold=on)
        room = QRectF(12, 0, self.width() - 12, self.height())
        draw_mnemonic_text(painter, room, self.text(), font, ink)
        if self.count is not None:
            room.setLeft(12 + text_width(plain_text(self.text()), font) + 6)
            tone = colours.colour("waiting" if self.warns else "muted")
            if self.warns:
                middle = (self.height() - _WARNING) / 2
                sign = QRectF(room.left(), middle, _WARNING, _WARNING)
                draw_icon(painter, sign, "warning-fill", tone)
                room.setLeft(room.left() + _WARNING + 3)
            draw_mnemonic_text(painter, room, str(self.count), colours.font(12), tone)
        if on:
            painter.fillRect(0, self.height() - 3, self.width(), 3, colours.colour("accent"))
        painter.end()


class Choice(QWidget, Generic[V]):
    """A row of toggles of which exactly one is on. Made by `filter_row`, `segmented`, `tabs`.

    `on_choice` is called with the value when a person, not the program, chooses. Arrow keys move
    between the options, as `QButtonGroup` provides. `chosen` is emitted after `on_choice`.
    """

    chosen = Signal()

    def __init__(
        self,
        options: Sequence[Option[V]],
        make: Callable[[Option[V], QWidget], _Toggle],
        spacing: int,
        on_choice: Callable[[V], object],
        name: str,
        parent: QWidget | None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._options = list(options)
        self._on_choice = on_choice
        self._group = QButtonGroup(self)
        row: QLayout = WrappingLayout(spacing, self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for number, option in enumerate(self._options):
            button = make(option, self)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(lambda n: self._on_choice(self._options[n].value))
        self._group.idClicked.connect(lambda _n: self.chosen.emit())
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if self._options:
            self._group.button(0).setChecked(True)

    def value(self) -> V:
        """Return the chosen value."""
        return self._options[self._group.checkedId()].value

    def set_value(self, value: V) -> None:
        """Choose without calling `on_choice`."""
        number = [option.value for option in self._options].index(value)
        self._group.button(number).setChecked(True)

    def clear(self) -> None:
        """Choose nothing, so that a person has to; `value` must not be asked until then."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def is_chosen(self) -> bool:
        """Tell whether anything is chosen; only after `clear` nothing is."""
        return self._group.checkedId() >= 0

    def set_count(self, value: V, count: int | None, *, warns: bool = False) -> None:
        """Show another count beside the option of `value`; in tabs it may warn."""
        number = [option.value for option in self._options].index(value)
        option = Option(value, self._options[number].text, self._options[number].icon, count)
        self._options[number] = option
        button = self._group.button(number)
        if isinstance(button, _Tab):
            button.count = count
            button.warns = warns
        else:
            button.setText(option.label())
        button.setAccessibleName(plain_text(option.label()))
        button.updateGeometry()
        button.update()

    def button(self, value: V) -> QAbstractButton:
        """Return the button of a value, to enable, disable or focus it."""
        number = [option.value for option in self._options].index(value)
        return self._group.button(number)


def filter_row(
    options: Sequence[Option[V]],
    on_choice: Callable[[V], object],
    name: str,
    parent: QWidget | None = None,
) -> Choice[V]:
    """Return filter chips of which one is on, e.g. „Meine 23“, „Alle 61“."""

    def make(option: Option[V], row: QWidget) -> _Toggle:
        return FilterChip(option.label(), option.icon, row)

    return Choice(options, make, 8, on_choice, name, parent)


def segmented(
    options: Sequence[Option[V]],
    on_choice: Callable[[V], object],
    name: str,
    parent: QWidget | None = None,
) -> Choice[V]:
    """Return a segmented choice for a form, e.g. A angenommen | B wartet | C abgelehnt."""

    def make(option: Option[V], row: QWidget) -> _Toggle:
        return _Segment(option.label(), option.icon, row)

    return Choice(options, make, 0, on_choice, name, parent)


def tabs(
    options: Sequence[Option[V]],
    on_choice: Callable[[V], object],
    name: str,
    parent: QWidget | None = None,
) -> Choice[V]:
    """Return tabs of 40 px with Alt+1 … Alt+9 as shortcuts; in two rows where there is no room."""

    def make(option: Option[V], row: QWidget) -> _Toggle:
        tab = _Tab(option.text, option.icon, row)
        tab.count = option.count
        return tab

    choice = Choice(options, make, 0, on_choice, name, parent, wraps=True)
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    choice.setSizePolicy(policy)
    for number, option in enumerate(options, start=1):
        shortcut = QShortcut(f"Alt+{number}", choice)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(partial(_turn_to, choice, choice.button(option.value)))
    return choice


def _turn_to(choice: QWidget, tab: QAbstractButton) -> None:
    focused = QApplication.focusWidget()
    if focused is not None and choice.isAncestorOf(focused):
        # On the tab it came from, the space bar would turn back.
        tab.setFocus(Qt.FocusReason.ShortcutFocusReason)
    tab.click()


class CheckBox(QCheckBox):
    """A check box of 18 px in a row of 32 px."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(plain_text(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return _mark_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        box = _mark_box(self)
        draw_check_mark(painter, box, checked=self.isChecked(), enabled=self.isEnabled())
        _paint_mark_text(painter, self, box)
        painter.end()


def draw_check_mark(painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True) -> None:
    """Draw the square of a check box; delegates use it, too."""
    colours = theme()
    fill = "neutral" if not enabled else "accent" if checked else "surface"
    edge = "line" if not enabled else "accent" if checked else "line_strong"
    draw_box(painter, box, colours.colour(fill), colours.colour(edge), 3, 1.5)
    if checked:
        ink = colours.colour("on_accent" if enabled else "muted")
        draw_icon(painter, box.adjusted(2, 2, -2, -2), "check-bold", ink)


def _mark_box(button: QAbstractButton) -> QRectF:
    side = theme().px(18)
    return QRectF(1, (button.height() - side) / 2, side, side)


def _mark_size(text: str) -> QSize:
    colours = theme()
    width = colours.px(18) + 10 + text_width(plain_text(text), colours.font()) + 4
    return QSize(round(width), colours.px(32))


def _paint_mark_text(painter: QPainter, button: QAbstractButton, box: QRectF) -> None:
    colours = theme()
    left = box.right() + 10
    room = QRectF(left, 0, button.width() - left, button.height())
    ink = colours.colour("ink" if button.isEnabled() else "muted")
    draw_mnemonic_text(painter, room, button.text(), colours.font(), ink)
