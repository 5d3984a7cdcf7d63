"""A store with a case worth handing over, and offices that could receive it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, contact_note, handover, sending
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.disclosure import Disclosure
from integrif_desk.domain.handover import DataCategory, HandoverState
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.ui.context import HANDOVERS, Context, Detour, HandoverTarget
from integrif_desk.ui.handovers import plan_keeper
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.handovers.page import HandoversPage
from tests.casework.agreed import agree
from tests.ui.active import show_active
from tests.ui.conftest import NOW

TODAY = NOW.date()


Log = Callable[..., UUID]


def made(found: UUID | None) -> UUID:
    """Return the id of what a use case has created."""
    assert found is not None
    return found


def texts(where: QWidget) -> set[str]:
    """Return what can be read; Qt shows new rows only with the next event."""
    QApplication.processEvents()
    return {shown.text() for shown in where.findChildren(QLabel) if shown.isVisible()}


def click(where: QWidget, name: str) -> None:
    """Click the one visible button of this name."""
    QApplication.processEvents()
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == name and button.isVisible()
    ]
    assert len(found) == 1, name
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def went(asked: list[object] | None) -> tuple[object, object, UUID | None]:
    """Return where a detour leads to, and the handover that the way back leads to."""
    assert asked is not None
    key, detour = asked
    assert isinstance(detour, Detour)
    assert (detour.back.key, detour.back.button) == (HANDOVERS, "&Zurück zur Übergabe")
    assert isinstance(detour.back.target, HandoverTarget)
    return key, detour.target, detour.back.target.compose_for


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    entered = case.NewCase(
        given_names="Mohammad",
        surname="Al-Ahmad",
        original_name="محمد الأحمد",
        salutation=Salutation.MR,
        birth_date=date(1991, 8, 14),
        town="Staßfurt",
        residence=ResidenceFacts(
            kind=StatusKind.SUBSIDIARY_PROTECTION, valid_until=date(2026, 4, 30)
        ),
        languages=(LanguageFacts(language="de", level=Level.B1, proof="Zertifikat"),),
    )
    return made(case.open_case(opened.desk, entered).created)


@pytest.fixture
def office(opened: Opened, case_id: UUID) -> UUID:
    """Return a coordination office, the only one; the person agrees to all it may learn."""
    entered = ActorFacts(
        name="Koordinierungsstelle Migration und Bildung",
        category=ActorCategory.COORDINATION_OFFICE,
        channels=(Channel.POST, Channel.ENCRYPTED_EMAIL),
        town="Bernburg",
        street="Karlsplatz 37",
    )
    created = made(actor.add(opened.desk, entered).created)
    agree(opened.desk, case_id, created)
    return created


@pytest.fixture
def bakery(opened: Opened, case_id: UUID) -> UUID:
    entered = ActorFacts(name="Bäckerei Heine", category=ActorCategory.EMPLOYER)
    created = made(actor.add(opened.desk, entered).created)
    agree(opened.desk, case_id, created)
    return created


@pytest.fixture
def log(opened: Opened, case_id: UUID) -> Log:
    """Return a function that logs a note, internal unless told otherwise."""

    def act(text: str, *, allowed: bool = False, lesson: Lesson | None = None) -> UUID:
        visibility = Visibility.MAY_BE_HANDED_OVER if allowed else Visibility.INTERNAL
        entered = contact_note.NewNote(
            case_id=case_id, text=text, visibility=visibility, lesson=lesson
        )
        return made(contact_note.log(opened.desk, entered).created)

    return act


@pytest.fixture
def plan(opened: Opened, case_id: UUID, office: UUID) -> HandoverPlan:
    """Return a small plan that could be issued."""
    offered = handover.choice(opened.desk, case_id)
    return replace(
        handover.default_plan(opened.desk, offered, office),
        included=frozenset({DataCategory.IDENTITY, DataCategory.LANGUAGE}),
        discussed_on=TODAY,
    )


@pytest.fixture
def issued(opened: Opened, plan: HandoverPlan) -> UUID:
    return made(handover.issue(opened.desk, plan).created)


@pytest.fixture
def page(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HandoversPage]:
    monkeypatch.setattr(plan_keeper, "KEEP_MS", 1)
    shown = HandoversPage(context)
    qtbot.addWidget(shown)
    context.runner.changed.connect(shown.refresh)
    shown.resize(1180, 700)
    shown.refresh(None)
    show_active(qtbot, shown)
    yield shown
    context.runner.changed.disconnect(shown.refresh)


def plan_in(composer: Composer) -> HandoverPlan:
    assert composer.plan is not None
    return composer.plan


@pytest.fixture
def composer(page: HandoversPage, case_id: UUID, office: UUID) -> Composer:
    """Return the composer, open for the case."""
    page.show_item(HandoverTarget(compose_for=case_id))
    return page.composer


@pytest.fixture
def giving(issued: UUID, page: HandoversPage) -> GivePanel:
    """Return the open panel of the handover that was issued."""
    click(page.detail, "Weitergeben …")
    assert page.detail.giving.isVisible()
    return page.detail.giving


def entries(opened: Opened, issued: UUID) -> tuple[Disclosure, ...]:
    return sending.offer(opened.desk, issued).given


def state(opened: Opened, issued: UUID) -> HandoverState:
    return handover.view(opened.desk, issued).state


def choose(giving: GivePanel, channel: Channel, *, agreed: bool = True) -> None:
    """Choose a channel as a hand does; where the recipient has to be asked, tick that they were."""
    wanted = [giving.channel.itemText(n) for n in range(giving.channel.count())]
    giving.channel.set_value(channel)
    number = giving.channel.currentIndex()
    giving.channel.activated.emit(number)
    assert wanted[number]
    if agreed and giving.agreed.isVisible():
        QTest.mouseClick(giving.agreed.check, Qt.MouseButton.LeftButton)


def save_as(giving: GivePanel, button: str, path: Path) -> None:
    click(giving, button)
    dialog = giving.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(path))
    dialog.accept()


def confirm(giving: GivePanel, deed: str) -> None:
    question = giving.window().findChildren(QDialog)[-1]
    click(question, deed)


def shown_ways(giving: GivePanel) -> list[str]:
    QApplication.processEvents()
    return [one.accessibleName() for one in giving.ways.values() if one.isVisible()]
