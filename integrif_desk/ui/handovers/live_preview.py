"""The pages as they would print, made anew shortly after the last change."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import handover
from integrif_desk.casework.handover import Preview
from integrif_desk.casework.issuing import Shown
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.page_preview import PagePreview
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

DELAY_MS = 400


class LivePreview(PagePreview):
    """`on_preview` gets every new preview: what is missing, what cannot be printed."""

    def __init__(
        self,
        context: Context,
        on_preview: Callable[[Preview], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.runner, parent)
        self._context = context
        self._on_preview = on_preview
        self._plan: HandoverPlan | None = None
        self._shown: Shown | None = None
        self._drawn: HandoverPlan | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.make_now)

    def show_soon(self, plan: HandoverPlan) -> None:
        """Show this plan 400 ms after the last call."""
        self._plan = plan
        self._timer.start()

    def show_now(self, plan: HandoverPlan) -> None:
        """Show this plan at once."""
        self._plan = plan
        self.make_now()

    def make_now(self) -> None:
        """Have the pages made; an older request that has not come back is dropped."""
        self._timer.stop()
        plan = self._plan
        if plan is None:
            return

        def show(made: Preview) -> None:
            if self._plan is not None and self._plan.case_id == plan.case_id:
                self._shown, self._drawn = Shown(plan, made.mark), plan
                if made.release.fields:
                    self.show_paper(made.paper)
                else:
                    self.show_message(tr("Noch gibt es nichts zu drucken. Links steht, was fehlt."))
                self._on_preview(made)

        self._context.runner.query(
            lambda: handover.preview(self._context.opened.desk, plan),
            show,
            lambda error: self._failed(error, plan),
            key="handover-preview",
            owner=self,
        )

    def shown(self, plan: HandoverPlan) -> Shown:
        """Return what the pages show; before there are any, none of this plan are."""
        return self._shown or Shown(plan, "")

    def shows(self, plan: HandoverPlan) -> bool:
        """Whether the pages are of this document: the case, the recipient and the purpose.

        What was typed since may be missing on them; a document that cannot be drawn counts, too.
        """
        drawn = self._drawn
        return drawn is not None and (plan.case_id, plan.recipient_id, plan.purpose) == (
            drawn.case_id,
            drawn.recipient_id,
            drawn.purpose,
        )

    def clear(self, text: str = "") -> None:
        """Forget the pages."""
        self._timer.stop()
        self._plan = self._shown = self._drawn = None
        self.show_message(text or tr("Hier erscheint das Dokument, sobald Sie etwas wählen."))

    def _failed(self, error: KnownError, plan: HandoverPlan) -> None:
        self._drawn = plan  # releasing says what is wrong
        self.show_message(sentence(error))
