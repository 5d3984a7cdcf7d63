"""One referral: what was asked, until when, what happened, what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from integrif_desk.domain.views import ReferralDetail
from integrif_desk.ui.referrals.event_list import EventList
from integrif_desk.ui.referrals.facts_grid import FactsGrid
from integrif_desk.ui.referrals.presenter import event_lines, facts
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.panel import Panel
from integrif_desk.wording.i18n import tr


class ReferralPanel(Panel):
    """Shows one referral; the buttons come from the tab, which knows what is allowed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Verweisung"), icon="arrows-left-right", parent=parent)
        self._facts = FactsGrid(())
        self._events = EventList()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(self._facts)
        self._column.addSpacing(6)
        self._column.addWidget(self._events)
        self._buttons = QWidget()
        self._column.addWidget(self._buttons)
        self.body.addLayout(self._column)

    def show_referral(
        self, found: ReferralDetail, deeds: Sequence[tuple[str, str, Callable[[], object]]]
    ) -> None:
        """Show a referral and a button for each deed: its text, icon and act."""
        self.set_title(found.row.actor_name)
        code = ((tr("Antwortcode"), found.row.answer_code),) if found.row.answer_code else ()
        self._show_facts((*facts(found), *code))
        self._events.show_events(event_lines(found.events))
        buttons = QWidget()
        grid = QGridLayout(buttons)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setSpacing(8)
        for number, (text, icon, deed) in enumerate(deeds):
            made = Button(text, icon=icon, height=SMALL, on_click=deed)
            grid.addWidget(made, number // 2, number % 2)
        grid.setColumnStretch(2, 1)
        self._column.replaceWidget(self._buttons, buttons)
        self._buttons.hide()
        self._buttons.deleteLater()
        self._buttons = buttons

    def clear(self) -> None:
        """Forget all personal data."""
        self.set_title("")
        self._show_facts(())
        self._events.show_events(())
        self.hide()

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        shown = FactsGrid(facts)
        self._column.replaceWidget(self._facts, shown)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = shown
