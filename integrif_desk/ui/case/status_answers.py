"""The whole answer: what holds for work, benefits, courses and advice, each with law and date."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.responsibility_views import CaseResponsibility
from integrif_desk.ui.case.responsible_words import AnswerLine, answer_lines, footer
from integrif_desk.ui.case.status_questions import missing_links
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.panel import IconLabel, Panel, label, line
from integrif_desk.ui.widgets.wrapped import Wrapped
from integrif_desk.wording.i18n import tr

_AREA = 150


class AnswersPanel(QWidget):
    """`missing_wanted(name)` asks where a missing fact can be entered."""

    missing_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = Panel(tr("Was für diesen Status gilt"), icon="compass")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._footer = label("", "meta", wrap=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(6)
        foot.addWidget(IconLabel("info", "muted", 14), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._footer, 1)
        self.panel.body.addLayout(self._rows)
        self.panel.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_found(self, found: CaseResponsibility) -> None:
        """Show all areas in their order."""
        self.clear()
        for one in answer_lines(found.evaluation):
            self._rows.addWidget(self._row(one))
            self._rows.addWidget(line())
        self._footer.setText(footer(found.evaluation))

    def clear(self) -> None:
        """Forget what is shown."""
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self._footer.setText("")

    def _row(self, shown: AnswerLine) -> QWidget:
        made = QWidget()
        made.setAccessibleName(
            tr(
                "{area}: {value}, {confidence}",
                area=shown.area,
                value=shown.value,
                confidence=shown.confidence,
            )
        )
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        area = label(shown.area, "meta", wrap=True)
        area.setFixedWidth(theme().px(_AREA))
        row.addWidget(area, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(shown.value, "strong", wrap=True), 1)
        chip = ChipLabel(Chip(shown.confidence, Tone(shown.tone)))
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        right.addLayout(head)
        source = f"{shown.law} – {shown.checked}" if shown.law else shown.checked
        right.addWidget(label(source, "meta", wrap=True))
        if shown.note:
            right.addWidget(label(shown.note, "label", wrap=True))
        if shown.missing:
            right.addWidget(Wrapped(missing_links(shown.missing, self.missing_wanted.emit)))
        row.addLayout(right, 1)
        return made
