"""„Auskunft (Art. 15)“ from the case menu to the register, with real clicks."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from integrif_desk.casework import contact_note, disclosure
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notice
from integrif_desk.ui.widgets.buttons import Button

ENTRY = "Auskunft (Art. 15) …"


@pytest.fixture
def noted(context: Context, case_id: UUID) -> UUID:
    contact_note.log(
        context.opened.desk,
        NewNote(case_id=case_id, text="Frau Keller und Karim riefen Mohammad an."),
    )
    return case_id


@pytest.fixture
def said(context: Context) -> list[str]:
    told: list[str] = []
    context.notices.done.connect(lambda text, _undo: told.append(text))
    return told


def choose(page: CasePage, name: str) -> None:
    next(act for text, act in page._menu() if text.replace("&", "") == name)()
    QApplication.processEvents()  # the form gets its place


def press(page: CasePage, name: str) -> None:
    found = [one for one in page.access.findChildren(Button) if one.accessibleName() == name]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def opened_sheet(page: CasePage) -> CasePage:
    choose(page, ENTRY)
    QTest.mouseClick(page.access.form.save_button, Qt.MouseButton.LeftButton)
    return page


def test_a_lead_reads_the_pages_first(page: CasePage, noted: UUID) -> None:
    choose(page, ENTRY)
    assert page.access.form.isVisible()
    assert page.access.hide_names.isChecked()
    QTest.keyClicks(page.access.also_hide, "Karim; ")
    QTest.keyClick(page.access.also_hide, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.access.pages.isVisible()
    assert page.access.form.isHidden()
    assert page.header.isHidden()
    shown = page.access._shown
    assert shown is not None
    assert page.access.pages.preview.count == shown.paper.count > 2
    (case,) = shown.made.report.cases
    assert case.notes[0].text == "[Name] und [Name] riefen Mohammad an."


def test_escape_goes_back_to_the_form_and_then_to_the_tabs(page: CasePage, noted: UUID) -> None:
    opened_sheet(page)
    QTest.keyClick(page.access, Qt.Key.Key_Escape)
    assert page.access.form.isVisible()
    assert page.access._shown is None
    QTest.keyClick(page.access, Qt.Key.Key_Escape)
    assert page.access.isHidden()
    assert page.header.isVisible()


def test_another_tab_brings_the_header_back(page: CasePage, noted: UUID) -> None:
    opened_sheet(page)
    QTest.mouseClick(page.tabs.button("way"), Qt.MouseButton.LeftButton)
    assert page.header.isVisible()


def test_only_leads_are_offered_it(
    qtbot: QtBot, context: Context, case_id: UUID, page: CasePage
) -> None:
    assert ENTRY in [name.replace("&", "") for name, _ in page._menu()]
    desk = context.opened.desk
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    other = CasePage(replace(context, opened=replace(context.opened, desk=volunteer)))
    qtbot.addWidget(other)
    other.show_case(case_id)
    assert ENTRY not in [name.replace("&", "") for name, _ in other._menu()]
    other.blank()


def test_both_files_are_saved_under_names_that_tell_nothing(
    page: CasePage, noted: UUID, tmp_path: Path, said: list[str]
) -> None:
    opened_sheet(page)
    press(page, "PDF speichern …")
    dialog = page.window().findChildren(QFileDialog)[-1]
    assert Path(dialog.selectedFiles()[0]).name == "Auskunft.pdf"
    dialog.reject()
    page.access.write_pdf(tmp_path / "a.pdf")
    page.access.write_data(tmp_path / "a.json")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    copy = json.loads((tmp_path / "a.json").read_bytes())
    assert copy["person"]["facts"]["given_names"] == "Mohammad"
    assert all("nicht verschlüsselt" in text for text in said)
    assert len(said) == 2


def test_handing_over_is_entered_in_the_register(
    context: Context, page: CasePage, noted: UUID, said: list[str]
) -> None:
    opened_sheet(page)
    press(page, "Ausgehändigt …")
    assert page.access.handed.isVisible()
    assert page.access.pages.isHidden()
    page.access.channel.set_value(Channel.POST)
    QTest.mouseClick(page.access.handed.save_button, Qt.MouseButton.LeftButton)
    assert said == ["Im Register eingetragen."]
    assert page.access.pages.isVisible()
    (row,) = disclosure.of_case(context.opened.desk, noted)
    assert row.disclosure.kind is DocumentKind.ACCESS_REPORT
    assert row.disclosure.channel is Channel.POST


def test_a_day_that_cannot_be_is_said_at_the_field(page: CasePage, noted: UUID) -> None:
    opened_sheet(page)
    press(page, "Ausgehändigt …")
    for typed in ("41.13.", "+3"):
        page.access.day.setText(typed)
        QTest.mouseClick(page.access.handed.save_button, Qt.MouseButton.LeftButton)
        assert page.access.day.property("invalid")
        assert page.access.handed.isVisible()


def test_a_sign_that_no_font_has_can_be_accepted(context: Context, page: CasePage) -> None:
    case_id = page.current_case()
    assert case_id is not None
    contact_note.log(context.opened.desk, NewNote(case_id=case_id, text="gut 😀"))
    warned: list[Notice] = []
    context.notices.shown.connect(warned.append)
    opened_sheet(page)
    assert page.access._shown is None
    assert page.access.form.save_button.isEnabled()
    (notice,) = warned
    assert notice.on_action is not None
    notice.on_action()
    assert page.access.pages.isVisible()


def test_locking_and_another_case_forget_everything(page: CasePage, noted: UUID) -> None:
    opened_sheet(page)
    page.access.also_hide.setText("Karim")
    page.blank()
    assert page.access._shown is None
    assert page.access.also_hide.text() == ""
    assert page.access.pages.preview.count == 0
    assert not page.access.pages.preview.sheets.held


def test_it_is_printed_page_by_page_and_noted(
    page: CasePage, noted: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[QRect] = []

    def draw(_painter: QPainter, place: QRect, _image: QImage) -> None:
        painted.append(place)

    monkeypatch.setattr(QPainter, "drawImage", draw)
    opened_sheet(page)
    dialog = page.access.print_it()
    assert dialog is not None
    dialog.reject()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert page.access._printing is not None
    page.access._printing.start(printer)
    assert page.access._shown is not None
    assert len(painted) == page.access._shown.paper.count
    assert (tmp_path / "paper.pdf").stat().st_size > 1000
