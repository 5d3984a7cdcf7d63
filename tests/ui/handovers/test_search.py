"""Strg+K with real keys: what was typed with a small slip leads where it was meant to."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integrif_desk.casework import handover
from integrif_desk.casework.vault import Opened
from integrif_desk.ui.context import HANDOVERS, REFERRALS, Context
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.referrals.page import ReferralsPage
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell


@pytest.fixture
def shell(context: Context, desk_app: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = build_shell(context, Appearance(lambda: "light", print, print, print))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.blank()


def search_for(shell: Shell, qtbot: QtBot, typed: str) -> str:
    """Type into the search and return how the first hit is told."""
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = shell.top.search
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, typed)
    qtbot.waitUntil(field.hits_shown)
    return field._hits.accessibleName()


def test_a_mistyped_code_is_offered_and_opens_its_answer(
    shell: Shell, opened: Opened, issued: UUID, qtbot: QtBot
) -> None:
    code = handover.view(opened.desk, issued).answer_code
    wrong = ("3" if code[0] == "2" else "2") + code[1:]
    told = search_for(shell, qtbot, wrong.lower())
    assert told.startswith(f"Gemeint ist vielleicht {code}, Al-Ahmad, Mohammad – ")
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    page = shell.page(REFERRALS)
    assert isinstance(page, ReferralsPage)
    assert page.detail.answer.code.value() == code.replace("-", "")


def test_a_handover_number_opens_its_handover(shell: Shell, issued: UUID, qtbot: QtBot) -> None:
    assert search_for(shell, qtbot, "ue26-1").startswith("Ü-26-001, Al-Ahmad, Mohammad – ")
    QTest.keyClick(shell.top.search, Qt.Key.Key_Return)
    page = shell.page(HANDOVERS)
    assert isinstance(page, HandoversPage)
    assert page.detail.row is not None
    assert page.detail.row.id == issued
