"""Turns what the disk and SQLite report into known errors with a next step.

Everything that is not about the disk or the file stays as it is: that is a bug.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import desk_lock

_DISK_FULL = frozenset((errno.ENOSPC, errno.EDQUOT))
_NOT_WRITABLE = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))

# SQLite's primary result codes; the extended ones carry them in their lowest byte.
_BY_RESULT = {
    sqlite3.SQLITE_FULL: ErrorCode.DISK_FULL,
    sqlite3.SQLITE_READONLY: ErrorCode.FOLDER_NOT_WRITABLE,
    sqlite3.SQLITE_PERM: ErrorCode.FOLDER_NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: ErrorCode.STORE_UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: ErrorCode.STORE_UNREACHABLE,
    sqlite3.SQLITE_NOTADB: ErrorCode.VAULT_DAMAGED,
    sqlite3.SQLITE_CORRUPT: ErrorCode.VAULT_DAMAGED,
    sqlite3.SQLITE_BUSY: ErrorCode.VAULT_IN_USE,
    sqlite3.SQLITE_LOCKED: ErrorCode.VAULT_IN_USE,
}


@contextmanager
def driver_errors(folder: Path) -> Iterator[None]:
    """Raise `KnownError` for errors of disk and database file while working on `folder`.

    DISK_FULL, FOLDER_NOT_WRITABLE, STORE_UNREACHABLE, VAULT_DAMAGED or VAULT_IN_USE; the cause
    is left out of the chain, because a driver's message may quote what somebody entered.
    """
    try:
        yield
    except DBAPIError as error:
        if known := _from_driver(error.orig, folder):
            raise known from None
        raise
    except (sqlcipher.Error, OSError) as error:
        if known := _from_driver(error, folder):
            raise known from None
        raise


def _from_driver(error: BaseException | None, folder: Path) -> KnownError | None:
    if isinstance(error, OSError):
        return _from_system(error, folder)
    code = _BY_RESULT.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if code is None:
        return None
    if code is ErrorCode.VAULT_IN_USE:
        return desk_lock.in_use(folder)
    return KnownError(code, folder=folder)


def _from_system(error: OSError, folder: Path) -> KnownError:
    if error.errno in _DISK_FULL:
        return KnownError(ErrorCode.DISK_FULL)
    if error.errno in _NOT_WRITABLE:
        return KnownError(ErrorCode.FOLDER_NOT_WRITABLE, folder=folder)
    return KnownError(ErrorCode.STORE_UNREACHABLE, folder=folder)
