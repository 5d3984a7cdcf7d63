"""With which handover a finding went out, what the office said, and the case it comes from."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.finding_views import FindingDetail
from integrif_desk.ui.findings.presenter import handed_words, response_words
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr


class OutcomeLine(QFrame):
    """„Übergeben mit Ü-26-024 am 12.02.2026 an …“; hidden while there is nothing to tell."""

    def __init__(
        self,
        open_handover: Callable[[UUID], object],
        open_case: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("soft", True)
        self._detail: FindingDetail | None = None
        self._open_handover, self._open_case = open_handover, open_case
        self._sent = QWidget()
        self.handover_link = Button("", LINK, height=18, on_click=self._go_handover)
        self._to = label("", "label", wrap=True)
        _in_row(self._sent, label(tr("Übergeben mit"), "label"), self.handover_link, self._to)
        self._response = label("", "label", wrap=True)
        self._from = QWidget()
        self.case_link = Button("", LINK, height=18, on_click=self._go_case)
        _in_row(self._from, label(tr("Aus dem Fall"), "label"), self.case_link)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self._icon = IconLabel("paper-plane-tilt-fill", "accent", 16)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self._sent, self._response, self._from):
            column.addWidget(part)
        row.addLayout(column, 1)
        self.hide()

    def show_detail(self, detail: FindingDetail | None) -> None:
        """Show what became of a finding."""
        self._detail = detail
        sent = handed_words(detail) if detail else ""
        response = response_words(detail.finding) if detail else ""
        case = detail.case_number if detail else ""
        if detail is not None:
            self.handover_link.setText(detail.handover_number)
            self.case_link.setText(f"{case}, {isolate(detail.person_name)}".replace("&", "&&"))
        self._to.setText(sent)
        self._response.setText(response)
        self._sent.setVisible(bool(sent))
        self._response.setVisible(bool(response))
        self._from.setVisible(bool(case))
        self._icon.set_icon("paper-plane-tilt-fill" if sent else "info-fill", "accent")
        self.setVisible(bool(sent or response or case))

    def _go_handover(self) -> None:
        if self._detail is not None and self._detail.finding.handover_id is not None:
            self._open_handover(self._detail.finding.handover_id)

    def _go_case(self) -> None:
        if self._detail is not None and self._detail.finding.case_id is not None:
            self._open_case(self._detail.finding.case_id)


def _in_row(holder: QWidget, *parts: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    row.setStretch(len(parts) - 1, 1) if len(parts) > 2 else row.addStretch(1)
