"""„Status“: papers and procedures are entered, facts answered, and what follows is shown."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from integrif_desk.casework import case, parts, person, responsible
from integrif_desk.domain.asylum_procedure import ProcedureFacts, ProcedureOutcome
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.ui.case import status_words
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.responsible_words import watch
from integrif_desk.ui.case.status_tab import StatusTab
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.toggles import Choice

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 3, 10)


@pytest.fixture
def person_id(context: Context, case_id: UUID) -> UUID:
    return responsible.of_case(context.opened.desk, case_id).person_id


@pytest.fixture
def tab(page: CasePage) -> StatusTab:
    page.tabs.set_value("status")
    page.show_tab("status")
    return next(iter(page.findChildren(StatusTab)))


def add_paper(context: Context, person_id: UUID, kind: StatusKind, **values: object) -> None:
    desk, entered = context.opened.desk, ResidenceFacts(kind=kind, **values)  # type: ignore[arg-type]
    context.runner.change(lambda: person.set_residence(desk, person_id, entered))


def situation(context: Context, person_id: UUID) -> dict[str, str]:
    return dict(person.profile(context.opened.desk, person_id).situation)


def texts(holder: QWidget) -> str:
    QApplication.processEvents()  # what was just put there is shown
    return plain("\n".join(one.text() for one in holder.findChildren(QLabel) if one.isVisible()))


def plain(text: str) -> str:
    """Return a text without the marks around names."""
    return text.translate(dict.fromkeys((0x2068, 0x2069)))


def press(holder: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [
        one
        for one in holder.findChildren(QAbstractButton)
        if one.isVisible() and plain(one.accessibleName()).startswith(name)
    ]
    QTest.mouseClick(found[0], LEFT)


def day_field(tab: StatusTab, fact: Fact) -> DateField:
    field = tab.questions.questions[fact].field
    assert isinstance(field, DateField)
    return field


def choose(tab: StatusTab, fact: Fact, value: str) -> None:
    field = tab.questions.questions[fact].field
    assert isinstance(field, Choice)
    QTest.mouseClick(field.button(value), LEFT)


def test_a_paper_is_added_corrected_and_removed_with_undo(
    tab: StatusTab, context: Context, person_id: UUID
) -> None:
    undos: list[Callable[[], object]] = []
    context.notices.done.connect(lambda _text, undo: undos.append(undo) if undo else None)
    assert "Noch kein Aufenthaltspapier erfasst" in texts(tab.papers)
    press(tab.papers, "Aufenthaltspapier hinzu")
    fields = tab.papers.fields()
    kind = fields["kind"].field
    assert isinstance(kind, ChoiceField)
    kind.set_value(StatusKind.SUBSIDIARY_PROTECTION)
    QTest.keyClicks(fields["valid_from"].field, "1.5.2023")
    QTest.keyClicks(fields["valid_until"].field, "30.4.2026")
    QTest.keyClicks(fields["work_permission"].field, "Erwerb erlaubt")
    QTest.keyClick(fields["wording"].field, Qt.Key.Key_Return, CONTROL)
    (paper,) = person.profile(context.opened.desk, person_id).residences
    assert paper.work_permission == "Erwerb erlaubt"
    shown = texts(tab.papers)
    assert "– aktuell" in shown
    assert "01.05.2023 bis 30.04.2026" in shown
    assert "Arbeit: Erwerb erlaubt" in shown
    assert "Das Papier gilt bis 30.04.2026 (in 51 Tagen)." in texts(tab)
    row = tab.papers.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClicks(tab.papers.fields()["extension_filed_on"].field, "24.2.2026")
    tab.papers.save()
    (paper,) = person.profile(context.opened.desk, person_id).residences
    assert paper.extension_filed_on == date(2026, 2, 24)
    assert paper.work_permission == "Erwerb erlaubt"
    assert "Die Verlängerung ist am 24.02.2026 beantragt." in texts(tab)
    QTest.keyClick(tab.papers.rows[0], Qt.Key.Key_Delete)
    assert not person.profile(context.opened.desk, person_id).residences
    undos[-1]()
    assert person.profile(context.opened.desk, person_id).residences == (paper,)


def test_dates_in_the_wrong_order_are_said_at_the_field(tab: StatusTab) -> None:
    press(tab.papers, "Aufenthaltspapier hinzu")
    fields = tab.papers.fields()
    QTest.keyClicks(fields["valid_from"].field, "1.5.2026")
    QTest.keyClicks(fields["valid_until"].field, "1.5.2025")
    tab.papers.save()
    assert fields["valid_until"].field.accessibleDescription()


def test_an_empty_paper_is_not_stored(tab: StatusTab) -> None:
    press(tab.papers, "Aufenthaltspapier hinzu")
    tab.papers.save()
    assert "Art des Papiers" in tab.papers.fields()["kind"].field.accessibleDescription()


def test_a_procedure_is_measured(tab: StatusTab, context: Context, person_id: UUID) -> None:
    press(tab.procedures, "Asylverfahren hinzu")
    fields = tab.procedures.fields()
    QTest.keyClicks(fields["applied_on"].field, "5.1.2025")
    tab.procedures.save()
    assert "Antrag → Bescheid: läuft seit 14 Monaten" in texts(tab.procedures)
    (stored,) = person.profile(context.opened.desk, person_id).procedures
    assert stored.applied_on == date(2025, 1, 5)


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"applied_on": date(2024, 1, 31), "decided_on": date(2025, 3, 31)}, ("14 Monate",)),
        ({"applied_on": date(2026, 3, 9)}, ("läuft seit 1 Tag",)),
        ({"hearing_on": date(2026, 3, 9)}, ()),
        (
            {
                "applied_on": date(2024, 1, 10),
                "decided_on": date(2025, 1, 9),
                "appeal_filed_on": date(2025, 2, 1),
            },
            ("Antrag → Bescheid: 11 Monate", "Klage → Urteil: läuft seit 13 Monaten"),
        ),
        ({"applied_on": date(2024, 1, 10), "final_on": date(2025, 1, 9)}, ()),
    ],
)
def test_durations(facts: dict[str, date], lines: tuple[str, ...]) -> None:
    found = status_words.measured(ProcedureFacts(**facts), TODAY)  # type: ignore[arg-type]
    assert len(found) == len(lines)
    for line, wanted in zip(found, lines, strict=True):
        assert line.endswith(wanted)


def test_only_facts_that_matter_are_asked_for(
    tab: StatusTab, context: Context, person_id: UUID
) -> None:
    add_paper(context, person_id, StatusKind.SETTLEMENT, valid_from=date(2024, 5, 1))
    settled = set(tab.questions.questions)
    assert Fact.NEEDY in settled
    assert not settled & {Fact.DULDUNG_BASIS, Fact.LIVES_IN_RECEPTION_CENTRE}
    add_paper(context, person_id, StatusKind.PERMISSION_TO_STAY, valid_from=date(2025, 5, 1))
    assert Fact.LIVES_IN_RECEPTION_CENTRE in tab.questions.questions


def test_an_answer_is_saved_at_once_and_counts(
    tab: StatusTab, context: Context, person_id: UUID
) -> None:
    add_paper(context, person_id, StatusKind.SETTLEMENT, valid_from=date(2024, 5, 1))
    assert "sonst Agentur für Arbeit" in texts(tab.answers)
    choose(tab, Fact.NEEDY, "false")
    assert situation(context, person_id) == {"needy": "false"}
    assert "sonst Agentur für Arbeit" not in texts(tab.answers)
    choose(tab, Fact.NEEDY, "unknown")
    assert situation(context, person_id) == {"needy": "unknown"}
    assert "sonst Agentur für Arbeit" in texts(tab.answers)


def test_a_date_from_the_file_is_shown_and_can_be_corrected(
    tab: StatusTab, context: Context, person_id: UUID
) -> None:
    desk = context.opened.desk
    add_paper(context, person_id, StatusKind.PERMISSION_TO_STAY, valid_from=date(2025, 2, 1))
    entered = ProcedureFacts(applied_on=date(2025, 3, 1), outcome=None)
    context.runner.change(lambda: parts.add(desk, person_id, entered))
    fact = Fact.ASYLUM_APPLICATION_DATE
    assert day_field(tab, fact).text() == "01.03.2025"
    assert "01.03.2025 – aus dem Asylverfahren" in texts(tab.questions)
    field = day_field(tab, fact)
    field.clear()
    QTest.keyClicks(field, "15.3.2025")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert situation(context, person_id) == {fact.value: "2025-03-15"}
    assert "In der Akte: 01.03.2025 – aus dem Asylverfahren" in texts(tab.questions)
    press(tab.questions.questions[fact], "Wann wurde der Asylantrag gestellt? Wie in der Akte")
    assert situation(context, person_id) == {}
    assert day_field(tab, fact).text() == "01.03.2025"
    press(tab.questions.questions[fact], "Wann wurde der Asylantrag gestellt? Unbekannt")
    assert situation(context, person_id) == {fact.value: "unknown"}


def test_what_is_being_typed_survives_the_lock(
    tab: StatusTab, page: CasePage, context: Context, person_id: UUID
) -> None:
    add_paper(context, person_id, StatusKind.PERMISSION_TO_STAY)
    QTest.keyClicks(day_field(tab, Fact.ENTRY_DATE), "1.2.2026")
    page.blank()
    assert situation(context, person_id) == {"entry_date": "2026-02-01"}


@pytest.mark.parametrize("typed", ["gestern mittag", "12.12.2026"])
def test_what_is_no_past_day_is_said_and_not_stored(
    tab: StatusTab, context: Context, person_id: UUID, typed: str
) -> None:
    add_paper(context, person_id, StatusKind.PERMISSION_TO_STAY)
    field = day_field(tab, Fact.ENTRY_DATE)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert situation(context, person_id) == {}
    assert "Bitte" in texts(tab.questions.questions[Fact.ENTRY_DATE])


def test_the_whole_answer_names_law_date_and_what_is_missing(
    tab: StatusTab, context: Context, person_id: UUID
) -> None:
    add_paper(context, person_id, StatusKind.PERMISSION_TO_STAY, valid_from=date(2026, 1, 5))
    shown = texts(tab.answers)
    for area in ("Arbeit", "Arbeitsvermittlung", "Leistungen", "Integrationskurs"):
        assert area in shown
    assert "Stand 29.04.2026" in shown
    assert "Orientierung, keine Rechtsberatung" in shown
    press(tab.answers, "Fehlt: Art der Unterkunft")
    field = tab.questions.questions[Fact.LIVES_IN_RECEPTION_CENTRE].field
    assert isinstance(field, Choice)
    assert field.button("true").hasFocus()


def test_a_closed_case_is_only_read(
    tab: StatusTab, context: Context, case_id: UUID, person_id: UUID
) -> None:
    add_paper(context, person_id, StatusKind.SETTLEMENT)
    desk = context.opened.desk
    context.runner.change(lambda: case.close(desk, case_id, CaseOutcome.JOB))
    assert not tab.papers.add_button.isVisible()
    assert not tab.questions.questions[Fact.NEEDY].field.isEnabled()


def test_locking_forgets_the_papers(
    tab: StatusTab, page: CasePage, context: Context, person_id: UUID
) -> None:
    add_paper(context, person_id, StatusKind.SETTLEMENT, wording="§ 9 AufenthG")
    page.blank()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not tab.papers.rows
    assert not tab.questions.questions
    assert "AufenthG" not in "".join(one.text() for one in tab.findChildren(QLabel))


@pytest.mark.parametrize(
    ("until", "tone"),
    [
        (date(2026, 6, 8), "neutral"),
        (date(2026, 4, 9), "waiting"),
        (date(2026, 3, 17), "overdue"),
        (date(2026, 3, 1), "overdue"),
    ],
)
def test_the_end_of_a_paper_is_watched(
    context: Context, person_id: UUID, until: date, tone: str
) -> None:
    add_paper(context, person_id, StatusKind.TOLERATION, valid_until=until)
    (paper,) = person.profile(context.opened.desk, person_id).residences
    found = watch(paper, TODAY)
    assert found is not None
    assert found.tone == tone
    assert watch(paper, date(2025, 11, 1)) is None


def test_outcome_needs_the_day_of_the_decision(tab: StatusTab) -> None:
    press(tab.procedures, "Asylverfahren hinzu")
    fields = tab.procedures.fields()
    QTest.keyClicks(fields["applied_on"].field, "5.1.2025")
    outcome = fields["outcome"].field
    assert isinstance(outcome, ChoiceField)
    outcome.set_value(ProcedureOutcome.REJECTED.value)
    tab.procedures.save()
    assert fields["decided_on"].field.accessibleDescription()
