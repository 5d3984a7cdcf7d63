"""Looking for the same person under another name, and what a lead can do about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.account import Role
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import CASES, CaseTarget, Context
from integrif_desk.ui.widgets.buttons import Button


@pytest.fixture
def twin(context: Context, case_id: UUID) -> UUID:
    """Return a second case of the same man, entered by somebody else."""
    entered = NewCase(
        given_names="Muhamad", surname="Alahmed", nationalities=("SY",), phone="0176 555"
    )
    made = case.open_case(context.opened.desk, entered).created
    assert made is not None
    return made


@pytest.fixture
def said(context: Context) -> list[tuple[str, Callable[[], object] | None]]:
    """Return what the status bar was told, with its undo."""
    told: list[tuple[str, Callable[[], object] | None]] = []
    context.notices.done.connect(lambda text, undo: told.append((text, undo)))
    return told


def choose(page: CasePage, text: str) -> None:
    next(act for name, act in page._menu() if name.replace("&", "") == text)()


def texts(page: CasePage) -> list[str]:
    return [one.text() for one in page.check.findChildren(QLabel) if one.isVisible()]


def press(page: CasePage, name: str) -> None:
    found = [one for one in page.check.findChildren(Button) if one.accessibleName() == name]
    found[-1].click()


def person_of(context: Context, case_id: UUID) -> UUID:
    return case.read(context.opened.desk, case_id).person.id


def test_the_same_person_is_found_and_opened(qtbot: QtBot, page: CasePage, twin: UUID) -> None:
    choose(page, "Dublette prüfen")
    assert page.check.isVisible()
    assert any("F-26-002" in text for text in texts(page))
    with qtbot.waitSignal(page.go_to) as went:
        press(page, "Fall öffnen: Muhamad Alahmed")
    assert went.args == [CASES, CaseTarget(twin)]


def test_nobody_alike_is_said_and_escape_leads_back(page: CasePage) -> None:
    choose(page, "Dublette prüfen")
    assert "Niemand mit ähnlichem Namen und passendem Geburtsdatum gefunden." in texts(page)
    QTest.keyClick(page.check, Qt.Key.Key_Escape)
    assert not page.check.isVisible()
    assert page.tabs.value() == "history"


def test_a_lead_compares_merges_and_parts_again(
    page: CasePage,
    context: Context,
    case_id: UUID,
    twin: UUID,
    said: list[tuple[str, Callable[[], object] | None]],
) -> None:
    before = person_of(context, twin)
    choose(page, "Dublette prüfen")
    press(page, "Vergleichen: Muhamad Alahmed")
    shown = texts(page)
    assert {"0176 555", "F-26-001", "F-26-002"} <= set(shown)
    assert any("gilt die Angabe von \u2068Mohammad Al-Ahmad" in text for text in shown)
    page.check.merge_button.click()
    assert person_of(context, twin) == person_of(context, case_id) != before
    assert not page.check.isVisible()
    assert said[-1][0] == "Zusammengeführt."
    choose(page, "Zusammenführung aufheben")
    assert person_of(context, twin) == before
    assert "Zusammenführung aufheben" not in [name.replace("&", "") for name, _act in page._menu()]


def test_the_other_may_be_the_one_that_is_kept(
    page: CasePage,
    context: Context,
    case_id: UUID,
    twin: UUID,
    said: list[tuple[str, Callable[[], object] | None]],
) -> None:
    kept = person_of(context, twin)
    choose(page, "Dublette prüfen")
    press(page, "Vergleichen: Muhamad Alahmed")
    page.check.kept.button(1).click()
    page.check.merge_button.click()
    assert person_of(context, case_id) == kept
    undo = said[-1][1]
    assert undo is not None
    undo()
    assert person_of(context, case_id) != kept


def test_birth_dates_that_contradict_are_no_duplicate(page: CasePage, context: Context) -> None:
    entered = NewCase(given_names="Zahra", surname="Nazari", birth_date=date(1970, 5, 5))
    case.open_case(context.opened.desk, entered)
    choose(page, "Dublette prüfen")
    assert not page.check.rows


def test_only_a_lead_merges(qtbot: QtBot, context: Context, case_id: UUID, twin: UUID) -> None:
    desk = context.opened.desk
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    opened = replace(context.opened, desk=volunteer)
    page = CasePage(replace(context, opened=opened))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_case(case_id)
    choose(page, "Dublette prüfen")
    names = [one.accessibleName() for one in page.check.findChildren(Button) if one.isVisible()]
    assert "Fall öffnen: Muhamad Alahmed" in names
    assert not [name for name in names if name.startswith("Vergleichen")]
    assert any("kann die Leitung" in text for text in texts(page))
    page.blank()
    assert not page.check.rows
