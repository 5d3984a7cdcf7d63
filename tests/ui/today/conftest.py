"""A store with follow-ups of every kind, as Heute shows them."""

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, follow_up
from integrif_desk.casework.vault import Opened
from integrif_desk.ui.context import Context
from integrif_desk.ui.today.page import TodayPage
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.rows import GroupRow

TODAY = date(2026, 3, 10)
AddTask = Callable[..., UUID]
Show = Callable[[], TodayPage]


@pytest.fixture
def add_task(opened: Opened) -> Callable[..., UUID]:
    """Return a function that opens a case with one follow-up and gives the case's id."""

    def add(name: str, days: int, task: str = "Anrufen") -> UUID:
        entered = case.NewCase(given_names=name, surname="Nazari", original_name="نظری")
        case_id = case.open_case(opened.desk, entered).created
        assert case_id is not None
        due = TODAY + timedelta(days=days)
        follow_up.add(opened.desk, case_id, follow_up.NewFollowUp(task=task, due_on=due))
        return case_id

    return add


@pytest.fixture
def show(context: Context, qtbot: QtBot) -> Show:
    """Return a function that shows the page as the shell would, connected to changes."""

    def make() -> TodayPage:
        page = TodayPage(context)
        qtbot.addWidget(page)
        context.runner.changed.connect(page.refresh)
        page.resize(1182, 720)
        page.refresh(None)
        page.show()
        page.follow_ups.list.setFocus()
        return page

    return make


def names(page: TodayPage) -> list[str]:
    return [row.person_name.split()[0] for row in page.follow_ups.rows().values()]


def groups(page: TodayPage) -> list[str]:
    model = page.follow_ups.list.model()
    values = [model.index(n, 0).data(Qt.ItemDataRole.UserRole + 2) for n in range(model.rowCount())]
    return [f"{v.title} {v.count}" for v in values if isinstance(v, GroupRow)]


def due_on(context: Context, follow_up_id: Hashable) -> date:
    assert isinstance(follow_up_id, UUID)
    return follow_up.read(context.opened.desk, follow_up_id).due_on


def visible_buttons(page: TodayPage) -> list[Button]:
    return [button for button in page.findChildren(Button) if button.isVisible()]


def open_date_field(page: TodayPage) -> DateField:
    QTest.keyClick(page.follow_ups.list, Qt.Key.Key_V)
    [field] = [each for each in page.findChildren(DateField) if each.isVisible()]
    return field
