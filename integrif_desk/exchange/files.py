"""Writes a file whole or not at all: a pulled stick leaves no half document. Reads what fits.

What the desk writes is about people. On a computer with several accounts it is for its owner's
eyes only, until they give it away.
"""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from integrif_desk.domain.errors import ErrorCode, KnownError


def write_whole(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write `content` to `path`.

    Raises `KnownError` FILE_EXISTS (path) unless `overwrite`, DISK_FULL, FILE_NOT_WRITABLE (path).
    """
    unfinished = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        if path.exists() and not overwrite:
            raise KnownError(ErrorCode.FILE_EXISTS, path=path)
        with open(unfinished, "xb", opener=_private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):  # the stick may be gone, and with it the leftover
            unfinished.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise KnownError(ErrorCode.DISK_FULL) from None
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=path) from None


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


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
