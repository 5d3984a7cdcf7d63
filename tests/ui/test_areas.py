"""F6 leads through the areas of a page, and what it passes stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import integrif_desk.ui
from integrif_desk.ui.areas import first_in, holds
from tests.ui.active import show_active


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    """A row of a disabled field, a scrolling form of one field, and a field."""
    made = QWidget()
    qtbot.addWidget(made)
    row = QHBoxLayout(made)
    disabled, scroll, inner = QLineEdit(), QScrollArea(), QWidget()
    disabled.setEnabled(False)
    QVBoxLayout(inner).addWidget(QLineEdit("inner"))
    scroll.setWidget(inner)
    for each in (disabled, scroll, QLineEdit("last")):
        row.addWidget(each)
    show_active(qtbot, made)
    return made


def test_the_first_field_that_takes_keys_is_found_within_a_scrolling_form(area: QWidget) -> None:
    first = first_in(area)
    assert isinstance(first, QLineEdit)
    assert first.text() == "inner"
    first.setEnabled(False)
    after = first_in(area)
    assert isinstance(after, QLineEdit)
    assert after.text() == "last"
    after.hide()
    assert first_in(area) is None


def test_an_area_that_takes_keys_is_its_own_first(area: QWidget) -> None:
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert first_in(area) is area
    assert holds(area, area)


def test_no_widget_asks_for_the_next_in_the_chain() -> None:
    # PySide has the answer belong to the widget that was asked, and go with it.
    root = Path(integrif_desk.ui.__file__).parent
    asking = [f.name for f in root.rglob("*.py") if "InFocusChain(" in f.read_text("utf-8")]
    assert asking == []
