"""The directory on a real store, driven as a person drives it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, draft, referral
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Actor, ActorCategory, ActorFacts, Channel
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.actors.page import ActorsPage
from integrif_desk.ui.context import (
    CASES,
    REFERRALS,
    ActorTarget,
    CaseTarget,
    CaseThen,
    Context,
    ReferralTarget,
)
from tests.ui.conftest import NOW


def add(opened: Opened, name: str, category: ActorCategory, town: str, **values: object) -> UUID:
    entered = ActorFacts(name=name, category=category, town=town)
    created = actor.add(opened.desk, replace(entered, **values)).created  # type: ignore[arg-type]
    assert created is not None
    return created


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    return add(
        opened,
        "Jobcenter Salzlandkreis",
        ActorCategory.JOBCENTER,
        "Staßfurt",
        checked_on=date(2025, 1, 7),
        practice_tips="Kundennummer in den Betreff.",
    )


@pytest.fixture
def bakery(opened: Opened) -> UUID:
    return add(opened, "Bäckerei Heine", ActorCategory.EMPLOYER, "Hecklingen")


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[ActorsPage]:
    made = ActorsPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    made.resize(1180, 740)
    with qtbot.waitActive(made):
        made.show()
    yield made
    context.runner.changed.disconnect(made.refresh)


def click(where: QWidget, text: str) -> None:
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == text and button.isVisible()
    ]
    assert len(found) == 1, text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def texts(where: QWidget) -> set[str]:
    return {shown.text() for shown in where.findChildren(QLabel) if shown.isVisible()}


def read(opened: Opened, actor_id: UUID) -> Actor:
    return actor.view(opened.desk, actor_id).actor


def names(page: ActorsPage) -> list[str]:
    return [row.name for row in page.model.rows()]


def test_an_empty_directory_offers_the_first_entry(page: ActorsPage) -> None:
    page.refresh(None)
    assert "Noch kein Akteur eingetragen." in texts(page)
    click(page, "Ersten Akteur eintragen")
    assert page.editor.isVisible()


def test_a_new_actor_needs_name_and_kind(page: ActorsPage, opened: Opened) -> None:
    page.refresh(None)
    click(page, "Neuer Akteur")
    QTest.mouseClick(page.editor.save_button, Qt.MouseButton.LeftButton)
    assert "Bitte füllen Sie dieses Feld aus." in texts(page)
    QTest.keyClicks(page.editor.fields["name"].field, "Salzlandkreis")
    assert any(text.startswith("Eine Stelle, nicht nur den Landkreis") for text in texts(page))
    QTest.keyClicks(page.editor.fields["name"].field, ", Sozialamt")
    page.editor._category.set_value(ActorCategory.SOCIAL_WELFARE_OFFICE)
    field = page.editor.fields["town"].field
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["Salzlandkreis, Sozialamt"]
    assert not page.editor.isVisible()
    assert "Salzlandkreis, Sozialamt" in texts(page)


def test_what_is_known_of_an_actor_is_shown(page: ActorsPage, jobcenter: UUID) -> None:
    page.refresh(None)
    assert texts(page) >= {
        "Jobcenter Salzlandkreis",
        "Kundennummer in den Betreff.",
        "zuletzt geprüft am 07.01.2025 – bitte prüfen",
        "Noch keine Antworten gemessen",
        "Keine offene Verweisung",
    }


def test_checking_today_needs_one_click(page: ActorsPage, opened: Opened, jobcenter: UUID) -> None:
    page.refresh(None)
    click(page, "Heute geprüft")
    assert read(opened, jobcenter).checked_on == NOW.date()
    assert "zuletzt geprüft am 10.03.2026" in texts(page)


def test_deactivating_can_be_undone(
    page: ActorsPage, context: Context, opened: Opened, jobcenter: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    with qtbot.waitSignal(context.notices.done) as said:
        click(page, "Stilllegen")
    assert not read(opened, jobcenter).active
    assert names(page) == []
    assert said.args is not None
    said.args[1]()
    assert read(opened, jobcenter).active
    assert names(page) == ["Jobcenter Salzlandkreis"]


def test_a_deactivated_actor_can_be_found_and_offered_again(
    page: ActorsPage, opened: Opened, jobcenter: UUID
) -> None:
    actor.deactivate(opened.desk, jobcenter)
    page.refresh(None)
    assert names(page) == []
    QTest.mouseClick(page.facets.inactive, Qt.MouseButton.LeftButton)
    assert names(page) == ["Jobcenter Salzlandkreis"]
    click(page, "Wieder anbieten")
    assert read(opened, jobcenter).active


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
    QTest.keyClicks(page.editor.fields["phone"].field, "030 123")
    page.blank()
    assert texts(page).isdisjoint({"Jobcenter Salzlandkreis"})
    assert draft.load(opened.desk, DraftKind.ACTOR, jobcenter) is not None
    page.refresh(None)
    click(page, "Bearbeiten")
    assert page.editor._lines["phone"].value() == "030 123"
    click(page.editor, "Verwerfen")
    assert page.editor._lines["phone"].value() == ""
    assert draft.load(opened.desk, DraftKind.ACTOR, jobcenter) is None


def test_both_versions_are_shown_when_somebody_else_was_faster(
    page: ActorsPage, opened: Opened, jobcenter: UUID
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    actor.change(opened.desk, replace(read(opened, jobcenter), phone="030 999"))
    QTest.keyClicks(page.editor.fields["phone"].field, "030 123")
    QTest.mouseClick(page.editor.save_button, Qt.MouseButton.LeftButton)
    assert texts(page.editor) >= {"030 123", "030 999"}
    click(page.editor, "Meine Fassung übernehmen")
    assert read(opened, jobcenter).phone == "030 123"


def test_referring_asks_for_whom(
    page: ActorsPage, opened: Opened, jobcenter: UUID, qtbot: QtBot
) -> None:
    entered = case.NewCase(given_names="Zahra", surname="Nazari")
    case_id = case.open_case(opened.desk, entered).created
    assert case_id is not None
    page.refresh(None)
    click(page, "Verweisen …")
    QTest.keyClicks(page.picker.field, "Nazari")
    qtbot.waitUntil(page.picker.field._hits.isVisible)
    with qtbot.waitSignal(page.go_to) as went:
        QTest.keyClick(page.picker.field, Qt.Key.Key_Return)
    assert went.args == [CASES, CaseTarget(case_id, CaseThen.REFER, actor_id=jobcenter)]


def test_open_referrals_lead_to_their_page(
    page: ActorsPage, opened: Opened, jobcenter: UUID, qtbot: QtBot
) -> None:
    entered = case.NewCase(given_names="Zahra", surname="Nazari")
    case_id = case.open_case(opened.desk, entered).created
    assert case_id is not None
    new = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Beratung")
    referral_id = referral.draft(opened.desk, new).created
    assert referral_id is not None
    referral.send(opened.desk, referral_id, Channel.POST)
    page.refresh(None)
    assert "1 offene Verweisung" in texts(page)
    with qtbot.waitSignal(page.go_to) as went:
        click(page, "Nazari, Zahra: Beratung")
    assert went.args == [REFERRALS, ReferralTarget(referral_id)]


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
