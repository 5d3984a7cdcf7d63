"""Garbage is collected on the GUI thread: a widget in a cycle never dies on the worker."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integrif_desk.ui import garbage


class Knot:
    """Something that only collecting frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def own_thresholds() -> Iterator[None]:
    """Leave the switches of the collector as they were."""
    before, was_on = gc.get_threshold(), gc.isenabled()
    yield
    gc.set_threshold(*before)
    (gc.enable if was_on else gc.disable)()


def test_nothing_is_collected_by_itself_but_what_is_due_is(
    qapp: QApplication, qtbot: QtBot, own_thresholds: None
) -> None:
    parent = QObject()
    timer = garbage.collect_here(parent)
    assert not gc.isenabled()
    gc.collect()
    gc.set_threshold(10, 10, 10)
    knot = weakref.ref(Knot())
    kept = [[] for _ in range(100)]  # type: ignore[var-annotated]
    assert knot() is not None
    timer.setInterval(0)
    qtbot.waitUntil(lambda: knot() is None)
    assert kept


def test_nothing_is_collected_before_it_is_due(own_thresholds: None) -> None:
    gc.disable()
    gc.collect()
    gc.set_threshold(100_000, 10, 10)
    knot = weakref.ref(Knot())
    garbage.collect_what_is_due()
    assert knot() is not None
