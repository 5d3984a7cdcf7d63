"""Widgets that wrap where the width ends, and claim the height they need."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import FilterChip
from integrif_desk.ui.widgets.wrapped import Wrapped


def test_parts_wrap_where_the_width_ends(qtbot: QtBot) -> None:
    chips = [FilterChip(f"Nummer {number}") for number in range(6)]
    outer = QWidget()
    column = QVBoxLayout(outer)
    wrapped = Wrapped(chips)
    column.addWidget(wrapped)
    qtbot.addWidget(outer)
    outer.resize(1200, 300)
    outer.show()
    one_row = wrapped.height()
    assert {chip.y() for chip in chips} == {0}
    outer.resize(240, 300)
    qtbot.waitUntil(lambda: wrapped.height() > one_row)
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= wrapped.width() for chip in chips)
    assert max(chip.geometry().bottom() for chip in chips) < wrapped.height()


def test_what_is_wider_than_the_row_is_cut_to_it(qtbot: QtBot) -> None:
    chips = [FilterChip("x" * 400), FilterChip("kurz")]
    wrapped = Wrapped(chips)
    qtbot.addWidget(wrapped)
    wrapped.resize(200, 10)
    wrapped.show()
    assert [chip.x() for chip in chips] == [0, 0]
    assert chips[0].width() <= wrapped.width()


def test_a_text_hidden_while_the_window_grew_takes_no_more_than_it_needs(qtbot: QtBot) -> None:
    page, text = QWidget(), label("Ein Satz, der umbricht, wo es eng ist. " * 6, wrap=True)
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(text)
    page.resize(240, 600)
    page.show()
    narrow = text.minimumHeight()
    page.hide()
    page.resize(1600, 600)
    page.show()
    qtbot.waitUntil(lambda: text.minimumHeight() < narrow)
    assert text.minimumHeight() == text.heightForWidth(text.width())
