"""„Auskunft (Art. 15)“ from the case menu to the register, with real clicks."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import contact_note, disclosure
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, DocumentKind
from integrif_desk.domain.ways_out import WayOut
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notice
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.asked import IN_CLEAR, answer

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


def test_who_gives_it_up_is_back_where_it_began(page: CasePage, noted: UUID) -> None:
    opened_sheet(page)
    press(page, "Weitergeben …")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.access.giving.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert page.access.pages.isVisible()
    assert page.access.give_button.hasFocus()


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


def save_as(page: CasePage, path: Path) -> str:
    """Choose where to write; return the name that was proposed."""
    dialog = page.window().findChildren(QFileDialog)[-1]
    proposed = Path(dialog.selectedFiles()[0]).name
    (name,) = (one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    name.setText(str(path))
    dialog.accept()
    QApplication.processEvents()
    return proposed


def take_channel(page: CasePage, channel: Channel) -> None:
    choice = page.access.giving.channel
    choice.setFocus()
    choice.set_value(channel)
    choice.activated.emit(choice.currentIndex())


def entered(context: Context, case_id: UUID) -> list[Disclosure]:
    return [row.disclosure for row in disclosure.of_case(context.opened.desk, case_id)]


def test_in_clear_it_is_written_after_a_question_only(
    context: Context, page: CasePage, noted: UUID, tmp_path: Path, said: list[str]
) -> None:
    opened_sheet(page)
    press(page, "Weitergeben …")
    assert page.access.giving.isVisible()
    assert page.access.pages.isHidden()
    press(page, "PDF ohne Kennwort speichern …")
    answer(page, "Abbrechen")
    assert not page.window().findChildren(QFileDialog)
    assert entered(context, noted) == []
    press(page, "PDF ohne Kennwort speichern …")
    answer(page, IN_CLEAR)
    assert save_as(page, tmp_path / "a.pdf") == "Auskunft.pdf"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    (entry,) = entered(context, noted)
    assert (entry.kind, entry.channel) == (DocumentKind.ACCESS_REPORT, Channel.IN_PERSON)
    assert "nicht verschlüsselt" in said[-1]
    assert page.access.pages.isVisible()


def test_the_data_by_themselves_ask_the_same_question(
    context: Context, page: CasePage, noted: UUID, tmp_path: Path
) -> None:
    opened_sheet(page)
    press(page, "Daten weitergeben …")
    shown = [one.accessibleName() for one in page.access.giving.ways.values() if one.isVisible()]
    assert shown == ["Daten ohne Kennwort speichern …"]
    press(page, "Daten ohne Kennwort speichern …")
    answer(page, IN_CLEAR)
    assert save_as(page, tmp_path / "a.json") == "Auskunft.json"
    copy = json.loads((tmp_path / "a.json").read_bytes())
    assert copy["person"]["facts"]["given_names"] == "Mohammad"
    (entry,) = entered(context, noted)
    assert entry.kind is DocumentKind.DATA_COPY


def test_its_password_is_told_once_and_comes_back_until_it_is(
    context: Context, page: CasePage, noted: UUID, tmp_path: Path, said: list[str]
) -> None:
    giving = page.access.giving
    opened_sheet(page)
    press(page, "Weitergeben …")
    take_channel(page, Channel.ENCRYPTED_PDF)
    press(page, "PDF mit Kennwort speichern …")
    save_as(page, tmp_path / "a.pdf")
    password = giving.told.password.text()
    with pikepdf.open(tmp_path / "a.pdf", password=password) as locked:
        assert "Auskunft.json" in locked.attachments
    QTest.keyClick(giving, Qt.Key.Key_Escape)
    assert giving.told.isVisible()  # nothing throws it away by accident
    page.access.close_sheet()
    assert giving.told.password.text() == ""
    opened_sheet(page)
    assert giving.told.password.text() == password
    giving.told.told.click()
    press(page, "Fertig")
    assert said[-1] == "Im Register eingetragen."
    assert giving.told.password.text() == ""
    assert page.access.pages.isVisible()
    (entry,) = entered(context, noted)
    assert entry.channel is Channel.ENCRYPTED_PDF
    page.blank()
    assert not giving.is_untold()


def test_what_was_not_given_after_all_is_struck(
    context: Context, page: CasePage, noted: UUID, tmp_path: Path
) -> None:
    opened_sheet(page)
    press(page, "Weitergeben …")
    take_channel(page, Channel.ENCRYPTED_PDF)
    press(page, "PDF mit Kennwort speichern …")
    save_as(page, tmp_path / "a.pdf")
    press(page, "Doch nicht weitergegeben")
    (entry,) = entered(context, noted)
    assert entry.entered_in_error


def test_nobody_is_named_as_an_office(page: CasePage, noted: UUID) -> None:
    opened_sheet(page)
    press(page, "Weitergeben …")
    giving = page.access.giving
    channels = [giving.channel.itemText(number) for number in range(giving.channel.count())]
    assert channels[0] == "persönlich"
    assert len(channels) == 6
    for channel in (Channel.POST, Channel.EMAIL, Channel.ENCRYPTED_EMAIL):
        take_channel(page, channel)
        shown = [one.text() for one in giving.findChildren(QLabel) if one.isVisible()]
        assert not any("Stelle" in text or "Verzeichnis" in text for text in shown)


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


def test_it_is_entered_and_printed_page_by_page(
    context: Context,
    page: CasePage,
    noted: UUID,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
) -> None:
    painted: list[QRect] = []

    def draw(_painter: QPainter, place: QRect, _image: QImage) -> None:
        painted.append(place)

    monkeypatch.setattr(QPainter, "drawImage", draw)
    given = tmp_path / "paper.pdf"

    opened_sheet(page)
    count = page.access.pages.preview.count
    press(page, "Drucken …")
    assert page.access.giving.channel.value() is Channel.IN_PERSON
    printed = page.access.giving.ways[WayOut.PRINT]
    assert printed.hasFocus()
    before = len(page.window().findChildren(QPrintDialog))
    QTest.mouseClick(printed, Qt.MouseButton.LeftButton)
    dialogs = page.window().findChildren(QPrintDialog)
    assert len(dialogs) == before + 1
    assert entered(context, noted) == []
    printer = dialogs[-1].printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(given))
    dialogs[-1].accepted.emit(printer)
    QApplication.processEvents()
    assert len(painted) == count
    assert given.stat().st_size > 1000
    (entry,) = entered(context, noted)
    assert (entry.kind, entry.channel) == (DocumentKind.ACCESS_REPORT, Channel.IN_PERSON)
    assert said[-1] == "Gedruckt und im Register eingetragen."
