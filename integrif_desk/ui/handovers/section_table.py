"""The table of sections: what is handed over, and what the consent gate says to each.

A locked section cannot be ticked, says why, and leads to the consent that is missing. What somebody
had wished stays in the plan, so that it comes back with the consent.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.handovers.gate_notice import GateNotice
from integrif_desk.ui.handovers.gate_presenter import Gate, askable, section_state
from integrif_desk.ui.handovers.plan_presenter import SECTIONS, Section, content
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import (
    IconLabel,
    Panel,
    label,
    line,
    plain_tip,
    upright,
)
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr

_GROUP_WIDTH = 96


class SectionTable(QWidget):
    """Check boxes in groups; `on_change` is called when a person ticks or unticks one.

    `on_ask(categories)` when a consent shall be asked for.
    """

    def __init__(
        self,
        on_change: Callable[[], object],
        on_ask: Callable[[tuple[DataCategory, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self._on_ask = on_ask
        self._plan: HandoverPlan | None = None
        self._detail: CaseDetail | None = None
        self._gate: Gate | None = None
        self.boxes: dict[DataCategory, CheckBox] = {}
        self.words: dict[DataCategory, QLabel] = {}
        self.links: dict[DataCategory, Button] = {}
        self._icons: dict[DataCategory, IconLabel] = {}
        self.notice = GateNotice(self._ask_for_wanted)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        panel = Panel()
        panel.setAccessibleName(tr("Abschnitte der Übergabe"))
        panel.body.addLayout(self._grid())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.notice)
        column.addWidget(panel)
        column.addWidget(self._error)

    def show_plan(self, plan: HandoverPlan, detail: CaseDetail) -> None:
        """Tick what the plan includes and may leave."""
        if self._gate is not None and not self._gate.answers(plan):
            self._gate = None
        self._plan, self._detail = plan, detail
        self._show()

    def show_gate(self, gate: Gate | None) -> None:
        """Say what the consent gate answered for this recipient and purpose."""
        self._gate = gate
        self._show()

    def clear(self) -> None:
        """Forget the case: what a section would hold stands in its tip."""
        self._plan = self._detail = self._gate = None
        self.notice.show_gate(None)
        for box in self.boxes.values():
            box.setToolTip("")
            box.setAccessibleDescription("")

    def applied(self, plan: HandoverPlan) -> HandoverPlan:
        """Return the plan with the ticked sections, and the locked ones as they were wished."""
        ticked = {category for category, box in self.boxes.items() if box.isChecked()}
        locked = {category for category, box in self.boxes.items() if not box.isEnabled()}
        return replace(plan, included=frozenset(ticked | (locked & plan.included)))

    def show_error(self, text: str) -> None:
        """Show a sentence below the table."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        first = next((box for box in self.boxes.values() if box.isEnabled()), None)
        if text and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        plan, detail, gate = self._plan, self._detail, self._gate
        if plan is None or detail is None:
            return
        self.notice.show_gate(gate)
        for category, box in self.boxes.items():
            shown = section_state(category, gate, content(category, detail, plan))
            blocked = box.blockSignals(True)
            box.setEnabled(shown.open)
            box.setChecked(shown.open and category in plan.included)
            box.blockSignals(blocked)
            box.setToolTip(plain_tip(shown.content))
            box.setAccessibleDescription(f"{shown.words}. {shown.content}")
            self._icons[category].set_icon(shown.icon, shown.tone)
            self.words[category].setText(shown.words)
            link = self.links[category]
            link.setText(shown.ask)
            link.setVisible(bool(shown.ask))
            link.setAccessibleName(
                tr("Einwilligung für {section}: {deed}", section=box.text(), deed=shown.ask)
            )

    def _ask_for_wanted(self) -> None:
        """Ask for all that is wanted at once: people sign one form, not eight."""
        if self._plan is not None and self._gate is not None:
            self._on_ask(askable(self._plan, self._gate))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setColumnMinimumWidth(0, theme().px(_GROUP_WIDTH))
        grid.setColumnStretch(3, 1)
        number = 0
        for column, title in ((0, tr("Bereich")), (2, tr("Inhalt")), (3, tr("Einwilligung"))):
            heading = label(title, "small")
            heading.setFont(theme().font(12, bold=True))
            padded = _padded(heading, 16 if column == 0 else 12, sunken=True)
            grid.addWidget(padded, 0, column, 1, 2 if column == 0 else 1)
        for group, sections in SECTIONS:
            grid.addWidget(line(), number + 1, 0, 1, 4)
            first = number + 2
            for section in sections:
                number += 2
                if number > first:
                    grid.addWidget(line(), number - 1, 2, 1, 2)
                box, words = self._row(section)
                grid.addWidget(box, number, 2)
                grid.addWidget(words, number, 3)
            rows = 2 * len(sections) - 1
            grid.addWidget(_Sunken(), first, 0, rows, 1)
            name = _padded(label(group, "strong"), 16)
            grid.addWidget(name, first, 0, rows, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(upright(), first, 1, rows, 1)
        return grid

    def _row(self, section: Section) -> tuple[QWidget, QWidget]:
        box = CheckBox(section.title)
        box.toggled.connect(lambda _checked: self._on_change())
        category = section.category
        self.boxes[category] = box
        icon, text = IconLabel("minus-circle", "muted", 15), label("", "label", wrap=True)
        link = Button("", LINK, height=SMALL, on_click=lambda: self._on_ask((category,)))
        link.hide()
        self._icons[category], self.words[category], self.links[category] = icon, text, link
        words = QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(8, 4, 10, 4)
        row.setSpacing(7)
        # Large words leave no room beside them for the link.
        beside = theme().scale == 100
        said = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        said.setSpacing(7 if beside else 0)
        said.addWidget(text, 1 if beside else 0)
        said.addWidget(
            link, 0, Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        )
        row.addWidget(icon)
        row.addLayout(said, 1)
        return _padded(box, 12), words


class _Sunken(QWidget):
    """The ground of headings."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sunken"))
        painter.end()


def _padded(widget: QWidget, left: int, *, sunken: bool = False) -> QWidget:
    made = _Sunken() if sunken else QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(left, 2, 8, 2)
    row.addWidget(widget)
    made.setMinimumHeight(theme().px(35))
    return made
