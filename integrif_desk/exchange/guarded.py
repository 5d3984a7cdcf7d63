"""Lets a process of its own read what came from outside, and whatever hides in it ends there.

The process gets the bytes through a pipe and answers through another; nothing touches the disk.
It limits itself before it reads the first byte (`guarded_limits`): memory, time, no file, no
connection and no program that it could still open. This side keeps the time, takes no more of an
answer than was asked for, and always ends the process. docs/decisions tells why it is done so.
"""

import math
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import IO, Any

import msgspec

from integrif_desk.exchange.guarded_limits import OUT_OF_MEMORY

OPTION = "--guarded"
"""What the frozen program is called with; `__main__` knows it, `--help` does not."""
_MEGABYTE = 1024 * 1024
_LENGTH = 8
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH")
"""Without the first no Python starts on Windows, without the second some do not on Linux."""
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from integrif_desk.exchange.guarded_child import main; sys.exit(main())"
)
_POLL_SECONDS = 0.1


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost: time in all, memory, and the length of the answer."""

    seconds: float
    memory: int = 500 * _MEGABYTE
    answer: int = 32 * _MEGABYTE


class Failure(Enum):
    """Why there is no answer."""

    NOT_STARTED = "not_started"
    TOO_SLOW = "too_slow"
    TOO_HEAVY = "too_heavy"
    CRASHED = "crashed"


class GuardError(Exception):
    """The process gave no answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class Verdict(msgspec.Struct, frozen=True):
    """The last thing the process says: what it found, or the name of what stood in its way."""

    facts: dict[str, Any] = {}
    error: str = ""


@dataclass(frozen=True)
class Answer:
    """What the process said. Both halves are as untrusted as the file: check their types."""

    verdict: Verdict
    blobs: tuple[bytes, ...]


@dataclass
class _Said:
    """What has come through the pipe; `whole` once it was closed behind a blob."""

    blobs: list[bytes] = field(default_factory=list)
    whole: bool = False
    too_long: bool = False


def run(job: str, content: bytes, limits: Limits, **options: object) -> Answer:
    """Return what `job` of `guarded_child` finds in `content`. Raises `GuardError`.

    Takes about a tenth of a second more than the work itself. Call from the worker thread.
    """
    deadline = time.monotonic() + limits.seconds
    head = msgspec.json.encode(
        {
            "job": job,
            "memory": limits.memory,
            "seconds": math.ceil(limits.seconds) + 1,
            "options": options,
        }
    )
    try:
        process = subprocess.Popen(  # noqa: S603 – our own interpreter, nothing of the file
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(os.sep),
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        raise GuardError(Failure.NOT_STARTED) from None
    assert process.stdin is not None
    assert process.stdout is not None
    said = _Said()
    feeder = threading.Thread(
        target=_feed, args=(process.stdin, head + b"\n", content), daemon=True
    )
    listener = threading.Thread(
        target=_listen, args=(process.stdout, said, limits.answer), daemon=True
    )
    heavy = False
    try:
        feeder.start()
        listener.start()
        heavy = _wait(process, listener, deadline, limits.memory)
        late = listener.is_alive()
        if not late and not said.too_long:
            # It has closed its end: only leaving is left.
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
    finally:
        process.kill()
        process.wait()
        for thread in (feeder, listener):
            if thread.ident is not None:
                thread.join()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not taken is of no use any more
                pipe.close()
    if heavy or said.too_long:
        raise GuardError(Failure.TOO_HEAVY)
    if late:
        raise GuardError(Failure.TOO_SLOW)
    return _understood(said, process.returncode)


def command() -> list[str]:
    """Return how a process is started: from source, from the wheel and from the frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION]
    # Isolated: neither the surroundings nor the user's packages have a say. No bytecode is written.
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-I", "-B", "-c", _START, str(root)]


def _feed(pipe: IO[bytes], head: bytes, content: bytes) -> None:
    with suppress(OSError):  # whoever does not listen has ended, or will be
        pipe.write(head)
        pipe.write(content)
        pipe.close()


def _listen(pipe: IO[bytes], said: "_Said", most: int) -> None:
    """Take blob by blob, so that the pages of a document are held once and not as one piece, too.

    A length that cannot be is not believed: what follows is counted and thrown away.
    """
    with suppress(OSError, MemoryError):
        while head := pipe.read(_LENGTH):
            most -= len(head)
            length = int.from_bytes(head)
            if len(head) < _LENGTH or length > most:
                while most >= 0 and (piece := pipe.read(_MEGABYTE)):
                    most -= len(piece)
                said.too_long = most < 0
                return
            said.blobs.append(pipe.read(length))
            most -= length
            if len(said.blobs[-1]) < length:
                return
        said.whole = True


def _wait(
    process: subprocess.Popen[bytes], listener: threading.Thread, deadline: float, memory: int
) -> bool:
    """Wait for the answer until the deadline; return whether the process got too large.

    Only where the system does not hold the process to its limit itself is it weighed.
    """
    if sys.platform != "darwin":
        listener.join(max(0.0, deadline - time.monotonic()))
        return False
    while listener.is_alive() and time.monotonic() < deadline:
        listener.join(_POLL_SECONDS)
        if resident(process.pid) > memory:
            return True
    return False


def resident(pid: int) -> int:
    """Return the bytes of memory that a process holds, 0 when nobody can tell."""
    try:
        told = subprocess.run(  # noqa: S603 – no part of it comes from outside
            ["/bin/ps", "-o", "rss=", "-p", str(pid)],
            capture_output=True,
            timeout=1,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    return int(told.stdout.strip() or 0) * 1024


def _understood(said: _Said, code: int) -> Answer:
    if code != 0:
        raise GuardError(Failure.TOO_HEAVY if code in _OUT_OF_MEMORY else Failure.CRASHED)
    if not said.whole or not said.blobs:
        raise GuardError(Failure.CRASHED)
    try:
        verdict = msgspec.json.decode(said.blobs.pop(), type=Verdict)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise GuardError(Failure.CRASHED) from None
    return Answer(verdict, tuple(said.blobs))


def _ends_for_want_of_memory() -> frozenset[int]:
    """Return the exit codes of a process whose libraries give up when no memory is left."""
    import signal

    names = ("SIGABRT", "SIGTRAP", "SIGILL")
    signals = {-int(getattr(signal, name)) for name in names if hasattr(signal, name)}
    return frozenset(signals | {OUT_OF_MEMORY})


_OUT_OF_MEMORY = _ends_for_want_of_memory()
