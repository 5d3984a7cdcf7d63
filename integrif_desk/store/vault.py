"""The vault: an encrypted database, and the keyring that opens it.

Everything here works on files and may take half a second: call it from the worker thread.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import backup, desk_lock, keyring_file
from integrif_desk.store.desk_lock import DeskLock
from integrif_desk.store.driver_errors import driver_errors
from integrif_desk.store.engine import DatabaseKey, open_engine
from integrif_desk.store.folder import (
    DATABASE,
    KEYRING,
    make_private_file,
    make_private_folder,
    sync_folder,
    vault_exists,
)
from integrif_desk.store.keyring_file import Header, KdfParameters, Keyring
from integrif_desk.store.upgrade import bring_up_to_date

_UNFINISHED = "vault.creating"


@dataclass(frozen=True)
class OpenVault:
    """An open vault. This desk holds its lock until `close`.

    `slot_id` is the slot that opened it; None when the recovery code did. `header` is what its
    keyring began with when it was opened.
    """

    folder: Path
    engine: Engine
    key: DatabaseKey
    slot_id: str | None
    header: Header = field(repr=False)
    lock: DeskLock = field(repr=False)

    def close(self) -> None:
        """Write everything into the one database file, forget the key, let others in."""
        with driver_errors(self.folder):
            try:
                # The last connection moves the log into the database and removes it.
                self.engine.dispose()
            finally:
                self.key.forget()
                self.lock.release()


def create_vault(
    folder: Path,
    *,
    sign_in_name: str,
    passphrase: str,
    code: str,
    migrations: Path,
    kdf: KdfParameters | None = None,
) -> OpenVault:
    """Create a vault in `folder` with one account and return it open.

    `code` is its recovery code (`domain.recovery_code.make`). Without `kdf` the cost of a guess is
    calibrated to about half a second on this computer. Raises `KnownError` VAULT_EXISTS,
    VAULT_IN_USE and what `driver_errors` raises; then nothing of a vault is left in `folder`.
    """
    key = DatabaseKey.random()
    with _held(folder, create=True) as lock:
        _refuse_existing(folder)
        keyring = keyring_file.new_keyring(key, code, kdf or keyring_file.calibrate())
        keyring, slot_id = keyring_file.with_slot(keyring, key, sign_in_name, passphrase)
        _build(folder, key, keyring, migrations)
        return OpenVault(folder, open_engine(folder, key), key, slot_id, keyring.header, lock)


def open_vault(folder: Path, *, sign_in_name: str, passphrase: str, migrations: Path) -> OpenVault:
    """Open the vault in `folder`, migrated to this program's schema.

    Raises `KnownError` VAULT_MISSING, VAULT_IN_USE (host, since), PASSPHRASE_WRONG (also for an
    unknown name), VAULT_DAMAGED, VAULT_NEWER, MIGRATION_FAILED and what `driver_errors` raises.
    """
    with _held(folder) as lock:
        keyring = keyring_file.read_keyring(folder)
        key, slot_id = keyring_file.unlock(keyring, sign_in_name, passphrase)
        return _opened(folder, key, slot_id, keyring, lock, migrations)


def open_with_recovery_code(folder: Path, *, typed: str, migrations: Path) -> OpenVault:
    """Open the vault in `folder` with the code from its recovery sheet.

    Raises `KnownError` as `open_vault` does, with RECOVERY_GROUP_WRONG and RECOVERY_CODE_WRONG
    instead of PASSPHRASE_WRONG.
    """
    with _held(folder) as lock:
        keyring = keyring_file.read_keyring(folder)
        key = keyring_file.unlock_with_code(keyring, typed)
        return _opened(folder, key, None, keyring, lock, migrations)


def require_free(folder: Path) -> None:
    """Raise `KnownError` VAULT_IN_USE or VAULT_MISSING, or what `driver_errors` raises."""
    with _held(folder) as lock:
        lock.release()


def find_slot(vault: OpenVault, *, sign_in_name: str, passphrase: str) -> str:
    """Return the id of the slot that these open. Raises `KnownError` PASSPHRASE_WRONG."""
    with driver_errors(vault.folder):
        return keyring_file.unlock(_keyring_of(vault), sign_in_name, passphrase)[1]


def add_slot(vault: OpenVault, *, sign_in_name: str, passphrase: str) -> str:
    """Let one more account open the vault; return the id of its slot."""
    with driver_errors(vault.folder):
        keyring, slot_id = keyring_file.with_slot(
            _keyring_of(vault), vault.key, sign_in_name, passphrase
        )
        _replace_keyring(vault.folder, keyring)
    return slot_id


def replace_slot(vault: OpenVault, slot_id: str, *, sign_in_name: str, passphrase: str) -> None:
    """Change the sign-in name or passphrase of a slot; its id stays.

    Raises `KnownError` NOT_FOUND when there is no such slot.
    """
    with driver_errors(vault.folder):
        keyring = keyring_file.with_slot_replaced(
            _keyring_of(vault), vault.key, slot_id, sign_in_name, passphrase
        )
        _replace_keyring(vault.folder, keyring)


def has_slot(vault: OpenVault, slot_id: str) -> bool:
    """Tell whether there is such a slot."""
    with driver_errors(vault.folder):
        slots = _keyring_of(vault).slots
    return any(slot.id == slot_id for slot in slots)


def remove_slot(vault: OpenVault, slot_id: str) -> None:
    """Let an account open the vault no longer. Raises `KnownError` NOT_FOUND."""
    with driver_errors(vault.folder):
        _replace_keyring(vault.folder, keyring_file.without_slot(_keyring_of(vault), slot_id))


def replace_recovery_code(vault: OpenVault, code: str) -> None:
    """Make `code` the recovery code; the former sheet opens the vault no longer."""
    with driver_errors(vault.folder):
        keyring = keyring_file.with_recovery_code(_keyring_of(vault), vault.key, code)
        _replace_keyring(vault.folder, keyring)


def _keyring_of(vault: OpenVault) -> Keyring:
    """Return the keyring as it lies on the disk. Raises `KnownError` VAULT_DAMAGED if exchanged.

    Whoever can write to the folder could else have the next passphrase wrapped as cheaply as they
    like, while the vault is open.
    """
    keyring = keyring_file.read_keyring(vault.folder)
    if keyring.header != vault.header:
        raise KnownError(ErrorCode.VAULT_DAMAGED, folder=vault.folder)
    return keyring


def _replace_keyring(folder: Path, keyring: Keyring) -> None:
    """Write the keyring, into the backups too: they share the key of the database.

    What opened one of them would open the database of today. The store's own comes last: where
    the disk fails in between, nothing has changed for whoever signs in.
    """
    for kept in backup.backups_of(folder):
        if keyring_file.is_of_same_vault(kept, keyring):
            keyring_file.write_keyring(kept, keyring)
    keyring_file.write_keyring(folder, keyring)


@contextmanager
def _held(folder: Path, *, create: bool = False) -> Iterator[DeskLock]:
    """Hold the desk lock of `folder`; it stays held only when the block succeeds."""
    with driver_errors(folder):
        made = not folder.exists()
        if create:
            make_private_folder(folder)
        elif not vault_exists(folder):
            raise KnownError(ErrorCode.VAULT_MISSING, folder=folder)
        lock = desk_lock.acquire(folder)
        try:
            yield lock
        except BaseException:
            lock.release()
            if made:
                shutil.rmtree(folder, ignore_errors=True)
            raise


def _refuse_existing(folder: Path) -> None:
    """Raise `KnownError` VAULT_EXISTS, or clear away what a killed creation left.

    A keyring without a database is a leftover only while the creation's own folder is there;
    else somebody moved the database, and the keyring is all that opens it.
    """
    unfinished = folder / _UNFINISHED
    if vault_exists(folder) or ((folder / KEYRING).exists() and not unfinished.exists()):
        raise KnownError(ErrorCode.VAULT_EXISTS, folder=folder)
    if unfinished.exists():
        (folder / KEYRING).unlink(missing_ok=True)
        shutil.rmtree(unfinished)


def _build(folder: Path, key: DatabaseKey, keyring: Keyring, migrations: Path) -> None:
    """Build the vault in a folder of its own and move it into place; the database comes last."""
    unfinished = folder / _UNFINISHED
    try:
        make_private_folder(unfinished)
        make_private_file(unfinished / DATABASE)
        engine = open_engine(unfinished, key)
        try:
            bring_up_to_date(engine, key, migrations)
        finally:
            engine.dispose()
        keyring_file.write_keyring(unfinished, keyring)
        (unfinished / KEYRING).rename(folder / KEYRING)
        (unfinished / DATABASE).rename(folder / DATABASE)
    except BaseException:
        (folder / KEYRING).unlink(missing_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    sync_folder(folder)
    unfinished.rmdir()


def _opened(
    folder: Path,
    key: DatabaseKey,
    slot_id: str | None,
    keyring: Keyring,
    lock: DeskLock,
    migrations: Path,
) -> OpenVault:
    engine = open_engine(folder, key)
    try:
        bring_up_to_date(engine, key, migrations)
    except BaseException:
        engine.dispose()
        raise
    return OpenVault(folder, engine, key, slot_id, keyring.header, lock)
