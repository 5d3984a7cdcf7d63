"""The form of a step on the page of a case, where it opens above what it belongs to."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.referrals.presenter import StepKind
from integrif_desk.ui.referrals.step_form import StepForm
from integrif_desk.ui.widgets.panel import Panel


class StepPanel(Panel):
    """Hidden until `ask`; `on_close()` is called when it has closed, saved or not."""

    def __init__(
        self, context: Context, on_close: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._on_close = on_close
        self.form = StepForm(
            context, lambda _kind, _referral_id: self._close(), self._close, scrolls=False
        )
        self.form.opened.connect(self.show)
        self.body.addWidget(self.form)
        self.hide()

    def ask(self, kind: StepKind, row: ReferralRow) -> None:
        """Ask for a step of a referral."""
        self.form.ask(kind, row)

    def forget(self) -> None:
        """Hide and forget; what was typed has been kept."""
        self.form.forget()
        self.hide()

    def _close(self) -> None:
        self.forget()
        self._on_close()
