"""The table of sections: what is handed over, grouped, with a few words about the content."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.handover import DataCategory, HandoverPlan
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.handovers.plan_presenter import SECTIONS, Section, content
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, Panel, label, line, upright
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr

_GROUP_WIDTH = 108


class SectionTable(QWidget):
    """Check boxes in groups; `on_change` is called when a person ticks or unticks one."""

    def __init__(self, on_change: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self.boxes: dict[DataCategory, CheckBox] = {}
        self._words: dict[DataCategory, tuple[IconLabel, ElidedLabel]] = {}
        self._error = label("", "error", wrap=True)
        self._error.hide()
        panel = Panel()
        panel.setAccessibleName(tr("Abschnitte der Übergabe"))
        panel.body.addLayout(self._grid())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(panel)
        column.addWidget(self._error)

    def show_plan(self, plan: HandoverPlan, detail: CaseDetail) -> None:
        """Tick what the plan includes and say what each section would hold."""
        for category, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(category in plan.included)
            box.blockSignals(blocked)
            words = content(category, detail, plan)
            icon, text = self._words[category]
            icon.set_icon(*(("check-circle-fill", "good") if words else ("minus-circle", "muted")))
            text.setText(words or tr("keine Angaben"))

    def applied(self, plan: HandoverPlan) -> HandoverPlan:
        """Return the plan with the ticked sections."""
        ticked = frozenset(category for category, box in self.boxes.items() if box.isChecked())
        return replace(plan, included=ticked)

    def show_error(self, text: str) -> None:
        """Show a sentence below the table."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if text:
            self.boxes[DataCategory.LANGUAGE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setColumnMinimumWidth(0, theme().px(_GROUP_WIDTH))
        grid.setColumnStretch(3, 1)
        number = 0
        for column, title in ((0, tr("Bereich")), (2, tr("Inhalt")), (3, tr("Stand im Fall"))):
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
        self.boxes[section.category] = box
        icon, text = IconLabel("minus-circle", "muted", 15), ElidedLabel("", "label")
        self._words[section.category] = (icon, text)
        words = QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(7)
        row.addWidget(icon)
        row.addWidget(text, 1)
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
