"""Printing page by page: ranges, several turns of the worker, giving up in between."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.domain.views import PageImage
from integrif_desk.ui.context import Context
from integrif_desk.ui.long_document import LongPrint, preview_width
from tests.ui.conftest import LateRunner

Start = Callable[[int], LongPrint]


class Paper:
    """What was asked for and painted."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.greys: list[int] = []
        self.printed = 0

    def read(self, _width: int, first: int, last: int) -> list[PageImage]:
        self.asked.append((first, last))
        return [PageImage(1, 1, bytes([number] * 3)) for number in range(first, last + 1)]

    def count(self) -> None:
        self.printed += 1


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Paper:
    made = Paper()

    def draw(_painter: QPainter, _place: QRect, image: QImage) -> None:
        made.greys.append(image.pixelColor(0, 0).red())

    monkeypatch.setattr(QPainter, "drawImage", draw)
    return made


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    return made


def test_every_page_is_painted_in_order(
    qtbot: QtBot, context: Context, paper: Paper, printer: QPrinter
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    LongPrint(context, owner, paper.read, 10, "Auskunft", paper.count).start(printer)
    assert paper.greys == list(range(1, 11))
    assert paper.asked == [(1, 4), (5, 8), (9, 10)]
    assert paper.printed == 1


def test_only_the_pages_that_were_asked_for(
    qtbot: QtBot, context: Context, paper: Paper, printer: QPrinter
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    printer.setFromTo(3, 3)
    LongPrint(context, owner, paper.read, 10, "Auskunft", paper.count).start(printer)
    assert paper.greys == [3]


def test_giving_up_paints_no_further_page(
    qtbot: QtBot, context: Context, paper: Paper, printer: QPrinter
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    late = LateRunner()
    job = LongPrint(replace(context, runner=late), owner, paper.read, 10, "Auskunft", paper.count)
    job.start(printer)
    job.stop()
    late.catch_up()
    assert paper.greys == []
    assert paper.printed == 0
    job.stop()


def test_many_pages_are_shown_smaller() -> None:
    assert preview_width(8) > preview_width(9)
