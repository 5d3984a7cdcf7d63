"""What is known of a referral, label and text in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr


class FactsGrid(QWidget):
    """Made anew for each referral; with `case` its first row leads there."""

    def __init__(
        self,
        facts: Sequence[tuple[str, str]],
        case: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("scrolled", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, theme().px(76))
        grid.setColumnStretch(1, 1)
        if case is not None:
            grid.addWidget(label(tr("Fall"), "meta"), 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(case, 0, 1, Qt.AlignmentFlag.AlignLeft)
        for number, (name, text) in enumerate(facts, start=1):
            shown = label(text, "label", wrap=True)
            shown.setMinimumWidth(1)  # a word without end must not push the columns apart
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "meta"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, number, 1)
        grid.setRowStretch(grid.rowCount(), 1)
