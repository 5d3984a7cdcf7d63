"""„Vereinbarungen“ on a real store, driven as a person drives it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import agreement, draft, meeting
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.meeting import AgreementFacts, AgreementState
from integrif_desk.domain.meeting_views import AgreementFilter, MeetingFilter
from integrif_desk.ui.context import Context, MeetingTarget
from integrif_desk.ui.meetings.page import MeetingsPage
from integrif_desk.ui.meetings.people_fields import OwnerField
from integrif_desk.ui.meetings.presenter import Scope
from tests.ui.meetings.conftest import TODAY, click, line, pick, stored, texts, type_anew


def test_the_empty_page_offers_the_first_meeting(page: MeetingsPage) -> None:
    page.refresh(None)
    assert any(text.startswith("Noch kein Treffen eingetragen.") for text in texts(page))
    click(page, "Erstes Treffen eintragen")
    assert page.editor.isVisible()


def test_a_meeting_is_entered_by_keyboard_and_its_agreements_follow(
    page: MeetingsPage, opened: Opened, jobcenter: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    click(page, "Neues Treffen")
    page.editor.save()
    assert "Bitte füllen Sie dieses Feld aus." in texts(page)
    type_anew(line(page.editor, "title"), "Runder Tisch")
    pick(qtbot, line(page.editor, "participants"), "jobc")
    QTest.keyClick(
        line(page.editor, "title"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    (row,) = meeting.meetings(opened.desk, MeetingFilter(today=TODAY)).rows
    assert row.participants == ("Jobcenter Staßfurt",)
    assert page.view.detail() is not None
    assert page.view.entry.owner.hasFocus()

    entry = page.view.entry
    pick(qtbot, entry.owner, "jobc")
    QTest.keyClicks(entry.task, "Kursliste schicken")
    QTest.keyClick(entry.task, Qt.Key.Key_Return)
    # The owner stays for the next one, the cursor is back at the beginning of the line.
    assert entry.owner.hasFocus()
    assert entry.task.text() == ""
    pick(qtbot, entry.owner, "helga")
    QTest.keyClicks(entry.task, "Saal buchen")
    type_anew(entry.due, "20.3.")
    QTest.keyClick(entry.due, Qt.Key.Key_Return)
    rows = meeting.view(opened.desk, row.id).agreements
    assert [(one.owner, one.agreement.task, one.agreement.due_on) for one in rows] == [
        ("Jobcenter Staßfurt", "Kursliste schicken", date(2026, 3, 24)),
        ("Helga Brandt", "Saal buchen", date(2026, 3, 20)),
    ]


def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(
    page: MeetingsPage, opened: Opened, january: UUID
) -> None:
    page.refresh(None)
    entry = page.view.entry
    QTest.keyClicks(entry.task, "x" * 1001)
    QTest.keyClick(entry.task, Qt.Key.Key_Return)
    assert "Bitte wählen Sie, wer das übernimmt." in texts(page)
    entry.owner.set_kept(f"account:{opened.desk.account.id}\tHelga Brandt")
    type_anew(entry.due, "31.2.")
    entry.save()
    assert entry.due.accessibleDescription().startswith("Bitte geben Sie ein Datum ein")
    type_anew(entry.due, "morgen")
    entry.save()
    assert "1.000" in entry.task.accessibleDescription()
    assert len(entry.task.text()) == 1001
    assert meeting.view(opened.desk, january).agreements == ()


def test_a_holiday_is_told_before_saving(page: MeetingsPage, january: UUID) -> None:
    page.refresh(None)
    type_anew(page.view.entry.due, "3.4.2026")
    assert "Fr, 03.04. ist ein Feiertag in Sachsen-Anhalt." in texts(page)
    type_anew(page.view.entry.due, "7.4.2026")
    assert not any("Feiertag" in text for text in texts(page))


def test_steps_are_noted_with_a_remark_and_taken_back(
    page: MeetingsPage, context: Context, opened: Opened, late: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    page.view.list.select(late)
    assert "überfällig" in {
        chip.accessibleName() for chip in page.view.agreement.findChildren(QWidget)
    }
    click(page, "Nachgefragt …")
    form = page.view.agreement.form
    remark = form.fields["remark"].field
    QTest.keyClicks(remark, "Niemand ging ans Telefon.")
    QTest.keyClick(remark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert agreement.view(opened.desk, late).row.asked_on == TODAY
    assert "Niemand ging ans Telefon." in texts(page.view.agreement)
    assert not form.isVisible()

    click(page, "Verschieben …")
    type_anew(line(form, "due_on"), "7.4.")
    click(page, "Verschieben")
    assert stored(opened, late).due_on == date(2026, 4, 7)

    click(page, "Eingehalten …")
    with qtbot.waitSignal(context.notices.done) as said:
        click(page, "Als eingehalten speichern")
    assert stored(opened, late).state is AgreementState.KEPT
    assert not page.view.agreement.buttons.isVisible()
    assert "Jobcenter Staßfurt: 1 von 1 eingehalten" in {
        text.replace("\u2068", "").replace("\u2069", "") for text in texts(page)
    }
    assert said.args is not None
    said.args[1]()
    assert stored(opened, late).is_open
    click(page, "Letzten Schritt zurücknehmen")
    assert stored(opened, late).due_on == date(2026, 3, 5)


def test_a_day_before_today_cannot_be_put_off_to(
    page: MeetingsPage, opened: Opened, late: UUID
) -> None:
    page.show_item(MeetingTarget(agreement_id=late))
    click(page, "Verschieben …")
    form = page.view.agreement.form
    type_anew(line(form, "due_on"), "1.3.2026")
    click(page, "Verschieben")
    assert line(form, "due_on").accessibleDescription()
    assert stored(opened, late).due_on == date(2026, 3, 5)
    QTest.keyClick(line(form, "due_on"), Qt.Key.Key_Escape)
    assert page.view.agreement.buttons.isVisible()


def test_open_and_overdue_ones_are_listed_by_due_date(
    page: MeetingsPage, context: Context, opened: Opened, january: UUID, late: UUID
) -> None:
    counts: list[int] = []
    page.count.connect(counts.append)
    mine = AgreementFacts(
        task="Räume buchen", due_on=date(2026, 4, 1), account_id=opened.desk.account.id
    )
    agreement.add(opened.desk, january, mine)
    page.refresh(None)
    assert counts[-1] == 1
    page.show_item(AgreementFilter(today=TODAY))
    shown = [row.agreement.task for row in page.list.agreements_model.rows()]
    assert shown == ["Kursliste schicken", "Räume buchen"]
    detail = page.view.agreement.detail()
    assert detail is not None
    assert detail.row.id == late
    QTest.keyClicks(page.list.search, "raume")
    assert [row.agreement.task for row in page.list.agreements_model.rows()] == ["Räume buchen"]
    page.list.search.clear()
    page.list.choose(Scope.OVERDUE, mine=True)
    assert "Keine Vereinbarung ist überfällig." in texts(page)
    click(page, "Alle zeigen")
    assert [row.id for row in page.list.agreements_model.rows()] == [late]


def test_what_was_left_open_is_offered_for_the_next_meeting(
    page: MeetingsPage, opened: Opened, late: UUID, jobcenter: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    page.add_meeting()
    type_anew(line(page.editor, "title"), "Februar")
    pick(qtbot, line(page.editor, "participants"), "jobc")
    click(page, "Offene Vereinbarung in die Notizen übernehmen")
    notes = page.editor.group.minutes.value()
    assert notes.startswith("Offen vom letzten Treffen:\n– Jobcenter Staßfurt: Kursliste schicken")
    page.editor.save()
    detail = page.view.detail()
    assert detail is not None
    assert [row.id for row in detail.left_open] == [late]
    assert "Offen vom letzten Treffen" in texts(page)
    page.view.left_open.select(late)
    QTest.keyClick(page.view.left_open, Qt.Key.Key_Return)
    shown = page.view.agreement.detail()
    assert shown is not None
    assert shown.row.id == late


def test_a_correction_meets_another_version(page: MeetingsPage, opened: Opened, late: UUID) -> None:
    page.show_item(MeetingTarget(agreement_id=late))
    click(page, "Berichtigen")
    entry = page.view.entry
    assert entry.task.text() == "Kursliste schicken"
    type_anew(entry.task, "Liste mit allen Kursen schicken")
    changed = replace(
        stored(opened, late), task="anders", actor_id=None, account_id=opened.desk.account.id
    )
    agreement.change(opened.desk, changed)
    QTest.keyClick(entry.task, Qt.Key.Key_Return)
    assert ("Was", "Liste mit allen Kursen schicken", "anders") in entry.stale.differences()
    assert ("Wer", "Jobcenter Staßfurt", "Helga Brandt") in entry.stale.differences()
    entry.stale.mine_button.click()
    assert stored(opened, late).task == "Liste mit allen Kursen schicken"


def test_a_changed_meeting_meets_another_version(
    page: MeetingsPage, opened: Opened, january: UUID
) -> None:
    page.refresh(None)
    click(page, "Bearbeiten")
    type_anew(line(page.editor, "place"), "Bernburg")
    theirs = meeting.view(opened.desk, january).meeting
    meeting.change(opened.desk, replace(theirs, participant_ids=(), place="Aschersleben"))
    page.editor.save()
    assert page.editor.stale.differences() == [
        ("Ort", "Bernburg", "Aschersleben"),
        ("Beteiligte Stellen", "Jobcenter Staßfurt", ""),
    ]
    page.editor.stale.theirs_button.click()
    assert line(page.editor, "place").text() == "Aschersleben"


def test_a_meeting_is_deleted_with_its_agreements_and_comes_back(
    page: MeetingsPage, context: Context, opened: Opened, january: UUID, late: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    click(page, "Löschen …")
    (question,) = page.window().findChildren(QDialog)
    assert any("mit ihm eine Vereinbarung" in text for text in texts(question))
    with qtbot.waitSignal(context.notices.done) as said:
        click(question, "Treffen löschen")
    assert page.list.meetings_model.rows() == []
    assert any(text.startswith("Noch kein Treffen") for text in texts(page))
    assert said.args is not None
    said.args[1]()
    assert meeting.view(opened.desk, january).agreements[0].id == late


def test_deleting_is_undone(
    page: MeetingsPage, context: Context, opened: Opened, late: UUID, qtbot: QtBot
) -> None:
    page.show_item(MeetingTarget(agreement_id=late))
    with qtbot.waitSignal(context.notices.done) as said:
        click(page, "Löschen")
    assert page.view.detail() is not None
    assert "Noch nichts vereinbart." in texts(page)
    assert said.args is not None
    said.args[1]()
    assert stored(opened, late).task == "Kursliste schicken"


def test_drafts_survive_a_lock(
    page: MeetingsPage, opened: Opened, january: UUID, late: UUID
) -> None:
    page.refresh(None)
    QTest.keyClicks(page.view.entry.task, "Saal bu")
    page.add_meeting()
    type_anew(line(page.editor, "title"), "Halb getippt")
    page.blank()
    assert page.view.entry.task.text() == ""
    assert page.list.meetings_model.rows() == []
    kept = draft.load(opened.desk, DraftKind.MEETING, None)
    assert kept is not None
    assert kept["title"] == "Halb getippt"
    page.refresh(None)
    assert page.view.entry.task.text() == "Saal bu"
    page.add_meeting()
    assert line(page.editor, "title").text() == "Halb getippt"
    assert "Ihr nicht gespeicherter Entwurf ist wieder da." in texts(page)
    click(page, "Verwerfen")
    assert line(page.editor, "title").text() == ""


def test_owners_that_were_present_come_first(
    context: Context, opened: Opened, jobcenter: UUID, qtbot: QtBot
) -> None:
    field = OwnerField(context)
    qtbot.addWidget(field)
    field.set_present([opened.desk.account.id])
    found: list[str] = []
    field._find("b", lambda hits: found.extend(hit.text for hit in hits))
    assert found[0] == "Helga Brandt"
    assert "Jobcenter Staßfurt" in found
