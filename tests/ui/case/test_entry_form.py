from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from integrif_desk.casework import case, person
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.section import Section
from integrif_desk.ui.context import Context


@pytest.fixture
def stored(context: Context, case_id: UUID) -> Callable[[], CaseDetail]:
    return lambda: case.read(context.opened.desk, case_id)


def contact(page: CasePage) -> Section:
    page.tabs.button("overview").click()
    return next(one for one in page.findChildren(Section) if one.entry.key == "contact")


def field(page: CasePage, name: str) -> Any:
    return contact(page).fields()[name].field


def lock_and_come_back(page: CasePage, case_id: UUID) -> None:
    page.blank()
    page.show_case(case_id)
    contact(page).edit_button.click()


def test_a_draft_takes_nothing_back_that_somebody_else_has_saved_since(
    page: CasePage, context: Context, case_id: UUID, stored: Callable[[], CaseDetail]
) -> None:
    contact(page).edit_button.click()
    QTest.keyClicks(field(page, "phone"), "0176 1")
    typed = field(page, "phone").text()
    page.blank()
    person.change(context.opened.desk, replace(stored().person, email="neu@example.org"))
    page.show_case(case_id)
    contact(page).edit_button.click()
    assert (field(page, "phone").text(), field(page, "email").text()) == (typed, "neu@example.org")
    contact(page).save()
    assert (stored().person.phone, stored().person.email) == (typed, "neu@example.org")


def test_what_was_emptied_is_still_empty_in_the_draft(
    page: CasePage, context: Context, case_id: UUID, stored: Callable[[], CaseDetail]
) -> None:
    saved = person.change(context.opened.desk, replace(stored().person, email="alt@example.org"))
    page.refresh(saved)
    contact(page).edit_button.click()
    assert field(page, "email").text() == "alt@example.org"
    field(page, "email").selectAll()
    QTest.keyClick(field(page, "email"), Qt.Key.Key_Backspace)
    lock_and_come_back(page, case_id)
    assert field(page, "email").text() == ""


def test_a_change_taken_back_by_hand_leaves_no_draft(
    page: CasePage, context: Context, case_id: UUID, stored: Callable[[], CaseDetail]
) -> None:
    contact(page).edit_button.click()
    before = field(page, "street").text()
    QTest.keyClicks(field(page, "street"), "x")
    contact(page).keep_drafts()
    field(page, "street").setText(before)
    field(page, "street").textEdited.emit(before)
    page.blank()
    person.change(context.opened.desk, replace(stored().person, street="Neue Straße 1"))
    page.show_case(case_id)
    contact(page).edit_button.click()
    assert field(page, "street").text() == "Neue Straße 1"
