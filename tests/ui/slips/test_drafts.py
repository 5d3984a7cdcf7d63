"""What was corrected of a slip stands there again when its file is read after the lock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.ui.context import Context, SlipTarget
from integrif_desk.ui.slips.page import SlipPage
from tests.ui.active import show_active

Slip = Callable[..., Path]


def shown(context: Context, qtbot: QtBot, path: Path) -> SlipPage:
    page = SlipPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    show_active(qtbot, page)
    page.show_item(SlipTarget(path))
    return page


def test_corrections_outlive_the_lock(context: Context, qtbot: QtBot, slip: Slip) -> None:
    path = slip(entscheidung="A")
    page = shown(context, qtbot, path)
    QTest.keyClicks(page.form.remark, "Frau Seidel rief dazu an.")
    page.form.told_by.selectAll()
    QTest.keyClicks(page.form.told_by, "Katrin Seidel")
    QTest.mouseClick(
        page.form.with_step, Qt.MouseButton.LeftButton, pos=page.form.with_step.rect().center()
    )
    QTest.keyClicks(page.form.step, "Termin ansetzen")
    typed = page.form.value()
    page.blank()
    assert page.form.remark.value() == ""
    again = shown(context, qtbot, path)
    assert again.form.value() == typed
    assert again.form.step.isVisible()


def test_another_file_and_one_that_is_given_up_begin_anew(
    context: Context, qtbot: QtBot, slip: Slip
) -> None:
    path = slip(entscheidung="A")
    page = shown(context, qtbot, path)
    QTest.keyClicks(page.form.remark, "Nur hier.")
    page.blank()
    other = shown(context, qtbot, slip("andere.pdf", entscheidung="B", ab_datum="01.05.2026"))
    assert other.form.remark.value() == ""
    again = shown(context, qtbot, path)
    assert again.form.remark.value() == "Nur hier."
    again.close_button.click()
    assert shown(context, qtbot, path).form.remark.value() == ""
