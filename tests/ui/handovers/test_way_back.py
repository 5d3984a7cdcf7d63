"""From the composer to what is missing and back, with the plan as it was."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, association, consent
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.handover import DataCategory
from integrif_desk.ui.case.consents_tab import ConsentsTab
from integrif_desk.ui.context import (
    ACTORS,
    ADMIN,
    CASES,
    HANDOVERS,
    TODAY,
    ActorTarget,
    Context,
    Detour,
    HandoverTarget,
    WayBack,
)
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell
from tests.casework.agreed import agree
from tests.ui.active import show_active
from tests.ui.handovers.conftest import click, made

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WORDS = "Die Übergabe für \u2068Mohammad Al-Ahmad\u2069 bleibt, wie sie ist."


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    entered = ActorFacts(name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER)
    return made(actor.add(opened.desk, entered).created)


@pytest.fixture
def shell(context: Context, case_id: UUID, jobcenter: UUID, qtbot: QtBot) -> Shell:
    """Return the desk with a handover being composed to somebody nobody has agreed to yet."""
    built = build_shell(context, Appearance(lambda: "light", print, print, print))
    qtbot.addWidget(built)
    context.runner.crashed.connect(_raise)
    built.resize(1366, 768)
    show_active(qtbot, built)
    built.open_page(HANDOVERS, HandoverTarget(compose_for=case_id))
    composer = composer_of(built)
    if composer.plan is None:
        composer.form.recipient.recipient.setFocus()
        QTest.keyClick(composer.form.recipient.recipient, Qt.Key.Key_Down)
    composer.form.urgent.insert("Eilt bis Freitag")
    QApplication.processEvents()
    show_active(qtbot, built)
    return built


def _raise(error: BaseException) -> None:
    raise error


def composer_of(shell: Shell) -> Composer:
    page = shell.page(HANDOVERS)
    assert isinstance(page, HandoversPage)
    return page.composer


def is_back(shell: Shell) -> bool:
    composer = composer_of(shell)
    assert composer.plan is not None
    assert composer.plan.urgent == composer.form.urgent.text() == "Eilt bis Freitag"
    return shell.current_page() is shell.page(HANDOVERS) and composer.isVisible()


def give_consent(shell: Shell) -> None:
    """Sign the consent that the composer has asked for, with the keyboard."""
    QApplication.processEvents()
    tab = shell.current_page().findChild(ConsentsTab)
    assert tab is not None
    assert tab.form.is_open()
    field = QApplication.focusWidget()
    assert field is not None
    assert tab.form.isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert not tab.form.is_open()


@pytest.mark.parametrize("by_key", [False, True])
def test_from_a_locked_section_to_the_consent_and_back(
    shell: Shell, opened: Opened, case_id: UUID, by_key: bool
) -> None:
    composer = composer_of(shell)
    link = composer.form.sections.links[DataCategory.FAMILY]
    assert not shell.way_back.isVisible()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert shell.current_page() is shell.page(CASES)
    assert shell.way_back.isVisible()
    assert shell.way_back.accessibleName() == WORDS
    give_consent(shell)
    assert len(consent.of_case(opened.desk, case_id)) == 1
    assert shell.way_back.isVisible()
    if by_key:
        QTest.keyClick(shell.current_page(), Qt.Key.Key_Left, ALT)
    else:
        click(shell.way_back, "Zurück zur Übergabe")
    assert is_back(shell)
    assert not shell.way_back.isVisible()
    assert composer.form.sections.boxes[DataCategory.FAMILY].isEnabled()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert composer.isAncestorOf(focus)


def test_the_letterhead_without_which_nobody_can_answer_is_one_click_away(
    shell: Shell, opened: Opened, case_id: UUID
) -> None:
    plan = composer_of(shell).plan
    assert plan is not None
    agree(opened.desk, case_id, plan.recipient_id)
    shell.take_changes(None)
    click(composer_of(shell).footer, "Anschrift oder Telefon des Vereins")
    assert shell.current_page() is shell.page(ADMIN)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleName() == "Straße und Hausnummer"
    QTest.keyClicks(focus, "Bodeufer 12")
    click(shell.way_back, "Zurück zur Übergabe")
    assert is_back(shell)


@pytest.mark.parametrize(
    ("gap", "key"), [("Ansprechperson der Stelle", ACTORS), ("Beschäftigungserlaubnis", CASES)]
)
def test_whatever_the_check_leads_to_offers_the_way_back(
    shell: Shell, opened: Opened, case_id: UUID, gap: str, key: str
) -> None:
    plan = composer_of(shell).plan
    assert plan is not None
    agree(opened.desk, case_id, plan.recipient_id)
    own = association.read(opened.desk)
    known = replace(own, street="Bodeufer 12", town="Staßfurt", phone="03925 123456")
    association.save(opened.desk, known)
    shell.take_changes(None)
    click(composer_of(shell).footer, gap)
    assert shell.current_page() is shell.page(key)
    # F6 visits it before the page.
    shell.rail.setFocus()
    focus = None
    for _ in range(8):
        QTest.keyClick(shell, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        focus = QApplication.focusWidget()
        if focus is not None and shell.way_back.isAncestorOf(focus):
            break
    assert focus is not None
    assert shell.way_back.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert is_back(shell)


def test_the_way_back_stays_over_other_pages_until_it_is_closed_or_taken(shell: Shell) -> None:
    back = WayBack(HANDOVERS, HandoverTarget(), "Da wartet etwas.", "&Zurück")
    shell.open_page(ACTORS, Detour(ActorTarget(), back))
    shell.open_page(TODAY)
    assert shell.way_back.isVisible()
    click(shell.way_back, "Rückweg schließen")
    assert not shell.way_back.isVisible()
    QTest.keyClick(shell, Qt.Key.Key_Left, ALT)
    assert shell.current_page() is shell.page(TODAY)
    shell.open_page(ACTORS, Detour(ActorTarget(), back))
    shell.open_page(HANDOVERS)
    assert not shell.way_back.isVisible()


def test_nobody_is_named_there_once_the_desk_is_locked(shell: Shell, case_id: UUID) -> None:
    click(composer_of(shell).form, "Einwilligung eintragen …")
    assert shell.way_back.isVisible()
    shell.blank()
    assert not shell.way_back.isVisible()
    assert shell.way_back.accessibleName() == ""
