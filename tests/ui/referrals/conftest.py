"""A store with a person, two offices, and a referral in whatever state a test needs."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, referral
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.referral import ReferralState
from integrif_desk.ui.context import Context
from integrif_desk.ui.referrals.page import ReferralsPage
from tests.casework.agreed import agree
from tests.ui.active import show_active
from tests.ui.conftest import NOW

Refer = Callable[..., UUID]
TODAY = NOW.date()


def made(found: UUID | None) -> UUID:
    """Return the id of what a use case has created."""
    assert found is not None
    return found


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    entered = case.NewCase(given_names="Mohammad", surname="Al-Ahmad", original_name="محمد الأحمد")
    return made(case.open_case(opened.desk, entered).created)


@pytest.fixture
def jobcenter(opened: Opened, case_id: UUID) -> UUID:
    """Return an office that the person has agreed to be named to."""
    entered = ActorFacts(
        name="Jobcenter Salzlandkreis, Staßfurt",
        category=ActorCategory.JOBCENTER,
        channels=(Channel.EBO, Channel.POST),
        town="Staßfurt",
    )
    created = made(actor.add(opened.desk, entered).created)
    agree(opened.desk, case_id, created)
    return created


@pytest.fixture
def refer(opened: Opened, case_id: UUID, jobcenter: UUID) -> Refer:
    """Return a function that drafts a referral and, unless told otherwise, sends it."""

    def act(purpose: str = "Bildungsgutschein", *, send: bool = True) -> UUID:
        entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose=purpose)
        referral_id = made(referral.draft(opened.desk, entered).created)
        if send:
            referral.send(opened.desk, referral_id, Channel.POST)
        return referral_id

    return act


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[ReferralsPage]:
    made = ReferralsPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    made.resize(1180, 740)
    show_active(qtbot, made)
    yield made
    context.runner.changed.disconnect(made.refresh)


def code_of(opened: Opened, referral_id: UUID) -> str:
    code = referral.view(opened.desk, referral_id).referral.answer_code
    assert code is not None
    return code


def state_of(opened: Opened, referral_id: UUID) -> ReferralState:
    return referral.view(opened.desk, referral_id).referral.state


def click(where: QWidget, text: str) -> None:
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == text and button.isVisible()
    ]
    assert len(found) == 1, text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def offered(page: ReferralsPage) -> set[str]:
    buttons = page.detail.facts.findChildren(QAbstractButton)
    return {button.accessibleName() for button in buttons if button.isVisible()}
