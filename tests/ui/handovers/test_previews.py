"""What the previews of the handovers hold: the pages in view while one looks, nothing after."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from integrif_desk.casework import handover
from integrif_desk.casework.vault import Opened
from integrif_desk.ui.context import HandoverTarget
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.widgets.page_preview import PagePreview


def previews(page: HandoversPage) -> list[PagePreview]:
    return page.findChildren(PagePreview)


@pytest.fixture
def composing(page: HandoversPage, case_id: UUID, office: UUID) -> HandoversPage:
    page.show_item(HandoverTarget(compose_for=case_id))
    return page


def test_locking_leaves_no_picture_of_what_was_composed(composing: HandoversPage) -> None:
    assert composing.composer.preview.sheets.held
    composing.blank()
    assert not any(one.count or one.sheets.held for one in previews(composing))


def test_locking_leaves_no_picture_of_what_was_issued(page: HandoversPage, issued: UUID) -> None:
    page.refresh(None)
    page.show_item(HandoverTarget(handover_id=issued))
    assert page.detail.preview.sheets.held
    page.blank()
    assert not any(one.count or one.sheets.held for one in previews(page))


def test_an_issued_handover_is_read_with_the_keyboard(
    page: HandoversPage, issued: UUID, opened: Opened
) -> None:
    page.refresh(None)
    page.show_item(HandoverTarget(handover_id=issued))
    sheets, count = page.detail.preview.sheets, handover.view(opened.desk, issued).page_count
    sheets.setFocus()
    QTest.keyClick(sheets, Qt.Key.Key_End)
    assert sheets.current() == count - 1
    assert count - 1 in sheets.held
    QTest.keyClick(sheets, Qt.Key.Key_Home)
    assert sheets.current() == 0
    assert sheets.accessibleDescription() == f"Seite 1 von {count}"


def test_typing_keeps_the_place_in_the_preview(composing: HandoversPage) -> None:
    composer, bar = composing.composer, composing.composer.preview.sheets.verticalScrollBar()
    QTest.keyClick(composer.preview.sheets, Qt.Key.Key_PageDown)
    place = bar.value()
    assert place > 0
    composer.form.introduction.setFocus()
    QTest.keyClicks(composer.form.introduction, "Sehr")
    composer.preview.make_now()
    assert bar.value() == place
