"""Leads are told on the start page how many entries of the directory nobody has checked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, today
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.ui.context import ACTORS, ActorTarget
from integrif_desk.ui.today.attention_words import check_text
from tests.ui.today.conftest import Show


def test_a_lead_is_led_to_what_is_to_be_checked(show: Show, opened: Opened, qtbot: QtBot) -> None:
    page = show()
    assert not page.check_actors.isVisible()
    for name in ("Kita", "Jobcenter"):
        actor.add(opened.desk, ActorFacts(name=name, category=ActorCategory.CLUB))
    page.refresh(None)
    assert page.check_actors.accessibleName() == "2 Akteure sind zu prüfen"
    with qtbot.waitSignal(page.go_to) as went:
        QTest.mouseClick(page.check_actors, Qt.MouseButton.LeftButton)
    assert went.args == [ACTORS, ActorTarget(to_check=True)]
    page.blank()
    assert not page.check_actors.isVisible()


def test_volunteers_are_not_told(opened: Opened) -> None:
    actor.add(opened.desk, ActorFacts(name="Kita", category=ActorCategory.CLUB))
    account = replace(opened.desk.account, role=Role.VOLUNTEER)
    volunteer = replace(opened.desk, account=account)
    assert today.today(opened.desk, mine=True).actors_to_check == 1
    assert today.today(volunteer, mine=True).actors_to_check == 0


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 Akteur ist zu &prüfen"), (3, "3 Akteure sind zu &prüfen")]
)
def test_one_is_singular(count: int, text: str) -> None:
    assert check_text(count) == text
