"""The register, driven as a person drives it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, disclosure, referral
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind, Writing
from integrif_desk.domain.disclosure_views import DisclosureFilter
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.ui.context import CASES, REFERRALS, CaseTarget, Context, ReferralTarget
from integrif_desk.ui.register.page import RegisterPage
from integrif_desk.ui.register.presenter import Period, days_of
from tests.casework.agreed import agree
from tests.ui.active import show_active
from tests.ui.asked import IN_CLEAR, answer, file_dialogs
from tests.ui.conftest import NOW
from tests.ui.handovers.conftest import click, made, texts

TODAY = NOW.date()


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    return made(
        case.open_case(opened.desk, case.NewCase(given_names="Zahra", surname="Nazari")).created
    )


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    entered = ActorFacts(
        name="Jobcenter Staßfurt", carrier="Salzlandkreis", category=ActorCategory.JOBCENTER
    )
    return made(actor.add(opened.desk, entered).created)


@pytest.fixture
def letter(opened: Opened, case_id: UUID, jobcenter: UUID) -> UUID:
    """Return a referral that was sent by post, which the register knows of itself."""
    entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Bildungsgutschein")
    drafted = made(referral.draft(opened.desk, entered).created)
    agree(opened.desk, case_id, jobcenter)
    referral.send(opened.desk, drafted, Channel.POST)
    return drafted


@pytest.fixture
def older(opened: Opened, case_id: UUID) -> Disclosure:
    """Return an entry of last year that went to the person themselves."""
    facts = DisclosureFacts(
        case_id=case_id,
        recipient_id=None,
        kind=DocumentKind.ACCESS_REPORT,
        purpose=Purpose.COORDINATION,
        categories=(DataCategory.IDENTITY, DataCategory.LANGUAGE),
        channel=Channel.IN_PERSON,
        sha256="ab" * 32,
        disclosed_on=date(2025, 11, 3),
    )
    with opened.desk.write() as work:
        entry = disclosure.record(work, opened.desk, facts)
        work.commit()
    return entry


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[RegisterPage]:
    shown = RegisterPage(context, lambda: None)
    qtbot.addWidget(shown)
    context.runner.changed.connect(shown.refresh)
    shown.resize(1180, 700)
    shown.refresh(None)
    show_active(qtbot, shown)
    yield shown
    context.runner.changed.disconnect(shown.refresh)


def numbers(page: RegisterPage) -> list[DocumentKind]:
    return [row.disclosure.kind for row in page.model.rows()]


def test_an_empty_register_says_what_will_stand_there(page: RegisterPage) -> None:
    assert any("Noch nichts weitergegeben." in text for text in texts(page))


def test_the_newest_is_shown_with_all_that_is_known(
    older: Disclosure, letter: UUID, page: RegisterPage
) -> None:
    assert numbers(page) == [DocumentKind.REFERRAL, DocumentKind.ACCESS_REPORT]
    shown = texts(page.entry)
    assert {"Jobcenter Staßfurt, Salzlandkreis", "Bildungsgutschein", "Post"} <= shown
    page.table.select(older.id)
    shown = texts(page.entry)
    assert {"die Person selbst", "Auskunft (Art. 15 DSGVO)"} <= shown
    assert "1, Prüfwert abababababababab" in shown
    assert any(one.startswith("am 03.11.2025, eingetragen von ") for one in shown)


@pytest.mark.parametrize(
    ("writing", "told", "state"),
    [
        (Writing.BEGUN, "Das Programm endete", "unklar"),
        (Writing.BROKEN_OFF, "ein Rest der Datei", "unklar"),
        (Writing.FAILED, "ließ sich nicht schreiben", "nicht weitergegeben"),
    ],
)
def test_a_file_that_is_not_known_to_be_whole_is_marked(
    opened: Opened, older: Disclosure, page: RegisterPage, writing: Writing, told: str, state: str
) -> None:
    with opened.desk.write() as work:
        entry = work.get(Disclosure, older.id)
        failed = writing is Writing.FAILED
        work.save(entry.not_written() if failed else replace(entry, writing=writing))
        work.commit()
    page.refresh(None)
    page.table.select(older.id)
    assert any(told in text for text in texts(page.entry))
    assert state in texts(page.entry)
    assert page.entry.strike_button.isVisible() is (not failed)


def test_the_list_is_narrowed_and_widened_again(
    older: Disclosure, letter: UUID, jobcenter: UUID, page: RegisterPage
) -> None:
    page.filters.period.set_value(Period.LAST_YEAR)
    page.filters.period.activated.emit(page.filters.period.currentIndex())
    assert numbers(page) == [DocumentKind.ACCESS_REPORT]
    page.filters.recipient.set_value(jobcenter)
    page.filters.recipient.activated.emit(page.filters.recipient.currentIndex())
    assert numbers(page) == []
    assert page.entry.row is None
    click(page, "Alle zeigen")
    assert len(numbers(page)) == 2
    page.filters.kind.set_value(DocumentKind.REFERRAL)
    page.filters.kind.activated.emit(page.filters.kind.currentIndex())
    assert numbers(page) == [DocumentKind.REFERRAL]
    page.filters.show_all()
    field = page.find_field()
    assert field is not None
    QTest.keyClicks(field, "nazari auskunft")
    assert numbers(page) == []
    field.clear()
    QTest.keyClicks(field, "bildung")
    assert numbers(page) == [DocumentKind.REFERRAL]


def test_a_receipt_is_confirmed_and_taken_back(
    opened: Opened, context: Context, letter: UUID, page: RegisterPage, qtbot: QtBot
) -> None:
    click(page.entry, "Empfang bestätigt …")
    page.entry.confirmed_on.setText("morgen")
    click(page.entry, "Empfang eintragen")
    assert "Dieses Datum liegt in der Zukunft. Bitte geben Sie einen Tag bis heute ein." in texts(
        page.entry
    )
    page.entry.confirmed_on.setText("")
    click(page.entry, "Empfang eintragen")
    assert any("zum Beispiel 12.03.2026" in text for text in texts(page.entry))
    page.entry.confirmed_on.setText("09.03.2026")
    click(page.entry, "Empfang eintragen")
    early = "Weitergegeben wurde es erst am 10.03.2026. Bitte prüfen Sie das Datum."
    assert early in texts(page.entry)
    page.entry.confirmed_on.setText("10.03.2026")
    with qtbot.waitSignal(context.notices.done) as done:
        click(page.entry, "Empfang eintragen")
    assert "am 10.03.2026" in texts(page.entry)
    assert not page.entry.confirm_button.isVisible()
    page.filters.unconfirmed.setChecked(True)
    assert numbers(page) == []
    assert done.args is not None
    done.args[1]()
    assert numbers(page) == [DocumentKind.REFERRAL]


def test_an_entry_is_put_right_by_a_remark_and_never_changed(
    opened: Opened, case_id: UUID, letter: UUID, page: RegisterPage
) -> None:
    click(page.entry, "Bemerkung …")
    click(page.entry, "Bemerkung anfügen")
    assert "Bitte füllen Sie dieses Feld aus." in texts(page.entry)
    page.entry.remark.setPlainText("Ging an die Zweigstelle Calbe.")
    click(page.entry, "Bemerkung anfügen")
    click(page.entry, "Bemerkung …")
    assert page.entry.remark.value() == ""
    page.entry.remark.setPlainText("Kam zurück.")
    QTest.keyClick(page.entry.remark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = disclosure.of_case(opened.desk, case_id)
    assert row.disclosure.remark == (
        "10.03.2026: Ging an die Zweigstelle Calbe.\n10.03.2026: Kam zurück."
    )
    assert row.disclosure.remark in texts(page.entry)


def test_what_did_not_leave_stays_in_the_list_and_says_so(
    opened: Opened, case_id: UUID, letter: UUID, page: RegisterPage
) -> None:
    click(page.entry, "Doch nicht weitergegeben …")
    page.entry.reason.setPlainText("Der Brief liegt noch hier.")
    click(page.entry, "Als nicht weitergegeben eintragen")
    (row,) = disclosure.of_case(opened.desk, case_id)
    assert row.disclosure.entered_in_error
    assert "nicht weitergegeben" in texts(page.entry)
    assert not page.entry.strike_button.isVisible()
    assert numbers(page) == [DocumentKind.REFERRAL]


def test_the_referral_and_the_case_are_one_click_away(
    case_id: UUID, letter: UUID, page: RegisterPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.go_to) as went:
        click(page.entry, "Verweisung öffnen")
    assert went.args == [REFERRALS, ReferralTarget(referral_id=letter)]
    with qtbot.waitSignal(page.go_to) as went:
        click(page.entry, "Fall öffnen")
    assert went.args == [CASES, CaseTarget(case_id)]


def test_one_case_is_asked_for_and_let_go_again(
    opened: Opened, older: Disclosure, letter: UUID, page: RegisterPage
) -> None:
    other = made(
        case.open_case(opened.desk, case.NewCase(given_names="Amir", surname="Nuri")).created
    )
    page.show_item(DisclosureFilter(case_id=other))
    assert numbers(page) == []
    click(page, "nur dieser Fall")
    assert len(numbers(page)) == 2
    page.show_item(DisclosureFilter(case_id=older.case_id))
    assert len(numbers(page)) == 2
    assert page.case_chip.text() == f"nur Fall {page.model.row(0).case_number}"


def test_a_lead_takes_the_list_along_without_formulas(
    letter: UUID, page: RegisterPage, tmp_path: Path
) -> None:
    click(page, "Liste exportieren …")
    answer(page, "Abbrechen")
    assert file_dialogs(page) == []
    click(page, "Liste exportieren …")
    answer(page, IN_CLEAR)
    dialog = file_dialogs(page)[-1]
    assert dialog.selectedFiles()[0].endswith("Register-der-Weitergaben.csv")
    path = tmp_path / "r.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    told = path.read_text("utf-8-sig")
    assert "Bildungsgutschein" in told
    assert "Nazari" not in told


def test_volunteers_read_and_do_not_export(context: Context, qtbot: QtBot) -> None:
    desk = replace(
        context.opened.desk, account=replace(context.opened.desk.account, role=Role.VOLUNTEER)
    )
    shown = RegisterPage(replace(context, opened=replace(context.opened, desk=desk)), lambda: None)
    qtbot.addWidget(shown)
    assert shown.export_button.isHidden()


def test_locking_forgets_everything(letter: UUID, page: RegisterPage) -> None:
    click(page.entry, "Bemerkung …")
    page.entry.remark.setPlainText("Zahra rief an.")
    page.blank()
    assert page.model.rows() == []
    assert page.entry.row is None
    assert page.entry.remark.value() == ""
    assert not any("Nazari" in text for text in texts(page))


def test_periods_end_where_they_should() -> None:
    assert days_of(Period.ALL, TODAY) == (None, None)
    assert days_of(Period.LAST_30_DAYS, TODAY) == (TODAY - timedelta(days=30), None)
    assert days_of(Period.THIS_YEAR, TODAY) == (date(2026, 1, 1), None)
    assert days_of(Period.LAST_YEAR, TODAY) == (date(2025, 1, 1), date(2025, 12, 31))


def test_building_the_page_opens_no_window(qtbot: QtBot, context: Context) -> None:
    class Windows(QObject):
        shown: ClassVar[list[QObject]] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
                self.shown.append(watched)
            return False

    windows = Windows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    page = RegisterPage(context, lambda: None)
    application.removeEventFilter(windows)
    qtbot.addWidget(page)
    assert windows.shown == []
