"""The pages as they would print, made anew shortly after the last change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import handover
from integrif_desk.casework.handover import Preview
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.views import PageImage as Printed
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.page_preview import PageImage, PagePreview
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

DELAY_MS = 400
_LEAST, _MOST = 800, 2400
_PAPER_INCHES = 210 / 25.4


class LivePreview(PagePreview):
    """`on_preview` gets every new preview: what is missing, what cannot be printed."""

    def __init__(
        self,
        context: Context,
        on_preview: Callable[[Preview], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._on_preview = on_preview
        self._plan: HandoverPlan | None = None
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
        plan, width = self._plan, width_for(self)
        if plan is None:
            return

        def show(made: Preview) -> None:
            if self._plan is not None and self._plan.case_id == plan.case_id:
                if made.release.fields:
                    self.show_pages(images(made.pages))
                else:
                    self.show_message(tr("Noch gibt es nichts zu drucken. Links steht, was fehlt."))
                self._on_preview(made)

        self._context.runner.query(
            lambda: handover.preview(self._context.opened.desk, plan, width),
            show,
            self._failed,
            key="handover-preview",
            owner=self,
        )

    def clear(self, text: str = "") -> None:
        """Forget the pages."""
        self._timer.stop()
        self._plan = None
        self.show_message(text or tr("Hier erscheint das Dokument, sobald Sie etwas wählen."))

    def _failed(self, error: KnownError) -> None:
        self.show_message(sentence(error))


def width_for(widget: QWidget) -> int:
    """Return how many pixels a page needs to be sharp on this screen."""
    wanted = max(_LEAST, widget.width()) * widget.devicePixelRatioF()
    return min(_MOST, round(wanted))


def images(pages: Sequence[Printed]) -> list[PageImage]:
    """Return pages for the preview widget, with the resolution that „100 %“ needs."""
    return [
        PageImage(page.width, page.height, page.rgb, round(page.width / _PAPER_INCHES))
        for page in pages
    ]
