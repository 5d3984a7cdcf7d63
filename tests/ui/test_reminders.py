"""The reminder above the page and beside the clock: in time, calm, and silent while locked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, follow_up
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.reminder import Reminder
from integrif_desk.ui import tray
from integrif_desk.ui.context import Context
from integrif_desk.ui.reminders import Watch
from integrif_desk.ui.widgets.buttons import Button
from tests.ui.conftest import NOW


@dataclass
class Clock:
    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Scene:
    """A desk whose clock one can set, and what came of it."""

    watch: Watch
    window: QWidget
    context: Context
    clock: Clock
    case_id: UUID
    announced: list[int]
    opened: list[UUID]
    said: list[tuple[str, Callable[[], object] | None]]

    def add(self, hours: float, task: str = "Zum Jobcenter", **values: object) -> UUID:
        at = (NOW + timedelta(hours=hours)).astimezone()
        told: dict[str, object] = {"due_on": at.date(), "due_time": at.time()}
        entered = NewFollowUp(task=task, **{**told, **values})  # type: ignore[arg-type]
        made: list[UUID | None] = []
        self.context.runner.change(
            lambda: follow_up.add(self.context.opened.desk, self.case_id, entered),
            lambda done: made.append(done.created),
        )
        assert made[0] is not None
        return made[0]

    def read(self, follow_up_id: UUID) -> FollowUp:
        return follow_up.read(self.context.opened.desk, follow_up_id)

    def press(self, text: str) -> None:
        found = [b for b in self.watch.bar.findChildren(Button) if b.accessibleName() == text]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def undo(self) -> None:
        undo = self.said[-1][1]
        assert undo is not None
        undo()


@pytest.fixture
def scene(qtbot: QtBot, context: Context) -> Scene:
    clock = Clock()
    desk = replace(context.opened.desk, now=clock)
    mine = replace(context, opened=replace(context.opened, desk=desk))
    entered = case.NewCase(given_names="Zahra", surname="Nazari", original_name="نظری")
    case_id = case.open_case(desk, entered).created
    assert case_id is not None
    announced: list[int] = []
    opened: list[UUID] = []
    said: list[tuple[str, Callable[[], object] | None]] = []
    mine.notices.done.connect(lambda text, undo: said.append((text, undo)))
    watch = Watch(mine, opened.append, announced.append, mine.notices)
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(watch.bar)
    holder.resize(1100, 60)
    holder.show()
    watch.start()
    return Scene(watch, holder, mine, clock, case_id, announced, opened, said)


def test_an_appointment_is_spoken_of_when_its_moment_comes(scene: Scene) -> None:
    scene.add(3)
    assert scene.watch.bar.isHidden() and scene.announced == []
    scene.clock.at += timedelta(hours=1, minutes=59)
    scene.watch.look()
    assert scene.watch.bar.isHidden()
    scene.clock.at += timedelta(minutes=1)
    scene.watch.look()
    bar = scene.watch.bar
    assert not bar.isHidden() and scene.announced == [1]
    assert (bar.who.text(), bar.task.text()) == ("Zahra Nazari", "Zum Jobcenter")
    assert bar.when.text() == "heute, 11:00 Uhr"
    scene.watch.look()
    assert scene.announced == [1]  # once is enough


def test_a_clock_that_jumped_is_noticed(scene: Scene) -> None:
    scene.add(3)
    scene.clock.at += timedelta(hours=23)  # the lid was closed
    scene.watch.look()
    assert scene.watch.bar.when.text() == "seit gestern überfällig"


def test_the_store_is_left_in_peace_until_the_moment(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.add(3)
    asked: list[object] = []
    monkeypatch.setattr(scene.context.runner, "query", lambda *args, **more: asked.append(args))
    for _ in range(5):
        scene.clock.at += timedelta(minutes=1)
        scene.watch.look()
    assert asked == []


def test_several_come_one_after_another(scene: Scene) -> None:
    first, second = scene.add(0.25, "Erstes"), scene.add(0.5, "Zweites")
    bar = scene.watch.bar
    assert (bar.task.text(), bar.more.text()) == ("Erstes", "1 weitere")
    scene.press("Erledigt")
    assert scene.read(first).done_on is not None
    assert (bar.task.text(), bar.more.isHidden()) == ("Zweites", True)
    scene.press("Erledigt")
    assert scene.read(second).done_on is not None and bar.isHidden()
    scene.undo()
    assert scene.read(second).done_on is None and not bar.isHidden()


@pytest.mark.parametrize(
    ("choice", "moved"),
    [(0, timedelta(hours=1)), (1, timedelta(days=1)), (2, timedelta(days=6))],
)
def test_later(scene: Scene, choice: int, moved: timedelta) -> None:
    task = scene.add(0.5)
    before = scene.read(task)
    scene.press("Später …")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(menu.actions()[choice])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    after = scene.read(task)
    assert after.remind_at is not None
    assert after.remind_at == NOW + moved
    assert (after.due_on, after.due_time) == (before.due_on, before.due_time)
    assert scene.watch.bar.isHidden()
    scene.undo()
    assert scene.read(task).remind_at == before.remind_at
    assert not scene.watch.bar.isHidden()


def test_opening_shows_the_case_and_reminds_no_more(scene: Scene) -> None:
    task = scene.add(0.5)
    scene.press("Öffnen")
    assert scene.opened == [scene.case_id]
    assert scene.read(task).remind_at is None and scene.watch.bar.isHidden()


def test_reminding_can_be_ended(scene: Scene) -> None:
    task = scene.add(0.5)
    scene.press("Nicht mehr erinnern")
    assert scene.read(task).remind_at is None
    scene.undo()
    assert scene.read(task).remind_at is not None


def test_a_task_without_a_time_keeps_still_unless_chosen(scene: Scene) -> None:
    scene.add(0, "still", due_time=None)
    assert scene.watch.bar.isHidden()
    scene.add(0, "laut", due_time=None, reminder=Reminder.MORNING)
    assert scene.watch.bar.task.text() == "laut"
    assert scene.watch.bar.when.text() == "heute"


def test_locking_leaves_nothing(scene: Scene) -> None:
    scene.add(0.5)
    assert not scene.watch.bar.isHidden()
    scene.watch.stop()
    bar = scene.watch.bar
    assert bar.isHidden()
    assert (bar.who.text(), bar.task.text(), bar.accessibleName()) == ("", "", "")
    scene.add(0.25)
    assert bar.isHidden() and scene.announced == [1]


def test_long_names_leave_room_for_the_buttons(scene: Scene) -> None:
    scene.add(0.5, "x" * 400)
    QApplication.processEvents()
    last = scene.watch.bar.findChildren(Button)[-1]
    holder = scene.watch.bar.parentWidget()
    assert holder is not None
    assert last.mapTo(holder, QPoint(0, 0)).x() + last.width() <= holder.width()


class FakeIcon(QSystemTrayIcon):
    """A tray as a system with one has it; it keeps what it was told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[tuple[str, str]] = []

    def showMessage(self, title: str, message: str, icon: QIcon, ms: int) -> None:  # type: ignore[override]
        self.told.append((title, message))


def test_the_tray_says_a_number_and_nothing_else(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = tray.Tray(window, FakeIcon)
    icon = made.icon
    assert isinstance(icon, FakeIcon)
    made.announce(2)
    assert icon.told == [("IntegriF Desk", "2 Wiedervorlagen sind fällig")]
    assert tray.message(1) == "1 Wiedervorlage ist fällig"
    icon.messageClicked.emit()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.isVisible()
    made.announce(3)
    assert len(icon.told) == 1  # the window says it itself


def test_without_a_tray_there_is_none(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert QSystemTrayIcon.isSystemTrayAvailable() is False
    assert tray.open_tray(window) is None
