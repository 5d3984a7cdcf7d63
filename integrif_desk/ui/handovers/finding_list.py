"""Practice findings to choose from: those of the case, of the recipient, of its kind."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.casework import practice_finding
from integrif_desk.domain.finding_views import FindingHint
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.presenter import rests_on
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class FindingList(Panel):
    """`on_change` is called when a person ticks; hidden while nothing fits."""

    def __init__(self, on_change: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(tr("Praxiswissen, das hier passt"), icon="lightbulb", parent=parent)
        self._on_change = on_change
        self._hints: tuple[FindingHint, ...] = ()
        self._chosen: tuple[UUID, ...] = ()
        self.boxes: dict[UUID, CheckBox] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.hide()

    def read_for(self, context: Context, plan: HandoverPlan) -> None:
        """Offer what fits the plan's case and recipient, and what is in it already."""
        desk, case_id, recipient = context.opened.desk, plan.case_id, plan.recipient_id
        context.runner.query(
            lambda: practice_finding.for_handover(desk, case_id, recipient, plan.finding_ids),
            self.show_findings,
            key=("handover-findings", id(self)),
            owner=self,
        )

    def show_findings(self, hints: Sequence[FindingHint]) -> None:
        """Offer other findings; what is chosen stays."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._fill()
        self._tick()

    def set_chosen(self, chosen: Sequence[UUID]) -> None:
        """Tick these without telling anybody; they may be offered only later."""
        self._chosen = tuple(chosen)
        self._tick()

    def chosen(self) -> tuple[UUID, ...]:
        """Return what is chosen, in the order of choosing."""
        return self._chosen

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for hint in self._hints:
            if self.boxes:
                self._column.addWidget(line())
            self._column.addWidget(self._row(hint))
        self.setVisible(bool(self._hints))

    def _tick(self) -> None:
        for finding_id, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(finding_id in self._chosen)
            box.blockSignals(blocked)

    def _row(self, hint: FindingHint) -> QWidget:
        made = QWidget()
        lesson = f" – {word(hint.lesson)}" if hint.lesson is not None else ""
        box = CheckBox(f"{hint.number}{lesson}")
        box.setAccessibleName(f"{hint.number}: {hint.claim}")
        box.toggled.connect(partial(self._toggled, hint.id))
        self.boxes[hint.id] = box
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 2, 16, 8)
        column.setSpacing(0)
        column.addWidget(box)
        for text, role in (
            (hint.claim, "label"),
            (_advice(hint), "meta"),
            (rests_on(hint), "meta"),
        ):
            if text:
                words = label(text, role, wrap=True)
                words.setContentsMargins(29, 0, 0, 0)
                words.setMinimumWidth(1)
                column.addWidget(words)
        return made

    def _toggled(self, finding_id: UUID, on: bool) -> None:
        rest = tuple(each for each in self._chosen if each != finding_id)
        self._chosen = (*rest, finding_id) if on else rest
        self._on_change()


def _advice(hint: FindingHint) -> str:
    if not hint.suggestion:
        return ""
    return tr("wird als Empfehlung gedruckt: {advice}", advice=hint.suggestion)
