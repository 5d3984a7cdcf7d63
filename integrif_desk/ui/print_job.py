"""A document on its way to the printer, a few pages at a time.

Pages are drawn on the worker and painted as they come: sixty of them at once would take more than
a gigabyte, and the window would stand still while they are painted.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import drawn
from integrif_desk.domain.views import PageImage
from integrif_desk.ui.context import Context
from integrif_desk.ui.printing import ask_for_printer
from integrif_desk.wording.i18n import tr

_WIDTH = 2480
"""Pixels of an A4 page at 300 dpi."""
_AT_ONCE = 2


class PrintJob:
    """Prints `pdf`, which has `count` pages; `ask` first. `stop` gives up, e.g. when locking.

    `name` is what the dialog says, `job` what the printer's list of jobs does: it tells nothing
    about the person. `on_printed()` or `on_refused()` is called once; a refusal has been told.
    """

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        pdf: bytes,
        count: int,
        name: str,
        on_printed: Callable[[], object] = lambda: None,
        *,
        job: str = "",
        on_refused: Callable[[], object] = lambda: None,
    ) -> None:
        self._context = context
        self._owner = owner
        self._pdf = pdf
        self._count = count
        self._name = name
        self._job = job or name
        self._on_printed = on_printed
        self._on_refused = on_refused
        self._painter: QPainter | None = None
        self._printer: QPrinter | None = None
        self._first = 1

    def ask(self, note: Callable[[], object]) -> QPrintDialog:
        """Ask for the printer and print once it is chosen; returns the open dialog.

        What `note` enters stands before the first page is printed.
        """
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setDocName(self._job)
        dialog = ask_for_printer(self._context, printer, self._name, note, self.start, self._owner)
        dialog.setMinMax(1, self._count)
        return dialog

    def start(self, printer: QPrinter) -> None:
        """Print the pages that were asked for."""
        painter = QPainter()
        if not painter.begin(printer):
            self._refuse()
            return
        self._printer, self._painter = printer, painter
        self._first = printer.fromPage() or 1
        self._go_on(self._first, printer.toPage() or self._count)

    def stop(self) -> None:
        """Print no further page."""
        if self._painter is not None and self._printer is not None:
            self._printer.abort()
            self._painter.end()
            self._painter = None

    def _go_on(self, first: int, last: int) -> None:
        until = min(last, first + _AT_ONCE - 1)

        def paint(pages: Sequence[PageImage]) -> None:
            if self._painter is None or self._printer is None:  # given up meanwhile
                return
            for number, page in enumerate(pages, start=first):
                if number > self._first:
                    self._printer.newPage()
                _paint(page, self._painter, self._printer)
            if until < last:
                self._go_on(until + 1, last)
                return
            done = self._painter.end()
            self._painter = None
            if done:
                self._on_printed()
            else:
                self._refuse()

        self._context.runner.query(
            lambda: drawn.pages(self._pdf, _WIDTH, first, until),
            paint,
            key=("print", id(self)),
            owner=self._owner,
        )

    def _refuse(self) -> None:
        self._on_refused()
        self._context.notices.error(
            tr(
                "Der Drucker nimmt nichts an. Bitte prüfen Sie, ob er eingeschaltet und "
                "verbunden ist, und drucken Sie noch einmal."
            )
        )


def _paint(page: PageImage, painter: QPainter, printer: QPrinter) -> None:
    """Paint a page over the whole sheet."""
    stride = 3 * page.width
    image = QImage(page.rgb, page.width, page.height, stride, QImage.Format.Format_RGB888)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
