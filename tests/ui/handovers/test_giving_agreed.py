"""A channel that the recipient does not accept, and a file that waits for its way out."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from integrif_desk.casework import actor, sending
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.handover import HandoverState
from integrif_desk.domain.ways_out import WayOut
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers import giving_presenter as words
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.register.presenter import second_lines
from integrif_desk.wording.labels import label
from tests.ui.handovers.conftest import (
    choose,
    click,
    confirm,
    entries,
    save_as,
    shown_ways,
    state,
    texts,
)


def tick(giving: GivePanel) -> None:
    QTest.mouseClick(giving.agreed.check, Qt.MouseButton.LeftButton)


def test_nothing_leaves_by_a_channel_that_nobody_agreed_to(
    opened: Opened, issued: UUID, giving: GivePanel, tmp_path: Path
) -> None:
    assert not giving.agreed.isVisible()  # post is accepted
    for channel in (Channel.EBO, Channel.IN_PERSON, Channel.EMAIL):
        choose(giving, channel, agreed=False)
        assert giving.agreed.isVisible()
        for name in shown_ways(giving):
            click(giving, name)
            assert words.ASK_FIRST in texts(giving)
            assert giving.agreed.check.hasFocus()
    assert giving.findChildren(QFileDialog) == []
    assert giving.findChildren(QPrintDialog) == []
    assert entries(opened, issued) == ()
    assert state(opened, issued) is HandoverState.ISSUED


def test_what_was_agreed_stays_with_the_entry_and_counts_for_one_channel(
    opened: Opened, issued: UUID, giving: GivePanel, page: HandoversPage, tmp_path: Path
) -> None:
    choose(giving, Channel.EBO, agreed=False)
    click(giving, "PDF ohne Kennwort speichern …")
    tick(giving)
    assert words.ASK_FIRST not in texts(giving)
    choose(giving, Channel.IN_PERSON, agreed=False)
    assert not giving.agreed.check.isChecked()
    click(giving, "PDF ohne Kennwort speichern …")
    assert words.ASK_FIRST in texts(giving)
    choose(giving, Channel.EBO)
    click(giving, "PDF ohne Kennwort speichern …")
    confirm(giving, "Unverschlüsselt speichern")
    dialog = giving.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(tmp_path / "a.pdf"))
    dialog.accept()
    (entry,) = entries(opened, issued)
    assert (entry.channel, entry.remark) == (Channel.EBO, words.AGREED)
    assert state(opened, issued) is HandoverState.HANDED_OVER


def test_an_accepted_channel_asks_for_no_tick_and_leaves_no_remark(
    opened: Opened, issued: UUID, giving: GivePanel, tmp_path: Path
) -> None:
    choose(giving, Channel.ENCRYPTED_EMAIL, agreed=False)
    assert not giving.agreed.isVisible()
    click(giving, "Entwurf ohne Kennwort speichern …")
    confirm(giving, "Unverschlüsselt speichern")
    dialog = giving.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(tmp_path / "a.eml"))
    dialog.accept()
    assert [one.remark for one in entries(opened, issued)] == [""]


def test_where_the_directory_names_no_channel_the_unit_has_to_be_asked(
    opened: Opened, office: UUID, issued: UUID, page: HandoversPage, tmp_path: Path
) -> None:
    unit = actor.view(opened.desk, office).actor
    actor.change(opened.desk, replace(unit, channels=()))
    page.refresh(None)
    click(page.detail, "Weitergeben …")
    giving = page.detail.giving
    assert "steht nicht, was die Stelle annimmt" in giving.warning.text()
    choose(giving, Channel.ENCRYPTED_PDF, agreed=False)
    click(giving, "PDF mit Kennwort speichern …")
    assert words.ASK_FIRST in texts(giving)
    tick(giving)
    save_as(giving, "PDF mit Kennwort speichern …", tmp_path / "a.pdf")
    assert [one.remark for one in entries(opened, issued)] == [words.AGREED]


@pytest.mark.parametrize("agreed", [False, True])
def test_a_file_that_was_saved_waits_until_somebody_tells_how_it_went_on(
    opened: Opened,
    context: Context,
    issued: UUID,
    page: HandoversPage,
    tmp_path: Path,
    agreed: bool,
) -> None:
    context.runner.change(lambda: sending.set_aside(opened.desk, issued, tmp_path / "a.pdf"))
    assert any("als Datei gespeichert" in one for one in texts(page.detail))
    assert state(opened, issued) is HandoverState.ISSUED
    click(page.detail, "Weitergeben …")
    giving = page.detail.giving
    choose(giving, Channel.EMAIL)
    assert not giving.ways[WayOut.TELL].isVisible()
    channel = Channel.IN_PERSON if agreed else Channel.POST
    choose(giving, channel)
    click(giving, "Gespeicherte Datei ist übergeben")
    assert not giving.isVisible()
    told = entries(opened, issued)[0]
    assert (told.channel, told.remark) == (channel, words.AGREED if agreed else "")
    assert state(opened, issued) is HandoverState.HANDED_OVER
    click(page, "Wer hat was bekommen?")
    shown = [second_lines(row)[0] for row in page.register.model.rows()]
    assert shown == [label(channel), "nur gespeichert"]
