"""Backups: complete encrypted copies of a store, each a folder that can itself be opened.

A copy of the database is worthless without a keyring, so both lie together; `vault` keeps the
keyrings of all backups as the store's own. A backup stands under its name only when it is complete
and has been read back.
"""

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.driver_errors import driver_errors
from integrif_desk.store.engine import DatabaseKey, connect, driver_of, folder_of
from integrif_desk.store.folder import (
    BACKUPS,
    DATABASE,
    KEYRING,
    make_private_file,
    make_private_folder,
    sync_folder,
    write_atomically,
)
from integrif_desk.store.keyring_file import read_keyring
from integrif_desk.store.soundness import damaged_parts, loose_references

KEPT = 10
_NAME = "%Y-%m-%d_%H-%M-%S"  # UTC, so that the order of names is the order of time
_NAMED = re.compile(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)(?:_(\d+))?")
_BACKUP = re.compile(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)(_\d+)?")
_UNFINISHED = ".part"


def back_up(engine: Engine, key: DatabaseKey, now: datetime) -> Path:
    """Return the folder of a new verified backup of the open store; the newest ten stay.

    Must not be called within a transaction. Raises `KnownError` as `driver_errors` does; then no
    backup was added and none removed.
    """
    folder = folder_of(engine)
    backups = folder / BACKUPS
    with driver_errors(folder):
        make_private_folder(backups)
        final = _unused(backups / now.astimezone(UTC).strftime(_NAME))
        unfinished = final.with_name(final.name + _UNFINISHED)
        try:
            make_private_folder(unfinished)
            _copy_database(engine, unfinished / DATABASE)
            write_atomically(unfinished / KEYRING, (folder / KEYRING).read_bytes())
            verify_backup(unfinished, key)
            unfinished.rename(final)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        sync_folder(backups)
        _keep_newest(backups, final)
    return final


def backups_of(folder: Path) -> tuple[Path, ...]:
    """Return the backups of the store in `folder`, the newest first.

    Other folders belong to somebody else: they neither count nor are they ever removed.
    """
    backups = folder / BACKUPS
    if not backups.is_dir():
        return ()
    found = {
        path: order
        for path in backups.iterdir()
        if (order := _order(path)) and (path / DATABASE).is_file()
    }
    return tuple(sorted(found, key=found.__getitem__, reverse=True))


def written_at(folder: Path) -> tuple[datetime, ...]:
    """Return when the backups of the store in `folder` were written, the newest first."""
    return tuple(order[0] for path in backups_of(folder) if (order := _order(path)))


def newest_at(folder: Path) -> datetime | None:
    """Return when the newest backup of the store in `folder` was written; None without one."""
    return next(iter(written_at(folder)), None)


def verify_backup(backup: Path, key: DatabaseKey) -> None:
    """Read the whole backup once. Raises `KnownError` VAULT_DAMAGED unless all of it is sound."""
    read_keyring(backup)
    if not (backup / DATABASE).is_file():
        raise KnownError(ErrorCode.VAULT_DAMAGED, folder=backup)
    with driver_errors(backup):
        driver = connect(backup / DATABASE, key)
        try:
            faults = damaged_parts(driver) + loose_references(driver)
        finally:
            driver.close()
    if faults:
        raise KnownError(ErrorCode.VAULT_DAMAGED, folder=backup)


def _copy_database(engine: Engine, target: Path) -> None:
    """Write a compact copy under the same key: one file, consistent, without what was deleted."""
    make_private_file(target)
    # Numbers rows anew where a table has no INTEGER PRIMARY KEY: nothing may refer to such rowids.
    with engine.connect() as connection:
        driver_of(connection).execute("VACUUM INTO ?", (str(target),))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _keep_newest(backups: Path, made: Path) -> None:
    for leftover in backups.glob(f"*{_UNFINISHED}"):
        if _order(leftover.with_suffix("")):
            shutil.rmtree(leftover, ignore_errors=True)
    # The one just made stays, even if the computer's clock was ahead when others were written.
    others = [path for path in backups_of(backups.parent) if path != made]
    for old in others[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def _order(path: Path) -> tuple[datetime, int] | None:
    """Return when a backup was written and its number within that second."""
    if not (named := _NAMED.fullmatch(path.name)):
        return None
    try:
        return datetime.strptime(named[1], _NAME).replace(tzinfo=UTC), int(named[2] or 1)
    except ValueError:
        return None


def _unused(path: Path) -> Path:
    candidate, count = path, 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{path.name}_{count}")
    return candidate
