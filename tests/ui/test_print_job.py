"""Printing page by page: ranges, several turns of the worker, giving up, a printer that fails."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import drawn
from integrif_desk.domain.views import PageImage
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notice
from integrif_desk.ui.print_job import PrintJob
from tests.ui.conftest import LateRunner

Start = Callable[[Context], PrintJob]


class Paper:
    """What was asked for and painted."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.greys: list[int] = []
        self.printed = 0
        self.refused = 0

    def read(self, _pdf: bytes, _width: int, first: int, last: int) -> list[PageImage]:
        self.asked.append((first, last))
        return [PageImage(1, 1, bytes([number] * 3)) for number in range(first, last + 1)]

    def count(self) -> None:
        self.printed += 1

    def refuse(self) -> None:
        self.refused += 1


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Paper:
    made = Paper()

    def draw(_painter: QPainter, _place: QRect, image: QImage) -> None:
        made.greys.append(image.pixelColor(0, 0).red())

    monkeypatch.setattr(drawn, "pages", made.read)
    monkeypatch.setattr(QPainter, "drawImage", draw)
    return made


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    return made


@pytest.fixture
def job(qtbot: QtBot, paper: Paper) -> Start:
    owner = QWidget()
    qtbot.addWidget(owner)
    return lambda context: PrintJob(
        context, owner, b"", 5, "Auskunft", paper.count, on_refused=paper.refuse
    )


def test_every_page_is_painted_in_order_and_two_are_drawn_at_once(
    context: Context, job: Start, paper: Paper, printer: QPrinter
) -> None:
    job(context).start(printer)
    assert paper.greys == list(range(1, 6))
    assert paper.asked == [(1, 2), (3, 4), (5, 5)]
    assert (paper.printed, paper.refused) == (1, 0)


def test_only_the_pages_that_were_asked_for(
    context: Context, job: Start, paper: Paper, printer: QPrinter
) -> None:
    printer.setFromTo(3, 3)
    job(context).start(printer)
    assert paper.greys == [3]


def test_giving_up_paints_no_further_page(
    context: Context, job: Start, paper: Paper, printer: QPrinter
) -> None:
    late = LateRunner()
    begun = job(replace(context, runner=late))
    begun.start(printer)
    begun.stop()
    late.catch_up()
    assert paper.greys == []
    assert (paper.printed, paper.refused) == (0, 0)
    begun.stop()


def test_a_printer_that_takes_nothing_has_printed_nothing(
    context: Context, job: Start, paper: Paper, printer: QPrinter, tmp_path: Path
) -> None:
    told: list[Notice] = []
    context.notices.shown.connect(told.append)
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    job(context).start(printer)
    assert (paper.printed, paper.refused) == (0, 1)
    assert told[0].text.startswith("Der Drucker nimmt nichts an.")


def test_the_list_of_jobs_need_not_say_what_the_dialog_does(qtbot: QtBot, context: Context) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = PrintJob(context, owner, b"", 3, "Drucken", lambda: None, job="Ü-26-001").ask(
        lambda: None
    )
    assert (dialog.windowTitle(), dialog.printer().docName()) == ("Drucken", "Ü-26-001")
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    dialog.reject()
