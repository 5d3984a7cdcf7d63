"""What is shown of an actor, and what can be done with it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from integrif_desk.casework import (
    actor,
    agreement,
    case,
    finding_category,
    meeting,
    person,
    practice_finding,
    referral,
)
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
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
    CaseTarget,
    CaseThen,
    Context,
    FindingTarget,
    ReferralTarget,
)
from tests.ui.actors.conftest import click, names, read, texts
from tests.ui.conftest import NAME, NOW


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
