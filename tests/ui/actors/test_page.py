"""The directory on a real store, driven as a person drives it."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, draft
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.actors.page import ActorsPage
from integrif_desk.ui.context import ActorTarget, Context
from tests.ui.actors.conftest import (
    add,
    choose,
    click,
    names,
    read,
    save,
    texts,
    type_into,
    unfold,
    value,
)
from tests.ui.conftest import NOW


def test_an_empty_directory_offers_the_first_entry(page: ActorsPage) -> None:
    page.refresh(None)
    assert "Noch kein Akteur eingetragen." in texts(page)
    click(page, "Ersten Akteur eintragen")
    assert page.editor.isVisible()


def test_a_new_actor_needs_name_and_kind(page: ActorsPage, opened: Opened) -> None:
    page.refresh(None)
    click(page, "Neuer Akteur")
    save(page)
    assert "Bitte füllen Sie dieses Feld aus." in texts(page)
    QTest.keyClicks(page.editor.fields["name"].field, "Salzlandkreis")
    assert any(text.startswith("Eine Stelle, nicht nur den Landkreis") for text in texts(page))
    QTest.keyClicks(page.editor.fields["name"].field, ", Sozialamt")
    choose(page, "category", ActorCategory.SOCIAL_WELFARE_OFFICE)
    field = page.editor.fields["carrier"].field
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["Salzlandkreis, Sozialamt"]
    assert not page.editor.isVisible()
    assert "Salzlandkreis, Sozialamt" in texts(page)


def test_kind_town_and_words_narrow_the_list(
    page: ActorsPage, jobcenter: UUID, bakery: UUID
) -> None:
    page.refresh(None)
    assert names(page) == ["Bäckerei Heine", "Jobcenter Salzlandkreis"]
    page.facets.categories.select(ActorCategory.EMPLOYER.value)
    assert names(page) == ["Bäckerei Heine"]
    QTest.keyClicks(page.search, "Jobcenter")
    assert names(page) == []
    click(page, "Alle zeigen")
    assert names(page) == ["Bäckerei Heine", "Jobcenter Salzlandkreis"]


def test_what_was_typed_survives_a_lock_and_can_be_dropped(
    page: ActorsPage, opened: Opened, jobcenter: UUID
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    unfold(page, "Adresse und Erreichbarkeit")
    type_into(page, "phone", "030 123")
    page.blank()
    assert texts(page).isdisjoint({"Jobcenter Salzlandkreis"})
    assert draft.load(opened.desk, DraftKind.ACTOR, jobcenter) is not None
    page.refresh(None)
    click(page, "Bearbeiten")
    assert value(page, "phone") == "030 123"
    click(page.editor, "Verwerfen")
    assert value(page, "phone") == ""
    assert draft.load(opened.desk, DraftKind.ACTOR, jobcenter) is None


def test_both_versions_are_shown_when_somebody_else_was_faster(
    page: ActorsPage, opened: Opened, jobcenter: UUID
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    actor.change(opened.desk, replace(read(opened, jobcenter), phone="030 999"))
    unfold(page, "Adresse und Erreichbarkeit")
    type_into(page, "phone", "030 123")
    save(page)
    assert texts(page.editor) >= {"030 123", "030 999"}
    click(page.editor, "Meine Fassung übernehmen")
    assert read(opened, jobcenter).phone == "030 123"


def test_others_open_an_actor(page: ActorsPage, jobcenter: UUID, bakery: UUID) -> None:
    page.refresh(None)
    page.show_item(ActorTarget(jobcenter))
    assert "Kundennummer in den Betreff." in texts(page)


def test_a_directory_that_could_not_be_read_can_be_read_again(
    page: ActorsPage, bakery: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_wanted: object) -> None:
        raise KnownError(ErrorCode.STORE_UNREACHABLE)

    with monkeypatch.context() as away:
        away.setattr("integrif_desk.casework.actor.actors", refuse)
        page.refresh(None)
    assert "Diese Liste konnte nicht gelesen werden." in texts(page)
    click(page, "Noch einmal lesen")
    assert names(page) == ["Bäckerei Heine"]
    assert page.table.isVisible()


def test_entries_to_check_come_oldest_first_and_one_click_confirms(
    page: ActorsPage, context: Context, opened: Opened, jobcenter: UUID, bakery: UUID, qtbot: QtBot
) -> None:
    fresh = add(opened, "Kita", ActorCategory.DAY_CARE, "Egeln", checked_on=NOW.date())
    page.refresh(None)
    page.show_item(ActorTarget(to_check=True))
    assert names(page) == ["Bäckerei Heine", "Jobcenter Salzlandkreis"]
    assert page.model.of_checks
    with qtbot.waitSignal(context.notices.done) as said:
        click(page, "Stimmt noch")
    found = read(opened, bakery)
    assert (found.checked_on, found.checked_by) == (NOW.date(), opened.desk.account.id)
    assert names(page) == ["Jobcenter Salzlandkreis"]
    assert "Kundennummer in den Betreff." in texts(page)  # the next one is shown
    assert said.args is not None
    said.args[1]()
    assert (read(opened, bakery).checked_on, read(opened, bakery).checked_by) == (None, None)
    for one in (bakery, jobcenter):
        actor.confirm(opened.desk, one)
    page.refresh(None)
    page.show_item(ActorTarget(to_check=True))
    assert "Alle Einträge sind im letzten Jahr geprüft worden." in texts(page)
    assert read(opened, fresh).checked_by is None
    click(page, "Alle zeigen")
    assert len(names(page)) == 3


def test_what_may_be_printed_can_be_told_apart(
    page: ActorsPage, opened: Opened, jobcenter: UUID
) -> None:
    add(opened, "Verein", ActorCategory.CLUB, "Egeln", publishable=True)
    page.refresh(None)
    for wanted, shown in (("inside", "Verein"), ("outside", "Jobcenter Salzlandkreis")):
        page.facets.published.setFocus()
        while page.facets.published.value() != wanted:
            QTest.keyClick(page.facets.published, Qt.Key.Key_Down)
        page.facets.published.activated.emit(page.facets.published.currentIndex())
        assert names(page) == [shown]
