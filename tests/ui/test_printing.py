"""Asking for the printer."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.printing import ask_for_printer
from integrif_desk.ui.referrals import print_list
from integrif_desk.ui.today import day_list


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


@pytest.mark.parametrize("chosen", [True, False])
def test_it_notes_and_then_prints_only_once_a_printer_is_chosen(
    context: Context, parent: QWidget, printer: QPrinter, chosen: bool
) -> None:
    done: list[object] = []
    dialog = ask_for_printer(
        context, printer, "Liste drucken", lambda: done.append("noted"), done.append, parent
    )
    assert dialog.windowTitle() == "Liste drucken"
    assert done == []  # it has not waited
    if chosen:
        dialog.accepted.emit(printer)
    dialog.close()
    assert done == (["noted", printer] if chosen else [])


def test_what_cannot_be_noted_is_not_printed(
    context: Context, parent: QWidget, printer: QPrinter, qtbot: QtBot
) -> None:
    def full() -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    printed: list[QPrinter] = []
    dialog = ask_for_printer(context, printer, "Liste drucken", full, printed.append, parent)
    with qtbot.waitSignal(context.notices.shown) as told:
        dialog.accepted.emit(printer)
    dialog.close()
    assert printed == []
    assert told.args is not None
    assert "voll" in told.args[0].text


def test_the_printer_is_no_way_to_a_file_in_clear(
    context: Context, parent: QWidget, printer: QPrinter
) -> None:
    dialog = ask_for_printer(
        context, printer, "Liste drucken", lambda: None, lambda _printer: None, parent
    )
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.close()


@pytest.mark.parametrize("subject", ["DayList", "ReferralList"])
def test_a_printed_list_stands_on_the_audit_log(
    context: Context, parent: QWidget, subject: str, tmp_path: Path
) -> None:
    desk = context.opened.desk
    if subject == "DayList":
        text = day_list.document((), desk.today(), desk.account.name)
        dialog = day_list.print_document(context, text, parent)
    else:
        dialog = print_list.print_rows(context, (), "Verweisungen", parent)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "list.pdf"))
    noted = f"SELECT count(*) FROM audit_log WHERE action = 'printed' AND subject = '{subject}'"
    with desk.read() as work:
        assert work.connection.exec_driver_sql(noted).scalar() == 0
    dialog.accepted.emit(dialog.printer())
    dialog.close()
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    with desk.read() as work:
        assert work.connection.exec_driver_sql(noted).scalar() == 1
