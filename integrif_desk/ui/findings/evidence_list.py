"""The evidence of a finding: kind, place in the source, who says so, the quote itself."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.practice_finding import Evidence
from integrif_desk.ui.findings.presenter import (
    KIND_ICONS,
    PERSPECTIVE_LOOKS,
    evidence_meta,
    quoted,
)
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.paint import draw_row_focus
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class EvidenceList(QFrame):
    """Rows that unfold their two deeds once they are chosen; there are never many.

    Tab comes here from the widget `after`.
    """

    def __init__(
        self,
        after: QWidget,
        on_edit: Callable[[Evidence], object],
        on_remove: Callable[[Evidence], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Belege"))
        self._after = after
        self._on_edit, self._on_remove = on_edit, on_remove
        self._rows: list[EvidenceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.hide()

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Show other evidence; nothing at all without any."""
        if [row.evidence for row in self._rows] == list(evidence):
            return
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            EvidenceRow(each, self._chosen, self._on_edit, self._on_remove) for each in evidence
        ]
        before = self._after
        for number, row in enumerate(self._rows):
            row.first = number == 0
            self._column.addWidget(row)
            row.show()
            for stop in row.stops:  # made later than what stands below them
                QWidget.setTabOrder(before, stop)
                before = stop
        self.setVisible(bool(self._rows))

    def rows(self) -> Sequence["EvidenceRow"]:
        """Return the rows that are shown."""
        return self._rows

    def _chosen(self, chosen: "EvidenceRow") -> None:
        for row in self._rows:
            row.unfold(row is chosen)


class EvidenceRow(QWidget):
    """One piece of evidence. Enter edits it, Entf removes it."""

    def __init__(
        self,
        evidence: Evidence,
        on_choose: Callable[["EvidenceRow"], object],
        on_edit: Callable[[Evidence], object],
        on_remove: Callable[[Evidence], object],
    ) -> None:
        super().__init__()
        self.evidence = evidence
        self.first = False
        self._on_choose, self._on_edit, self._on_remove = on_choose, on_edit, on_remove
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            ", ".join((word(evidence.kind), word(evidence.perspective), evidence.quote))
        )
        tone, icon = PERSPECTIVE_LOOKS[evidence.perspective]
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel(KIND_ICONS[evidence.kind], "accent", 15))
        head.addWidget(label(word(evidence.kind), "heading"))
        head.addWidget(ElidedLabel(evidence_meta(evidence), "meta"), 1)
        head.addWidget(ChipLabel(Chip(word(evidence.perspective), Tone(tone), icon)))
        self._quote = label(quoted(evidence), "quote", wrap=True)
        self.stops: list[QWidget] = [self]
        self._deeds = QWidget()
        deeds = QHBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 4, 0, 2)
        deeds.setSpacing(8)
        for text, glyph, deed in (
            (tr("Beleg &bearbeiten"), "pencil-simple", on_edit),
            (tr("Beleg &entfernen"), "trash", on_remove),
        ):
            act = partial(deed, evidence)
            button = Button(text, icon=glyph, height=SMALL, on_click=act)
            self.stops.append(button)
            deeds.addWidget(button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 12, 7)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._quote)
        column.addWidget(self._deeds)
        self._deeds.hide()

    def unfold(self, unfolded: bool) -> None:
        """Show or hide what can be done."""
        self._deeds.setVisible(unfolded)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._on_choose(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._on_edit(self.evidence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_edit(self.evidence)
        elif event.key() == Qt.Key.Key_Delete:
            self._on_remove(self.evidence)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme()
        chosen = not self._deeds.isHidden()
        painter.fillRect(self.rect(), colours.colour("accent_soft" if chosen else "sunken"))
        if not self.first:
            painter.fillRect(0, 0, self.width(), 1, colours.colour("line"))
        if self.hasFocus():
            draw_row_focus(painter, self.rect())
        painter.end()
