"""„Praxiswissen“ on a real store, driven as a person drives it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from integrif_desk.casework import case, draft, finding_category, person
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.finding_views import FindingSort
from integrif_desk.domain.practice_finding import EvidenceKind, FindingState, Perspective
from integrif_desk.ui.context import HANDOVERS, Context, FindingTarget, HandoverTarget
from integrif_desk.ui.findings.page import FindingsPage
from tests.ui.findings.conftest import Add, click, texts

V, P = Perspective.VOLUNTEER, Perspective.PROFESSIONAL


def numbers(page: FindingsPage) -> list[str]:
    return [row.number for row in page.list.model.rows()]


def test_an_empty_page_offers_the_first_finding(page: FindingsPage, opened: Opened) -> None:
    page.refresh(None)
    assert any(text.startswith("Noch kein Praxiswissen notiert.") for text in texts(page))
    click(page, "Erste Feststellung schreiben")
    click(page, "Feststellung speichern")
    assert "Bitte wählen Sie ein Thema." in texts(page)
    QTest.keyClicks(page.editor.fields.claim, "Kurszeiten passen nicht.")
    page.editor.fields.category.setFocus()
    QTest.keyClick(page.editor.fields.category, Qt.Key.Key_Down)
    QTest.keyClick(page.editor.fields.claim, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert numbers(page) == ["AV-01"]
    assert page.editor.number.text() == "AV-01"
    assert page.editor.add_button.isVisible()
    assert findings.counts(opened.desk).total == 1


def test_the_page_tells_numbers_voices_and_states(page: FindingsPage, add: Add) -> None:
    add("Eins", V, V, P)
    add("Zwei", V, code="AM")
    page.refresh(None)
    assert "2 Feststellungen aus 2 Interviews" in texts(page)
    row = page.list.model.index(1, 0).data()
    assert row == "SP-01, offen, Eins, Ehrenamt 2 Hauptamt 1"
    assert page.list.model.index(0, 0).data().endswith("Ehrenamt 1 Hauptamt fehlt")
    click(page, "Spracherwerb, 1 Feststellung")
    assert numbers(page) == ["SP-01"]
    assert "Spracherwerb" in texts(page)
    assert "1 Feststellung" in texts(page)


def test_check_boxes_narrow_the_list(page: FindingsPage, add: Add, opened: Opened) -> None:
    add("Ehrenamt", V)
    done = add("Umgesetzt", V, P)
    findings.set_state(opened.desk, done, FindingState.DONE)
    page.refresh(None)
    assert numbers(page) == ["SP-01"]
    click(page, "umgesetzt, 1 Feststellung")
    assert numbers(page) == ["SP-02", "SP-01"]
    click(page, "Ehrenamt, 2 Feststellungen")
    assert numbers(page) == ["SP-02"]
    click(page, "Hauptamt, 1 Feststellung")
    assert numbers(page) == []
    click(page, "Alle zeigen")
    assert numbers(page) == ["SP-02", "SP-01"]


def test_the_order_can_be_turned(page: FindingsPage, add: Add) -> None:
    add("Eins")
    add("Zwei")
    page.refresh(None)
    assert [action.isChecked() for action in page.list.sort_menu().actions()] == [True, False]
    page.list.sort_menu().actions()[1].trigger()
    assert page.list.sort is FindingSort.OLDEST
    assert numbers(page) == ["SP-01", "SP-02"]


def test_typing_searches_claims_and_quotes(page: FindingsPage, add: Add) -> None:
    add("Kurszeiten", V)
    add("Sprachmittlung")
    page.refresh(None)
    QTest.keyClicks(page.search, "beleg")
    assert numbers(page) == ["SP-01"]
    QTest.keyClicks(page.search, "xx")
    assert "Kein Treffer für ‚belegxx‘." in texts(page)


def test_a_change_is_saved_and_a_draft_comes_back(
    page: FindingsPage, add: Add, opened: Opened, context: Context
) -> None:
    first = add("Kurszeiten")
    add("Andere")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    claim = page.editor.fields.claim
    claim.moveCursor(claim.textCursor().MoveOperation.End)
    QTest.keyClicks(claim, " passen nicht")
    page.list.table.selectRow(0)
    assert page.editor.fields.claim.value() == "Andere"
    assert draft.load(opened.desk, DraftKind.FINDING, first) is not None
    page.list.table.selectRow(1)
    assert claim.value() == "Kurszeiten passen nicht"
    assert "Ihr nicht gespeicherter Entwurf ist wieder da." in texts(page)
    click(page, "Änderungen speichern")
    assert findings.view(opened.desk, first).finding.claim == "Kurszeiten passen nicht"
    assert draft.load(opened.desk, DraftKind.FINDING, first) is None
    assert not page.editor.is_changed()


def test_both_versions_stand_side_by_side(page: FindingsPage, add: Add, opened: Opened) -> None:
    first = add("Kurszeiten")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    QTest.keyClicks(page.editor.fields.suggestion, "Abends")
    stored = findings.view(opened.desk, first).finding
    findings.change(opened.desk, replace(stored, claim="Deine"))
    click(page, "Änderungen speichern")
    assert {"Ihre Fassung", "Jetzt gespeichert", "Deine"} <= texts(page)
    click(page, "Meine Fassung übernehmen")
    after = findings.view(opened.desk, first).finding
    assert (after.claim, after.suggestion) == ("Kurszeiten", "Abends")


def test_a_state_that_a_colleague_has_noted_is_shown_beside_mine(
    page: FindingsPage, add: Add, opened: Opened
) -> None:
    first = add("Kurszeiten")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    QTest.mouseClick(page.editor.stepper, Qt.MouseButton.LeftButton)
    form = page.editor.state_form
    QTest.keyClicks(form.response, "Wird geplant.")
    findings.set_state(opened.desk, first, FindingState.DONE, None, "Ist eingerichtet.")
    click(form, "Stand übernehmen")
    assert {"Ihre Fassung", "Jetzt gespeichert", "Ist eingerichtet."} <= texts(form)
    assert findings.view(opened.desk, first).finding.response == "Ist eingerichtet."
    click(form, "Meine Fassung übernehmen")
    after = findings.view(opened.desk, first).finding
    assert (after.state, after.response) == (FindingState.HANDED_OVER, "Wird geplant.")
    assert form.isHidden()


def test_another_state_does_not_disturb_what_is_typed(
    page: FindingsPage, add: Add, opened: Opened
) -> None:
    first = add("Kurszeiten")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    QTest.keyClicks(page.editor.fields.suggestion, "Abends")
    QTest.mouseClick(page.editor.stepper, Qt.MouseButton.LeftButton)
    form = page.editor.state_form
    assert form.state.value() is FindingState.HANDED_OVER
    click(form, "aufgegriffen")
    QTest.keyClicks(form.response, "Wird geplant.")
    click(form, "Stand übernehmen")
    finding = findings.view(opened.desk, first).finding
    assert (finding.state, finding.response) == (FindingState.TAKEN_UP, "Wird geplant.")
    assert page.editor.stepper.accessibleName() == "Stand 3 von 4: aufgegriffen"
    assert "Rückmeldung vom 10.03.2026: „Wird geplant.“" in texts(page)
    assert page.editor.fields.suggestion.value() == "Abends"
    click(page, "Änderungen speichern")
    assert findings.view(opened.desk, first).finding.suggestion == "Abends"


def test_a_state_cannot_begin_tomorrow(page: FindingsPage, add: Add) -> None:
    page.refresh(None)
    page.show_item(FindingTarget(add("Kurszeiten")))
    QTest.keyClick(page.editor.stepper, Qt.Key.Key_Return)
    form = page.editor.state_form
    form.since.setText("morgen")
    click(form, "Stand übernehmen")
    assert form.fields["state_since"].field.accessibleDescription()
    assert form.isVisible()


def test_evidence_is_added_changed_and_taken_back(
    page: FindingsPage, add: Add, opened: Opened, said: list[tuple[str, Callable[[], object]]]
) -> None:
    first = add("Kurszeiten")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    assert "noch keine" in texts(page)
    click(page, "Beleg hinzufügen")
    form = page.editor.evidence_form
    click(form, "Beleg sichern")
    assert "Bitte füllen Sie dieses Feld aus." in texts(form)
    click(form, "Schriftliches Feedback")
    click(form, "Hauptamt")
    QTest.keyClicks(form.quote.field, "Der Bedarf ist bekannt.")
    form.dated.setText("27.02.2026")
    form.detail.insert("Rückmeldebogen")
    QTest.keyClick(form.detail, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not form.isVisible()
    assert {"„Der Bedarf ist bekannt.“", "Rückmeldebogen 27.02.2026"} <= texts(page)
    assert "1, Ehrenamt fehlt" in texts(page)
    row = page.editor.evidence.rows()[0]
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert form.kind.value() is EvidenceKind.WRITTEN_FEEDBACK
    click(form, "Ehrenamt")
    click(form, "Beleg sichern")
    assert findings.view(opened.desk, first).evidence[0].perspective is V
    row = page.editor.evidence.rows()[0]
    row.setFocus()
    click(row, "Beleg entfernen")
    assert findings.view(opened.desk, first).evidence == ()
    text, undo = said[-1]
    assert text == "Beleg entfernt."
    undo()
    assert len(page.editor.evidence.rows()) == 1


def test_a_quote_typed_by_hand_is_masked_too(page: FindingsPage, add: Add, opened: Opened) -> None:
    first = add("Kurszeiten")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    click(page, "Beleg hinzufügen")
    form = page.editor.evidence_form
    QTest.keyClicks(form.quote.field, "Frau Schulze wartet in Bernburg seit 2019.")
    click(form, "„Bernburg“ durch [Ort] ersetzen")
    click(form, "Beleg sichern")
    saved = "[Name] wartet in Bernburg seit 2019."
    assert [each.quote for each in findings.view(opened.desk, first).evidence] == [saved]
    QTest.keyClick(page.editor.evidence.rows()[0], Qt.Key.Key_Return)
    assert not any(chip.isChecked() for chip in form.quote.chips())
    click(form, "Hauptamt")
    click(form, "Beleg sichern")
    assert [each.quote for each in findings.view(opened.desk, first).evidence] == [saved]


def test_only_an_observation_spans_a_time(page: FindingsPage, add: Add) -> None:
    page.refresh(None)
    page.show_item(FindingTarget(add("Kurszeiten")))
    click(page, "Beleg hinzufügen")
    form = page.editor.evidence_form
    assert form.detail.accessibleName() == "Zeitmarke, zum Beispiel 00:42:10"
    assert not form.dated_until.isVisible()
    click(form, "Fallbeobachtung")
    assert form.dated_until.isVisible()
    assert form.detail.accessibleName() == "Umfang, zum Beispiel 6 Fälle"


def test_evidence_half_typed_survives_the_lock(page: FindingsPage, add: Add) -> None:
    first = add("Kurszeiten")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    click(page, "Beleg hinzufügen")
    QTest.keyClicks(page.editor.evidence_form.quote.field, "Halb fertig")
    page.blank()
    assert numbers(page) == []
    assert "Halb fertig" not in page.editor.evidence_form.quote.text()
    page.refresh(None)
    page.show_item(FindingTarget(first))
    click(page, "Beleg hinzufügen")
    assert page.editor.evidence_form.quote.text() == "Halb fertig"


def test_deleting_can_be_undone(
    page: FindingsPage, add: Add, said: list[tuple[str, Callable[[], object]]]
) -> None:
    first = add("Kurszeiten", V)
    page.refresh(None)
    page.show_item(FindingTarget(first))
    click(page, "Löschen")
    assert numbers(page) == []
    text, undo = said[-1]
    assert text == "Feststellung gelöscht."
    undo()
    assert numbers(page) == ["SP-01"]


def test_a_finding_goes_into_the_handover_of_its_case(
    page: FindingsPage, add: Add, opened: Opened
) -> None:
    made = case.NewCase(given_names="Mohammad", surname="Al-Ahmad")
    case_id = case.open_case(opened.desk, made).created
    assert case_id is not None
    first = add("Kurszeiten", case_id=case_id)
    wanted: list[tuple[str, object]] = []
    page.go_to.connect(lambda key, what: wanted.append((key, what)))
    page.refresh(None)
    page.show_item(FindingTarget(first))
    click(page, "In Übergabe aufnehmen")
    assert wanted == [(HANDOVERS, HandoverTarget(compose_for=case_id, finding_ids=(first,)))]
    second = add("Ohne Fall")
    page.show_item(FindingTarget(second))
    click(page, "In Übergabe aufnehmen")
    assert page.picker.isVisible()
    assert len(wanted) == 1


def test_the_lead_edits_themes(page: FindingsPage, add: Add, opened: Opened) -> None:
    add("Kurszeiten")
    page.refresh(None)
    click(page, "Themen bearbeiten")
    editor = page.category_editor
    QTest.keyClicks(editor.code, "wo")
    QTest.keyClicks(editor.name, "Wohnen")
    QTest.keyClick(editor.name, Qt.Key.Key_Return)
    codes = [each.code for each in finding_category.categories(opened.desk)]
    assert codes[-1] == "WO"
    click(page, "Wohnen nach oben")
    assert [each.code for each in finding_category.categories(opened.desk)][-1] == "EA"
    click(page, "Stilllegen: Rolle Ehrenamt")
    assert "EA" not in [each.code for each in finding_category.categories(opened.desk)]
    QTest.keyClicks(editor.code, "SP")
    QTest.keyClicks(editor.name, "Sport")
    click(editor, "Thema hinzufügen")
    assert "Dieses Kürzel gibt es schon. Bitte wählen Sie ein anderes." in texts(editor)
    click(editor, "Schließen")
    assert page.editor.isVisible()


def test_long_and_foreign_claims_are_shown(page: FindingsPage, add: Add) -> None:
    add("Donaudampfschifffahrtsgesellschaft" * 12)
    add("المواعيد بعيدة جداً 🙂")
    page.refresh(None)
    assert len(numbers(page)) == 2
    assert not page.list.table.grab().isNull()
    assert page.editor.fields.claim.value() == "المواعيد بعيدة جداً 🙂"


def test_a_finding_that_somebody_else_deleted_gives_way(
    page: FindingsPage, add: Add, opened: Opened
) -> None:
    first, second = add("Eins"), add("Zwei")
    page.refresh(None)
    page.show_item(FindingTarget(first))
    findings.remove(opened.desk, first)
    page.refresh(None)
    assert page.editor.shown_id() in (None, second)
    assert numbers(page) == ["SP-02"]


def test_a_corrected_name_is_shown_at_once(page: FindingsPage, add: Add, opened: Opened) -> None:
    desk = opened.desk
    case_id = case.open_case(desk, case.NewCase(given_names="Zara", surname="Nazari")).created
    assert case_id is not None
    finding_id = add("Eins", case_id=case_id)
    page.refresh(None)
    page.show_item(FindingTarget(finding_id))
    link = page.editor.outcome.case_link
    assert "Nazari, Zara" in link.text()
    known = case.read(desk, case_id).person
    page.refresh(person.change(desk, replace(known, given_names="Zahra")))
    assert "Nazari, Zahra" in link.text()
