"""The column that narrows the findings: themes with their numbers, perspective, state."""

from collections.abc import Callable, Sequence
from uuid import UUID

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

from integrif_desk.domain.finding_views import FindingCounts, FindingFilter
from integrif_desk.domain.practice_finding import FindingCategory, FindingState, Perspective
from integrif_desk.ui.case.tab import scrolled_column
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.paint import RIGHT, draw_box, draw_text, start, text_width
from integrif_desk.ui.widgets.panel import label, plain_tip
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label as word

# What has been put into practice needs no work any more.
_AT_FIRST = frozenset(FindingState) - {FindingState.DONE}


class ThemeColumn(QWidget):
    """`on_change()` when another choice is made; `on_edit` opens the themes for the lead."""

    def __init__(
        self,
        on_change: Callable[[], object],
        on_edit: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self._group = QButtonGroup(self)
        self._themes: dict[UUID | None, _Theme] = {}
        self._chosen: UUID | None = None
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._voices = {each: _Check(word(each), self._on_change) for each in Perspective}
        self._states = {each: _Check(word(each), self._on_change) for each in FindingState}
        self.set_states(_AT_FIRST)
        column = scrolled_column(self)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(0)
        column.addWidget(_heading(tr("Themen")))
        column.addWidget(self._holder)
        if on_edit is not None:
            edit = Button(tr("&Themen bearbeiten"), LINK, height=SMALL, on_click=on_edit)
            inset = QHBoxLayout()
            inset.setContentsMargins(12, 0, 0, 0)
            inset.addWidget(edit)
            inset.addStretch(1)
            column.addLayout(inset)
        for heading, checks in (
            (tr("Perspektive"), self._voices.values()),
            (tr("Stand"), self._states.values()),
        ):
            column.addSpacing(18)
            column.addWidget(_heading(heading))
            for check in checks:
                column.addWidget(check)
        column.addStretch(1)

    def show_counts(self, categories: Sequence[FindingCategory], counts: FindingCounts) -> None:
        """Show other themes and numbers; what is chosen stays."""
        shown = [each for each in categories if each.active or counts.by_category.get(each.id)]
        wanted = [None, *(each.id for each in shown)]
        if wanted != list(self._themes):
            self._build(shown)
        self._themes[None].set_count(counts.total)
        for each in shown:
            button = self._themes[each.id]
            button.set_theme(each.code, each.label)
            button.set_count(counts.by_category.get(each.id, 0))
        for voice, check in self._voices.items():
            check.set_count(counts.by_perspective.get(voice, 0))
        for state, check in self._states.items():
            check.set_count(counts.by_state.get(state, 0))

    def tab_after(self, before: QWidget) -> None:
        """Let Tab come here from `before`: themes are made later than what stands below them."""
        for button in self._themes.values():
            QWidget.setTabOrder(before, button)
            before = button

    def wanted(self, text: str) -> FindingFilter:
        """Return what the list shall show, newest first."""
        return FindingFilter(
            category_id=self._chosen,
            perspectives=frozenset(each for each, on in self._voices.items() if on.is_on()),
            states=frozenset(each for each, on in self._states.items() if on.is_on()),
            text=text,
        )

    def title(self) -> str:
        """Return the name of the chosen theme."""
        button = self._themes.get(self._chosen)
        return button.text() if button is not None else tr("Alle Themen")

    def chosen(self) -> UUID | None:
        """Return the chosen theme, None for all."""
        return self._chosen

    def choose(self, category_id: UUID | None) -> None:
        """Choose a theme without calling `on_change`."""
        if category_id in self._themes:
            self._chosen = category_id
            self._themes[category_id].setChecked(True)

    def set_states(self, states: frozenset[FindingState]) -> None:
        """Tick these states without calling `on_change`."""
        for state, check in self._states.items():
            check.set_on(state in states)

    def narrowed(self) -> bool:
        """Say whether anything narrows the list."""
        return self.wanted("") != FindingFilter()

    def clear(self) -> None:
        """Show everything."""
        self.choose(None)
        self.set_states(frozenset(FindingState))
        for check in self._voices.values():
            check.set_on(True)

    def _build(self, categories: Sequence[FindingCategory]) -> None:
        focused = any(button.hasFocus() for button in self._themes.values())
        for button in self._themes.values():
            self._group.removeButton(button)
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._themes = {}
        for key, code, name in (
            (None, "", tr("Alle Themen")),
            *((each.id, each.code, each.label) for each in categories),
        ):
            button = _Theme(code, name)
            button.clicked.connect(lambda _checked, key=key: self._pick(key))
            self._group.addButton(button)
            self._list.addWidget(button)
            button.show()
            self._themes[key] = button
        if self._chosen not in self._themes:
            self._chosen = None
        self._themes[self._chosen].setChecked(True)
        if focused:
            self._themes[self._chosen].setFocus()

    def _pick(self, category_id: UUID | None) -> None:
        self._chosen = category_id
        self._on_change()


class _Theme(QAbstractButton):
    """„SP Spracherwerb 8“, tonal while chosen."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        self._code, self._count = code, 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(code, name)

    def set_theme(self, code: str, name: str) -> None:
        self._code = code
        self.setText(name)
        self.setToolTip(plain_tip(name))
        self.set_count(self._count)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(
            tr_n("{name}, {n} Feststellung", "{name}, {n} Feststellungen", count, name=self.text())
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(100), theme().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        on = self.isChecked()
        if on or self.underMouse():
            fill = colours.colour("accent_soft" if on else "neutral")
            draw_box(painter, QRectF(self.rect()), fill)
        room = QRectF(self.rect()).adjusted(12, 0, -12, 0)
        ink = colours.colour("accent" if on else "ink")
        muted = colours.colour("accent" if on else "muted")
        small = colours.font(12, bold=on)
        draw_text(painter, room, str(self._count), small, muted, RIGHT)
        room.setRight(room.right() - text_width(str(self._count), small) - 8)
        if self._code:
            draw_text(painter, room, self._code, colours.font(12, bold=on, mono=True), muted)
            room.setLeft(room.left() + colours.px(28))
        draw_text(painter, room, self.text(), colours.font(bold=on), ink)
        painter.end()


class _Check(QWidget):
    """A check box with its number at the right."""

    def __init__(self, text: str, on_change: Callable[[], object]) -> None:
        super().__init__()
        self._name = text
        self._box = CheckBox(text)
        self._box.setChecked(True)
        self._box.clicked.connect(lambda _checked: on_change())
        self._count = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self._box, 1)
        row.addWidget(self._count)

    def is_on(self) -> bool:
        return self._box.isChecked()

    def set_on(self, on: bool) -> None:
        self._box.setChecked(on)

    def set_count(self, count: int) -> None:
        self._count.setText(str(count))
        self._box.setAccessibleName(
            tr_n("{name}, {n} Feststellung", "{name}, {n} Feststellungen", count, name=self._name)
        )


def _heading(text: str) -> QWidget:
    made = label(text, "strong")
    made.setContentsMargins(12, 0, 0, 6)
    return made
