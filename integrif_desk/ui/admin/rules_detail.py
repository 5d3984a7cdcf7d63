"""What the selected rule says; one that the lead has changed beside the shipped one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from integrif_desk.casework import rule as use_cases
from integrif_desk.domain.responsibility.rules import Rule
from integrif_desk.domain.responsibility_views import RuleRow
from integrif_desk.ui.admin import rules_words
from integrif_desk.ui.case.case_input import Facts
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr


class RuleDetail(QWidget):
    """A grid of names and texts, with a second column of texts where there are two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed = label("", "warning", wrap=True)
        self._grid = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(10)
        self._column.addWidget(self._changed)
        self._column.addWidget(self._grid)

    def show_row(self, row: RuleRow, today: date) -> None:
        """Show a row with whose it is, since when and why."""
        self._changed.setText(rules_words.changed_words(row))
        self._changed.setVisible(row.changed_since is not None)
        own = _own_rule(row)
        if own is None or row.shipped is None:
            self._show_facts(rules_words.details(row, today))
        else:
            self._show_beside(rules_words.beside(row, own, today), counts=row.by_lead)

    def _show_facts(self, facts: Facts) -> None:
        rows = self._new_grid()
        for number, (name, text) in enumerate(facts):
            rows.addWidget(label(name, "meta"), number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(label(text, wrap=True), number, 1)

    def _show_beside(self, facts: Sequence[tuple[str, str, str]], *, counts: bool) -> None:
        """Show the row of the lead and the shipped one; what differs is strong."""
        rows = self._new_grid()
        rows.setColumnStretch(2, 1)
        mine = tr("Eigene Zeile, sie gilt") if counts else tr("Eigene Zeile, sie gilt nicht")
        theirs = tr("Vorgabe des Programms") if counts else tr("Vorgabe des Programms, sie gilt")
        rows.addWidget(label(mine, "section", wrap=True), 0, 1)
        rows.addWidget(label(theirs, "section", wrap=True), 0, 2)
        for number, (name, own, shipped) in enumerate(facts, start=1):
            role = "strong" if shipped and own != shipped else ""
            rows.addWidget(label(name, "meta"), number, 0, Qt.AlignmentFlag.AlignTop)
            # What is told of the lead's row alone, such as its reason, has the whole width.
            width = 1 if shipped else 2
            rows.addWidget(
                label(own, role, wrap=True), number, 1, 1, width, Qt.AlignmentFlag.AlignTop
            )
            if shipped:
                rows.addWidget(
                    label(shipped, role, wrap=True), number, 2, Qt.AlignmentFlag.AlignTop
                )

    def _new_grid(self) -> QGridLayout:
        grid = QWidget()
        rows = QGridLayout(grid)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        rows.setColumnMinimumWidth(0, theme().px(120))
        self._column.replaceWidget(self._grid, grid)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = grid
        return rows


def _own_rule(row: RuleRow) -> Rule | None:
    """Return the row of the lead, also one that does not count; None where none can be read."""
    if row.override is None or row.broken:
        return None
    return row.rule if row.by_lead else use_cases.rule_of(row.override)
