"""The page of agreements on a real store, with a meeting and what was agreed there."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, agreement, meeting
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.meeting import Agreement, AgreementFacts, MeetingFacts
from integrif_desk.ui.context import Context
from integrif_desk.ui.meetings.page import MeetingsPage
from tests.ui.active import show_active

TODAY = date(2026, 3, 10)


def made(created: UUID | None) -> UUID:
    assert created is not None
    return created


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    entered = ActorFacts(name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER)
    return made(actor.add(opened.desk, entered).created)


@pytest.fixture
def january(opened: Opened, jobcenter: UUID) -> UUID:
    entered = MeetingFacts(
        title="Netzwerktreffen", held_on=date(2026, 1, 20), participant_ids=(jobcenter,)
    )
    return made(meeting.add(opened.desk, entered).created)


@pytest.fixture
def late(opened: Opened, january: UUID, jobcenter: UUID) -> UUID:
    """Return an overdue agreement."""
    entered = AgreementFacts(task="Kursliste schicken", due_on=date(2026, 3, 5), actor_id=jobcenter)
    return made(agreement.add(opened.desk, january, entered).created)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[MeetingsPage]:
    shown = MeetingsPage(context)
    qtbot.addWidget(shown)
    context.runner.changed.connect(shown.refresh)
    shown.resize(1180, 740)
    show_active(qtbot, shown)
    yield shown
    context.runner.changed.disconnect(shown.refresh)


def click(where: QWidget, text: str) -> None:
    QApplication.processEvents()
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == text and button.isVisible()
    ]
    assert len(found) == 1, text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def texts(where: QWidget) -> set[str]:
    QApplication.processEvents()
    return {shown.text() for shown in where.findChildren(QLabel) if shown.isVisible()}


def line(form: object, name: str) -> QLineEdit:
    field = form.fields[name].field  # type: ignore[attr-defined]
    assert isinstance(field, QLineEdit)
    return field


def type_anew(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def pick(qtbot: QtBot, field: QLineEdit, typed: str) -> None:
    type_anew(field, typed)
    qtbot.waitUntil(field.hits_shown)  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_Return)


def stored(opened: Opened, agreement_id: UUID) -> Agreement:
    return agreement.view(opened.desk, agreement_id).row.agreement
