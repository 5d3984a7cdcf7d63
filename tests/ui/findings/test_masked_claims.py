"""A claim and a suggestion name nobody, and whoever types one sees it before it is saved."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from integrif_desk.casework import case, draft
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.practice_finding import PracticeFinding
from integrif_desk.ui.context import FindingTarget
from integrif_desk.ui.findings.masked_quote import MaskedQuote
from integrif_desk.ui.findings.page import FindingsPage
from tests.ui.findings.conftest import Add, click, texts

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = "Herr Sommer in Bernburg antwortet erst am 12.03.2026."
MASKED = "[Name] in Bernburg antwortet erst am 12.03.2026."


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    created = case.open_case(
        opened.desk, case.NewCase(given_names="Mohammad", surname="Al-Ahmad")
    ).created
    assert created is not None
    return created


def stored(opened: Opened, finding_id: UUID | None = None) -> PracticeFinding:
    if finding_id is None:
        (row,) = findings.findings(opened.desk, FindingFilter()).rows
        finding_id = row.id
    return findings.view(opened.desk, finding_id).finding


def chips(shown: MaskedQuote) -> list[str]:
    return [chip.text() for chip in shown.chips() if chip.isVisible()]


def show(page: FindingsPage, finding_id: UUID) -> None:
    page.refresh(None)
    page.show_item(FindingTarget(finding_id))


def test_a_name_is_masked_while_the_claim_is_typed(page: FindingsPage, opened: Opened) -> None:
    page.refresh(None)
    click(page, "Erste Feststellung schreiben")
    fields = page.editor.fields
    QTest.keyClicks(fields.claim, "Kurszeiten passen nicht.")
    assert "So wird die Feststellung gespeichert" not in texts(page)
    fields.claim.selectAll()
    QTest.keyClicks(fields.claim, TYPED)
    assert {"So wird die Feststellung gespeichert", MASKED} <= texts(page)
    assert chips(fields.masks["claim"]) == ["Herr Sommer → [Name]"]
    QTest.keyClicks(fields.suggestion, "Frau Winter anrufen, 03471 684-0.")
    assert chips(fields.masks["suggestion"]) == [
        "Frau Winter → [Name]",
        "03471 684-0 → [Kontakt]",
    ]
    QTest.keyClick(fields.category, Qt.Key.Key_Down)
    QTest.keyClick(fields.claim, Qt.Key.Key_Return, CONTROL)
    assert (stored(opened).claim, stored(opened).suggestion) == (
        MASKED,
        "[Name] anrufen, [Kontakt].",
    )
    assert fields.claim.value() == MASKED


def test_who_leaves_a_name_readable_is_asked_and_asked_no_more(
    page: FindingsPage, add: Add, opened: Opened
) -> None:
    finding_id = add("Kurse sind voll.")
    show(page, finding_id)
    fields = page.editor.fields
    fields.claim.selectAll()
    QTest.keyClicks(fields.claim, TYPED)
    click(page, "„Herr Sommer“ durch [Name] ersetzen")
    warning = "Lesbar bleibt „Herr Sommer“. Ist die Person daran zu erkennen?"
    assert warning in texts(page)
    click(page, "Änderungen speichern")
    assert stored(opened, finding_id).claim == TYPED
    # Another change later masks nothing that somebody has looked at.
    QTest.keyClicks(fields.suggestion, "Eher fragen.")
    click(page, "Änderungen speichern")
    assert (stored(opened, finding_id).claim, stored(opened, finding_id).suggestion) == (
        TYPED,
        "Eher fragen.",
    )


def test_a_name_of_the_case_that_stands_there_is_masked_with_one_click(
    page: FindingsPage, add: Add, opened: Opened, case_id: UUID
) -> None:
    finding_id = add("Mohammads Kurs war voll.", case_id=case_id)
    show(page, finding_id)
    assert "Lesbar bleibt „Mohammads“. Ist die Person daran zu erkennen?" in texts(page)
    assert not page.editor.is_changed()
    click(page, "„Mohammads“ durch [Name] ersetzen")
    assert page.editor.is_changed()
    click(page, "Änderungen speichern")
    assert stored(opened, finding_id).claim == "[Name] Kurs war voll."
    assert page.editor.fields.claim.value() == "[Name] Kurs war voll."
    assert not page.editor.is_changed()


def test_a_draft_that_comes_back_is_masked_when_it_is_saved(
    page: FindingsPage, add: Add, opened: Opened, case_id: UUID
) -> None:
    first, other = add("Eins.", case_id=case_id), add("Zwei.")
    show(page, first)
    fields = page.editor.fields
    fields.claim.selectAll()
    QTest.keyClicks(fields.claim, "Mohammad wartet.")
    show(page, other)
    assert draft.load(opened.desk, DraftKind.FINDING, first) is not None
    show(page, first)
    assert fields.claim.value() == "Mohammad wartet."
    click(page, "Änderungen speichern")
    assert stored(opened, first).claim == "[Name] wartet."


def test_evidence_of_a_finding_from_a_case_names_nobody_around_it(
    page: FindingsPage, add: Add, opened: Opened, case_id: UUID
) -> None:
    finding_id = add("Kurse sind voll.", case_id=case_id)
    show(page, finding_id)
    click(page, "Beleg hinzufügen")
    form = page.editor.evidence_form
    QTest.keyClicks(form.quote.field, "Mohammads Kurs war voll.")
    assert chips(form.quote) == ["Mohammads → [Name]"]
    click(page, "Beleg sichern")
    (evidence,) = findings.view(opened.desk, finding_id).evidence
    assert evidence.quote == "[Name] Kurs war voll."
