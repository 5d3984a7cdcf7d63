"""The case list on a real store, driven by keys and clicks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, case, follow_up
from integrif_desk.casework.changes import Noun, changes
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.views import CaseFilter, CaseSort
from integrif_desk.ui.cases.page import CasesPage
from integrif_desk.ui.context import CaseTarget, Context
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from tests.ui.active import show_active

TODAY = date(2026, 3, 10)
V = TypeVar("V")
OpenCase = Callable[..., UUID]
Show = Callable[[], CasesPage]


@pytest.fixture
def open_case(context: Context) -> OpenCase:
    """Return a function that opens a case, with a task due in `due` days."""

    def open_one(
        surname: str, due: int | None = None, *, owner_id: UUID | None = None, paper: int = 0
    ) -> UUID:
        desk = context.opened.desk
        until = TODAY + timedelta(days=paper) if paper else None
        residence = ResidenceFacts(kind=StatusKind.TOLERATION, valid_until=until)
        entered = case.NewCase(surname=surname, residence=residence, owner_id=owner_id)
        case_id = case.open_case(desk, entered).created
        assert case_id is not None
        if due is not None:
            day = TODAY + timedelta(days=due)
            follow_up.add(desk, case_id, follow_up.NewFollowUp(task="Anrufen", due_on=day))
        return case_id

    return open_one


@pytest.fixture
def show(context: Context, qtbot: QtBot) -> Show:
    """Return a function that shows the page as the shell would, connected to changes."""

    def make() -> CasesPage:
        page = CasesPage(context)
        qtbot.addWidget(page)
        context.runner.changed.connect(page.refresh)
        page.resize(1182, 720)
        page.refresh(None)
        page.show()
        return page

    return make


def names(page: CasesPage) -> list[str]:
    return [row.name for row in page.master.model.rows()]


def chips(page: CasesPage) -> list[str]:
    head = page.master.head
    buttons = (head.scope.button(True), head.scope.button(False), head.overdue, head.expiring)
    return [button.accessibleName() for button in buttons]


def shown_case(page: CasesPage) -> UUID | None:
    return None if page.case_page is None else page.case_page.current_case()


def button(page: CasesPage, name: str) -> Button:
    [found] = [b for b in page.findChildren(Button) if b.isVisible() and b.accessibleName() == name]
    return found


def test_cases_stand_by_due_date_and_chips_count(show: Show, open_case: OpenCase) -> None:
    open_case("Darwish", 3)
    open_case("Nazari", -1, paper=20)
    page = show()
    assert names(page) == ["Nazari", "Darwish"]
    assert chips(page) == ["Meine 2", "Alle 2", "Überfällig 1", "Status läuft ab 1"]


def test_the_model_keeps_to_the_rules_of_qt(show: Show, open_case: OpenCase) -> None:
    open_case("Darwish")
    page = show()
    tester = QAbstractItemModelTester(page.master.model)
    open_case("Nazari")
    page.refresh(None)
    assert tester.model().rowCount() == 2


def test_typing_finds_and_escape_brings_all_back(show: Show, open_case: OpenCase) -> None:
    open_case("Darwish")
    open_case("Nazari")
    page = show()
    search = page.master.head.search
    QTest.keyClicks(search, "naz")
    assert names(page) == ["Nazari"]
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(page)) == 2


def test_no_hit_offers_a_similar_name(show: Show, open_case: OpenCase) -> None:
    wanted = open_case("Kowalenko")
    page = show()
    QTest.keyClicks(page.master.head.search, "Kowalenka")
    assert page.master.empty.text() == "Kein Treffer für ‚Kowalenka‘. Ähnlich: Kowalenko."
    QTest.mouseClick(button(page, "Ähnlichen Fall öffnen"), Qt.MouseButton.LeftButton)
    assert shown_case(page) == wanted


def test_chips_narrow_the_list(show: Show, open_case: OpenCase) -> None:
    open_case("Darwish", 3)
    open_case("Nazari", -1)
    open_case("Rahimi", paper=20)
    page = show()
    head = page.master.head
    QTest.mouseClick(head.overdue, Qt.MouseButton.LeftButton)
    assert names(page) == ["Nazari"]
    QTest.mouseClick(head.overdue, Qt.MouseButton.LeftButton)
    QTest.mouseClick(head.expiring, Qt.MouseButton.LeftButton)
    assert names(page) == ["Rahimi"]


def test_the_filter_panel_narrows_by_state_and_phase_and_is_reset(
    show: Show, open_case: OpenCase, context: Context
) -> None:
    desk = context.opened.desk
    case.pause(desk, open_case("Darwish"), "in Elternzeit")
    case.move_to_phase(desk, open_case("Nazari"), Phase.PLACEMENT)
    page = show()
    head = page.master.head
    QTest.mouseClick(head.filter_button, Qt.MouseButton.LeftButton)
    choose(head.filters.state, CaseState.PAUSED)
    assert names(page) == ["Darwish"]
    assert head.filter_button.accessibleName() == "Filter 1"
    choose(head.filters.state, None)
    choose(head.filters.phase, Phase.PLACEMENT)
    assert names(page) == ["Nazari"]
    QTest.mouseClick(button(page, "Zurücksetzen"), Qt.MouseButton.LeftButton)
    assert len(names(page)) == 2


def test_the_order_can_be_chosen(show: Show, open_case: OpenCase) -> None:
    open_case("Nazari", 1)
    open_case("Darwish", 2)
    page = show()
    by_name = page.master.head.sort_menu().actions()[list(CaseSort).index(CaseSort.NAME)]
    by_name.trigger()
    assert names(page) == ["Darwish", "Nazari"]
    assert page.master.head.sort_button.accessibleName() == "Sortiert nach Name"


def test_arrows_open_a_case_once_they_rest(show: Show, open_case: OpenCase, qtbot: QtBot) -> None:
    cases = [open_case(f"Person {number}", number) for number in range(3)]
    page = show()
    QTest.keyClick(page.master.head.search, Qt.Key.Key_Down)
    QTest.keyClick(page.master.list, Qt.Key.Key_Down)
    QTest.keyClick(page.master.list, Qt.Key.Key_Down)
    assert shown_case(page) is None
    qtbot.waitUntil(lambda: shown_case(page) == cases[2])


def test_enter_and_click_open_at_once(show: Show, open_case: OpenCase) -> None:
    cases = [open_case(f"Person {number}", number) for number in range(2)]
    page = show()
    page.master.list.enter()
    QTest.keyClick(page.master.list, Qt.Key.Key_Return)
    assert shown_case(page) == cases[0]
    click(page, 1)
    assert shown_case(page) == cases[1]


def test_a_changed_case_stays_where_it_stands(
    show: Show, open_case: OpenCase, context: Context
) -> None:
    cases = [open_case(f"Person {number}", number - 5) for number in range(30)]
    page = show()
    click(page, 2)
    page.master.list.verticalScrollBar().setValue(300)
    before = names(page)
    task = case.view(context.opened.desk, cases[2]).follow_ups[0]
    context.runner.change(lambda: follow_up.complete(context.opened.desk, task.id))
    assert names(page) == before
    assert page.master.model.row(2).next_due is None
    assert page.master.list.verticalScrollBar().value() == 300
    assert page.master.list.currentIndex().row() == 2
    assert chips(page)[2] == "Überfällig 4"


def test_reading_anew_keeps_selection_and_place(show: Show, open_case: OpenCase) -> None:
    cases = [open_case(f"Person {number}", number) for number in range(30)]
    page = show()
    click(page, 2)
    page.master.list.verticalScrollBar().setValue(300)
    open_case("Zahra", -1)
    page.refresh(None)
    assert page.master.list.currentIndex().row() == 3
    assert page.master.list.verticalScrollBar().value() == 300
    assert shown_case(page) == cases[2]


def test_more_rows_come_before_one_reaches_the_end(show: Show, open_case: OpenCase) -> None:
    for number in range(130):
        open_case(f"Person {number:03}")
    page = show()
    assert page.master.model.rowCount() == 100
    page.master.list.verticalScrollBar().setValue(60 * 57)
    assert page.master.model.rowCount() == 130
    page.master.model.fetchMore(QModelIndex())
    assert page.master.model.rowCount() == 130


def test_drafts_leave_the_list_alone(show: Show, open_case: OpenCase) -> None:
    page = show()
    open_case("Darwish")
    page.refresh(changes(Noun.DRAFT))
    assert names(page) == []
    page.refresh(changes(Noun.CASE))
    assert names(page) == ["Darwish"]


def test_a_case_named_by_another_page_is_shown_and_selected(
    show: Show, open_case: OpenCase
) -> None:
    open_case("Darwish", 0)
    wanted = open_case("Nazari", 1)
    page = show()
    page.show_item(CaseTarget(wanted))
    assert shown_case(page) == wanted
    assert page.master.list.currentIndex().row() == 1


def test_a_filter_named_by_another_page_is_shown(show: Show, open_case: OpenCase) -> None:
    open_case("Darwish")
    open_case("Nazari", paper=20)
    page = show()
    page.show_item(CaseFilter(today=TODAY, status_expiring=True))
    assert names(page) == ["Nazari"]
    assert page.master.head.expiring.isChecked()
    assert page.master.head.scope.value() is False


def test_an_empty_store_offers_the_first_case(show: Show) -> None:
    page = show()
    assert page.master.empty.text() == "Noch kein Fall angelegt."
    assert button(page, "Ersten Fall anlegen").isEnabled()


def test_a_lead_who_accompanies_nobody_sees_the_cases_of_all(
    show: Show, open_case: OpenCase, context: Context
) -> None:
    open_case("Darwish", owner_id=somebody_else(context))
    page = show()
    assert names(page) == ["Darwish"]
    QTest.mouseClick(page.master.head.scope.button(True), Qt.MouseButton.LeftButton)
    assert names(page) == []  # and may look at her own, of which there are none
    page.refresh(None)
    assert names(page) == []


def test_whoever_has_no_case_of_their_own_is_shown_the_way_to_all(
    open_case: OpenCase, context: Context, qtbot: QtBot
) -> None:
    open_case("Darwish", owner_id=somebody_else(context))
    desk = context.opened.desk
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    page = CasesPage(replace(context, opened=replace(context.opened, desk=volunteer)))
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    assert page.master.empty.text() == "Sie begleiten zurzeit keinen Fall."
    QTest.mouseClick(button(page, "In allen Fällen suchen"), Qt.MouseButton.LeftButton)
    assert names(page) == ["Darwish"]


def test_nothing_personal_stays_after_blanking(show: Show, open_case: OpenCase) -> None:
    open_case("Darwish")
    page = show()
    click(page, 0)
    QTest.keyClicks(page.master.head.search, "Dar")
    page.blank()
    assert page.master.model.rowCount() == 0
    assert not page.master.head.search.text()
    assert shown_case(page) is None


def choose(field: ChoiceField[V | None], value: V | None) -> None:
    """Choose an option as a person does, with the keyboard."""
    field.setFocus()
    start = field.currentIndex()
    field.set_value(value)
    wanted = field.currentIndex()
    field.setCurrentIndex(start)
    key = Qt.Key.Key_Down if wanted > start else Qt.Key.Key_Up
    for _ in range(abs(wanted - start)):
        QTest.keyClick(field, key)


def click(page: CasesPage, row: int) -> None:
    view = page.master.list
    place = view.visualRect(page.master.model.index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def somebody_else(context: Context) -> UUID:

    created = account.add(
        context.opened,
        "Jürgen Krause",
        Role.VOLUNTEER,
        Salutation.MR,
        "lampe-krug-wolke-dorf-biene",
    ).created
    assert created is not None
    return created


def test_a_new_case_is_typed_without_the_mouse_and_its_first_note_follows(
    show: Show, qtbot: QtBot
) -> None:
    page = show()
    show_active(qtbot, page)
    page.new_case()
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    assert name.accessibleName() == "Vornamen"
    QTest.keyClicks(name, "Rahima")
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    note = QApplication.focusWidget()
    assert note is not None
    assert note.accessibleName() == "Was ist passiert?"


def test_the_case_of_somebody_known_is_shown_and_the_form_keeps_its_draft(
    show: Show, open_case: OpenCase, qtbot: QtBot
) -> None:
    known = open_case("Tetjana Kowalenko")
    page = show()
    show_active(qtbot, page)
    page.new_case()
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Tetyana Kovalenko")
    qtbot.waitUntil(
        lambda: any(
            one.accessibleName() == "Fall öffnen: Tetjana Kowalenko"
            for one in page.findChildren(Button)
        )
    )
    button(page, "Fall öffnen: Tetjana Kowalenko").click()
    assert shown_case(page) == known
    page.new_case()
    again = QApplication.focusWidget()
    assert isinstance(again, QLineEdit)
    assert again.text() == "Tetyana Kovalenko"
