"""Above the composer: that it waits for release, or what the lead remarked when giving it back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.approval import ApprovalState, PlanPart
from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.ui.handovers.approval_presenter import bar_text, part_name
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.i18n import tr


class ApprovalBar(QFrame):
    """`on_take_back` unlocks what waits; `on_jump(part)` goes to what a comment is about."""

    def __init__(
        self,
        on_take_back: Callable[[], object],
        on_jump: Callable[[PlanPart], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("notice", "warning")
        self._on_jump = on_jump
        self._text = label("", "strong", wrap=True)
        self.take_back = Button(tr("&Zurückziehen"), height=SMALL, on_click=on_take_back)
        self._comments = QVBoxLayout()
        self._comments.setSpacing(0)
        self.links: list[Button] = []
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addLayout(self._comments)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("circle-wavy-check", "waiting"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_request(self, asked: RequestRow | None, today: date) -> None:
        """Show how the request stands; hide without one."""
        self._clear()
        self.setVisible(asked is not None)
        if asked is None:
            self._text.setText("")
            return
        self._text.setText(bar_text(asked, today))
        self.setAccessibleName(self._text.text())
        self.take_back.setVisible(asked.state is ApprovalState.REQUESTED)
        if asked.state is ApprovalState.RETURNED:
            for part, text in asked.comments:
                self._comments.addWidget(self._comment(part, text))

    def _comment(self, part: PlanPart, text: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = label(text, wrap=True)
        if part is PlanPart.GENERAL:
            row.addWidget(words, 1)
            return made
        link = Button(f"{part_name(part)}:", LINK, height=SMALL)
        link.clicked.connect(lambda _checked: self._on_jump(part))
        link.setAccessibleName(tr("Zeigen: {part}. {text}", part=part_name(part), text=text))
        self.links.append(link)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return made

    def _clear(self) -> None:
        self.links = []
        while (item := self._comments.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
