"""The consent gate in the composer: what is locked says why and leads to the consent."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, consent
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.ui.context import CASES, CaseTarget, CaseThen, ConsentWish, HandoverTarget
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.page import HandoversPage
from tests.casework.agreed import agree
from tests.ui.handovers.conftest import TODAY, click, made, texts, went


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    entered = ActorFacts(name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER)
    return made(actor.add(opened.desk, entered).created)


@pytest.fixture
def composer(page: HandoversPage, opened: Opened, case_id: UUID, jobcenter: UUID) -> Composer:
    """Return the composer of a handover to the Jobcenter, which nobody has agreed to yet."""
    page.show_item(HandoverTarget(compose_for=case_id))
    choose(page.composer, opened, jobcenter)
    return page.composer


def choose(composer: Composer, opened: Opened, recipient: UUID) -> None:
    composer.form.recipient.recipient.set_value(recipient)
    composer.form.recipient._recipient_chosen(recipient)


def add(opened: Opened, case_id: UUID, recipient: UUID, days: int, *kinds: DataCategory) -> UUID:
    facts = ConsentFacts(
        recipient_id=recipient,
        purpose=Purpose.COORDINATION,
        categories=kinds,
        given_on=TODAY - timedelta(days=60),
        valid_until=TODAY + timedelta(days=days),
    )
    return made(consent.add(opened.desk, case_id, facts).created)


def words(composer: Composer, category: DataCategory) -> str:
    return composer.form.sections.words[category].text()


def test_without_consent_everything_is_locked_and_nothing_printed(composer: Composer) -> None:
    sections = composer.form.sections
    assert not any(box.isEnabled() or box.isChecked() for box in sections.boxes.values())
    assert words(composer, DataCategory.RESIDENCE) == "Einwilligung fehlt"
    assert any("noch keine Einwilligung" in text for text in texts(sections.notice))
    assert not composer.footer.issue_button.isEnabled()
    assert any("nichts zu drucken" in text for text in texts(composer.preview))


def test_the_way_to_the_consent_is_filled_in(
    composer: Composer, page: HandoversPage, case_id: UUID, jobcenter: UUID, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.go_to) as asked:
        composer.form.sections.links[DataCategory.FAMILY].click()
    wish = ConsentWish(jobcenter, Purpose.COORDINATION, (DataCategory.FAMILY,))
    consents = CaseTarget(case_id, CaseThen.CONSENT, consent=wish)
    assert went(asked.args) == (CASES, consents, case_id)
    with qtbot.waitSignal(page.go_to) as asked:
        click(composer.form.sections.notice, "Einwilligung eintragen …")
    _key, target, _back = went(asked.args)
    assert isinstance(target, CaseTarget)
    whole = target.consent
    assert whole is not None
    assert DataCategory.IDENTITY in whole.categories
    assert DataCategory.HEALTH not in whole.categories


def test_each_lock_says_why(
    composer: Composer, page: HandoversPage, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    add(opened, case_id, jobcenter, 30, DataCategory.IDENTITY, DataCategory.LANGUAGE)
    add(opened, case_id, jobcenter, -10, DataCategory.TASKS)
    revoked = add(opened, case_id, jobcenter, 30, DataCategory.RESIDENCE)
    page.refresh(consent.revoke(opened.desk, revoked))
    assert words(composer, DataCategory.IDENTITY) == "gültig bis 09.04.2026"
    assert words(composer, DataCategory.TASKS) == "abgelaufen am 28.02.2026"
    assert words(composer, DataCategory.RESIDENCE) == "widerrufen am 10.03.2026"
    links = composer.form.sections.links
    assert links[DataCategory.TASKS].text() == "Erneuern …"
    assert links[DataCategory.PATHWAY].text() == "Einholen …"
    assert not links[DataCategory.RESIDENCE].isVisible()
    assert not composer.form.sections.notice.isVisible()
    assert composer.footer.issue_button.isEnabled()


def test_a_wish_comes_back_with_the_consent(
    composer: Composer, page: HandoversPage, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    agree(opened.desk, case_id, jobcenter, categories=(DataCategory.IDENTITY,))
    page.refresh(None)
    boxes = composer.form.sections.boxes
    assert boxes[DataCategory.IDENTITY].isChecked()
    assert not boxes[DataCategory.LANGUAGE].isChecked()
    composer.form.urgent.insert("Eilt")
    composer.form.urgent.textEdited.emit("Eilt")
    agree(opened.desk, case_id, jobcenter, categories=(DataCategory.LANGUAGE,))
    page.refresh(None)
    assert boxes[DataCategory.LANGUAGE].isChecked()


def test_a_course_provider_is_told_from_the_ordinance(
    composer: Composer, page: HandoversPage, opened: Opened, case_id: UUID
) -> None:
    entered = ActorFacts(name="Volkshochschule", category=ActorCategory.COURSE_PROVIDER)
    school = made(actor.add(opened.desk, entered).created)
    agree(opened.desk, case_id, school)
    page.refresh(None)
    choose(composer, opened, school)
    told = words(composer, DataCategory.RESIDENCE)
    assert told == "Kursträger erhalten das nicht (§ 7 Abs. 1 IntV)"
    assert composer.form.sections.boxes[DataCategory.LANGUAGE].isEnabled()


def test_a_consent_revoked_in_between_is_told_at_the_sections(
    composer: Composer, page: HandoversPage, opened: Opened, case_id: UUID, jobcenter: UUID
) -> None:
    given = agree(opened.desk, case_id, jobcenter)
    page.refresh(None)
    plan = composer.plan
    assert plan is not None
    composer.plan = replace(plan, discussed_on=TODAY)
    consent.revoke(opened.desk, given)
    composer.issue()
    told = texts(composer.form.sections)
    assert any("liegt keine gültige Einwilligung vor" in text for text in told)
    assert "widerrufen am 10.03.2026" in told


def test_a_report_without_persons_needs_no_consent(
    composer: Composer, opened: Opened, jobcenter: UUID
) -> None:
    composer.form.recipient.purpose.set_value(Purpose.STRATEGY)
    composer.form._changed()
    composer.preview.make_now()
    boxes = composer.form.sections.boxes
    assert [category for category, box in boxes.items() if box.isEnabled()] == [
        DataCategory.PRACTICE
    ]
    assert "nicht nötig, ohne Personenbezug" in words(composer, DataCategory.PRACTICE)
    assert not composer.form.introduction.isVisible()
