"""The tab of consents: enter with a signed sheet, look at it, revoke, give anew, print the form."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, consent
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.ui.case.consents_tab import ConsentsTab
from integrif_desk.ui.case.page import CONSENTS, CasePage
from integrif_desk.ui.context import ConsentWish, Context
from tests.ui.asked import IN_CLEAR, answer, file_dialogs
from tests.ui.conftest import NOW

TODAY = NOW.date()
IDENTITY = (DataCategory.IDENTITY,)


def made(found: UUID | None) -> UUID:
    assert found is not None
    return found


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    entered = case.NewCase(
        given_names="Mohammad",
        surname="Al-Ahmad",
        languages=(LanguageFacts(language="ar", level=Level.NATIVE),),
    )
    return made(case.open_case(opened.desk, entered).created)


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    entered = ActorFacts(name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER)
    return made(actor.add(opened.desk, entered).created)


@pytest.fixture
def page(context: Context, case_id: UUID, qtbot: QtBot) -> CasePage:
    shown = CasePage(context)
    qtbot.addWidget(shown)
    context.runner.changed.connect(shown.refresh)
    shown.resize(1180, 900)
    shown.show()
    shown.show_case(case_id)
    return shown


@pytest.fixture
def tab(page: CasePage) -> ConsentsTab:
    page.ask_consent(None)
    found = page.findChildren(ConsentsTab)[0]
    found.form.forget()
    found._form_closed()
    return found


def give(opened: Opened, case_id: UUID, jobcenter: UUID, days: int = 300) -> UUID:
    facts = ConsentFacts(
        recipient_id=jobcenter,
        purpose=Purpose.COORDINATION,
        categories=IDENTITY,
        given_on=TODAY - timedelta(days=40),
        valid_until=TODAY + timedelta(days=days),
    )
    return made(consent.add(opened.desk, case_id, facts).created)


def press(tab: ConsentsTab, number: int, text: str) -> None:
    (button,) = (one for one in tab.lines[number].buttons if one.text() == text)
    button.click()
    QApplication.processEvents()


def told(tab: ConsentsTab) -> set[str]:
    QApplication.processEvents()
    return {one.text() for one in tab.findChildren(QLabel) if one.isVisible()}


def drop(tab: ConsentsTab, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    fields = tab._fields
    assert fields is not None
    fields.scan.dropEvent(event)


def test_a_wish_opens_the_form_filled_in(
    page: CasePage, tab: ConsentsTab, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    wish = ConsentWish(jobcenter, Purpose.TRAINING, (*IDENTITY, DataCategory.LANGUAGE))
    page.ask_consent(wish)
    assert page.tabs.value() == CONSENTS
    tab.form.save()
    (row,) = consent.of_case(opened.desk, case_id)
    assert row.consent.recipient_id == jobcenter
    assert row.consent.purpose is Purpose.TRAINING
    assert row.consent.categories == wish.categories
    assert row.consent.form_language == "ar"
    assert (row.consent.given_on, row.consent.valid_until.year) == (TODAY, TODAY.year + 1)
    assert tab.lines[0].chip.text == "gültig bis 10.03.2027"


def test_what_is_missing_is_told_at_the_fields(
    tab: ConsentsTab, opened: Opened, case_id: UUID
) -> None:
    tab.add()
    tab.form.fields()["categories"].field.set_kept("")  # type: ignore[attr-defined]
    tab.form.save()
    words = told(tab)
    assert "Bitte nennen Sie eine Stelle oder eine Art von Stellen." in words
    assert "Bitte wählen Sie mindestens eine Angabe." in words
    assert consent.of_case(opened.desk, case_id) == ()


def test_a_photograph_dropped_on_the_form_is_kept_and_opened_inside(
    tab: ConsentsTab, opened: Opened, case_id: UUID, jobcenter: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "Blatt.png"
    Image.new("RGB", (300, 420), "white").save(path)
    tab.ask(ConsentWish(jobcenter, Purpose.COORDINATION, IDENTITY))
    drop(tab, path)
    tab.form.save()
    (row,) = consent.of_case(opened.desk, case_id)
    assert row.scan is not None
    press(tab, 0, "Formular ansehen")
    assert tab.pages.isVisible()
    assert "Blatt.png" in told(tab)
    tab.pages.back.click()
    assert tab.add_button.isVisible()


def test_a_disguised_file_is_refused_and_nothing_typed_is_lost(
    tab: ConsentsTab, opened: Opened, case_id: UUID, jobcenter: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "einwilligung.pdf"
    path.write_bytes(b"MZ\x90\x00")
    tab.ask(ConsentWish(jobcenter, Purpose.COORDINATION, IDENTITY))
    drop(tab, path)
    assert any("weder PDF noch Foto" in text for text in told(tab))
    tab.form.save()
    (row,) = consent.of_case(opened.desk, case_id)
    assert row.scan is None


def test_a_revocation_asks_for_the_day_and_is_not_taken_back(
    tab: ConsentsTab, context: Context, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    given = give(opened, case_id, jobcenter)
    tab.show_detail(case.read(opened.desk, case_id))
    press(tab, 0, "Widerrufen …")
    assert consent.read(opened.desk, given).revoked_on is None
    tab.revoking.day.setText("01.01.2020")
    tab.revoking.save()
    assert any("Ende liegt vor dem Anfang" in text for text in told(tab))
    tab.revoking.day.set_value(TODAY)
    tab.revoking.reason.setText("möchte nicht mehr")
    tab.revoking.save()
    found = consent.read(opened.desk, given)
    assert (found.revoked_on, found.revoked_remark) == (TODAY, "möchte nicht mehr")
    assert [button.text() for button in tab.lines[0].buttons] == ["Neu erteilen …"]
    press(tab, 0, "Neu erteilen …")
    tab.form.save()
    assert [row.consent.revoked_on for row in consent.of_case(opened.desk, case_id)] == [
        None,
        TODAY,
    ]


def test_the_form_on_paper_is_made_of_what_stands_in_the_fields(
    tab: ConsentsTab, context: Context, jobcenter: UUID, tmp_path: Path
) -> None:
    tab.ask(ConsentWish(jobcenter, Purpose.COORDINATION, IDENTITY))
    tab._print()
    assert tab.pages.isVisible()
    path = tmp_path / "Einwilligung.pdf"
    for deed in ("Abbrechen", IN_CLEAR):
        assert file_dialogs(tab) == []
        tab.sheet.save()
        answer(tab, deed)
    (dialog,) = file_dialogs(tab)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert path.read_bytes().startswith(b"%PDF")


def test_a_printed_form_stands_on_the_audit_log(
    tab: ConsentsTab, opened: Opened, jobcenter: UUID, tmp_path: Path
) -> None:
    tab.ask(ConsentWish(jobcenter, Purpose.COORDINATION, IDENTITY))
    tab._print()
    tab.sheet.print_it()
    (dialog,) = tab.findChildren(QPrintDialog)
    dialog.printer().setOutputFileName(str(tmp_path / "form.pdf"))
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    with opened.desk.read() as work:
        found = work.connection.exec_driver_sql(
            "SELECT count(*) FROM audit_log WHERE action = 'printed' AND subject = 'ConsentForm'"
        )
        assert found.scalar() == 1


def test_what_ends_soon_warns_at_the_tab(
    page: CasePage, tab: ConsentsTab, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    give(opened, case_id, jobcenter, days=20)
    page.refresh(None)
    tab.show_detail(case.read(opened.desk, case_id))
    assert "Eine Einwilligung fehlt, ist abgelaufen oder endet bald." in told(tab)
    assert consent.open_questions(opened.desk, case_id) == 1


def test_a_closed_case_shows_its_consents_only(
    tab: ConsentsTab, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    give(opened, case_id, jobcenter)
    case.close(opened.desk, case_id, CaseOutcome.JOB)
    tab.show_detail(case.read(opened.desk, case_id))
    assert tab.lines[0].buttons == []
    assert not tab.add_button.isVisible()


def test_locking_forgets_everything(
    page: CasePage, tab: ConsentsTab, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    give(opened, case_id, jobcenter)
    tab.show_detail(case.read(opened.desk, case_id))
    page.blank()
    assert tab.lines == []
    assert not any("Jobcenter" in text for text in told(tab))


def test_a_new_consent_begins_at_the_office(tab: ConsentsTab) -> None:
    """The form as a whole took the focus from its first field, and what was typed was lost."""
    tab.add_button.click()
    QApplication.processEvents()
    assert tab.form.fields()["recipient_id"].field.hasFocus()
