"""What stands above a form that is open over the case."""

from PySide6.QtWidgets import QApplication

from integrif_desk.ui.case.page import CasePage


def test_the_head_keeps_its_height_while_a_form_takes_the_place_of_the_body(page: CasePage) -> None:
    page.resize(1180, 640)  # as on a low screen, where both have no room
    QApplication.processEvents()
    before = page.header.height()
    page.forms.open_form(page.forms.pause)
    QApplication.processEvents()
    assert page.forms.isVisible()
    assert not page.steps.isVisible()
    assert page.header.height() == before
    assert page.forms.geometry().top() < page.height() // 2
