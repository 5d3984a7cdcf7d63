"""Practice findings where they help: at the actor, at the referral that is being drafted."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.finding_views import FindingHint
from integrif_desk.ui.findings.presenter import LESSON_LOOKS, hint_source
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class HintsPanel(QFrame):
    """„Was hier hilft“; hidden while nothing is known. `on_open(finding_id)` shows one whole."""

    def __init__(
        self,
        on_open: Callable[[UUID], object] | None = None,
        title: str = tr("Was hier hilft"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("soft", True)
        self.setAccessibleName(title)
        self._on_open = on_open
        self._hints: tuple[FindingHint, ...] = ()
        self._rows: list[QWidget] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("lightbulb", "accent"))
        head.addWidget(label(title, "strong"), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self.hide()

    def show_hints(self, hints: Sequence[FindingHint]) -> None:
        """Show other findings; nothing at all without any."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(hint) for hint in hints]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, hint: FindingHint) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        tone, icon = LESSON_LOOKS[hint.lesson]
        lesson = IconLabel(icon, "muted" if tone == "neutral" else tone, 16)
        lesson.setToolTip(word(hint.lesson) if hint.lesson else "")
        lesson.setAccessibleName(lesson.toolTip())
        row.addWidget(lesson, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        claim = label(hint.claim, wrap=True)
        claim.setMinimumWidth(1)  # a word without end must not push the columns apart
        column.addWidget(claim)
        if hint.suggestion:
            text = tr("Vorschlag: {suggestion}", suggestion=hint.suggestion)
            suggestion = label(text, "label", wrap=True)
            suggestion.setMinimumWidth(1)
            column.addWidget(suggestion)
        source = QHBoxLayout()
        source.setSpacing(8)
        if hint.lesson is not None:
            source.addWidget(label(word(hint.lesson), "meta"))
        whose = "" if hint.own else tr("für alle dieser Art")
        told = " – ".join(part for part in (hint_source(hint), whose) if part)
        source.addWidget(ElidedLabel(told, "meta"), 1)
        if self._on_open is not None:
            link = Button(tr("Ansehen"), LINK, height=20, on_click=partial(self._on_open, hint.id))
            link.setAccessibleName(tr("{number} ansehen", number=hint.number))
            source.addWidget(link)
        column.addLayout(source)
        row.addLayout(column, 1)
        return made
