"""The page of actors on a real store, and how tests use it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Actor, ActorCategory, ActorFacts
from integrif_desk.ui.actors.page import ActorsPage
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import LineField
from tests.ui.active import show_active


def add(opened: Opened, name: str, category: ActorCategory, town: str, **values: object) -> UUID:
    entered = ActorFacts(name=name, category=category, town=town)
    created = actor.add(opened.desk, replace(entered, **values)).created  # type: ignore[arg-type]
    assert created is not None
    return created


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    return add(
        opened,
        "Jobcenter Salzlandkreis",
        ActorCategory.JOBCENTER,
        "Staßfurt",
        checked_on=date(2025, 1, 7),
        practice_tips="Kundennummer in den Betreff.",
    )


@pytest.fixture
def bakery(opened: Opened) -> UUID:
    return add(opened, "Bäckerei Heine", ActorCategory.EMPLOYER, "Hecklingen")


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[ActorsPage]:
    made = ActorsPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    made.resize(1180, 740)
    show_active(qtbot, made)
    yield made
    context.runner.changed.disconnect(made.refresh)


def click(where: QWidget, text: str) -> None:
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == text and button.isVisible()
    ]
    assert len(found) == 1, text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def texts(where: QWidget) -> set[str]:
    return {shown.text() for shown in where.findChildren(QLabel) if shown.isVisible()}


def unfold(page: ActorsPage, title: str) -> None:
    click(page.editor, f"{title}, zugeklappt")


def type_into(page: ActorsPage, name: str, text: str) -> None:
    field = page.editor.fields[name].field
    if isinstance(field, LineField):
        field.end(False)
    QTest.keyClicks(field, text)


def choose(page: ActorsPage, name: str, wanted: str) -> None:
    field = page.editor.fields[name].field
    assert isinstance(field, ChoiceField)
    field.setFocus()
    field.set_value(wanted)


def value(page: ActorsPage, name: str) -> str:
    field = page.editor.fields[name].field
    assert isinstance(field, LineField)
    return field.value()


def save(page: ActorsPage) -> None:
    QTest.mouseClick(page.editor.save_button, Qt.MouseButton.LeftButton)


def read(opened: Opened, actor_id: UUID) -> Actor:
    return actor.view(opened.desk, actor_id).actor


def names(page: ActorsPage) -> list[str]:
    return [row.name for row in page.model.rows()]
