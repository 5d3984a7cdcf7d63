"""„Wer ist zuständig?“ beside the case: offices, questions on the spot, the way to a referral."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, person, responsible
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.ui.case.page import STEPS, CasePage
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.case.responsible_panel import ResponsiblePanel
from integrif_desk.ui.case.responsible_words import answer_lines
from integrif_desk.ui.context import ACTORS, Context
from integrif_desk.ui.theme import Theme, apply
from integrif_desk.ui.widgets.toggles import Choice

LEFT = Qt.MouseButton.LeftButton
LONG = "Jobcenter " + "Salzlandkreis " * 18 + "x" * 100


def add_actor(context: Context, name: str, category: ActorCategory) -> UUID:
    desk, entered = context.opened.desk, ActorFacts(name=name, category=category)
    made: list[UUID] = []
    context.runner.change(
        lambda: actor.add(desk, entered), lambda done: made.extend([done.created or UUID(int=0)])
    )
    return made[0]


def settle(context: Context, case_id: UUID, kind: StatusKind, **values: object) -> UUID:
    desk = context.opened.desk
    person_id = responsible.of_case(desk, case_id).person_id
    entered = ResidenceFacts(kind=kind, **values)  # type: ignore[arg-type]
    context.runner.change(lambda: person.set_residence(desk, person_id, entered))
    return person_id


def shown(panel: ResponsiblePanel) -> str:
    QApplication.processEvents()  # what was just put there is shown
    return plain("\n".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible()))


def plain(text: str) -> str:
    """Return a text without the marks around names."""
    return text.translate(dict.fromkeys((0x2068, 0x2069)))


def press(panel: ResponsiblePanel, name: str) -> None:
    QApplication.processEvents()
    found = [
        one
        for one in panel.findChildren(QAbstractButton)
        if one.isVisible() and plain(one.accessibleName()).startswith(name)
    ]
    QTest.mouseClick(found[0], LEFT)


def test_an_office_of_the_directory_with_law_and_date(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    add_actor(context, "Jobcenter Beispiel", ActorCategory.JOBCENTER)
    person_id = settle(context, case_id, StatusKind.SETTLEMENT, valid_from=date(2020, 1, 1))
    desk = context.opened.desk
    context.runner.change(lambda: person.set_situation(desk, person_id, {"needy": "true"}))
    text = shown(page.responsible)
    assert "Jobcenter Beispiel" in text
    assert "Arbeitsvermittlung bei Hilfebedürftigkeit" in text
    assert "SGB\u00a0II" in text
    assert "Orientierung, keine Rechtsberatung. Stand: 29.04.2026" in text


def test_refer_opens_the_new_referral_with_that_actor(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    office = add_actor(context, "Jobcenter Beispiel", ActorCategory.JOBCENTER)
    settle(context, case_id, StatusKind.SETTLEMENT)
    press(page.responsible, "An Jobcenter Beispiel verweisen")
    tab = next(iter(page.findChildren(ReferralsTab)))
    assert tab.editor.isVisible()
    assert page.tabs.value() == "referrals"
    assert tab.editor.actor.actor_ids() == (office,)


def test_a_missing_fact_is_asked_for_on_the_spot(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    person_id = settle(context, case_id, StatusKind.SETTLEMENT)
    press(page.responsible, "Fehlt: Hilfebed")
    question = page.responsible.question
    assert question is not None
    assert question.fact is Fact.NEEDY
    field = question.field
    assert isinstance(field, Choice)
    assert field.button("true").hasFocus()
    QApplication.processEvents()
    QTest.mouseClick(field.button("false"), LEFT)
    assert dict(person.profile(context.opened.desk, person_id).situation) == {"needy": "false"}
    assert page.responsible.question is None
    assert "Fehlt: Hilfebedürftigkeit" not in shown(page.responsible)


def test_the_question_closes_on_a_second_click(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    settle(context, case_id, StatusKind.SETTLEMENT)
    press(page.responsible, "Fehlt: Hilfebed")
    press(page.responsible, "Fehlt: Hilfebed")
    assert page.responsible.question is None


def test_without_a_paper_it_leads_to_the_status(page: CasePage) -> None:
    press(page.responsible, "Fehlt: Aufenthaltspapier")
    assert page.tabs.value() == "status"


def test_without_a_birth_date_it_leads_to_the_person(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    settle(context, case_id, StatusKind.SETTLEMENT)
    press(page.responsible, "Fehlt: Geburtsdatum")
    assert page.tabs.value() == "overview"


def test_what_is_uncertain_goes_to_the_advice_service(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    service = add_actor(context, "MBE Beispiel", ActorCategory.MIGRATION_ADVICE)
    settle(context, case_id, StatusKind.BORDER_CROSSING_CERTIFICATE)
    text = shown(page.responsible)
    assert "Bei MBE/JMD klären" in text
    assert "Die Regel ist unsicher" in text
    assert "unsicher – bei MBE/JMD klären" in text
    asked: list[object] = []
    page.responsible.refer.connect(asked.append)
    press(page.responsible, "An MBE Beispiel verweisen")
    assert asked == [service]


def test_an_office_that_nobody_has_entered_yet(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    settle(context, case_id, StatusKind.SETTLEMENT)
    assert "noch nicht im Verzeichnis" in shown(page.responsible)
    went: list[str] = []
    page.go_to.connect(lambda key, _target: went.append(key))
    press(page.responsible, "Jobcenter ins Verzeichnis eintragen")
    assert went == [ACTORS]
    add_actor(context, "Jobcenter Beispiel", ActorCategory.JOBCENTER)
    assert "Jobcenter Beispiel" in shown(page.responsible)


def test_the_extension_of_the_paper_leads(page: CasePage, context: Context, case_id: UUID) -> None:
    add_actor(context, "Amt Beispiel", ActorCategory.IMMIGRATION_OFFICE)
    settle(
        context,
        case_id,
        StatusKind.SUBSIDIARY_PROTECTION,
        valid_until=date(2026, 4, 30),
        extension_filed_on=date(2026, 2, 24),
    )
    text = shown(page.responsible)
    assert "Verlängerung – beantragt am 24.02.2026" in text
    assert text.count("Amt Beispiel") == 1


def test_a_paper_that_has_ended_is_told(page: CasePage, context: Context, case_id: UUID) -> None:
    settle(context, case_id, StatusKind.TOLERATION, valid_until=date(2026, 3, 9))
    assert "Das Papier ist abgelaufen und keine Verlängerung eingetragen" in shown(page.responsible)
    assert "Verlängerung – Papier abgelaufen am 09.03.2026" in shown(page.responsible)


def test_a_very_long_name_wraps(page: CasePage, context: Context, case_id: UUID) -> None:
    add_actor(context, LONG.strip(), ActorCategory.JOBCENTER)
    settle(context, case_id, StatusKind.SETTLEMENT)
    QApplication.processEvents()
    panel = page.responsible
    assert panel.width() <= 290
    shown_labels = [one for one in panel.findChildren(QLabel) if one.isVisible()]
    assert any("Salzlandkreis Salzlandkreis" in one.text() for one in shown_labels)
    for one in shown_labels:
        assert one.width() <= panel.width()


def test_in_a_closed_case_nothing_is_begun(page: CasePage, context: Context, case_id: UUID) -> None:
    add_actor(context, "Jobcenter Beispiel", ActorCategory.JOBCENTER)
    settle(context, case_id, StatusKind.SETTLEMENT)
    desk = context.opened.desk
    context.runner.change(lambda: case.close(desk, case_id, CaseOutcome.JOB))
    assert "Jobcenter Beispiel" in shown(page.responsible)
    names = [
        one.accessibleName()
        for one in page.responsible.findChildren(QAbstractButton)
        if one.isVisible()
    ]
    assert not [name for name in names if "verweisen" in name]


def test_with_larger_text_it_stands_in_the_tab_of_the_steps(
    qtbot: QtBot, desk_app: QApplication, page: CasePage, context: Context, case_id: UUID
) -> None:
    settle(context, case_id, StatusKind.SETTLEMENT)
    apply(desk_app, Theme(scale=115))
    page.resize(1365, 820)
    page.tabs.set_value(STEPS)
    page.show_tab(STEPS)
    qtbot.waitUntil(page.responsible.isVisible)
    assert page.responsible.width() > 290


def test_locking_forgets_the_answer(page: CasePage, context: Context, case_id: UUID) -> None:
    add_actor(context, "Jobcenter Beispiel", ActorCategory.JOBCENTER)
    settle(context, case_id, StatusKind.SETTLEMENT)
    page.blank()
    assert page.responsible.found is None
    assert "Jobcenter" not in shown(page.responsible)


def test_every_status_is_answered_on_the_screen(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    for number, kind in enumerate(StatusKind):
        settle(context, case_id, kind, valid_from=date(2025, 1, 1 + number))
        assert page.responsible.found is not None
        assert page.responsible.found.evaluation.status is kind
        assert "Orientierung, keine Rechtsberatung" in shown(page.responsible)


def test_what_is_unclear_for_want_of_a_fact_is_not_called_certain(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    settle(context, case_id, StatusKind.TOLERATION)
    evaluation = responsible.of_case(context.opened.desk, case_id).evaluation
    assert evaluation is not None
    unclear = [one for one in answer_lines(evaluation) if one.value == "unklar" and one.missing]
    assert unclear
    assert {(one.confidence, one.tone) for one in unclear} == {("Angabe fehlt", "waiting")}
