"""Presenting, giving back, releasing and withdrawing handovers, with real clicks and keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, actor, approval, case, draft, handover, sending
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.approval import ApprovalState, PlanPart
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.handover import DataCategory, HandoverState, WithdrawReason
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context, HandoverTarget
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.handovers.presenter import ListFilter
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from tests.casework.agreed import agree
from tests.ui.active import show_active
from tests.ui.conftest import PASSPHRASE
from tests.ui.handovers.conftest import TODAY, click, made, texts


@pytest.fixture
def volunteer(opened: Opened) -> Opened:
    """Return the store with a volunteer signed in; the lead is Helga Brandt."""
    account.add(opened, "Renate Vogel", Role.VOLUNTEER, Salutation.MS, f"{PASSPHRASE}-neu")
    found = next(one for one in account.accounts(opened.desk) if one.name == "Renate Vogel")
    return replace(opened, desk=replace(opened.desk, account=found))


@pytest.fixture
def hers(desk_app: object, volunteer: Opened, qtbot: QtBot) -> Iterator[HandoversPage]:
    """Return the page as the volunteer sees it."""
    shown = HandoversPage(Context(volunteer, SyncRunner(), Notices()))
    qtbot.addWidget(shown)
    runner = shown._context.runner
    runner.changed.connect(shown.refresh)
    shown.resize(1180, 700)
    shown.refresh(None)
    show_active(qtbot, shown)
    yield shown
    runner.changed.disconnect(shown.refresh)


def present(volunteer: Opened, plan: HandoverPlan) -> UUID:
    return made(approval.present(volunteer.desk, plan).created)


@pytest.fixture
def second_plan(opened: Opened, plan: HandoverPlan, office: UUID) -> HandoverPlan:
    """Return a plan for another case."""
    case_id = made(case.open_case(opened.desk, case.NewCase(given_names="Zahra")).created)
    agree(opened.desk, case_id, office)
    return replace(plan, case_id=case_id, note_ids=(), lesson_ids=())


def test_a_volunteer_presents_and_can_take_it_back(
    hers: HandoversPage, volunteer: Opened, plan: HandoverPlan
) -> None:
    handover.keep_plan(volunteer.desk, plan)
    hers.show_item(HandoverTarget(compose_for=plan.case_id))
    assert "Entwurf" in chip_of(hers)
    QTest.keyClick(
        hers.composer.form.urgent, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert not hers.is_composing()
    (row,) = approval.waiting(volunteer.desk)
    hers.filters.button(ListFilter.WAITING).click()
    assert "Al-Ahmad, Mohammad" in [one.person_name for one in hers.requests.model.rows()]
    click(hers.requests, "Ansehen")
    composer = hers.composer
    assert hers.is_composing()
    assert "wartet auf Freigabe" in chip_of(hers)
    assert not composer.form.urgent.isEnabled()
    assert not composer.footer.issue_button.isVisible()
    assert any("Zur Freigabe vorgelegt" in text for text in texts(composer.bar))
    click(composer.bar, "Zurückziehen")
    assert composer.form.urgent.isEnabled()
    assert composer.plan == plan
    assert not composer.bar.isVisible()
    assert approval.waiting(volunteer.desk) == ()
    assert row.state is ApprovalState.REQUESTED


def test_whoever_cannot_complete_the_letterhead_is_told_who_can(
    hers: HandoversPage, volunteer: Opened, plan: HandoverPlan, qtbot: QtBot
) -> None:
    handover.keep_plan(volunteer.desk, plan)
    hers.show_item(HandoverTarget(compose_for=plan.case_id))
    went: list[object] = []
    hers.go_to.connect(lambda key, _target: went.append(key))
    with qtbot.waitSignal(hers._context.notices.done) as told:
        click(hers.composer.footer, "Anschrift oder Telefon des Vereins")
    assert told.args is not None
    assert told.args[0].startswith("Bitten Sie die Leitung")
    assert went == []
    assert hers.is_composing()


def chip_of(page: HandoversPage) -> str:
    return page.composer.head._chip.accessibleName()


def test_comments_stand_above_and_lead_to_their_part(
    hers: HandoversPage, opened: Opened, volunteer: Opened, plan: HandoverPlan
) -> None:
    request_id = present(volunteer, plan)
    comments = {PlanPart.GENERAL: "Fast fertig.", PlanPart.TEXTS: "Bis wann?"}
    approval.give_back(opened.desk, request_id, comments)
    hers.refresh(None)
    assert hers.filters.button(ListFilter.RETURNED).text() == "Zurückgegeben 1"
    hers.filters.button(ListFilter.RETURNED).click()
    click(hers.requests, "Überarbeiten")
    composer = hers.composer
    shown = texts(composer.bar)
    assert any("Helga Brandt" in text and "zurückgegeben" in text for text in shown)
    assert {"Fast fertig.", "Bis wann?"} <= shown
    QTest.mouseClick(composer.bar.links[0], Qt.MouseButton.LeftButton)
    assert composer.form.introduction.hasFocus()
    QTest.keyClicks(composer.form.introduction, "Bitte bis Ostern. ")
    click(composer.footer, "Erneut zur Freigabe vorlegen")
    (row,) = approval.waiting(opened.desk)
    assert row.id == request_id
    assert hers.filters.value() is ListFilter.WAITING
    assert hers.requests.isVisible()
    assert hers.requests.table.selected() == row
    found = approval.review(opened.desk, request_id)
    assert found.plan.introduction.startswith("Bitte bis Ostern.")


def test_it_says_that_a_colleague_waits_for_the_same_unit(
    page: HandoversPage, volunteer: Opened, plan: HandoverPlan, bakery: UUID
) -> None:
    present(volunteer, plan)
    page.compose(plan.case_id)
    part = page.composer.form.recipient
    part.recipient.set_value(plan.recipient_id)
    part._recipient_chosen(plan.recipient_id)
    assert part.waits.isVisible()
    assert "Renate Vogel" in part.waits.text()
    part._recipient_chosen(bakery)
    assert not part.waits.isVisible()
    part._recipient_chosen(plan.recipient_id)
    page.composer.forget()
    assert part.waits.text() == ""


def test_a_lead_releases_one_after_the_other(
    page: HandoversPage,
    opened: Opened,
    volunteer: Opened,
    plan: HandoverPlan,
    second_plan: HandoverPlan,
) -> None:
    counts: list[int] = []
    page.count.connect(counts.append)
    first, second = present(volunteer, plan), present(volunteer, second_plan)
    page.refresh(None)
    assert counts[-1] == 2
    page.filters.button(ListFilter.WAITING).click()
    assert [row.id for row in page.requests.model.rows()] == [first, second]
    QTest.keyClick(page.requests.table, Qt.Key.Key_Return)
    review = page.review
    assert page.is_reviewing()
    assert review.request_id == first
    assert not review.form.urgent.isEnabled()
    assert any("Vorgelegt von \u2068Renate Vogel\u2069" in text for text in texts(review.facts))
    assert any(text.startswith("Seite 1 von") for text in texts(review.preview))
    assert "noch eine danach" in texts(review.head)
    assert review.footer.approve_button.hasFocus()
    QTest.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.request_id == second
    assert not review.footer.next_button.isVisible()
    click(review.footer, "Freigeben")
    assert not page.is_reviewing()
    rows = handover.handovers(opened.desk).rows
    assert {row.approver for row in rows} == {"Helga Brandt"}
    assert {row.state for row in rows} == {HandoverState.ISSUED}
    assert counts[-1] == 0
    assert page.requests.empty.isVisible()


def test_a_lead_gives_back_with_comments(
    page: HandoversPage, opened: Opened, volunteer: Opened, plan: HandoverPlan
) -> None:
    request_id = present(volunteer, plan)
    page.show_item(HandoverTarget(request_id=request_id))
    review = page.review
    click(review.footer, "Mit Anmerkung zurückgeben …")
    form = review.returning
    assert form.rows[0].text.hasFocus()
    click(form, "Zurückgeben")
    assert any("Bitte" in text for text in texts(form))  # nothing has been said yet
    QTest.keyClicks(form.rows[0].text, "Fast fertig.")
    click(form, "Weitere Anmerkung")
    form.rows[1].part.set_value(PlanPart.NOTES)
    QTest.keyClicks(form.rows[1].text, "Eine zu viel.")
    QTest.keyClick(form.rows[1].text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = approval.returned(volunteer.desk)
    assert row.comments == (
        (PlanPart.GENERAL, "Fast fertig."),
        (PlanPart.NOTES, "Eine zu viel."),
    )
    assert not page.is_reviewing()
    assert not form.rows


def test_comments_outlive_the_lock_and_the_way_back_and_go_with_the_request(
    page: HandoversPage, opened: Opened, volunteer: Opened, plan: HandoverPlan
) -> None:
    request_id = present(volunteer, plan)
    page.show_item(HandoverTarget(request_id=request_id))
    review = page.review
    click(review.footer, "Mit Anmerkung zurückgeben …")
    QTest.keyClicks(review.returning.rows[0].text, "Fast fertig.")
    click(review.returning, "Weitere Anmerkung")
    review.returning.rows[1].part.set_value(PlanPart.NOTES)
    QTest.keyClicks(review.returning.rows[1].text, "Eine zu viel.")
    page.blank()
    assert review.returning.rows == []
    page.show_item(HandoverTarget(request_id=request_id))
    typed = [row.value() for row in review.returning.rows]
    assert typed == [(PlanPart.GENERAL, "Fast fertig."), (PlanPart.NOTES, "Eine zu viel.")]
    assert review.returning.isVisible()
    review.leave()
    page.show_item(HandoverTarget(request_id=request_id))
    click(review.returning, "Abbrechen")
    assert review.footer.approve_button.isVisible()
    click(review.footer, "Freigeben")
    assert draft.load(opened.desk, DraftKind.RETURN_COMMENTS, request_id) is None


def test_the_answers_are_there_again_for_the_next_request(
    page: HandoversPage, volunteer: Opened, plan: HandoverPlan, second_plan: HandoverPlan
) -> None:
    first, second = present(volunteer, plan), present(volunteer, second_plan)
    page.show_item(HandoverTarget(request_id=first))
    click(page.review.footer, "Mit Anmerkung zurückgeben …")
    page.review.leave()
    page.show_item(HandoverTarget(request_id=second))
    assert page.review.footer.approve_button.isVisible()


def test_what_changed_since_stands_in_the_review(
    page: HandoversPage, opened: Opened, volunteer: Opened, plan: HandoverPlan
) -> None:
    whole = replace(plan, included=plan.included | {DataCategory.EDUCATION_WORK})
    request_id = present(volunteer, whole)
    found = case.read(opened.desk, plan.case_id).case
    case.change(opened.desk, replace(found, goal="Meister werden"))
    page.show_item(HandoverTarget(request_id=request_id))
    told = texts(page.review.facts)
    assert any("Seit der Vorlage am Fall geändert: Beruf und Ziel (neu)" in one for one in told)


def test_what_changes_while_it_is_looked_at_is_shown_before_it_is_released(
    page: HandoversPage, opened: Opened, volunteer: Opened, plan: HandoverPlan
) -> None:
    whole = replace(plan, included=plan.included | {DataCategory.EDUCATION_WORK})
    page.show_item(HandoverTarget(request_id=present(volunteer, whole)))
    click(page.review.footer, "Mit Anmerkung zurückgeben …")
    QTest.keyClicks(page.review.returning.rows[0].text, "Fast fertig.")
    found = case.read(opened.desk, plan.case_id).case
    page.refresh(case.change(opened.desk, replace(found, goal="Meister werden")))
    told = texts(page.review.facts)
    assert any("Seit der Vorlage am Fall geändert: Beruf und Ziel (neu)" in one for one in told)
    assert page.review.returning.rows[0].text.value() == "Fast fertig."
    assert page.review.returning.rows[0].text.hasFocus()


def test_a_unit_that_was_put_to_rest_since_can_be_looked_at(
    page: HandoversPage, opened: Opened, volunteer: Opened, plan: HandoverPlan
) -> None:
    request_id = present(volunteer, plan)
    actor.deactivate(opened.desk, plan.recipient_id)
    page.show_item(HandoverTarget(request_id=request_id))
    assert any(text.startswith("Seite 1 von") for text in texts(page.review.preview))


def test_one_that_does_not_wait_any_more_leads_back(
    page: HandoversPage, volunteer: Opened, plan: HandoverPlan
) -> None:
    request_id = present(volunteer, plan)
    approval.take_back(volunteer.desk, request_id)
    page.show_item(HandoverTarget(request_id=request_id))
    assert not page.is_reviewing()


def test_the_list_can_be_narrowed(page: HandoversPage, opened: Opened, plan: HandoverPlan) -> None:
    for _number in range(2):
        handover.issue(opened.desk, plan)
    page.refresh(None)
    assert len(page.model.rows()) == 2
    page.filters.button(ListFilter.OVER).click()
    assert [row.number for row in page.model.rows()] == ["Ü-26-001"]
    assert any("Durch Ü-26-002 ersetzt" in text for text in texts(page.withdraw))
    page.filters.button(ListFilter.KEPT).click()
    assert [row.number for row in page.model.rows()] == ["Ü-26-002"]
    page.filters.button(ListFilter.UNANSWERED).click()
    assert page.empty.isVisible()


def test_withdrawing_asks_why_and_reminds_to_tell(
    page: HandoversPage, opened: Opened, issued: UUID, plan: HandoverPlan
) -> None:
    sending.put_on_paper(opened.desk, issued, Channel.POST)
    page.refresh(None)
    click(page, "Zurückziehen …")
    assert not page.detail.isVisible()
    bar = page.withdraw
    assert "Übergabe Ü-26-001 zurückziehen" in texts(bar)
    click(bar, "Übergabe zurückziehen")
    assert "Bitte wählen Sie einen Grund." in texts(bar)
    bar.reason.set_value(WithdrawReason.OTHER)
    click(bar, "Übergabe zurückziehen")
    assert "Bitte beschreiben Sie den Grund mit einigen Worten." in texts(bar)
    QTest.keyClicks(bar.text, "Falsches Geburtsdatum")
    assert bar.remind.isChecked()
    QTest.keyClick(bar.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = handover.view(opened.desk, issued)
    assert row.state is HandoverState.WITHDRAWN
    assert "Zurückgezogen am 10.03.2026: anderer Grund. Falsches Geburtsdatum" in texts(bar)
    assert page.detail.isVisible()
    (task,) = case.read(opened.desk, plan.case_id).follow_ups
    assert task.task == "Der Stelle sagen, dass Übergabe Ü-26-001 zurückgezogen ist"
    assert task.due_on == TODAY + timedelta(days=1)


def test_what_never_left_needs_no_reminder(page: HandoversPage, issued: UUID) -> None:
    page.refresh(None)
    click(page, "Zurückziehen …")
    assert not page.withdraw.remind.isVisible()
    click(page.withdraw, "Abbrechen")
    assert page.detail.isVisible()


def test_a_hint_stands_below_what_should_not_leave(
    page: HandoversPage, plan: HandoverPlan, qtbot: QtBot
) -> None:
    page.show_item(HandoverTarget(compose_for=plan.case_id))
    form = page.composer.form
    for hint in (form.introduction_hint, form.requests.rows()[0].hint):
        assert not hint.isVisible()
    form.introduction.setPlainText("Er wurde zu seinen Fluchtgründen befragt.")
    qtbot.waitUntil(form.introduction_hint.isVisible)
    QTest.keyClicks(form.requests.rows()[0].long, " Sein Glaube ist muslimisch.")
    qtbot.waitUntil(form.requests.rows()[0].hint.isVisible)


def test_the_composer_says_what_the_recipient_will_find_new(
    page: HandoversPage, opened: Opened, plan: HandoverPlan, issued: UUID
) -> None:
    page.show_item(HandoverTarget(compose_for=plan.case_id))
    shown = page.composer.form.changes
    assert shown.isVisible()
    assert shown.text().startswith("Seit der Übergabe Ü-26-001 vom 10.03.2026")


def test_locking_forgets_requests_and_review(
    page: HandoversPage, volunteer: Opened, plan: HandoverPlan
) -> None:
    request_id = present(volunteer, plan)
    page.show_item(HandoverTarget(request_id=request_id))
    page.blank()
    assert page.review.request_id is None
    assert not [text for text in texts(page.review) if "Ahmad" in text]
    assert page.requests.model.rows() == []
