"""One desk at a time works in a store; a second one is told who holds it.

The lock itself is the operating system's: it ends with the process that holds it, so a desk that
crashed never shuts anybody out, and there is no guess at whether a process is still alive. Who
holds it stands in a file of its own, because Windows lets nobody read a locked one. It names the
computer, never a person.
"""

import os
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.folder import write_atomically

LOCK = "desk.lock"
HOLDER = "desk.holder"


class Holder(msgspec.Struct, frozen=True):
    """The desk that works in a store: computer, process, and since when."""

    host: str
    pid: int
    since: datetime


@dataclass
class DeskLock:
    """A held lock. `release` may be called twice."""

    folder: Path
    _lock: FileLock = field(repr=False)

    def release(self) -> None:
        """Let other desks in."""
        if not self._lock.is_locked:
            return
        try:
            (self.folder / HOLDER).unlink(missing_ok=True)
        finally:
            self._lock.release()


def acquire(folder: Path) -> DeskLock:
    """Return the lock of the store in `folder`.

    Raises `KnownError` VAULT_IN_USE with host and since, and `OSError` where the folder cannot be
    written.
    """
    # Opened in one thread and closed in another, the lock belongs to the process.
    lock = FileLock(folder / LOCK, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise in_use(folder) from None
    held = DeskLock(folder, lock)
    holder = Holder(socket.gethostname(), os.getpid(), datetime.now(UTC))
    try:
        write_atomically(folder / HOLDER, msgspec.json.encode(holder))
    except BaseException:
        held.release()
        raise
    return held


def in_use(folder: Path) -> KnownError:
    """Return the error that says who works in `folder`, as far as that can be read."""
    try:
        holder = msgspec.json.decode((folder / HOLDER).read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return KnownError(ErrorCode.VAULT_IN_USE)
    return KnownError(ErrorCode.VAULT_IN_USE, host=holder.host, since=holder.since)
