"""Looking at and printing documents of many pages: page by page, so that memory stays small.

Pages are drawn on the worker, a few at a time, and painted as they come.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from integrif_desk.domain.views import PageImage
from integrif_desk.ui.context import Context
from integrif_desk.ui.pages_view import WIDTH
from integrif_desk.ui.printing import ask_for_printer

MOST_SHOWN = 30
"""Pages that a preview shows; the whole document is in the file and on paper."""
_FEW = 8
_SMALL_WIDTH = 900
_PRINT_WIDTH = 1654
"""Pixels of an A4 page at 200 dpi."""
_AT_ONCE = 4
ReadPages = Callable[[int, int, int], Sequence[PageImage]]
"""Returns pages as pictures: width in pixels, first and last page counted from 1."""


def preview_width(count: int) -> int:
    """Return how many pixels wide the pages of a document are drawn that is to be looked at."""
    return WIDTH if count <= _FEW else _SMALL_WIDTH


class LongPrint:
    """Prints a document of `count` pages; `ask` first. `stop` gives up, e.g. when locking."""

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        read: ReadPages,
        count: int,
        title: str,
        on_printed: Callable[[], object],
    ) -> None:
        self._context = context
        self._owner = owner
        self._read = read
        self._count = count
        self._title = title
        self._on_printed = on_printed
        self._painter: QPainter | None = None
        self._printer: QPrinter | None = None
        self._first = 1

    def ask(self) -> QPrintDialog:
        """Ask for the printer and print once it is chosen; returns the open dialog."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setDocName(self._title)
        dialog = ask_for_printer(printer, self._title, self.start, self._owner)
        dialog.setMinMax(1, self._count)
        return dialog

    def start(self, printer: QPrinter) -> None:
        """Print the pages that were asked for."""
        self._printer = printer
        self._painter = QPainter(printer)
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
            self._painter.end()
            self._painter = None
            self._on_printed()

        self._context.runner.query(
            lambda: self._read(_PRINT_WIDTH, first, until),
            paint,
            key=("print", id(self)),
            owner=self._owner,
        )


def _paint(page: PageImage, painter: QPainter, printer: QPrinter) -> None:
    """Paint a page over the whole sheet."""
    stride = 3 * page.width
    image = QImage(page.rgb, page.width, page.height, stride, QImage.Format.Format_RGB888)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
