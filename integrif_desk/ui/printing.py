"""The way to the printer that every list and document takes."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from integrif_desk.ui.context import Context


def ask_for_printer(
    context: Context,
    printer: QPrinter,
    title: str,
    note: Callable[[], object],
    put_on_paper: Callable[[QPrinter], None],
    parent: QWidget,
) -> QPrintDialog:
    """Ask for the printer and print once it is chosen; returns the open dialog.

    What `note` enters stands before anything is printed. The dialog does not wait for the answer:
    locking closes it, and nothing is printed then. A file is no paper: what is saved in clear is
    asked about first (`ui.saving`).
    """

    def enter() -> None:
        # The printer has to live as long as the dialog that fills it in, and until it has printed.
        context.runner.change(
            note, lambda _noted: put_on_paper(printer), context.notices.error, owner=parent
        )

    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(enter)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    QDialog.open(dialog)
    return dialog
