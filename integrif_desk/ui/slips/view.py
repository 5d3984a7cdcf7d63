"""One slip on the page: what has to be said of it, the comparison, and what will be entered."""

from collections.abc import Callable
from uuid import UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework.answer import CodeTarget, TargetKind
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.draft import DraftKind
from integrif_desk.ui.context import (
    HANDOVERS,
    REFERRALS,
    Context,
    HandoverTarget,
    ReferralTarget,
)
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.slips.choices_form import ChoicesForm
from integrif_desk.ui.slips.code_entry import CodeEntry
from integrif_desk.ui.slips.comparison import ComparisonGrid, Remarks
from integrif_desk.ui.slips.presenter import SlipInput, can_enter, lines, rows
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import Panel
from integrif_desk.wording.i18n import tr

_SIDE_BY_SIDE_FROM = 930


class SlipView(QScrollArea):
    """`on_code(code)` is told which code the slip shall be taken for, `on_change` of each entry."""

    def __init__(
        self,
        context: Context,
        on_code: Callable[[str], object],
        on_change: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.remarks = Remarks()
        self.code = CodeEntry(on_code)
        self.grid = ComparisonGrid()
        self.form = ChoicesForm(context, on_change)
        # Whoever comes back after the desk was locked reads the file anew, and goes on correcting.
        self._draft = FormDraft(
            context, DraftKind.SLIP, self.form.inputs(), self, on_found=self.form.show_rows
        )
        told = Panel()
        told.body.addWidget(self.remarks)
        told.body.addWidget(self.code)
        beside = Panel(tr("Vergleich"), icon="arrows-left-right")
        beside.body.addWidget(self.grid)
        self.form_panel = Panel(tr("Übernommen wird"), icon="tray")
        self.form_panel.body.addWidget(self.form)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addWidget(beside, 6)
        self._columns.addWidget(self.form_panel, 5)
        content = QWidget()
        content.setProperty("paper", True)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(told)
        inside.addLayout(self._columns, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def show_slip(self, seen: Comparison, entered: SlipInput) -> None:
        """Show this slip beside the present state, and the form with these entries.

        What was corrected of it before, and not applied, stands there again.
        """
        self._draft.close()
        self.remarks.show_lines(lines(seen))
        self.code.show_near(seen)
        self.grid.show_rows(rows(seen))
        self.form.show_input(seen, entered)
        self.form_panel.setVisible(seen.can_apply)
        if seen.can_apply:
            self._draft.begin(_subject(seen))
        self.verticalScrollBar().setValue(0)

    def type_again(self, seen: Comparison, entered: SlipInput) -> None:
        """Put what was typed over the same slip that is compared anew."""
        self.form.show_input(seen, entered)
        self._draft.touch()

    def done(self) -> None:
        """What stands in the form is applied, or nobody wants it."""
        self._draft.done()

    def clear(self) -> None:
        """Forget the slip; what was corrected of it is kept."""
        self._draft.close()
        self.remarks.show_lines(())
        self.grid.show_rows(())
        self.form.clear()
        self.code.clear()

    def first_field(self, seen: Comparison) -> QWidget | None:
        """Return where somebody has to enter something first; None where all is plain."""
        if self.code.isVisibleTo(self):
            return self.code
        if seen.can_apply and can_enter(seen) and not self.form.decision.is_chosen():
            return self.form.decision
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side = self.width() >= theme().px(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if side_by_side else direction.TopToBottom)


def _subject(seen: Comparison) -> UUID:
    """The same slip of the same file has the same draft, wherever it is read from."""
    meant = seen.target.code if seen.target is not None else ""
    which = f"{seen.slip.code} {meant} {seen.file.case or ''}".rstrip()
    return uuid5(UUID(seen.file.sha256[:32]), which)


def place_of(target: CodeTarget) -> tuple[str, ReferralTarget | HandoverTarget]:
    """Return page and target where what a slip answers is shown."""
    if target.kind is TargetKind.REFERRAL:
        return REFERRALS, ReferralTarget(referral_id=target.id)
    return HANDOVERS, HandoverTarget(handover_id=target.id)
