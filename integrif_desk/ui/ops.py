"""Runs use cases off the GUI thread: one worker, so that writes keep their order.

The window never waits for disk. A page hands over a call and gets its result back on the GUI
thread. `Worker` is for the program, `SyncRunner` runs everything at once and is for tests;
pages know only the `Runner` protocol.
"""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, SignalInstance

from integrif_desk.domain.errors import KnownError

T = TypeVar("T")
OnError = Callable[[KnownError], None]


class Runner(Protocol):
    """What a page may ask for.

    `changed` is emitted with the `Changes` of every write that has some, after its `on_done`.
    `failed` carries a `KnownError` that nobody handled, `crashed` any other exception.
    """

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...
    @property
    def crashed(self) -> SignalInstance: ...

    def query(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: OnError | None = None,
        key: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Read: run `call` on the worker and hand its result to `on_done`.

        A later query with the same `key` supersedes this one: it is not run if it has not begun,
        and its result is dropped. Callbacks that are methods of a deleted QObject are dropped;
        for a lambda name the `owner`.
        """
        ...

    def change(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: OnError | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Write: like `query`, never superseded, finished even while closing."""
        ...

    def drop_queries(self) -> None:
        """Forget every read that has not begun, so that locking waits for writes alone."""
        ...


@dataclass(eq=False)
class _Job:
    call: Callable[[], Any]
    on_done: Callable[[Any], None] | None
    on_error: OnError | None
    key: Hashable | None
    owner: QObject | None
    writes: bool
    result: Any = None
    error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self.call()
        except Exception as error:  # handed to the GUI thread, which tells known from unknown
            self.error = error

    def is_wanted(self) -> bool:
        callback = self.on_done or self.on_error
        owner = self.owner or getattr(callback, "__self__", None)
        return not isinstance(owner, QObject) or shiboken6.isValid(owner)


class _Desk(QObject):
    changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def query(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: OnError | None = None,
        key: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None:
        """See `Runner.query`."""
        self._accept(_Job(call, on_done, on_error, key, owner, writes=False))

    def change(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: OnError | None = None,
        owner: QObject | None = None,
    ) -> None:
        """See `Runner.change`."""
        self._accept(_Job(call, on_done, on_error, None, owner, writes=True))

    def drop_queries(self) -> None:
        """See `Runner.drop_queries`."""

    def _accept(self, job: _Job) -> None:
        raise NotImplementedError

    def _deliver(self, job: _Job) -> None:
        from integrif_desk.casework.changes import Changes

        if isinstance(job.error, KnownError):
            # A failed write is told even if the page that asked for it is gone.
            if job.is_wanted() and job.on_error is not None:
                job.on_error(job.error)
            elif job.is_wanted() or job.writes:
                self.failed.emit(job.error)
        elif job.error is not None:
            self.crashed.emit(job.error)
        else:
            if job.on_done is not None and job.is_wanted():
                job.on_done(job.result)
            if job.writes and isinstance(job.result, Changes):
                self.changed.emit(job.result)


class SyncRunner(_Desk):
    """Runs every call at once on the calling thread."""

    def _accept(self, job: _Job) -> None:
        job.run()
        self._deliver(job)


class Worker(_Desk):
    """Runs every call on one thread of its own. Call `close` before the program ends."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._latest: dict[Hashable, _Job] = {}
        self._ready = Condition()
        self._closing = False
        # Emitted on the worker, received on the thread that owns this object.
        self._finished.connect(self._receive)
        self._thread = Thread(target=self._work, name="desk-worker")
        self._thread.start()

    def close(self) -> None:
        """Finish every pending write, drop pending queries, stop the thread and wait for it.

        Writes are finished, yet nothing is delivered any more.
        """
        with self._ready:
            self._closing = True
            self._waiting = deque(job for job in self._waiting if job.writes)
            self._ready.notify()
        self._thread.join()

    def drop_queries(self) -> None:
        """See `Runner.drop_queries`."""
        with self._ready:
            self._waiting = deque(job for job in self._waiting if job.writes)
            self._latest.clear()  # nor is what is being read now delivered, if it has a key

    def _accept(self, job: _Job) -> None:
        with self._ready:
            if self._closing:
                if job.writes:
                    raise RuntimeError("a write came after closing")
                return
            if job.key is not None:
                before = self._latest.get(job.key)
                if before is not None and before in self._waiting:
                    self._waiting.remove(before)
                self._latest[job.key] = job
            self._waiting.append(job)
            self._ready.notify()

    def _work(self) -> None:
        while True:
            with self._ready:
                while not self._waiting and not self._closing:
                    self._ready.wait()
                if not self._waiting:
                    return
                job = self._waiting.popleft()
            job.run()
            if not self._closing:
                self._finished.emit(job)

    def _receive(self, job: _Job) -> None:
        if self._closing:
            return
        if job.key is not None:
            if self._latest.get(job.key) is not job:
                return
            del self._latest[job.key]
        self._deliver(job)
