"""A handover of another association becomes a case: looked at, decided, added."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case
from integrif_desk.casework.case import NewCase
from integrif_desk.documents import handover as paper
from integrif_desk.domain.views import CaseFilter
from integrif_desk.exchange import handover_json
from integrif_desk.ui.case.documents_tab import DocumentsTab
from integrif_desk.ui.case_import.page import ImportForm
from integrif_desk.ui.cases.page import CasesPage
from integrif_desk.ui.context import CaseTarget, Context
from integrif_desk.ui.widgets.buttons import Button
from tests.exchange.handovers import EVERYTHING, SHA256
from tests.ui.active import show_active

CONTROL = Qt.KeyboardModifier.ControlModifier
ELSEWHERE = replace(
    EVERYTHING,
    association=replace(EVERYTHING.association, name="Lotsenhaus Bernburg e. V."),
    is_sample=False,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "handover.json"
    path.write_bytes(handover_json.write(ELSEWHERE, sha256=SHA256))
    return path


@pytest.fixture
def form(qtbot: QtBot, context: Context) -> ImportForm:
    made = ImportForm(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    show_active(qtbot, made)
    made.start()
    return made


def texts(form: ImportForm) -> str:
    return "\n".join(each.text() for each in form.findChildren(QLabel) if each.isVisible())


def rows(context: Context) -> list[UUID]:
    desk = context.opened.desk
    return [row.id for row in case.cases(desk, CaseFilter(today=desk.today())).rows]


def test_a_file_is_shown_and_added_with_two_keys(
    qtbot: QtBot, form: ImportForm, context: Context, file: Path
) -> None:
    form.show_file(file)
    shown = texts(form)
    for told in (
        *("Lotsenhaus Bernburg e. V.", "محمد الأحمد", "Erwerbstätigkeit erlaubt", "Arabisch"),
        *("Nicht übernommen", "gelten nur für den Absender", "Einwilligung einholen"),
    ):
        assert told in shown
    assert rows(context) == []
    with qtbot.waitSignal(form.created) as created:
        QTest.keyClick(form.save_button, Qt.Key.Key_Return, CONTROL)
    assert rows(context) == [created.args[0]]
    assert "Al-Ahmad" not in texts(form)


def test_somebody_alike_has_to_be_decided_on(
    qtbot: QtBot, form: ImportForm, context: Context, file: Path
) -> None:
    entered = NewCase(given_names="Mohamad", surname="Alahmad", birth_date=date(1991, 8, 14))
    case.open_case(context.opened.desk, entered)
    form.show_file(file)
    assert form.person.hasFocus()
    form.save_button.click()
    assert "Bitte wählen Sie, ob es dieselbe Person ist." in texts(form)
    assert len(rows(context)) == 1
    QTest.keyClick(form.person, Qt.Key.Key_Down)
    QTest.keyClick(form.person, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Person: wird ergänzt" in texts(form))
    assert "gleiches Geburtsdatum" in texts(form)
    with qtbot.waitSignal(form.created) as created:
        form.save_button.click()
    detail = case.read(context.opened.desk, created.args[0])
    assert detail.person.display_name == "Mohamad Alahmad"


def test_a_handover_is_taken_in_once_and_leads_to_its_case(
    qtbot: QtBot, form: ImportForm, file: Path
) -> None:
    form.show_file(file)
    with qtbot.waitSignal(form.created) as created:
        form.save_button.click()
    form.show_file(file)
    assert "der Fall F-26-001 angelegt worden" in texts(form)
    assert not form.save_button.isVisible()
    with qtbot.waitSignal(form.known_wanted) as known:
        form.open_button.click()
    assert known.args == created.args


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "beschädigt oder unvollständig"),
        (b"PK", "enthält keine Übergabe"),
        (None, "lässt sich nicht lesen"),
    ],
)
def test_a_wrong_file_is_told_and_another_can_be_chosen(
    form: ImportForm, tmp_path: Path, content: bytes | None, told: str
) -> None:
    wrong = tmp_path / "falsch.pdf"
    if content is not None:
        wrong.write_bytes(content)
    form.show_file(wrong)
    assert told in texts(form)
    again = next(b for b in form.findChildren(Button) if b.text() == "&Andere Datei wählen …")
    again.click()
    [dialog] = form.findChildren(QFileDialog)
    dialog.reject()


def test_a_file_can_be_dropped(form: ImportForm, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    form.dragEnterEvent(entered)
    assert entered.isAccepted()
    form.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))
    assert "Lotsenhaus" in texts(form)


def test_escape_leaves_and_forgets(qtbot: QtBot, form: ImportForm, file: Path) -> None:
    form.show_file(file)
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert "Lotsenhaus" not in texts(form)


def test_the_case_page_shows_the_case_and_keeps_the_file(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    pdf = tmp_path / "Uebergabe-26-031.pdf"
    data = handover_json.write(ELSEWHERE, sha256=SHA256)
    pdf.write_bytes(paper.render(ELSEWHERE, fingerprint=SHA256[:16], attachment=data))
    page = CasesPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.refresh(None)
    page.master.import_button.click()
    assert page.import_form is not None
    assert "Datei wählen" in page.import_form.empty.findChildren(Button)[0].text()
    page.show_item(CaseTarget(handover_file=pdf))
    page.import_form.save_button.click()
    assert page.import_form is None
    assert page.case_page is not None
    [case_id] = rows(context)
    tab = DocumentsTab(context)
    qtbot.addWidget(tab)
    tab.resize(700, 500)
    tab.show()
    tab.show_detail(case.read(context.opened.desk, case_id))
    [look] = tab.received.buttons
    look.click()
    assert tab.pages.isVisible()
    tab.pages.back.click()
    assert tab.received.isVisible()


def test_locking_forgets_what_was_shown(qtbot: QtBot, context: Context, file: Path) -> None:
    page = CasesPage(context)
    qtbot.addWidget(page)
    page.show()
    page.import_case(file)
    assert page.import_form is not None
    page.blank()
    assert "Al-Ahmad" not in texts(page.import_form)
