"""Handovers that were begun and not issued, each with the way back to it."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from integrif_desk.casework.handover import OpenPlan
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, label, plain_tip
from integrif_desk.wording.dates import format_moment
from integrif_desk.wording.i18n import tr, tr_n

_SHOWN = 3
_LONGEST_NAME = 28


class OpenPlans(QFrame):
    """One line with the newest drafts; `on_open(case_id)` goes on with one."""

    def __init__(self, on_open: Callable[[UUID], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("soft", True)
        self._on_open = on_open
        self.buttons: list[Button] = []
        self._title = label("", "strong")
        self._rest = label("", "meta")
        self._links = QHBoxLayout()
        self._links.setSpacing(20)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(12)
        row.addWidget(IconLabel("pencil-simple-fill", "accent", 16))
        row.addWidget(self._title)
        row.addLayout(self._links)
        row.addWidget(self._rest)
        row.addStretch(1)
        self.hide()

    def show_plans(self, plans: Sequence[OpenPlan], today: date) -> None:
        """Show these drafts; nothing when there is none."""
        for button in self.buttons:
            self._links.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._link(plan, today) for plan in plans[:_SHOWN]]
        for button in self.buttons:
            self._links.addWidget(button)
        self._title.setText(tr_n("Ein Entwurf:", "{n} Entwürfe:", len(plans)))
        rest = len(plans) - _SHOWN
        # The others are found at their cases.
        self._rest.setText(tr_n("und ein weiterer", "und {n} weitere", rest) if rest > 0 else "")
        self.setVisible(bool(plans))

    def _link(self, plan: OpenPlan, today: date) -> Button:
        name = plan.case.name
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        made = Button(
            shown.replace("&", "&&"),
            LINK,
            height=SMALL,
            on_click=lambda: self._on_open(plan.case.id),
        )
        told = tr(
            "Entwurf für {name} weiter bearbeiten, gespeichert {moment}",
            name=name,
            moment=format_moment(plan.kept_at.astimezone(), today),
        )
        made.setToolTip(plain_tip(told))
        made.setAccessibleName(told)
        return made
