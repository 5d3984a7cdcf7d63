"""The slip beside the present state, row by row; differences and problems are told in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.ui.slips.presenter import Line, Row
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import IconLabel, label, line
from integrif_desk.wording.i18n import tr

_NAME_WIDTH = 104
_MARK_WIDTH = 48


class Remarks(QWidget):
    """Sentences on the slip as a whole, each with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these and forget the ones before."""
        _empty(self._column)
        for each in lines:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(IconLabel(each.icon, each.tone), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(_selectable(each.text, "strong" if each is lines[0] else ""), 1)
            self._column.addWidget(holder)


class ComparisonGrid(QWidget):
    """Four columns: what, on the slip, as it stands, how they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Bogen und jetziger Stand"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        self._holder = QWidget()
        column.addWidget(self._holder)
        column.addStretch(1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these and forget the ones before."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, theme().px(_NAME_WIDTH))
        grid.setColumnMinimumWidth(3, theme().px(_MARK_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, head in enumerate((tr("Auf dem Bogen"), tr("Jetzt eingetragen")), start=1):
            grid.addWidget(label(head, "meta"), 0, place)
        grid.addWidget(line(), 1, 0, 1, 4)
        number = 2
        for row in rows:
            number = _add(grid, row, number)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh


def _add(grid: QGridLayout, row: Row, number: int) -> int:
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(label(row.name, "meta", wrap=True), number, 0, top)
    slip = _selectable(row.slip or "–")
    slip.setAccessibleName(tr("{name} auf dem Bogen: {text}", name=row.name, text=row.slip or "–"))
    grid.addWidget(slip, number, 1, 1, 3 if row.now is None else 1, top)
    if row.now is not None:
        now = _selectable(row.now or "–", "muted")
        now.setAccessibleName(tr("{name} jetzt: {text}", name=row.name, text=row.now or "–"))
        grid.addWidget(now, number, 2, top)
        # Bold only where somebody has to look; the word itself says how they differ.
        mark = label(row.mark, "strong" if row.mark == tr("anders") else "meta")
        grid.addWidget(mark, number, 3, top)
    for problem in row.problems:
        number += 1
        grid.addWidget(_selectable(problem, "warning"), number, 1, 1, 3, top)
    return number + 1


def _selectable(text: str, role: str = "") -> QLabel:
    made = label(text, role, wrap=True)
    made.setMinimumWidth(1)  # a word without end must not push the columns apart
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
