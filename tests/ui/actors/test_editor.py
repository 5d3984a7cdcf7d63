"""The editor of an actor with all its parts, driven as a person drives it."""

from datetime import date
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.ui.actors.chips_field import ChipsField
from integrif_desk.ui.actors.contacts_field import ContactsField
from integrif_desk.ui.actors.page import ActorsPage
from integrif_desk.ui.context import Context
from tests.ui.actors.conftest import click, read, save, texts, type_into, unfold, value
from tests.ui.conftest import NOW

FULL = ActorFacts(
    name="Jobcenter, Team U25",
    category=ActorCategory.JOBCENTER,
    carrier="Salzlandkreis",
    responsible_for="Leistungen\nnach SGB II",
    street="Musterallee 4",
    postal_code="39418",
    town="Staßfurt",
    phone="030 1",
    email="u25@jobcenter.example",
    hours="Di 8–12 Uhr",
    channels=(Channel.POST, Channel.ENCRYPTED_PDF),
    practice_tips="Kundennummer nennen.",
    checked_on=date(2025, 1, 7),
    checked_by=UUID(int=7),
    for_whom="Menschen, die Arbeit suchen",
    status_groups=(StatusKind.REFUGEE, StatusKind.TEMPORARY_PROTECTION),
    age_from=15,
    age_to=24,
    level_from=Level.A2,
    level_to=Level.B1,
    municipalities=("Staßfurt", "Neu Königsaue"),
    languages=("de", "ar", "hy"),
    accessibility="Fahrstuhl",
    costs="keine",
    waiting_time="2 Wochen",
    promised_days=10,
    website="www.beispiel.example",
    publishable=True,
)
CONTACTS = (
    ContactPersonFacts(name="Katrin Seidel", role="Fallmanagement", phone="030 2"),
    ContactPersonFacts(role="Eingangszone", email="zone@jobcenter.example", remark="bis 12 Uhr"),
)


@pytest.fixture
def full(opened: Opened) -> UUID:
    created = actor.add(opened.desk, FULL, CONTACTS).created
    assert created is not None
    return created


def contacts_field(page: ActorsPage) -> ContactsField:
    field = page.editor.fields["contacts"].field
    assert isinstance(field, ContactsField)
    return field


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_saving_changes_nothing_that_nobody_touched(
    page: ActorsPage, opened: Opened, full: UUID
) -> None:
    before = actor.view(opened.desk, full).actor
    page.refresh(None)
    click(page, "Bearbeiten")
    type_into(page, "name", " B")
    save(page)
    after = actor.view(opened.desk, full).actor
    assert after.name == "Jobcenter, Team U25 B"
    kept = {name for name in vars(FULL) if getattr(before, name) == getattr(after, name)}
    assert kept == set(vars(FULL)) - {"name"}
    assert after.contacts == CONTACTS


def test_one_part_lies_open_and_the_others_sum_up(page: ActorsPage, full: UUID) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    assert [fold.is_open() for fold in page.editor.folds] == [False] * 5
    assert "Staßfurt · 030 1 · u25@jobcenter.example" in texts(page.editor)
    unfold(page, "Ansprechpersonen")
    unfold(page, "Wofür und für wen")
    assert [fold.is_open() for fold in page.editor.folds] == [False, False, True, False, False]
    assert page.editor.fields["responsible_for"].field.hasFocus()
    click(page.editor, "Wofür und für wen, aufgeklappt")
    assert not any(fold.is_open() for fold in page.editor.folds)


def test_a_wrong_field_opens_its_part(page: ActorsPage, full: UUID) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Wofür und für wen")
    type_into(page, "age_to", "x")
    unfold(page, "Adresse und Erreichbarkeit")
    save(page)
    assert "Bitte geben Sie eine Zahl von 0 bis 120 ein." in texts(page.editor)
    assert page.editor.fields["age_to"].field.hasFocus()


