"""Pages on paper: asking for the printer and painting them with its resolution."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from integrif_desk.domain.views import PageImage
from integrif_desk.ui.printing import ask_for_printer
from integrif_desk.wording.i18n import tr

PRINT_WIDTH = 2480
"""Pixels of an A4 page at 300 dpi."""


def print_pages(
    pages: Sequence[PageImage], name: str, parent: QWidget, on_printed: Callable[[], object]
) -> QDialog:
    """Ask for the printer and print the pages once it is chosen; returns the open dialog."""

    def put_on_paper(chosen: QPrinter) -> None:
        paint_pages(pages, chosen)
        on_printed()

    return ask_for_paper(pages, name, parent, put_on_paper)


def ask_for_paper(
    pages: Sequence[PageImage], name: str, parent: QWidget, take: Callable[[QPrinter], object]
) -> QDialog:
    """Ask for the printer of these pages; `take(printer)` is called once it is chosen.

    The printer lives as long as somebody holds it.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(name)

    dialog = ask_for_printer(printer, tr("Drucken"), take, parent)
    dialog.setMinMax(1, len(pages))
    return dialog


def paint_pages(pages: Sequence[PageImage], printer: QPrinter) -> bool:
    """Paint the pages that were asked for, each over the whole sheet; False if it takes none."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages[first - 1 : last]):
        if number:
            printer.newPage()
        stride = 3 * page.width
        image = QImage(page.rgb, page.width, page.height, stride, QImage.Format.Format_RGB888)
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
    return painter.end()
