"""Findings to look at, and hands to click with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import finding_category
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    Perspective,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.page import FindingsPage
from tests.ui.active import show_active

Add = Callable[..., UUID]


@pytest.fixture
def category(opened: Opened) -> Callable[[str], UUID]:
    """Return a function from a code to its category."""

    def find(code: str = "SP") -> UUID:
        found = finding_category.categories(opened.desk)
        return next(each.id for each in found if each.code == code)

    return find


@pytest.fixture
def add(opened: Opened, category: Callable[[str], UUID]) -> Add:
    """Return a function that adds a finding with quotes of these perspectives."""

    def add_one(claim: str, *voices: Perspective, code: str = "SP", **more: object) -> UUID:
        evidence = [
            EvidenceFacts(
                kind=EvidenceKind.INTERVIEW,
                perspective=voice,
                quote=f"Beleg {number}",
                dated=date(2026, 1, 15),
                detail="00:42:10",
            )
            for number, voice in enumerate(voices, start=1)
        ]
        facts = FindingFacts(category_id=category(code), claim=claim)
        entered = replace(facts, **more)  # type: ignore[arg-type]
        created = findings.add(opened.desk, entered, evidence).created
        assert created is not None
        return created

    return add_one


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[FindingsPage]:
    made = FindingsPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.refresh)
    made.resize(1180, 740)
    show_active(qtbot, made)
    yield made
    context.runner.changed.disconnect(made.refresh)


@pytest.fixture
def said(context: Context) -> list[tuple[str, object]]:
    """Return what the status bar was told, with the undo."""
    told: list[tuple[str, object]] = []
    context.notices.done.connect(lambda text, undo: told.append((text, undo)))
    return told


def click(where: QWidget, text: str) -> None:
    """Click the one visible button of this name, once everything has its place."""
    QApplication.processEvents()
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == text and button.isVisible()
    ]
    assert len(found) == 1, (text, len(found))
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def texts(where: QWidget) -> set[str]:
    """Return the words of every visible label."""
    return {shown.text() for shown in where.findChildren(QLabel) if shown.isVisible()}
