"""Handovers that were begun and not issued, each with the way back to it."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework.handover import OpenPlan
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.wording.dates import format_moment
from integrif_desk.wording.i18n import tr, tr_n

_SHOWN = 3


class OpenPlans(QWidget):
    """One bar for each draft, the newest first; `on_open(case_id)` goes on with it."""

    def __init__(self, on_open: Callable[[UUID], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_open = on_open
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_plans(self, plans: Sequence[OpenPlan], today: date) -> None:
        """Show these drafts; nothing when there is none."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for plan in plans[:_SHOWN]:
            self._column.addWidget(self._bar(plan, today))
        rest = len(plans) - _SHOWN
        if rest > 0:
            more = tr_n(
                "Ein weiterer Entwurf liegt bei seinem Fall unter „Dokumente“.",
                "{n} weitere Entwürfe liegen bei ihren Fällen unter „Dokumente“.",
                rest,
            )
            self._column.addWidget(label(more, "meta"))
        self.setVisible(bool(plans))

    def _bar(self, plan: OpenPlan, today: date) -> QFrame:
        bar = QFrame()
        bar.setProperty("soft", True)
        text = tr(
            "Entwurf für {name}, gespeichert {moment}",
            name=plan.case.name,
            moment=format_moment(plan.kept_at.astimezone(), today),
        )
        go = Button(
            tr("Weiter bearbeiten"),
            LINK,
            height=SMALL,
            on_click=lambda: self._on_open(plan.case.id),
        )
        go.setAccessibleName(tr("{text}: weiter bearbeiten", text=text))
        self.buttons.append(go)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(10)
        row.addWidget(IconLabel("pencil-simple-fill", "accent", 16))
        row.addWidget(ElidedLabel(text), 1)
        row.addWidget(go)
        return bar
