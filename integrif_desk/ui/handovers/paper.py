"""The two ways an issued handover leaves the desk: a PDF file and the printer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import handover
from integrif_desk.domain.views import HandoverRow, PageImage
from integrif_desk.ui.context import Context
from integrif_desk.ui.printing import ask_for_printer
from integrif_desk.ui.saving import ask_where_pdf, write_pdf
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.i18n import tr

PRINT_WIDTH = 2480
"""Pixels of an A4 page at 300 dpi."""


def ask_for_file(context: Context, row: HandoverRow, parent: QWidget) -> QFileDialog:
    """Ask where to and write the PDF there; returns the open dialog."""
    desk = context.opened.desk

    def save(path: Path) -> None:
        write_pdf(
            context,
            parent,
            path,
            lambda overwrite: handover.export_pdf(desk, row.id, path, overwrite=overwrite),
        )

    return ask_where_pdf(parent, handover.suggested_file_name(row), save)


class PrintBar(QFrame):
    """Says that the paper will hold personal data; `on_print` goes on to the printer."""

    def __init__(
        self,
        on_print: Callable[[], object],
        on_cancel: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("callout", True)
        self.go = Button(tr("Drucker &wählen …"), height=SMALL, on_click=on_print)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("warning-fill", "waiting"), 0, Qt.AlignmentFlag.AlignTop)
        sentence = tr(
            "Das Papier enthält personenbezogene Daten. Bitte holen Sie es gleich aus dem Drucker."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go)
        buttons.addWidget(Button(tr("Abbrechen"), FLAT, height=SMALL, on_click=on_cancel))
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(sentence, wrap=True))
        column.addLayout(buttons)
        row.addLayout(column, 1)
        self.setAccessibleName(sentence)
        self.hide()

    def open(self) -> None:
        """Show the warning with the cursor on the way on."""
        self.show()
        self.go.setFocus()


def print_pages(
    pages: Sequence[PageImage], name: str, parent: QWidget, on_printed: Callable[[], object]
) -> QDialog:
    """Ask for the printer and print the pages once it is chosen; returns the open dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(name)

    def put_on_paper(chosen: QPrinter) -> None:
        paint_pages(pages, chosen)
        on_printed()

    dialog = ask_for_printer(printer, tr("Übergabe drucken"), put_on_paper, parent)
    dialog.setMinMax(1, len(pages))
    return dialog


def paint_pages(pages: Sequence[PageImage], printer: QPrinter) -> None:
    """Paint the pages that were asked for, each over the whole sheet."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    painter = QPainter(printer)
    for number, page in enumerate(pages[first - 1 : last]):
        if number:
            printer.newPage()
        stride = 3 * page.width
        image = QImage(page.rgb, page.width, page.height, stride, QImage.Format.Format_RGB888)
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
    painter.end()
