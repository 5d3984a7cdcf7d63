"""A store with one case, and its page in a window as wide as the design's."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import Context
from tests.ui.active import show_active


@pytest.fixture
def case_id(context: Context) -> UUID:
    """Return the case of Mohammad Al-Ahmad."""
    entered = NewCase(
        given_names="Mohammad",
        surname="Al-Ahmad",
        original_name="محمد الأحمد",
        salutation=Salutation.MR,
        nationalities=("SY",),
        languages=(LanguageFacts(language="de", level=Level.B1),),
        goal="Elektriker",
    )
    created = case.open_case(context.opened.desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def actor_id(context: Context) -> UUID:
    """Return the Handwerkskammer."""
    entered = ActorFacts(name="Handwerkskammer Magdeburg", category=ActorCategory.CHAMBER)
    created = actor.add(context.opened.desk, entered).created
    assert created is not None
    return created


@pytest.fixture
def page(qtbot: QtBot, context: Context, case_id: UUID) -> Iterator[CasePage]:
    """Return the page with the case shown, told of every change."""
    made = CasePage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    context.runner.crashed.connect(_raise)
    made.resize(1366, 820)
    show_active(qtbot, made)
    made.show_case(case_id)
    yield made
    made.blank()


def _raise(error: BaseException) -> None:
    raise error
