"""„Broschüre erstellen“: what goes in, progress, pages, file."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.ui.actors.page import ActorsPage
from integrif_desk.ui.context import ActorTarget, Context
from integrif_desk.ui.ops import Worker
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.conftest import LateRunner

CLUB = ActorFacts(
    name="Musikschule", category=ActorCategory.CLUB, publishable=True, municipalities=("Calbe",)
)


@pytest.fixture
def actors(context: Context) -> UUID:
    desk = context.opened.desk
    actor.add(desk, CLUB)
    actor.add(desk, replace(CLUB, name="Bank", category=ActorCategory.BANK, municipalities=()))
    created = actor.add(desk, replace(CLUB, name="Intern", publishable=False)).created
    assert created is not None
    return created


@pytest.fixture
def page(qtbot: QtBot, context: Context, actors: UUID) -> ActorsPage:
    made = ActorsPage(context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.refresh(None)
    return made


def press(page: ActorsPage, name: str) -> None:
    found = [one for one in page.findChildren(Button) if one.accessibleName() == name]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def test_the_brochure_is_narrowed_made_and_saved(page: ActorsPage, tmp_path: Path) -> None:
    press(page, "Broschüre erstellen …")
    sheet = page.brochure
    assert sheet.isVisible()
    assert not page.table.isVisible()
    assert sheet.told.text() == "2 Einträge kommen hinein."
    sheet.category.setCurrentIndex(1)
    sheet.category.activated.emit(1)
    assert sheet.told.text() == "1 Eintrag kommt hinein."
    QTest.mouseClick(sheet.form.save_button, Qt.MouseButton.LeftButton)
    assert sheet.pages.isVisible()
    assert sheet.progress.isHidden()
    assert sheet.progress.value() > 0
    sheet.write(tmp_path / "v.pdf")
    assert (tmp_path / "v.pdf").read_bytes().startswith(b"%PDF")


def test_escape_leads_back_to_the_lists(page: ActorsPage) -> None:
    press(page, "Broschüre erstellen …")
    QTest.mouseClick(page.brochure.form.save_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.brochure, Qt.Key.Key_Escape)
    assert page.brochure.form.isVisible()
    QTest.keyClick(page.brochure, Qt.Key.Key_Escape)
    assert page.brochure.isHidden()
    assert page.table.isVisible()


def test_a_municipality_narrows_it_and_nothing_is_said_in_words(
    context: Context, page: ActorsPage
) -> None:
    sheet = page.brochure
    sheet.open()
    assert [sheet.municipality.itemText(n) for n in range(sheet.municipality.count())] == [
        "alle",
        "Calbe",
    ]
    for row in actor.choices(context.opened.desk):
        actor.change(context.opened.desk, replace(row, publishable=False))
    sheet.open()
    assert "Darf in der Broschüre stehen" in sheet.told.text()
    assert not sheet.form.save_button.isEnabled()


def test_going_back_stops_what_is_being_made(qtbot: QtBot, context: Context, actors: UUID) -> None:
    late = LateRunner()
    page = ActorsPage(replace(context, runner=late))
    qtbot.addWidget(page)
    page.show()
    page.brochure.open()
    late.catch_up()
    QTest.mouseClick(page.brochure.form.save_button, Qt.MouseButton.LeftButton)
    assert page.brochure.progress.isVisible()
    QTest.keyClick(page.brochure, Qt.Key.Key_Escape)
    late.catch_up()
    assert page.brochure._made is None
    assert page.brochure.isHidden()


def test_another_target_and_locking_close_it(page: ActorsPage, actors: UUID) -> None:
    page.brochure.open()
    page.show_item(ActorTarget(actors))
    assert page.brochure.isHidden()
    page.brochure.open()
    QTest.mouseClick(page.brochure.form.save_button, Qt.MouseButton.LeftButton)
    page.blank()
    assert page.brochure.isHidden()
    assert page.brochure._made is None


def test_the_region_is_proposed_and_can_be_changed(page: ActorsPage) -> None:
    page.brochure.open()
    page.brochure.region.set_value("x" * 401)
    QTest.mouseClick(page.brochure.form.save_button, Qt.MouseButton.LeftButton)
    assert page.brochure.region.property("invalid")
    assert page.brochure.form.isVisible()


def test_the_worker_tells_how_far_it_is(qtbot: QtBot, context: Context, actors: UUID) -> None:
    worker = Worker()
    page = ActorsPage(replace(context, runner=worker))
    qtbot.addWidget(page)
    page.show()
    told: list[int] = []
    page.brochure.came_on.connect(lambda done, _total: told.append(done))
    page.brochure.open()
    qtbot.waitUntil(lambda: page.brochure.told.text().startswith("2 "))
    QTest.mouseClick(page.brochure.form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.brochure.pages.isVisible, timeout=30_000)
    assert told == sorted(told)
    assert told
    page.blank()
    worker.close()
