"""F6 on the page of a case: it once took a whole tab along, and the next note ended in a crash."""

import gc
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.case.page import TABS
from integrif_desk.ui.cases.page import CasesPage
from integrif_desk.ui.context import CASES, CaseTarget, Context
from integrif_desk.ui.signed_in import Appearance, build_shell
from tests.ui.active import show_active


@pytest.mark.parametrize(("tab", "times"), [(1, 2), (6, 2), (len(TABS), 7)])
def test_what_f6_passes_stays(
    tab: int, times: int, context: Context, case_id: UUID, qtbot: QtBot
) -> None:
    shell = build_shell(context, Appearance(lambda: "light", print, print, print))
    qtbot.addWidget(shell)
    shell.open_page(CASES, CaseTarget(case_id))
    show_active(qtbot, shell)
    page = shell.current_page()
    assert isinstance(page, CasesPage)
    page.master.list.setFocus()
    _press(Qt.Key(Qt.Key.Key_0 + tab), Qt.KeyboardModifier.AltModifier)
    before = _widgets(shell)
    for _ in range(times):
        _press(Qt.Key.Key_F6)
    gc.collect()
    assert _widgets(shell) == before


def _press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def _widgets(root: QWidget) -> int:
    found = [child for child in root.children() if isinstance(child, QWidget)]
    return len(found) + sum(map(_widgets, found))
