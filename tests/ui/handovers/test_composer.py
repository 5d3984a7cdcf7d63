"""The composer on a real store: what it proposes, keeps, refuses and issues."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, contact_note, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.handover import DataCategory
from integrif_desk.ui.context import ACTORS, CASES, ActorTarget, CaseTarget
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.page import HandoversPage
from tests.ui.handovers.conftest import TODAY, Log, click, plan_in, texts, went


def test_it_opens_with_proposals_and_pages(composer: Composer, office: UUID) -> None:
    plan = plan_in(composer)
    assert plan.recipient_id == office
    assert plan.channel is Channel.POST
    assert composer.form.introduction.value().startswith("wir begleiten Herrn Al-Ahmad")
    assert [pair[0] for pair in composer.form.requests.values()] == ["Ansprechperson"]
    assert composer.form.answer_by.value() == date(2026, 3, 24)
    assert any(text.startswith("Seite 1 von") for text in texts(composer.preview))
    assert {"Mohammad Al-Ahmad", "\u2068Mohammad Al-Ahmad\u2069"} & texts(composer.head)
    identity = composer.form.sections.boxes[DataCategory.IDENTITY]
    assert identity.toolTip() == "geb. 14.08.1991, Staßfurt"
    assert "gültig bis 10.03.2027" in texts(composer.form)


def test_a_public_office_brings_the_warning(
    composer: Composer, bakery: UUID, page: HandoversPage
) -> None:
    def warned() -> bool:
        return any("AufenthG" in text for text in texts(composer.form.recipient))

    assert warned()
    page.refresh(None)
    field = composer.form.recipient.recipient
    field.set_value(bakery)
    field.activated.emit(field.currentIndex())
    assert plan_in(composer).recipient_id == bakery
    assert not warned()
    assert composer.form.recipient.discussed.check.isVisible()


def test_without_a_coordination_office_the_recipient_is_asked_first(
    page: HandoversPage, case_id: UUID, bakery: UUID
) -> None:
    page.compose(case_id)
    composer = page.composer
    assert composer.plan is None
    assert not composer.form.sections.isVisible()
    assert not composer.footer.issue_button.isEnabled()
    field = composer.form.recipient.recipient
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert plan_in(composer).recipient_id == bakery
    assert composer.form.sections.isVisible()


def test_without_any_actor_the_way_to_the_directory_is_shown(
    page: HandoversPage, case_id: UUID, qtbot: QtBot
) -> None:
    page.compose(case_id)
    with qtbot.waitSignal(page.go_to) as asked:
        click(page.composer, "Zu den Akteuren")
    assert went(asked.args) == (ACTORS, ActorTarget(), case_id)


def test_it_is_issued_once_it_was_discussed(
    opened: Opened, page: HandoversPage, composer: Composer, case_id: UUID
) -> None:
    click(composer.footer, "Freigeben")
    assert any("besprechen Sie" in text for text in texts(composer.form.recipient.discussed))
    assert composer.form.recipient.discussed.check.hasFocus()
    click(composer.form, "Mit Herrn Al-Ahmad besprochen am")
    assert plan_in(composer).discussed_on == TODAY
    composer.flush()
    click(composer.footer, "Freigeben")
    assert not page.is_composing()
    row = page.detail.row
    assert row is not None
    assert row.number == "Ü-26-001"
    assert page.detail.code.text() == row.answer_code
    assert page.table.selected() == row
    assert handover.load_plan(opened.desk, case_id) is None
    assert handover.stored_snapshot(opened.desk, row.id).discussed_on == TODAY


def test_ctrl_enter_issues(page: HandoversPage, composer: Composer, qtbot: QtBot) -> None:
    composer.form.recipient.discussed.check.click()
    composer.form.urgent.setFocus()
    QTest.keyClick(composer.form.urgent, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.detail.row is not None


def test_nothing_chosen_is_said_at_the_sections(composer: Composer) -> None:
    for category, box in composer.form.sections.boxes.items():
        if category is not DataCategory.IDENTITY and box.isChecked():
            box.click()
    composer.form.recipient.discussed.check.click()
    click(composer.footer, "Freigeben")
    assert any("noch nichts ausgewählt" in text for text in texts(composer.form.sections))
    assert composer.form.isEnabled()


def test_a_wrong_or_past_date_is_told_at_its_field(composer: Composer, qtbot: QtBot) -> None:
    composer.form.recipient.discussed.check.click()
    field = composer.form.answer_by
    field.selectAll()
    QTest.keyClicks(field, "bald")
    click(composer.footer, "Freigeben")
    assert any("Bitte geben Sie ein Datum ein" in text for text in texts(composer.form))
    field.selectAll()
    QTest.keyClicks(field, "09.03.2026")
    click(composer.footer, "Freigeben")
    assert field.property("invalid")
    assert field.hasFocus()
    assert plan_in(composer).answer_by == date(2026, 3, 9)


def test_a_text_that_is_too_long_stays_and_is_told(composer: Composer) -> None:
    composer.form.recipient.discussed.check.click()
    composer.form.introduction.setPlainText("x" * 4001)
    click(composer.footer, "Freigeben")
    assert len(plan_in(composer).introduction) == 4001
    assert composer.form.introduction.property("invalid")
    composer.form.introduction.setPlainText("kürzer")
    assert not composer.form.introduction.property("invalid")
    assert plan_in(composer).introduction == "kürzer"


def test_an_internal_note_is_released_by_a_click_of_its_own(
    opened: Opened, page: HandoversPage, log: Log, case_id: UUID, office: UUID, qtbot: QtBot
) -> None:
    note_id = log("Streit mit dem Vermieter")
    log("Lebenslauf geschrieben", allowed=True)
    page.compose(case_id)
    composer = page.composer
    row = composer.form.notes.rows[note_id]
    assert not row.box.isEnabled()
    assert plan_in(composer).note_ids != ()
    with qtbot.waitSignal(page._context.notices.done) as said:
        click(row, "Weitergabe erlauben")
    assert contact_note.read(opened.desk, note_id).visibility is Visibility.MAY_BE_HANDED_OVER
    box = composer.form.notes.rows[note_id].box
    assert box.isEnabled()
    assert not box.isChecked()
    box.click()
    assert note_id in plan_in(composer).note_ids
    said.args[1]()
    assert contact_note.read(opened.desk, note_id).visibility is Visibility.INTERNAL
    assert not composer.form.notes.rows[note_id].box.isEnabled()
    assert note_id not in composer.form.notes.chosen()


def test_all_allowed_notes_are_chosen_at_once(
    page: HandoversPage, log: Log, case_id: UUID, office: UUID
) -> None:
    allowed = {log(f"Notiz {n}", allowed=True) for n in range(14)}
    log("Internes")
    page.compose(case_id)
    composer = page.composer
    assert len(composer.form.notes.rows) == 12
    first = next(row for row in composer.form.notes.rows.values() if row.box.isEnabled())
    first.box.click()
    assert len(plan_in(composer).note_ids) == 13
    click(composer.form.notes, "Alle erlaubten auswählen")
    assert set(plan_in(composer).note_ids) == allowed
    click(composer.form.notes, "3 weitere zeigen")
    assert len(composer.form.notes.rows) == 15


def test_notes_hide_with_their_section(
    page: HandoversPage, log: Log, case_id: UUID, office: UUID
) -> None:
    lesson = log("Anrufen statt schreiben", allowed=True, lesson=Lesson.HELPED)
    page.compose(case_id)
    form = page.composer.form
    assert lesson in form.lessons.rows
    assert form.lessons.isVisible()
    form.sections.boxes[DataCategory.PRACTICE].click()
    form.sections.boxes[DataCategory.PATHWAY].click()
    assert not form.lessons.isVisible()
    assert not form.recommendations.isVisible()
    assert not form.notes.isVisible()


def test_requests_are_added_moved_and_taken_away(
    page: HandoversPage, composer: Composer, qtbot: QtBot
) -> None:
    requests = composer.form.requests
    click(requests, "Bitte hinzufügen")
    row = requests.rows()[1]
    assert row.short.hasFocus()
    QTest.keyClicks(row.short, "Kammer")
    QTest.keyClicks(row.long, "Bitte klaeren Sie das.")
    QTest.mouseClick(row.up, Qt.MouseButton.LeftButton)
    assert [one.lead for one in plan_in(composer).requests] == ["Kammer", "Ansprechperson"]
    assert not row.up.isEnabled()
    with qtbot.waitSignal(page._context.notices.done) as said:
        QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert [one.lead for one in plan_in(composer).requests] == ["Ansprechperson"]
    said.args[1]()
    assert [one.lead for one in plan_in(composer).requests] == ["Kammer", "Ansprechperson"]


def test_recommendations_have_an_addressee(composer: Composer, qtbot: QtBot) -> None:
    click(composer.form.recommendations, "Empfehlung hinzufügen")
    row = composer.form.recommendations.rows()[0]
    QTest.keyClicks(row.long, "Gemeinsamer Termin")
    QTest.keyClicks(row.short, "Jobcenter")
    (made,) = plan_in(composer).recommendations
    assert (made.text, made.addressee) == ("Gemeinsamer Termin", "Jobcenter")


def test_unprintable_characters_are_told_and_can_be_accepted(
    opened: Opened, page: HandoversPage, composer: Composer, qtbot: QtBot
) -> None:
    composer.form.recipient.discussed.check.click()
    composer.form.urgent.setFocus()
    composer.form.urgent.insert("Eilt 😀")
    composer.form.urgent.textEdited.emit("Eilt 😀")
    qtbot.waitUntil(composer.glyphs.isVisible)
    assert any("😀 in „Eilt 😀“" in text for text in texts(composer.glyphs))
    click(composer.footer, "Freigeben")
    assert page.is_composing()
    assert composer.glyphs.despite.hasFocus()
    click(composer.glyphs, "Trotzdem weiter")
    row = page.detail.row
    assert row is not None
    assert handover.stored_snapshot(opened.desk, row.id).urgent == "Eilt 😀"


def test_what_is_missing_leads_to_where_it_is_entered(
    page: HandoversPage, composer: Composer, case_id: UUID, office: UUID, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.go_to) as asked:
        click(composer.footer, "Ansprechperson der Stelle")
    assert went(asked.args) == (ACTORS, ActorTarget(office), case_id)
    with qtbot.waitSignal(page.go_to) as asked:
        click(composer.footer, "Beschäftigungserlaubnis")
    assert went(asked.args) == (CASES, CaseTarget(case_id), case_id)


def test_a_change_elsewhere_arrives_and_what_was_chosen_stays(
    opened: Opened, page: HandoversPage, composer: Composer, case_id: UUID, office: UUID, log: Log
) -> None:
    composer.form.urgent.insert("Eilt")
    composer.form.urgent.textEdited.emit("Eilt")
    detail = case.read(opened.desk, case_id)
    note_id = log("Neu", allowed=True)
    page.refresh(case.change(opened.desk, replace(detail.case, background="Elektriker")))
    actor.deactivate(opened.desk, office)
    page.refresh(None)
    assert note_id in composer.form.notes.rows
    assert composer.form.sections.boxes[DataCategory.EDUCATION_WORK].toolTip() == "Elektriker"
    assert composer.form.urgent.value() == "Eilt"
    assert plan_in(composer).recipient_id == office
    assert composer.form.recipient.recipient.value() == office


def test_an_endless_request_is_told_at_the_requests(composer: Composer) -> None:
    composer.form.recipient.discussed.check.click()
    composer.form.requests.rows()[0].long.setPlainText("x" * 2001)
    click(composer.footer, "Freigeben")
    assert any("auf 2.000 Zeichen" in text for text in texts(composer.form))
    assert composer.form.requests.add_button.hasFocus()


def test_what_an_office_told_says_why_and_waits_for_a_tick_of_its_own(
    opened: Opened, page: HandoversPage, log: Log, case_id: UUID, office: UUID
) -> None:
    note_id = log("Das Amt prüft noch", allowed=True)
    plain = log("Lebenslauf geschrieben", allowed=True)
    note = contact_note.read(opened.desk, note_id)
    contact_note.change(opened.desk, replace(note, from_office=True))
    page.compose(case_id)
    composer = page.composer
    row = composer.form.notes.rows[note_id]
    assert not row.box.isChecked()
    assert any("§ 78 SGB X" in text for text in texts(row))
    assert not any("SGB" in text for text in texts(composer.form.notes.rows[plain]))
    click(composer.form.notes, "Alle erlaubten auswählen")
    assert plan_in(composer).note_ids == (plain,)
    QTest.mouseClick(row.box, Qt.MouseButton.LeftButton)
    chosen = plan_in(composer)
    assert set(chosen.note_ids) == {plain, note_id}
    assert chosen.bound_note_ids == (note_id,)
    told = handover.preview(opened.desk, chosen).snapshot.notes
    assert {one.text for one in told} == {"Das Amt prüft noch", "Lebenslauf geschrieben"}
    QTest.mouseClick(row.box, Qt.MouseButton.LeftButton)
    assert plan_in(composer).bound_note_ids == ()
