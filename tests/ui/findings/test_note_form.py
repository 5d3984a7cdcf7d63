"""From a note to a finding, as a person does it: two clicks, and no name in what is kept."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, contact_note, draft
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.finding_views import FindingDetail, FindingFilter
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.context import Context
from tests.ui.active import show_active
from tests.ui.findings.conftest import Add, click, texts

TEXT = "Mohammad Al-Ahmad sagt am 12.01.2026 in Staßfurt: Der Kurs ist voll."
MASKED = "[Name] sagt am [Datum] in [Ort]: Der Kurs ist voll."


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    made = case.NewCase(given_names="Mohammad", surname="Al-Ahmad")
    created = case.open_case(opened.desk, made).created
    assert created is not None
    return created


@pytest.fixture
def note_id(opened: Opened, case_id: UUID) -> UUID:
    entered = contact_note.NewNote(case_id=case_id, text=TEXT, lesson=Lesson.DID_NOT_HELP)
    created = contact_note.log(opened.desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def tab(context: Context, opened: Opened, case_id: UUID, note_id: UUID, qtbot: QtBot) -> HistoryTab:
    made = HistoryTab(context)
    qtbot.addWidget(made)
    made.resize(560, 640)
    show_active(qtbot, made)
    made.show_detail(case.view(opened.desk, case_id))
    made.list.setCurrentIndex(made.list.model().index(0, 0))
    assert made.list.selected() == note_id
    return made


def only_finding(opened: Opened) -> FindingDetail:
    (row,) = findings.findings(opened.desk, FindingFilter()).rows
    return findings.view(opened.desk, row.id)


def test_two_clicks_keep_what_was_learned(
    tab: HistoryTab, opened: Opened, case_id: UUID, note_id: UUID
) -> None:
    click(tab, "Als Praxiswissen notieren")
    assert tab.finding.isVisible()
    assert not tab.entry.isVisible()
    click(tab.finding, "Speichern")
    detail = only_finding(opened)
    assert detail.finding.claim == MASKED
    assert detail.finding.lesson is Lesson.DID_NOT_HELP
    assert detail.finding.case_id == case_id
    assert [(each.quote, each.note_id) for each in detail.evidence] == [(MASKED, note_id)]
    assert not tab.finding.isVisible()
    assert tab.entry.isVisible()


def test_the_masked_quote_is_shown_before_it_is_saved(tab: HistoryTab) -> None:
    click(tab, "Als Praxiswissen notieren")
    assert MASKED in texts(tab.finding)
    chips = [chip.text() for chip in tab.finding.quote.chips()]
    assert chips == ["Mohammad Al-Ahmad → [Name]", "12.01.2026 → [Datum]", "Staßfurt → [Ort]"]
    assert all(chip.isChecked() for chip in tab.finding.quote.chips())
    assert not tab.finding.quote.field.isVisible()


def test_who_leaves_a_name_readable_is_asked(tab: HistoryTab, opened: Opened) -> None:
    click(tab, "Als Praxiswissen notieren")
    click(tab.finding, "„Staßfurt“ durch [Ort] ersetzen")
    warning = "Lesbar bleibt „Staßfurt“. Ist die Person daran zu erkennen?"
    assert warning in texts(tab.finding)
    click(tab.finding, "Speichern")
    quote = only_finding(opened).evidence[0].quote
    assert quote == "[Name] sagt am [Datum] in Staßfurt: Der Kurs ist voll."


def test_the_words_can_be_changed_and_are_masked_again(tab: HistoryTab, opened: Opened) -> None:
    click(tab, "Als Praxiswissen notieren")
    click(tab.finding, "Wortlaut ändern")
    field = tab.finding.quote.field
    field.selectAll()
    QTest.keyClicks(field, "Frau Schulze meint, der Kurs ist voll.")
    assert "[Name] meint, der Kurs ist voll." in texts(tab.finding)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only_finding(opened).evidence[0].quote == "[Name] meint, der Kurs ist voll."


def test_what_cannot_stand_is_said_at_its_field(tab: HistoryTab, opened: Opened) -> None:
    click(tab, "Als Praxiswissen notieren")
    tab.finding.claim.selectAll()
    QTest.keyClick(tab.finding.claim, Qt.Key.Key_Delete)
    click(tab.finding, "Speichern")
    said = "Bitte schreiben Sie in einem Satz, was Sie festgestellt haben."
    assert said in texts(tab.finding)
    assert findings.counts(opened.desk).total == 0


def test_the_draft_is_kept_without_names(tab: HistoryTab, opened: Opened, note_id: UUID) -> None:
    click(tab, "Als Praxiswissen notieren")
    QTest.keyClicks(tab.finding.claim, "Neu: ")
    click(tab.finding, "Abbrechen")
    kept = draft.load(opened.desk, DraftKind.FINDING, note_id)
    assert kept is not None
    assert kept["quote"] == MASKED
    assert not any("Mohammad" in value for value in kept.values())
    tab.list.setCurrentIndex(tab.list.model().index(1, 0))
    tab.list.setCurrentIndex(tab.list.model().index(0, 0))
    click(tab, "Als Praxiswissen notieren")
    assert tab.finding.claim.value() == f"Neu: {MASKED}"
    assert tab.finding.quote.masked() == MASKED


def test_a_form_only_looked_at_leaves_no_draft(
    tab: HistoryTab, opened: Opened, note_id: UUID
) -> None:
    click(tab, "Als Praxiswissen notieren")
    click(tab.finding, "Abbrechen")
    assert draft.load(opened.desk, DraftKind.FINDING, note_id) is None


def test_a_closed_case_still_teaches(tab: HistoryTab, opened: Opened, case_id: UUID) -> None:
    case.close(opened.desk, case_id, CaseOutcome.APPRENTICESHIP)
    tab.show_detail(case.view(opened.desk, case_id))
    tab.list.setCurrentIndex(tab.list.model().index(-1, 0))
    tab.refresh(None)
    rows = tab.list.model().rowCount()
    tab.list.setCurrentIndex(tab.list.model().index(rows - 2, 0))
    click(tab, "Als Praxiswissen notieren")
    click(tab.finding, "Speichern")
    assert findings.counts(opened.desk).total == 1


def test_the_theme_of_the_newest_finding_is_offered(tab: HistoryTab, add: Add) -> None:
    add("Vorher", code="ZA")
    click(tab, "Als Praxiswissen notieren")
    assert tab.finding.category.currentText() == "Zusammenarbeit"