def test_contact_persons_are_added_moved_and_removed(
    page: ActorsPage, context: Context, opened: Opened, full: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Ansprechpersonen")
    field = contacts_field(page)
    press(field.add_button)
    third = field.rows[2]
    assert third.lines["name"].hasFocus()
    QTest.keyClicks(third.lines["name"], "Daniel Pohl")
    press(third.up)
    assert [row.up.isEnabled() for row in field.rows] == [False, True, True]
    with qtbot.waitSignal(context.notices.done) as said:
        press(field.rows[0].remove)
    assert len(field.rows) == 2
    assert said.args is not None
    said.args[1]()
    assert field.rows[0].lines["phone"].value() == "030 2"
    save(page)
    names = [one.name or one.role for one in actor.view(opened.desk, full).actor.contacts]
    assert names == ["Katrin Seidel", "Daniel Pohl", "Eingangszone"]
    assert "erhält die Briefe" in " ".join(texts(page))


def test_a_contact_person_needs_name_or_role(page: ActorsPage, full: UUID) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Ansprechpersonen")
    field = contacts_field(page)
    press(field.add_button)
    QTest.keyClicks(field.rows[2].lines["phone"], "030 3")
    save(page)
    assert "Bitte geben Sie jeder Person einen Namen oder die Funktion." in texts(page.editor)
    QTest.keyClicks(field.rows[2].lines["role"], "x" * 401)
    save(page)
    assert "Bitte kürzen Sie den Text auf 400 Zeichen." in texts(page.editor)


def test_chips_and_other_towns_and_languages_are_kept(
    page: ActorsPage, opened: Opened, full: UUID
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Wofür und für wen")
    statuses, towns, spoken = (
        page.editor.fields[name].field for name in ("status_groups", "municipalities", "languages")
    )
    assert isinstance(statuses, ChipsField)
    assert isinstance(towns, ChipsField)
    assert isinstance(spoken, ChipsField)
    press(statuses.chips[StatusKind.TOLERATION])
    press(statuses.chips[StatusKind.REFUGEE])
    assert towns.more is not None
    towns.more.end(False)
    QTest.keyClicks(towns.more, ", Magdeburg")
    unfold(page, "Sprachen, Kosten, Zeiten")
    assert spoken.more is not None
    spoken.more.end(False)
    spoken.more.insert(", polnisch, Gebärden")
    save(page)
    found = read(opened, full)
    assert set(found.status_groups) == {StatusKind.TOLERATION, StatusKind.TEMPORARY_PROTECTION}
    assert found.municipalities == ("Staßfurt", "Neu Königsaue", "Magdeburg")
    assert found.languages == ("de", "ar", "hy", "pl", "Gebärden")


def test_checked_today_says_when_and_who(page: ActorsPage, opened: Opened, full: UUID) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Praxistipps und Pflege")
    click(page.editor, "Heute geprüft")
    click(page.editor, "Darf in der Broschüre stehen")
    save(page)
    found = read(opened, full)
    assert (found.checked_on, found.checked_by) == (NOW.date(), opened.desk.account.id)
    assert not found.publishable


def test_every_part_of_a_draft_survives_a_lock(page: ActorsPage, full: UUID) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Ansprechpersonen")
    contacts_field(page).rows[1].lines["name"].insert("أمل")
    unfold(page, "Sprachen, Kosten, Zeiten")
    type_into(page, "costs", " Kosten")
    page.blank()
    assert not contacts_field(page).rows
    page.refresh(None)
    click(page, "Bearbeiten")
    assert contacts_field(page).rows[1].lines["name"].value() == "أمل"
    assert value(page, "costs") == "keine Kosten"
    assert value(page, "street") == "Musterallee 4"


def test_contact_persons_of_two_versions_are_compared(
    page: ActorsPage, opened: Opened, full: UUID
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    card = actor.view(opened.desk, full).actor
    theirs = ContactPersonFacts(name="Anja Rother")
    actor.change(opened.desk, type(card)(**{**vars(card), "contacts": (theirs,)}))
    unfold(page, "Ansprechpersonen")
    name = contacts_field(page).rows[0].lines["name"]
    name.end(False)
    QTest.keyClicks(name, "-Kuhn")
    save(page)
    assert "Anja Rother" in texts(page.editor)
    click(page.editor, "Meine Fassung übernehmen")
    names = [one.name for one in actor.view(opened.desk, full).actor.contacts]
    assert names == ["Katrin Seidel-Kuhn", ""]


def test_what_is_unfolded_comes_into_view(page: ActorsPage, full: UUID, qtbot: QtBot) -> None:
    page.resize(1000, 420)
    page.refresh(None)
    click(page, "Bearbeiten")
    for fold in (page.editor.folds[2], page.editor.folds[4], page.editor.folds[0]):
        fold.heading.click()
        first = next(iter(fold.group.fields.values())).field
        qtbot.waitUntil(partial(is_seen, fold.heading))
        qtbot.waitUntil(partial(is_seen, first))


def is_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()
