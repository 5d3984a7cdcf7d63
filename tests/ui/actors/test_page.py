"""The directory on a real store, driven as a person drives it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import (
    actor,
    agreement,
    case,
    draft,
    finding_category,
    meeting,
    person,
    practice_finding,
    referral,
)
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Actor, ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.meeting import AgreementFacts, MeetingFacts
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    Perspective,
)
from integrif_desk.domain.referral import ReferralState, Step
from integrif_desk.ui.actors.page import ActorsPage
from integrif_desk.ui.context import (
    CASES,
    FINDINGS,
    REFERRALS,
    ActorTarget,
    CaseTarget,
    CaseThen,
    Context,
    FindingTarget,
    ReferralTarget,
)
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import LineField
from tests.ui.active import show_active
from tests.ui.conftest import NAME, NOW


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
    show_active(qtbot, made)
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


def unfold(page: ActorsPage, title: str) -> None:
    click(page.editor, f"{title}, zugeklappt")


def type_into(page: ActorsPage, name: str, text: str) -> None:
    field = page.editor.fields[name].field
    if isinstance(field, LineField):
        field.end(False)
    QTest.keyClicks(field, text)


def choose(page: ActorsPage, name: str, wanted: str) -> None:
    field = page.editor.fields[name].field
    assert isinstance(field, ChoiceField)
    field.setFocus()
    field.set_value(wanted)


def value(page: ActorsPage, name: str) -> str:
    field = page.editor.fields[name].field
    assert isinstance(field, LineField)
    return field.value()


def save(page: ActorsPage) -> None:
    QTest.mouseClick(page.editor.save_button, Qt.MouseButton.LeftButton)


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
    click(page, "Stimmt noch")
    assert read(opened, jobcenter).checked_on == NOW.date()
    assert f"zuletzt geprüft am 10.03.2026 von {NAME}" in texts(page)


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
    referral.send(opened.desk, referral_id, Channel.PHONE)
    page.refresh(None)
    assert "1 offene Verweisung" in texts(page)
    with qtbot.waitSignal(page.go_to) as went:
        click(page, "Nazari, Zahra: Beratung")
    assert went.args == [REFERRALS, ReferralTarget(referral_id)]
    known = case.read(opened.desk, case_id).person
    page.refresh(person.change(opened.desk, replace(known, given_names="Sahra")))
    click(page, "Nazari, Sahra: Beratung")


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


def test_phone_and_mail_of_a_contact_person_are_copied(
    page: ActorsPage, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    entered = ActorFacts(name="Jobcenter", category=ActorCategory.JOBCENTER)
    contact = ContactPersonFacts(name="Katrin Seidel", phone="030 & 1", email="k@s.example")
    actor.add(opened.desk, entered, (contact,))
    page.refresh(None)
    for text, what in (("030 & 1", "Telefonnummer"), ("k@s.example", "E-Mail-Adresse")):
        with qtbot.waitSignal(context.notices.done) as said:
            click(page, f"{text}, {what} kopieren")
        assert QGuiApplication.clipboard().text() == text
        assert said.args == [f"Kopiert: {text}", None]


def test_what_was_promised_and_measured_stands_together(
    page: ActorsPage, opened: Opened, jobcenter: UUID
) -> None:
    desk = opened.desk
    actor.change(desk, replace(read(opened, jobcenter), promised_days=3))
    created = case.open_case(desk, case.NewCase(given_names="Zahra", surname="Nazari")).created
    assert created is not None
    for days in (5, 6, 7, 8, 9):
        asked_at = NOW - timedelta(days=14 + days)
        earlier = replace(desk, now=partial(datetime.astimezone, asked_at))
        new = referral.NewReferral(case_id=created, actor_id=jobcenter, purpose="Beratung")
        sent = referral.draft(earlier, new).created
        assert sent is not None
        referral.send(earlier, sent, Channel.PHONE)
        answered = replace(desk, now=lambda: NOW - timedelta(days=7))
        step = Step(state=ReferralState.ACCEPTED, happened_on=answered.today())
        referral.step(answered, sent, step)
    page.refresh(None)
    told = " ".join(texts(page))
    assert "zugesagt 3, gemessen im Median 10 Werktage, 9 von 10 in 12 (aus 5 Antworten)" in told
    assert "Antworten dauern hier meist länger als zugesagt." in told


def test_kept_agreements_and_findings_stand_with_the_actor(
    page: ActorsPage, opened: Opened, jobcenter: UUID, qtbot: QtBot
) -> None:
    desk = opened.desk
    met = meeting.add(desk, MeetingFacts(title="Runder Tisch", held_on=NOW.date())).created
    assert met is not None
    agreement.add(desk, met, AgreementFacts(task="Liste", due_on=NOW.date(), actor_id=jobcenter))
    category = finding_category.categories(desk)[0]
    facts = FindingFacts(category_id=category.id, claim="Früh anrufen hilft.", actor_id=jobcenter)
    quote = EvidenceFacts(
        kind=EvidenceKind.CASE_OBSERVATION, perspective=Perspective.VOLUNTEER, quote="Um acht frei."
    )
    found = practice_finding.add(desk, facts, (quote,)).created
    page.refresh(None)
    assert found is not None
    assert {"1 Vereinbarung offen", "Früh anrufen hilft."} <= texts(page)
    links = [b for b in page.findChildren(QAbstractButton) if b.text() == "Ansehen"]
    with qtbot.waitSignal(page.go_to) as went:
        QTest.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert went.args == [FINDINGS, FindingTarget(found)]
