"""A store with one case, and its page in a window as wide as the design's."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.note_editor import NoteEditor
from integrif_desk.ui.case.overview_tab import OverviewTab, PersonTab
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.case.section import Section
from integrif_desk.ui.case.work_tab import WorkTab
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.active import show_active

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case_id(context: Context) -> UUID:
    """Return the case of Mohammad Al-Ahmad."""
    entered = NewCase(
        given_names="Mohammad",
        surname="Al-Ahmad",
        original_name="محمد الأحمد",
        salutation=Salutation.MR,
        nationalities=("SY",),
        languages=(LanguageFacts(language="de", level=Level.B1),),
        goal="Elektriker",
    )
    created = case.open_case(context.opened.desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def actor_id(context: Context) -> UUID:
    """Return the Handwerkskammer."""
    entered = ActorFacts(name="Handwerkskammer Magdeburg", category=ActorCategory.CHAMBER)
    created = actor.add(context.opened.desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def page(qtbot: QtBot, context: Context, case_id: UUID) -> Iterator[CasePage]:
    """Return the page with the case shown, told of every change."""
    made = CasePage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    context.runner.crashed.connect(_raise)
    made.resize(1366, 820)
    show_active(qtbot, made)
    made.show_case(case_id)
    yield made
    made.blank()


def _raise(error: BaseException) -> None:
    raise error


@pytest.fixture
def said(context: Context) -> list[tuple[str, Callable[[], object] | None]]:
    """Return what the status bar was told, with its undo."""
    told: list[tuple[str, Callable[[], object] | None]] = []
    context.notices.done.connect(lambda text, undo: told.append((text, undo)))
    return told


def stored(context: Context, case_id: UUID) -> CaseDetail:
    return case.read(context.opened.desk, case_id)


def section(page: CasePage, key: str) -> Section:
    page.tabs.button("work" if key == "path" else "overview").click()
    tab = page.findChild(WorkTab if key == "path" else OverviewTab)
    assert isinstance(tab, PersonTab)
    return next(one for one in tab.sections if one.entry.key == key)


def referrals(page: CasePage) -> ReferralsTab:
    found = page.findChild(ReferralsTab)
    assert isinstance(found, ReferralsTab)
    return found


def note_editor(page: CasePage) -> NoteEditor:
    found = page.findChild(HistoryTab)
    assert isinstance(found, HistoryTab)
    return found.editor


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def button(holder: QWidget, text: str) -> Callable[[], None]:
    found = [one for one in holder.findChildren(Button) if one.accessibleName() == text]
    assert found, text
    click: Callable[[], None] = found[-1].click
    return click
