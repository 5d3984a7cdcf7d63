"""Heute on a real store, driven by keys and clicks."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, agreement, case, follow_up, meeting
from integrif_desk.casework.changes import Noun, changes
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.meeting import AgreementFacts, MeetingFacts
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.views import CaseFilter
from integrif_desk.ui.calendar_export import CalendarDialog, save
from integrif_desk.ui.context import (
    CASES,
    MEETINGS,
    REFERRALS,
    CaseTarget,
    CaseThen,
    Context,
    MeetingTarget,
    ReferralTarget,
)
from integrif_desk.ui.today.page import TodayPage
from integrif_desk.ui.today.presenter import Scope
from integrif_desk.ui.today.table_model import More
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.conftest import PASSPHRASE
from tests.ui.today.conftest import TODAY, AddTask, Show, groups, names, visible_buttons


def test_follow_ups_stand_in_groups_and_the_rail_counts_what_is_due(
    show: Show, add_task: AddTask, context: Context, qtbot: QtBot
) -> None:
    for name, days in (("Zahra", -5), ("Farid", 0), ("Rania", 3), ("Selam", 8)):
        add_task(name, days)
    counts: list[int] = []
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.count.connect(counts.append)
    page.refresh(None)
    assert groups(page) == ["Überfällig 1", "Heute 1", "Diese Woche 1"]
    assert names(page) == ["Zahra", "Farid", "Rania"]
    assert counts == [2]


def test_space_completes_and_undo_brings_it_back(
    show: Show, add_task: AddTask, context: Context, qtbot: QtBot
) -> None:
    add_task("Zahra", -5)
    add_task("Farid", 0)
    page = show()
    with qtbot.waitSignal(context.notices.done) as told:
        QTest.keyClick(page.follow_ups.list, Qt.Key.Key_Space)
    assert names(page) == ["Farid"]
    text, undo = told.args
    assert text == "Wiedervorlage erledigt."
    undo()
    assert names(page) == ["Zahra", "Farid"]


def test_the_round_mark_completes_and_the_selection_goes_on_to_the_next(
    show: Show, add_task: AddTask, qtbot: QtBot
) -> None:
    for name in ("Zahra", "Farid", "Rania"):
        add_task(name, -1)
    page = show()
    panel = page.follow_ups
    second = list(panel.rows())[1]
    panel.list.select(second)
    index = panel.list.currentIndex()
    mark = panel.list.visualRect(index).topLeft() + QPoint(24, 24)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert names(page) == ["Zahra", "Rania"]
    assert panel.list.selected() == list(panel.rows())[1]


def test_enter_and_n_lead_to_the_case(show: Show, add_task: AddTask, qtbot: QtBot) -> None:
    case_id = add_task("Zahra", -5)
    page = show()
    with qtbot.waitSignal(page.go_to) as opened:
        QTest.keyClick(page.follow_ups.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.go_to) as noted:
        QTest.keyClick(page.follow_ups.list, Qt.Key.Key_N)
    assert opened.args == [CASES, CaseTarget(case_id)]
    assert noted.args == [CASES, CaseTarget(case_id, CaseThen.NOTE)]


def test_the_link_shows_next_week_and_later(show: Show, add_task: AddTask, qtbot: QtBot) -> None:
    for name, days in (("Zahra", 0), ("Selam", 8), ("Yonas", 40)):
        add_task(name, days)
    page = show()
    assert page.follow_ups.footer.link.accessibleName() == "Nächste Woche anzeigen (1)"
    QTest.mouseClick(page.follow_ups.footer.link, Qt.MouseButton.LeftButton)
    assert groups(page) == ["Heute 1", "Nächste Woche 1"]
    QTest.mouseClick(page.follow_ups.footer.link, Qt.MouseButton.LeftButton)
    assert groups(page) == ["Heute 1", "Nächste Woche 1", "Später 1"]


def test_more_than_fits_is_brought_on_demand(
    show: Show, add_task: AddTask, context: Context
) -> None:
    case_id = add_task("Zahra", -1)
    page = show()
    for number in range(24):
        entered = follow_up.NewFollowUp(task=f"Nr. {number}", due_on=TODAY - timedelta(days=2))
        follow_up.add(context.opened.desk, case_id, entered)
    page.refresh(None)
    assert len(page.follow_ups.rows()) == 20
    page.follow_ups.list.select(More("Überfällig"))
    QTest.keyClick(page.follow_ups.list, Qt.Key.Key_Return)
    assert len(page.follow_ups.rows()) == 25
    assert page.follow_ups.list.selected() == list(page.follow_ups.rows())[20]
    assert not page.follow_ups.list.select(More("Überfällig"))


def test_a_quiet_day_names_the_next_date(show: Show, add_task: AddTask) -> None:
    add_task("Selam", 8)
    page = show()
    assert page.follow_ups.empty.isVisible()
    assert page.follow_ups.empty.text().endswith("ist am 18.03.2026.")


def test_a_fresh_store_offers_the_first_case(show: Show, qtbot: QtBot) -> None:
    page = show()
    assert page.follow_ups.empty.text() == "Noch kein Fall angelegt."
    [first] = [b for b in visible_buttons(page) if b.accessibleName() == "Ersten Fall anlegen"]
    with qtbot.waitSignal(page.go_to) as asked:
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert asked.args == [CASES, CaseTarget(new=True)]


def test_papers_that_end_soon_lead_to_their_case_and_to_the_whole_list(
    show: Show, context: Context, qtbot: QtBot
) -> None:
    desk = context.opened.desk
    for number in range(4):
        paper = ResidenceFacts(
            kind=StatusKind.TOLERATION, valid_until=TODAY + timedelta(days=10 + number)
        )
        case.open_case(desk, case.NewCase(surname=f"Person {number}", residence=paper))
    page = show()
    panel = page.expiring
    with qtbot.waitSignal(page.go_to) as opened:
        first = panel.list.visualRect(panel.list.model().index(0, 0)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert isinstance(opened.args[1], CaseTarget)
    with qtbot.waitSignal(page.go_to) as listed:
        QTest.mouseClick(panel.footer.link, Qt.MouseButton.LeftButton)
    wanted = CaseFilter(today=TODAY, owner_id=desk.account.id, status_expiring=True)
    assert listed.args == [CASES, wanted]


def test_open_agreements_lead_to_their_meeting_and_to_the_whole_list(
    show: Show, context: Context, qtbot: QtBot
) -> None:
    desk = context.opened.desk
    held = meeting.add(desk, MeetingFacts(title="Runder Tisch", held_on=TODAY)).created
    assert held is not None
    agreed = [
        agreement.add(
            desk,
            held,
            AgreementFacts(
                task=f"Aufgabe {days}",
                due_on=TODAY + timedelta(days=days),
                account_id=desk.account.id,
            ),
        ).created
        for days in (9, -5, 2, 30)
    ]
    page = show()
    panel = page.agreements
    model = panel.list.model()
    flags = [str(model.index(n, 0).data()) for n in range(model.rowCount())]
    assert [flag.split(", ", 1)[1] for flag in flags] == [
        "Aufgabe -5, seit 5 Tagen",
        "Aufgabe 2, Do, 12.03.",
        "Aufgabe 9, Do, 19.03.",
    ]
    with qtbot.waitSignal(page.go_to) as opened:
        panel.list.select(agreed[1])
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [MEETINGS, MeetingTarget(agreement_id=agreed[1])]
    with qtbot.waitSignal(page.go_to) as listed:
        panel.footer.link.click()
    assert listed.args == [MEETINGS, AgreementFilter(today=TODAY)]


def test_answers_are_entered_by_their_code(show: Show, qtbot: QtBot) -> None:
    page = show()
    [answer] = [b for b in visible_buttons(page) if b.accessibleName().startswith("Antwort")]
    with qtbot.waitSignal(page.go_to) as asked:
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert asked.args == [REFERRALS, ReferralTarget(answer=True)]


def test_drafts_do_not_make_the_page_read_again(
    show: Show, add_task: AddTask, context: Context
) -> None:
    page = show()
    add_task("Zahra", 0)
    page.refresh(changes(Noun.DRAFT))
    assert not page.follow_ups.rows()
    page.refresh(changes(Noun.FOLLOW_UP))
    assert names(page) == ["Zahra"]


def test_nothing_personal_stays_after_blanking(show: Show, add_task: AddTask) -> None:
    add_task("Zahra", -5)
    page = show()
    page.blank()
    assert page.follow_ups.list.model().rowCount() == 0
    assert not page.follow_ups.rows()


def test_what_was_handed_over_has_a_list_of_its_own(
    show: Show, add_task: AddTask, context: Context, qtbot: QtBot
) -> None:
    made = account.add(
        context.opened, "Karl Anders", Role.VOLUNTEER, Salutation.MR, PASSPHRASE + "-zwei"
    )
    assert made.created is not None
    for name, days in (("Zahra", -5), ("Farid", 0), ("Rania", 30)):
        add_task(name, days)
    page = show()
    chip = page.follow_ups.scope.button(Scope.DELEGATED)
    assert not chip.isVisible()
    choose_more(page, "Übergeben an …")
    assert page.delegate.isVisible()
    QTest.keyClicks(page.delegate.remark, "Bin im Urlaub.")
    page.delegate.save_button.click()
    assert names(page) == ["Farid"]
    assert page.focusWidget() is page.follow_ups.list
    assert (chip.isVisible(), chip.accessibleName()) == (True, "Von mir übergeben 1")
    chip.click()
    assert (names(page), groups(page)) == (["Zahra"], ["Überfällig 1"])
    row = next(iter(page.follow_ups.rows().values()))
    assert (row.owner_name, row.remark) == ("Karl Anders", "Bin im Urlaub.")
    QTest.keyClick(page.follow_ups.list, Qt.Key.Key_Space)
    assert names(page) == []
    assert "ist erledigt" in page.follow_ups.empty.text()


def test_all_of_ones_own_go_into_one_calendar_file(
    show: Show, add_task: AddTask, tmp_path: Path
) -> None:
    add_task("Zahra", 0)
    add_task("Farid", 30)
    page = show()
    [choice] = [b for b in visible_buttons(page) if b.accessibleName() == "In den Kalender …"]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    dialog = page.findChild(CalendarDialog)
    assert isinstance(dialog, CalendarDialog)
    dialog.names.click()
    dialog.save_button.click()
    where = page.findChild(QFileDialog)
    assert isinstance(where, QFileDialog)
    path = tmp_path / "a.ics"
    where.fileSelected.emit(str(path))
    where.reject()
    content = path.read_text(encoding="utf-8")
    assert content.count("BEGIN:VEVENT") == 2 and "Zahra Nazari: Anrufen" in content


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    show: Show, add_task: AddTask, context: Context, tmp_path: Path
) -> None:
    add_task("Zahra", 0)
    page = show()
    path = tmp_path / "a.ics"
    path.write_text("anderes", encoding="utf-8")
    save(context, None, False, page, path)
    assert path.read_text(encoding="utf-8") == "anderes"
    [go] = [b for b in page.findChildren(Button) if b.accessibleName() == "Datei ersetzen"]
    go.click()
    assert "BEGIN:VEVENT" in path.read_text(encoding="utf-8")


def choose_more(page: TodayPage, text: str) -> None:
    [more] = [b for b in visible_buttons(page) if b.accessibleName() == "Mehr …"]
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == text))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_lead_who_accompanies_nobody_looks_after_the_whole_association(
    show: Show, context: Context
) -> None:
    desk = context.opened.desk
    helper = account.add(
        context.opened, "Renate Vogel", Role.VOLUNTEER, Salutation.MS, f"{PASSPHRASE}-neu"
    ).created
    paper = ResidenceFacts(kind=StatusKind.TOLERATION, valid_until=TODAY + timedelta(days=20))
    entered = case.NewCase(surname="Nazari", residence=paper, owner_id=helper)
    assert case.open_case(desk, entered).created is not None
    page = show()
    assert page.follow_ups.scope.value() is Scope.ALL
    assert page.expiring.list.model().rowCount() == 1
    QTest.mouseClick(page.follow_ups.scope.button(Scope.MINE), Qt.MouseButton.LeftButton)
    assert page.follow_ups.scope.value() is Scope.MINE
    said = [label.text() for label in page.expiring.findChildren(QLabel) if label.isVisible()]
    assert "In Ihren Fällen läuft in den nächsten 90 Tagen kein Aufenthaltspapier ab." in said


def test_nothing_is_said_to_be_in_order_before_it_is_known(context: Context, qtbot: QtBot) -> None:
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    assert not [
        w
        for w in page.findChildren(QLabel)
        if w.isVisible() and "Frist" in w.text() and "abgelaufen." in w.text()
    ]
    page.refresh(None)
    assert [w for w in page.findChildren(QLabel) if w.isVisible() and "abgelaufen." in w.text()]
