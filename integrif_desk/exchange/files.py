"""Writes a file whole or not at all: a pulled stick leaves no half document. Reads what fits.

What has to be entered somewhere before a byte of it lies anywhere is written in two steps: first
the room is kept, which shows what could go wrong, then the content is filled in.

What the desk writes is about people. On a computer with several accounts it is for its owner's
eyes only, until they give it away.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from integrif_desk.domain.errors import ErrorCode, KnownError


@dataclass(frozen=True)
class Place:
    """Room for a file that is not at `path` yet; `unfinished` keeps it, open as `file`.

    It stays open: whoever may write to the folder could put something of theirs in its place, and
    what is filled in would be in their hands, or in a file of ours that they let it point to.
    """

    path: Path
    unfinished: Path
    file: BinaryIO
    overwrite: bool


@contextmanager
def kept_place(path: Path, size: int, *, overwrite: bool = False) -> Iterator[Place]:
    """Keep room for `size` bytes beside `path`; goes again unless it is filled.

    Zeros keep it: where there is no room, no right or no stick any more, it shows now.
    Raises `KnownError` FILE_EXISTS (path) unless `overwrite`, DISK_FULL, FILE_NOT_WRITABLE (path).
    """
    if not path.name or "\0" in str(path):  # „.“, „/“: no file can be there
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=path)
    unfinished = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with ExitStack() as opened:
            try:
                _require_free(path, overwrite=overwrite)
                file = _new(unfinished)
                opened.callback(_close, file)
                file.write(bytes(size))
                file.flush()
                os.fsync(file.fileno())
            except OSError as error:
                raise _known(error, path) from None
            yield Place(path, unfinished, file, overwrite)
    finally:
        with suppress(OSError):  # the stick may be gone, and with it the leftover
            unfinished.unlink(missing_ok=True)


def fill(place: Place, content: bytes) -> None:
    """Write `content` where room was kept for it.

    Raises DISK_FULL, FILE_NOT_WRITABLE (path) and, where a file has come there meanwhile,
    FILE_EXISTS (path) while nothing of it is left anywhere, else FILE_BROKEN_OFF (path).
    """
    file = place.file
    try:
        with file:
            file.seek(0)
            file.write(content)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        _require_free(place.path, overwrite=place.overwrite)
        place.unfinished.replace(place.path)
    except OSError as error:
        try:
            place.unfinished.unlink()
        except OSError:
            raise KnownError(ErrorCode.FILE_BROKEN_OFF, path=place.path) from None
        raise _known(error, place.path) from None


def write_whole(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write `content` to `path`.

    Raises as `kept_place` and `fill` do.
    """
    with kept_place(path, len(content), overwrite=overwrite) as place:
        fill(place, content)


def read_up_to(path: Path, limit: int, unreadable: ErrorCode) -> bytes:
    """Return the bytes of a file, at most one more than `limit`: by that one it is too long.

    Raises `KnownError` with the code `unreadable`.
    """
    try:
        if not path.is_file():  # a pipe would let the only worker wait for ever
            raise KnownError(unreadable)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError:
        raise KnownError(unreadable) from None


def _require_free(path: Path, *, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise FileExistsError(errno.EEXIST, "File exists")


def _known(error: OSError, path: Path) -> KnownError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return KnownError(ErrorCode.DISK_FULL)
    if error.errno == errno.EEXIST:
        return KnownError(ErrorCode.FILE_EXISTS, path=path)
    return KnownError(ErrorCode.FILE_NOT_WRITABLE, path=path)


def _new(path: Path) -> BinaryIO:
    return open(path, "xb", opener=_private)


def _close(file: BinaryIO) -> None:
    with suppress(OSError):  # it tries to write again what could not be written
        file.close()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
