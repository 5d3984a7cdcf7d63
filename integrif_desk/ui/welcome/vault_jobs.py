"""What the pages before unlocking have the worker do.

Importing this module costs nothing: the use cases, and the libraries below them, are imported by
the worker, which carries their weight while the window is already painted.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.backup_line import is_due

if TYPE_CHECKING:
    from uuid import UUID

    from integrif_desk.casework.vault import Opened, Recovery
    from integrif_desk.domain.account import Account
    from integrif_desk.ui.welcome.first_run import NewVault

Cancel = Event


class Steps(QObject):
    """Carries progress from the worker to the page: done, total."""

    step = Signal(int, int)


class _Cancelled(Exception):
    """Nobody waits for the demo any more."""


class Held:
    """The vault that is open now. Used on the worker alone, so it needs no lock of its own."""

    def __init__(self) -> None:
        self._opened: Opened | None = None
        self._recovery: Recovery | None = None

    def hold(self, opened: "Opened") -> "Opened":
        """Keep what was opened, so that it is closed whatever happens to the window."""
        self._opened = opened
        return opened

    def recover(self, folder: Path, code: str) -> "tuple[Account, ...]":
        """Open the vault with the code from the sheet; return who may set a new passphrase."""
        from integrif_desk.casework import vault

        self.leave()
        self._recovery = vault.recover(folder, code)
        return self._recovery.accounts()

    def set_passphrase(self, account_id: "UUID", passphrase: str) -> "Opened":
        """Give an account a new passphrase and sign it in."""
        assert self._recovery is not None
        opened = self._recovery.set_passphrase(account_id, passphrase)
        self._recovery = None
        return self.hold(opened)

    def leave(self) -> KnownError | None:
        """Close what is open, after a backup if one is due; return why that failed, if it did."""
        recovery, self._recovery = self._recovery, None
        opened, self._opened = self._opened, None
        if recovery is not None:
            recovery.close()
        if opened is None:
            return None
        from integrif_desk.casework import vault

        try:
            if is_due(vault.last_backup(opened.folder), opened.desk.now()):
                vault.back_up(opened)
        except KnownError as error:
            return error
        finally:
            opened.close()
        return None


def look(folder: Path) -> datetime | None:
    """Return when the last backup was written; raise why the vault cannot be opened here now."""
    from integrif_desk.casework import vault

    vault.require_free(folder)
    return vault.last_backup(folder)


def unlock(folder: Path, name: str, passphrase: str) -> "Opened":
    """See `casework.vault.unlock`."""
    from integrif_desk.casework import vault

    return vault.unlock(folder, name, passphrase)


def create(new: "NewVault") -> "Opened":
    """See `casework.vault.create`."""
    from integrif_desk.casework import vault

    return vault.create(
        new.folder,
        association=new.association,
        name=new.name,
        passphrase=new.passphrase,
        salutation=new.salutation,
        code=new.code,
    )


def create_demo(
    folder: Path, on_step: Callable[[int, int], object], cancelled: Cancel
) -> "Opened | None":
    """Create the demo and sign in; None when it was cancelled, then nothing is left of it."""
    from integrif_desk.casework import demo

    def watch(done: int, total: int) -> None:
        if cancelled.is_set():
            raise _Cancelled
        on_step(done, total)

    try:
        made = demo.create_demo(folder, on_progress=watch)
    except _Cancelled:
        return None
    return unlock(folder, made.name, made.passphrase)


def demo_sign_in() -> tuple[str, str]:
    """Return name and passphrase of the demo."""
    from integrif_desk.casework import demo

    return demo.SIGN_IN_NAME, demo.PASSPHRASE
