"""A handover with a password: asked for on the page, forgotten as soon as it is not needed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.documents import handover as paper
from integrif_desk.exchange import encrypted_pdf, handover_json
from integrif_desk.ui.case_import.page import ImportForm
from integrif_desk.ui.cases.page import CasesPage
from integrif_desk.ui.context import Context
from tests.exchange.handovers import EVERYTHING, SHA256
from tests.ui.active import show_active

PASSWORD = "K7FQ-29MT-XW4A-3BHD"
ELSEWHERE = replace(
    EVERYTHING,
    association=replace(EVERYTHING.association, name="Lotsenhaus Bernburg e. V."),
    is_sample=False,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    data = handover_json.write(ELSEWHERE, sha256=SHA256)
    pdf = paper.render(ELSEWHERE, fingerprint=SHA256[:16], attachment=data)
    path = tmp_path / "Uebergabe-26-031.pdf"
    path.write_bytes(encrypted_pdf.encrypt(pdf, PASSWORD, lambda _identifier: "f0" * 32))
    return path


@pytest.fixture
def form(qtbot: QtBot, context: Context, locked: Path) -> ImportForm:
    made = ImportForm(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    show_active(qtbot, made)
    made.start()
    made.show_file(locked)
    return made


def texts(form: ImportForm) -> str:
    return "\n".join(each.text() for each in form.findChildren(QLabel) if each.isVisible())


def test_the_field_is_there_and_says_what_it_is(form: ImportForm) -> None:
    field = form.locked.field
    assert field.hasFocus()
    assert field.accessibleName() == "Kennwort (am Telefon erfragt)"
    assert "fragen Sie den Absender am Telefon danach" in texts(form)
    assert form.file_button.isVisible()
    assert not form.empty.isVisible()
    assert not form.save_button.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert form.locked.open_button.hasFocus()


def test_the_right_one_opens_the_preview_and_is_forgotten(qtbot: QtBot, form: ImportForm) -> None:
    QTest.keyClicks(form.locked.field, PASSWORD)
    QTest.mouseClick(form.locked.open_button, LEFT)
    assert "Lotsenhaus Bernburg e. V." in texts(form)
    assert not form.locked.isVisible()
    assert form.locked.field.text() == ""
    assert not form.locked.field.isUndoAvailable()
    assert form.save_button.hasFocus()
    with qtbot.waitSignal(form.created):
        QTest.mouseClick(form.save_button, LEFT)


def test_a_wrong_one_is_told_at_the_field_and_can_be_corrected(form: ImportForm) -> None:
    field = form.locked.field
    QTest.keyClicks(field, PASSWORD[:-1])
    QTest.mouseClick(form.locked.open_button, LEFT)
    assert "Mit diesem Kennwort öffnet sich die Datei nicht." in texts(form)
    assert field.accessibleDescription().startswith("Mit diesem Kennwort")
    assert field.hasFocus()
    QTest.keyClicks(field, PASSWORD[-1])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Lotsenhaus Bernburg e. V." in texts(form)
    assert field.accessibleDescription() == ""


def test_nothing_typed_is_told(form: ImportForm) -> None:
    QTest.mouseClick(form.locked.open_button, LEFT)
    assert "Bitte geben Sie das Kennwort ein." in texts(form)


def test_escape_leaves_and_forgets_it(qtbot: QtBot, form: ImportForm) -> None:
    QTest.keyClicks(form.locked.field, PASSWORD)
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(form.locked.field, Qt.Key.Key_Escape)
    assert form.locked.field.text() == ""
    assert not form.locked.isVisible()


def test_another_page_forgets_it_and_it_is_asked_for_again(form: ImportForm) -> None:
    QTest.keyClicks(form.locked.field, PASSWORD)
    form.hide()
    assert form.locked.field.text() == ""
    form.show()
    assert form.locked.isVisible()


def test_locking_blanks_the_field(qtbot: QtBot, context: Context, locked: Path) -> None:
    page = CasesPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.import_case(locked)
    assert page.import_form is not None
    field = page.import_form.locked.field
    QTest.keyClicks(field, PASSWORD)
    page.blank()
    assert field.text() == ""
    assert "Uebergabe-26-031" not in texts(page.import_form)
