"""„Weitergeben“, driven as a person drives it: every way out, and what stops it."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, consent, handover, sending
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.disclosure_views import DisclosureFilter
from integrif_desk.domain.handover import HandoverState, Purpose
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context, HandoverTarget
from integrif_desk.ui.handovers import giving_presenter as words
from integrif_desk.ui.handovers import told_password
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.handovers.presenter import ListFilter
from tests.casework.agreed import agree
from tests.ui.handovers.conftest import (
    choose,
    click,
    entries,
    made,
    save_as,
    shown_ways,
    state,
    texts,
)


def test_what_the_recipient_accepts_comes_first_and_the_rest_is_warned_of(
    giving: GivePanel,
) -> None:
    names = [giving.channel.itemText(number) for number in range(giving.channel.count())]
    assert names[:2] == ["Post", "verschlüsselte E-Mail"]
    assert giving.channel.value() is Channel.POST
    assert not giving.warning.isVisible()
    assert shown_ways(giving) == ["Drucken …"]
    choose(giving, Channel.EMAIL)
    assert "sondern: Post, verschlüsselte E-Mail." in giving.warning.text()
    assert "keine E-Mail-Adresse" in giving.warning.text()
    assert shown_ways(giving) == ["E-Mail-Entwurf öffnen", "PDF mit Kennwort speichern …"]


def test_esc_and_cancel_give_nothing_away(
    opened: Opened, issued: UUID, page: HandoversPage, giving: GivePanel
) -> None:
    QTest.keyClick(giving.channel, Qt.Key.Key_Escape)
    assert not giving.isVisible()
    assert page.detail.give_button.hasFocus()
    click(page.detail, "Weitergeben …")
    click(giving, "Abbrechen")
    click(page.detail, "Weitergeben …")
    click(giving, "Drucken …")
    giving.findChildren(QPrintDialog)[-1].reject()
    assert entries(opened, issued) == ()
    assert state(opened, issued) is HandoverState.ISSUED


def test_printing_enters_first_and_says_where_it_stands(
    opened: Opened, issued: UUID, page: HandoversPage, tmp_path: Path
) -> None:
    assert page.print_page()
    giving = page.detail.giving
    assert giving.ways.keys()
    click(giving, "Drucken …")
    dialog = giving.findChildren(QPrintDialog)[-1]
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.accepted.emit(printer)
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert [entry.channel for entry in entries(opened, issued)] == [Channel.POST]
    assert not giving.isVisible()
    assert "10.03.2026 Post" in texts(page.detail)
    dialog.reject()


def test_a_printer_that_takes_nothing_is_told_and_struck(
    opened: Opened, context: Context, issued: UUID, giving: GivePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    click(giving, "Drucken …")
    dialog = giving.findChildren(QPrintDialog)[-1]
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    with qtbot.waitSignal(context.notices.shown) as told:
        dialog.accepted.emit(printer)
    assert told.args is not None
    assert told.args[0].text.startswith("Der Drucker nimmt nichts an.")
    (entry,) = entries(opened, issued)
    assert (entry.entered_in_error, entry.remark) == (True, "Der Drucker hat nicht gedruckt.")
    assert state(opened, issued) is HandoverState.ISSUED
    dialog.reject()


def test_a_locked_file_shows_its_password_until_it_is_passed_on(
    opened: Opened, issued: UUID, page: HandoversPage, giving: GivePanel, tmp_path: Path
) -> None:
    choose(giving, Channel.ENCRYPTED_PDF)
    path = tmp_path / "a.pdf"
    save_as(giving, "PDF mit Kennwort speichern …", path)
    password = giving.told.password.text()
    with pikepdf.open(path, password=password) as document:
        assert document.encryption.R == 6
    assert "-".join(group.text() for group, _said in giving.told.spelling) == password
    assert not giving.told.done.isEnabled()
    QTest.keyClick(giving, Qt.Key.Key_Escape)
    assert giving.isVisible()
    click(giving, "Das Kennwort ist am Telefon durchgesagt.")
    click(giving, "Fertig")
    assert not giving.isVisible()
    assert password not in "".join(texts(page.detail))
    assert giving.told.password.text() == ""
    assert [entry.channel for entry in entries(opened, issued)] == [Channel.ENCRYPTED_PDF]


@pytest.mark.parametrize(
    ("phone", "told"), [("03471 684-0", "die Stelle an: 03471 684-0"), ("", "keine Telefonnummer")]
)
def test_the_number_to_call_stands_beside_the_password(
    opened: Opened,
    office: UUID,
    giving: GivePanel,
    context: Context,
    tmp_path: Path,
    phone: str,
    told: str,
) -> None:
    unit = actor.view(opened.desk, office).actor
    context.runner.change(lambda: actor.change(opened.desk, replace(unit, phone=phone)))
    choose(giving, Channel.ENCRYPTED_PDF)
    save_as(giving, "PDF mit Kennwort speichern …", tmp_path / "a.pdf")
    shown = " ".join(texts(giving.told)).translate({0x2068: None, 0x2069: None})
    assert told in shown


def test_each_channel_has_one_name_and_the_short_one_is_explained(
    opened: Opened, office: UUID, giving: GivePanel, page: HandoversPage, plan: HandoverPlan
) -> None:
    unit = actor.view(opened.desk, office).actor
    taken = (Channel.ENCRYPTED_PDF, Channel.ENCRYPTED_EMAIL, Channel.EBO)
    actor.change(opened.desk, replace(unit, channels=taken))
    choose(giving, Channel.EBO)
    told = words.hint(Channel.EBO, "Uebergabe-26-001.pdf")
    assert "elektronischen Bürger- und Organisationenpostfach (eBO)" in told
    given = {giving.channel.itemText(number) for number in range(giving.channel.count())}
    page.compose(plan.case_id)
    ways = page.composer.form.recipient.channel
    planned = {one.accessibleName() for one in ways.findChildren(QAbstractButton)}
    assert planned >= {"PDF mit Kennwort", "verschlüsselte E-Mail", "eBO"}
    assert planned <= given
    assert any("Organisationenpostfach" in one.toolTip() for one in ways.findChildren(QWidget))


def test_where_the_unit_has_no_number_that_of_a_person_there_is_named(
    opened: Opened, office: UUID, issued: UUID
) -> None:
    unit = actor.view(opened.desk, office).actor
    people = (ContactPersonFacts(name="Frau Meier", phone="03471 684-21"),)
    actor.change(opened.desk, replace(unit, contacts=people))
    found = sending.offer(opened.desk, issued)
    assert (found.phone, found.phone_of) == ("03471 684-21", "Frau Meier")
    assert "Frau Meier" in words.call(found.phone, found.phone_of)


def test_a_password_waits_for_its_handover_and_not_for_the_next(
    opened: Opened,
    plan: HandoverPlan,
    issued: UUID,
    page: HandoversPage,
    giving: GivePanel,
    tmp_path: Path,
) -> None:
    choose(giving, Channel.ENCRYPTED_PDF)
    save_as(giving, "PDF mit Kennwort speichern …", tmp_path / "a.pdf")
    password = giving.told.password.text()
    other = Purpose.CONTINUATION  # for the same purpose it would take the place of the first
    agree(opened.desk, plan.case_id, plan.recipient_id, other)
    second = made(handover.issue(opened.desk, replace(plan, purpose=other)).created)
    page.show_item(HandoverTarget(handover_id=second))
    assert not giving.isVisible()
    assert giving.told.password.text() == ""
    page.show_item(HandoverTarget(handover_id=issued))
    assert giving.isVisible()
    assert giving.told.password.text() == password
    page.filters.set_value(ListFilter.OVER)
    page._choose(ListFilter.OVER)  # there is none
    assert giving.told.password.text() == ""
    page.show_item(HandoverTarget(handover_id=issued))
    assert giving.told.password.text() == password
    page.blank()
    assert giving.told.password.text() == ""
    page.refresh(None)
    page.show_item(HandoverTarget(handover_id=issued))
    assert not giving.isVisible()


def test_a_copied_password_leaves_the_clipboard_again(
    giving: GivePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(told_password, "CLEAR_AFTER_MS", 1)
    choose(giving, Channel.ENCRYPTED_PDF)
    save_as(giving, "PDF mit Kennwort speichern …", tmp_path / "a.pdf")
    clipboard = QGuiApplication.clipboard()
    with qtbot.waitSignal(clipboard.dataChanged):
        click(giving, "Kennwort kopieren")
    qtbot.waitUntil(lambda: clipboard.text() == "")
    clipboard.setText("anderes")
    with qtbot.waitSignal(giving.told._timer.timeout):
        giving.told._timer.start(1)
    assert clipboard.text() == "anderes"
    clipboard.clear()


def test_what_rests_on_a_revoked_consent_is_not_given_away_any_more(
    opened: Opened,
    context: Context,
    case_id: UUID,
    issued: UUID,
    page: HandoversPage,
    giving: GivePanel,
) -> None:
    assert not page.detail.refusal.isVisible()
    for row in consent.of_case(opened.desk, case_id):
        context.runner.change(partial(consent.revoke, opened.desk, row.consent.id))
    assert page.detail.refusal.isVisible()
    assert page.detail.refusal.text().startswith("Die Person hat ihre Einwilligung widerrufen (")
    assert not giving.isVisible()
    assert not page.detail.give_button.isEnabled()
    page.print_page()
    assert not giving.isVisible()
    page.blank()
    assert page.detail.refusal.text() == ""


def test_the_register_is_one_click_away_and_leads_back(
    opened: Opened, case_id: UUID, issued: UUID, page: HandoversPage
) -> None:
    sending.put_on_paper(opened.desk, issued, Channel.POST)
    click(page, "Wer hat was bekommen?")
    assert page.is_register()
    assert page.find_field() is page.register.filters.search
    assert not page.print_page()
    assert [row.disclosure.number for row in page.register.model.rows()] == ["Ü-26-001"]
    click(page.register, "Übergabe öffnen")
    assert not page.is_register()
    assert page.detail.row is not None
    page.show_item(DisclosureFilter(case_id=case_id))
    assert page.is_register()
    assert page.areas() == page.register.areas()
    click(page.register, "Übergaben")
    assert not page.is_register()
    page.blank()
    assert page.register.model.rows() == []
