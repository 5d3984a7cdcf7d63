"""One worker: order kept, later queries win, nothing written is lost."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from integrif_desk.casework.changes import Noun, changes
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.ops import SyncRunner, Worker


class Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, value: object) -> None:
        self.got.append(value)


@pytest.fixture
def worker(qapp: QObject) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def fails(error: Exception) -> Callable[[], object]:
    def call() -> object:
        raise error

    return call


def test_results_arrive_in_order_on_the_gui_thread(worker: Worker, qtbot: QtBot) -> None:
    got: list[tuple[int, Thread, Thread]] = []

    def work(n: int) -> tuple[int, Thread]:
        return n, current_thread()

    def take(result: tuple[int, Thread]) -> None:
        got.append((*result, current_thread()))

    for n in range(20):
        worker.query(partial(work, n), take)
    qtbot.waitUntil(lambda: len(got) == 20)
    assert [n for n, _, _ in got] == list(range(20))
    assert all(ran is not main_thread() for _, ran, _ in got)
    assert all(told is main_thread() for _, _, told in got)


def test_a_later_query_with_the_same_key_wins(worker: Worker, qtbot: QtBot) -> None:
    gate = Event()
    ran: list[str] = []
    got: list[str] = []

    def search(word: str) -> str:
        gate.wait(5)
        ran.append(word)
        return word

    for word in ("K", "Ko", "Kow"):
        worker.query(partial(search, word), got.append, key="search")
    worker.query(lambda: "end", got.append)
    gate.set()
    qtbot.waitUntil(lambda: "end" in got)
    assert got == ["Kow", "end"]
    assert "Ko" not in ran


def test_a_write_tells_what_changed_after_its_callback(worker: Worker, qtbot: QtBot) -> None:
    told: list[object] = []
    worker.changed.connect(lambda told_: told.append(("changed", told_)))
    written = changes(Noun.CONTACT_NOTE)
    worker.change(lambda: written, lambda done: told.append(("done", done)))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [("done", written), ("changed", written)]


def test_known_errors_go_to_the_caller_or_to_everybody(worker: Worker, qtbot: QtBot) -> None:
    mine: list[KnownError] = []
    error = KnownError(ErrorCode.DISK_FULL)
    worker.change(fails(error), on_error=mine.append)
    qtbot.waitUntil(lambda: mine == [error])
    with qtbot.waitSignal(worker.failed) as signal:
        worker.change(fails(error))
    assert signal.args == [error]


def test_other_errors_are_bugs(worker: Worker, qtbot: QtBot) -> None:
    bug = ValueError("secret")
    with qtbot.waitSignal(worker.crashed) as signal:
        worker.query(fails(bug), lambda _: None, on_error=lambda _: None)
    assert signal.args == [bug]


def test_nothing_is_delivered_to_what_is_gone(worker: Worker, qtbot: QtBot) -> None:
    import shiboken6

    gate = Event()
    gone, named, alive = Owner(), Owner(), Owner()
    got: list[object] = []
    worker.query(lambda: gate.wait(5), gone.take)
    worker.query(lambda: 1, got.append, owner=named)
    worker.query(lambda: 2, alive.take)
    shiboken6.delete(gone)
    shiboken6.delete(named)
    gate.set()
    qtbot.waitUntil(lambda: alive.got == [2])
    assert gone.got == []
    assert got == []


def test_locking_waits_for_writes_alone(worker: Worker, qtbot: QtBot) -> None:
    begun, gate = Event(), Event()
    ran: list[str] = []
    got: list[object] = []

    def slow() -> None:
        begun.set()
        gate.wait()

    worker.query(slow, got.append, key="list")
    begun.wait()
    worker.change(lambda: ran.append("draft"))
    for key in ("list", None):
        worker.query(lambda: ran.append("read"), got.append, key=key)
    worker.drop_queries()
    worker.change(lambda: ran.append("closed"))
    gate.set()
    qtbot.waitUntil(lambda: ran == ["draft", "closed"])
    worker.query(lambda: "unlock page", got.append, key="list")
    qtbot.waitUntil(lambda: got == ["unlock page"])


def test_closing_finishes_writes_and_drops_queries(qapp: QObject) -> None:
    worker, gate = Worker(), Event()
    ran: list[object] = []
    worker.change(lambda: gate.wait(5))
    worker.query(lambda: ran.append("read"), lambda _: None)
    for n in range(5):
        worker.change(partial(ran.append, n))
    gate.set()
    worker.close()
    assert [r for r in ran if r != "read"] == list(range(5))
    worker.query(lambda: ran.append("late"), lambda _: None)
    assert "late" not in ran
    with pytest.raises(RuntimeError):
        worker.change(lambda: None)


def test_the_sync_runner_behaves_alike(qapp: QObject) -> None:
    runner = SyncRunner()
    told: list[object] = []
    runner.changed.connect(told.append)
    runner.failed.connect(told.append)
    runner.crashed.connect(told.append)
    bug, known = ValueError(), KnownError(ErrorCode.DISK_FULL)
    runner.query(lambda: 1, told.append)
    written = changes(Noun.CONTACT_NOTE)
    runner.change(lambda: written)
    runner.change(lambda: "what was removed")  # nothing that a page could read again
    runner.query(fails(known), told.append)
    runner.query(fails(bug), told.append)
    assert told == [1, written, known, bug]
