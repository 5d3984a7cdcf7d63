"""Asking for the printer."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.printing import ask_for_printer


@pytest.mark.parametrize("chosen", [True, False])
def test_it_prints_only_once_a_printer_is_chosen(
    qtbot: QtBot, tmp_path: Path, chosen: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printed: list[QPrinter] = []
    dialog = ask_for_printer(printer, "Liste drucken", printed.append, parent)
    assert dialog.windowTitle() == "Liste drucken"
    assert printed == []  # it has not waited
    if chosen:
        dialog.accepted.emit(printer)
    dialog.close()
    assert printed == ([printer] if chosen else [])
