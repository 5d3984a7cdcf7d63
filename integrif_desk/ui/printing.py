"""The way to the printer that every list and document takes."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def ask_for_printer(
    printer: QPrinter,
    title: str,
    put_on_paper: Callable[[QPrinter], object],
    parent: QWidget,
) -> QPrintDialog:
    """Ask for the printer and print once it is chosen; returns the open dialog.

    It does not wait for the answer: locking closes the dialog, and nothing is printed then.
    """
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    # The printer has to live as long as the dialog that fills it in.
    dialog.accepted.connect(lambda: put_on_paper(printer))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    QDialog.open(dialog)
    return dialog
