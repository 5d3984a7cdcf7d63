"""The list of issued handovers, driven as a person drives it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integrif_desk.casework import handover, sending
from integrif_desk.casework.answer import Answer, answer
from integrif_desk.casework.vault import Opened
from integrif_desk.documents.preview import render_pages
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import (
    CASES,
    REFERRALS,
    CaseTarget,
    Context,
    HandoverTarget,
    ReferralTarget,
)
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.handovers.table_model import Column
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.print_job import PrintJob
from integrif_desk.ui.theme import theme
from tests.ui.conftest import LateRunner
from tests.ui.handovers.conftest import click, texts


def test_an_empty_list_offers_the_first_handover(page: HandoversPage) -> None:
    assert page.empty.isVisible()
    click(page.empty, "Erste Übergabe erstellen")
    assert page.picker.isVisible()


def test_a_case_is_found_by_name_and_opens_the_composer(
    page: HandoversPage, case_id: UUID, office: UUID, qtbot: QtBot
) -> None:
    click(page, "Neue Übergabe")
    QTest.keyClicks(page.picker.field, "Ahmad")
    qtbot.waitUntil(page.picker.field._hits.isVisible)
    QTest.keyClick(page.picker.field, Qt.Key.Key_Return)
    assert page.is_composing()
    assert page.composer.case_id == case_id


def test_the_newest_is_shown_with_its_pages(issued: UUID, page: HandoversPage) -> None:
    shown = texts(page.detail)
    row = page.detail.row
    assert row is not None
    assert row.id == issued
    assert {"Übergabe Ü-26-001", row.answer_code, row.recipient_name} <= shown
    assert f"Seite 1 von {row.page_count}" in shown
    index = page.model.index(0, Column.STATE)
    assert page.model.data(index) == "noch nicht übergeben"


def test_with_little_room_the_name_gives_way_and_not_the_state(
    issued: UUID, page: HandoversPage
) -> None:
    table = page.table
    state = table.columnWidth(Column.STATE)
    for width, whole in ((900, False), (1300, True)):
        page.resize(width, 640)
        QApplication.processEvents()
        assert (table.columnWidth(Column.CASE) == theme().px(160)) is whole
        assert table.columnWidth(Column.STATE) == state
        end = table.columnViewportPosition(Column.STATE) + state
        assert end <= table.viewport().width()


def test_the_one_just_issued_is_shown_however_long_reading_takes(
    opened: Opened, desk_app: QApplication, issued: UUID, plan: HandoverPlan, qtbot: QtBot
) -> None:
    runner = LateRunner()
    page = HandoversPage(Context(opened, runner, Notices()))
    qtbot.addWidget(page)
    page.refresh(None)
    runner.catch_up()
    assert page.detail.row is not None
    assert page.detail.row.id == issued
    done = handover.issue(opened.desk, plan)
    page.composer.issued.emit(done.created)
    page.refresh(done)
    runner.catch_up()
    assert page.detail.row.id == done.created
    assert page.table.selected() == page.detail.row


def test_an_answer_entered_elsewhere_shows_here(
    opened: Opened, issued: UUID, page: HandoversPage
) -> None:
    row = handover.view(opened.desk, issued)
    page.refresh(
        answer(
            opened.desk,
            row.answer_code,
            Answer(decision=Decision.B, expected_on=date(2026, 5, 1)),
        )
    )
    assert page.model.data(page.model.index(0, Column.STATE)) == "später ab 01.05.2026"
    assert "später ab 01.05.2026, am 10.03.2026" in texts(page.detail)
    assert not page.detail.answer_button.isVisible()


def test_the_answer_and_the_case_are_one_click_away(
    issued: UUID, case_id: UUID, page: HandoversPage, qtbot: QtBot
) -> None:
    row = page.detail.row
    assert row is not None
    with qtbot.waitSignal(page.go_to) as asked:
        click(page.detail, "Antwort eintragen")
    assert asked.args == [REFERRALS, ReferralTarget(answer=True, code=row.answer_code)]
    with qtbot.waitSignal(page.go_to) as asked:
        click(page.detail, "Al-Ahmad, Mohammad (F-26-001)")
    assert asked.args == [CASES, CaseTarget(case_id)]


def test_every_page_is_printed(
    opened: Opened, context: Context, issued: UUID, page: HandoversPage, tmp_path: Path
) -> None:
    pdf, count = sending.for_printer(opened.desk, issued)
    done: list[bool] = []
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    job = PrintJob(context, page, pdf, count, "Drucken", lambda: done.append(True))
    job.start(printer)
    assert done == [True]
    printed = render_pages((tmp_path / "printed.pdf").read_bytes(), 300)
    assert len(printed) == count == handover.view(opened.desk, issued).page_count
    assert min(printed[0].rgb) < 80
    assert max(printed[0].rgb) == 255


def test_a_handover_named_by_another_page_is_shown(
    opened: Opened, plan: HandoverPlan, issued: UUID, page: HandoversPage
) -> None:
    second = handover.issue(opened.desk, replace(plan, discussed_on=date(2026, 3, 9))).created
    page.show_item(HandoverTarget(handover_id=second))
    row = page.detail.row
    assert row is not None
    assert row.number == "Ü-26-002"
    page.show_item(HandoverTarget(handover_id=issued))
    assert page.detail.row is not None
    assert page.detail.row.id == issued


def test_locking_forgets_everything_shown(issued: UUID, page: HandoversPage) -> None:
    page.blank()
    assert page.model.rows() == []
    assert page.detail.row is None
    assert page.detail.code.text() == ""
