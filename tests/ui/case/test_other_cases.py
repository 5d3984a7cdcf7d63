"""Several cases of one person: told apart in the list and in the search, and led over to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, person_merge, search
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.account import Role
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.cases.page import CasesPage
from integrif_desk.ui.context import CASES, CaseTarget, Context
from integrif_desk.ui.signed_in import as_hit
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.rows import spoken
from integrif_desk.wording.bidi import isolate
from tests.ui.active import show_active

HELGA = isolate("H. Brandt")
Merge = Callable[[UUID], UUID]


@pytest.fixture
def merge(context: Context) -> Merge:
    """Return a function that opens a second case of a person, entered twice and put together."""
    desk = context.opened.desk
    lead = replace(desk, account=replace(desk.account, role=Role.LEAD))

    def opened_again(case_id: UUID) -> UUID:
        known = case.read(desk, case_id).person
        entered = NewCase(given_names="Mohammad", surname="Al-Ahmad", opened_on=date(2026, 2, 3))
        other = case.open_case(desk, entered).created
        assert other is not None
        person_merge.merge(lead, known.id, case.read(desk, other).person.id)
        return other

    return opened_again


def words(page: CasePage) -> str:
    shown = (one for one in page.header.findChildren(QLabel) if one.isVisibleTo(page))
    return "\n".join(one.text() for one in shown)


def links(page: CasePage) -> list[Button]:
    return [
        one
        for one in page.header.findChildren(Button)
        if one.isVisibleTo(page) and one.text().startswith("F-26-")
    ]


def test_a_person_with_one_case_has_no_other(page: CasePage) -> None:
    assert links(page) == []
    assert "derselben Person" not in words(page)


@pytest.mark.parametrize("by_key", [False, True])
def test_the_head_leads_to_the_other_case(
    page: CasePage, context: Context, case_id: UUID, merge: Merge, by_key: bool
) -> None:
    other = merge(case_id)
    case.close(context.opened.desk, other, CaseOutcome.ADVICE_GIVEN)
    went: list[tuple[str, object]] = []
    page.go_to.connect(lambda where, what: went.append((where, what)))
    page.refresh(None)
    number = case.read(context.opened.desk, other).case.number
    assert "Weiterer Fall derselben Person:" in words(page)
    assert "Dieser: eröffnet am 10.03.2026, Begleitung" in words(page)
    (link,) = links(page)
    assert link.text() == f"{number} (abgeschlossen)"
    if by_key:
        link.setFocus()
        QTest.keyClick(link, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert went == [(CASES, CaseTarget(other))]


def test_the_head_hears_that_the_other_case_was_closed(
    page: CasePage, context: Context, case_id: UUID, merge: Merge
) -> None:
    other = merge(case_id)
    page.refresh(None)
    desk = context.opened.desk
    context.runner.change(lambda: case.close(desk, other, CaseOutcome.ADVICE_GIVEN))
    (link,) = links(page)
    assert link.text().endswith("(abgeschlossen)")


def test_nothing_of_the_other_case_is_left_on_a_blank_page(
    page: CasePage, case_id: UUID, merge: Merge
) -> None:
    merge(case_id)
    page.refresh(None)
    page.blank()
    assert links(page) == []


def test_the_list_and_the_search_tell_the_cases_apart(
    qtbot: QtBot, context: Context, case_id: UUID, merge: Merge
) -> None:
    other = merge(case_id)
    made = CasesPage(context)
    qtbot.addWidget(made)
    made.refresh(None)
    show_active(qtbot, made)
    told = {row.id: spoken(made.master.model.master_row(row)) for row in made.master.model.rows()}
    assert f"F-26-001 · seit 10.03.2026, Zugang · offen · {HELGA}" in told[case_id]
    assert f"F-26-002 · seit 03.02.2026, Zugang · offen · {HELGA}" in told[other]
    hits = [as_hit(one) for one in search.search(context.opened.desk, "al-ahmad")]
    shown = {hit.value.id: (hit.detail, hit.below) for hit in hits}
    assert shown == {
        case_id: ("F-26-001", f"seit 10.03.2026 · Zugang · offen · {HELGA}"),
        other: ("F-26-002", f"seit 03.02.2026 · Zugang · offen · {HELGA}"),
    }
    made.blank()
