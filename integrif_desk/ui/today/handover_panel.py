"""On Heute: handovers that wait for release, came back, or are released and still lie here."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from integrif_desk.casework.approval import OnToday
from integrif_desk.ui.context import HandoverTarget
from integrif_desk.ui.today.attention import AttentionPanel
from integrif_desk.ui.today.attention_words import handover_lines, handover_note
from integrif_desk.wording.i18n import tr


class HandoverPanel(AttentionPanel):
    """`go_to(target)` leads to a row, or to the list of what waits."""

    def __init__(self, go_to: Callable[[HandoverTarget], object]) -> None:
        super().__init__(tr("Übergaben"), "circle-wavy-check", "", self._lead_to, self._lead_to_all)
        self._go_to = go_to
        self._targets: dict[UUID, HandoverTarget] = {}
        self._all = HandoverTarget()
        self.show_waiting(None)

    def show_waiting(self, found: OnToday | None, day: date | None = None) -> None:
        """Show what waits for whoever is signed in; hide without anything."""
        self._targets = {}
        if found is None or day is None:
            self.show_lines([], 0)
            self.hide()
            return
        self._targets |= {row.id: HandoverTarget(request_id=row.id) for row in found.waiting}
        self._targets |= {row.id: HandoverTarget(compose_for=row.case_id) for row in found.returned}
        self._targets |= {row.id: HandoverTarget(handover_id=row.id) for row in found.kept}
        counts = found.counts
        self._all = HandoverTarget(waiting=counts.waiting > 0, kept=not counts.waiting)
        lines = handover_lines(found, day)
        total = counts.waiting + counts.returned + counts.kept
        self._note.setText(handover_note(counts))
        self.show_lines(lines, total)
        self.setVisible(bool(lines))

    def _lead_to(self, key: UUID) -> None:
        self._go_to(self._targets[key])

    def _lead_to_all(self) -> None:
        self._go_to(self._all)
