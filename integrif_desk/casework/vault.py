"""Create, open and look after the vault: everything before and around being signed in.

All of it works on files and may take half a second: call it from the worker thread.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from integrif_desk import documents, paths
from integrif_desk.casework.desk import Desk, new_id, utc_now
from integrif_desk.casework.places import municipalities
from integrif_desk.domain import recovery_code
from integrif_desk.domain.account import STRONG_ENOUGH, Account, Role, Salutation, require_lead
from integrif_desk.domain.association import Association
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.text import clean_line
from integrif_desk.store import backup, network_drive
from integrif_desk.store import vault as store_vault
from integrif_desk.store.audit import first_broken
from integrif_desk.store.engine import driver_of
from integrif_desk.store.folder import discard_vault, vault_exists
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.store.queries import accounts
from integrif_desk.store.soundness import damaged_parts, loose_references
from integrif_desk.store.unit_of_work import UnitOfWork, unit_of_work_for
from integrif_desk.store.vault import OpenVault

__all__ = ["vault_exists"]

_SHORTEST_STRONG = 16
_OWN_FILES = "file that this store has given a password: {identifier}"

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Opened:
    """A vault with somebody signed in."""

    desk: Desk
    association: Association
    vault: OpenVault
    recovery_code: str | None = None

    @property
    def folder(self) -> Path:
        """The store's folder."""
        return self.vault.folder

    def close(self) -> None:
        """Lock: close the database, forget the key, what was drawn and compared, let others in.

        Drafts that lay ready for the mail program go, too.
        """
        # Not before a desk has been open: its tables of names cost time that unlocking has not.
        from integrif_desk.domain import spelling
        from integrif_desk.exchange import outgoing

        documents.forget()
        spelling.forget()
        outgoing.clear(self.folder)
        self.vault.close()


@dataclass(frozen=True)
class Recovery:
    """A vault opened with its recovery code: nobody is signed in until a passphrase is set."""

    vault: OpenVault
    now: Clock

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts that may set a new passphrase."""
        with self._work() as work:
            return tuple(a for a in accounts.accounts(work.connection) if a.active)

    def set_passphrase(self, account_id: UUID, passphrase: str) -> Opened:
        """Give an account a new passphrase and sign it in. Raises PASSPHRASE_WEAK."""
        account = next(a for a in self.accounts() if a.id == account_id)
        require_strong(passphrase, account.name)
        slot_id = account.slot_id
        # An older database may name a slot that has been removed since.
        if slot_id is not None and store_vault.has_slot(self.vault, slot_id):
            store_vault.replace_slot(
                self.vault, slot_id, sign_in_name=account.name, passphrase=passphrase
            )
        else:
            slot_id = store_vault.add_slot(
                self.vault, sign_in_name=account.name, passphrase=passphrase
            )
        with unit_of_work_for(self.vault.engine, self.vault.folder)(
            account_id, self.now, True
        ) as work:
            if account.slot_id != slot_id:
                account = work.save(replace(account, slot_id=slot_id))
            work.note_action("passphrase_reset", "Account", account_id)
            work.commit()
        return _signed_in(self.vault, account, self.now)

    def close(self) -> None:
        """Close the vault again."""
        self.vault.close()

    def _work(self) -> UnitOfWork:
        nobody = UUID(int=0)
        return unit_of_work_for(self.vault.engine, self.vault.folder)(nobody, self.now, False)


def create(
    folder: Path,
    *,
    association: str,
    name: str,
    passphrase: str,
    salutation: Salutation = Salutation.NEUTRAL,
    is_sample: bool = False,
    code: str | None = None,
    kdf: KdfParameters | None = None,
    now: Clock = utc_now,
) -> Opened:
    """Create a vault whose first account is a lead, and sign it in.

    `code` is the recovery code that was printed beforehand; without it a new one is made and
    returned in `Opened.recovery_code`. Raises `FieldError` for an empty name, `KnownError`
    PASSPHRASE_WEAK, VAULT_EXISTS and those of the disk; then nothing is left behind.
    """
    from integrif_desk.casework import finding_category  # not before the unlock page is painted

    at, account_id = now(), new_id()
    stamp: dict[str, Any] = {
        "created_at": at,
        "created_by": account_id,
        "changed_at": at,
        "changed_by": account_id,
    }
    lead = Account(id=account_id, name=name, role=Role.LEAD, salutation=salutation, **stamp)
    owner = Association(id=new_id(), name=association, is_sample=is_sample, **stamp)
    require_strong(passphrase, name, association)
    code = code or new_code()
    vault = store_vault.create_vault(
        folder,
        sign_in_name=lead.name,
        passphrase=passphrase,
        code=code,
        migrations=paths.migrations(),
        kdf=kdf,
    )
    try:
        lead = replace(lead, slot_id=vault.slot_id)
        with unit_of_work_for(vault.engine, folder)(account_id, now, True) as work:
            work.add(lead)
            work.add(owner)
            finding_category.add_first(work, stamp)
            work.commit()
        return replace(_signed_in(vault, lead, now), recovery_code=code)
    except BaseException:
        vault.close()
        discard_vault(folder)
        raise


def unlock(folder: Path, name: str, passphrase: str, now: Clock = utc_now) -> Opened:
    """Open the vault and sign in.

    Raises `KnownError` PASSPHRASE_WRONG (also for an unknown name), VAULT_MISSING, VAULT_IN_USE,
    VAULT_NEWER, VAULT_DAMAGED, MIGRATION_FAILED and those of the disk.
    """
    vault = store_vault.open_vault(
        folder,
        sign_in_name=clean_line(name),
        passphrase=passphrase,
        migrations=paths.migrations(),
    )
    try:
        nobody = UUID(int=0)
        with unit_of_work_for(vault.engine, folder)(nobody, now, False) as work:
            account = accounts.by_slot(work.connection, str(vault.slot_id))
        if not account.active:
            raise KnownError(ErrorCode.PASSPHRASE_WRONG)
        return _signed_in(vault, account, now)
    except BaseException:
        vault.close()
        raise


def require_free(folder: Path) -> None:
    """Raise what keeps anybody from opening the vault now: VAULT_IN_USE, VAULT_MISSING, the disk's.

    What only shows once it is open, such as VAULT_NEWER, is found by `unlock`.
    """
    store_vault.require_free(folder)


def recover(folder: Path, code: str, now: Clock = utc_now) -> Recovery:
    """Open the vault with the printed code. Raises RECOVERY_GROUP_WRONG, RECOVERY_CODE_WRONG."""
    vault = store_vault.open_with_recovery_code(folder, typed=code, migrations=paths.migrations())
    return Recovery(vault, now)


def change_passphrase(opened: Opened, old: str, new: str) -> None:
    """Change the signed-in account's passphrase. Raises PASSPHRASE_WRONG, PASSPHRASE_WEAK."""
    account = opened.desk.account
    require_strong(new, account.name, opened.association.name)
    slot_id = store_vault.find_slot(opened.vault, sign_in_name=account.name, passphrase=old)
    store_vault.replace_slot(opened.vault, slot_id, sign_in_name=account.name, passphrase=new)
    _log(opened.desk, "passphrase_changed", account.id)


def new_code() -> str:
    """Return a new recovery code, to be printed before it becomes valid."""
    return recovery_code.make(secrets.randbelow)


def replace_recovery_code(opened: Opened, code: str) -> None:
    """Make `code` the recovery code; the former sheet is worthless then. Raises LEAD_REQUIRED."""
    require_lead(opened.desk.account)
    store_vault.replace_recovery_code(opened.vault, code)
    _log(opened.desk, "recovery_code_replaced", opened.desk.account.id)


def passphrase_score(passphrase: str, *words: str) -> int:
    """Return how hard the passphrase is to guess, 0 to 4 (zxcvbn). `words` count as known."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return 0
    # zxcvbn is slow on long input, and 72 characters say enough. It brings English words alone.
    known = [part for word in words for part in (word, *word.split())]
    near = [part for town in municipalities() for part in town.name.split()]
    score = int(zxcvbn(passphrase[:72], user_inputs=[*known, *near, *_german_words()])["score"])
    # Two long German words look hard to it all the same; five short ones have this length.
    return score if len(passphrase) >= _SHORTEST_STRONG else min(score, STRONG_ENOUGH - 1)


def require_strong(passphrase: str, *words: str) -> None:
    """Raise `KnownError` PASSPHRASE_WEAK unless the passphrase is strong enough."""
    if passphrase_score(passphrase, *words) < STRONG_ENOUGH:
        raise KnownError(ErrorCode.PASSPHRASE_WEAK)


def suggest_passphrase() -> str:
    """Return six random German words joined by hyphens: about 70 bits, however they are guessed."""
    words = _german_words()
    return "-".join(secrets.choice(words) for _ in range(6))


@lru_cache(maxsize=1)
def _german_words() -> tuple[str, ...]:
    data = paths.resources() / "data"
    return tuple((data / "passphrase-words-de.txt").read_text("utf-8").split())


def back_up(opened: Opened) -> datetime:
    """Write an encrypted, verified backup now; return its time."""
    now = opened.desk.now()
    backup.back_up(opened.vault.engine, opened.vault.key, now)
    _log(opened.desk, "backed_up", opened.desk.account.id)
    return now


def last_backup(folder: Path) -> datetime | None:
    """Return when the newest backup was written; None without one."""
    return backup.newest_at(folder)


def backups(folder: Path) -> tuple[datetime, ...]:
    """Return when the backups that are kept were written, the newest first."""
    return backup.written_at(folder)


def on_network_drive(folder: Path) -> bool:
    """Tell whether the folder lies on a network drive, where a database is at risk."""
    return network_drive.on_network_drive(folder)


class CheckName(StrEnum):
    """What `check` looks at."""

    INTEGRITY = "integrity"
    FOREIGN_KEYS = "foreign_keys"
    AUDIT_CHAIN = "audit_chain"
    BACKUP = "backup"


@dataclass(frozen=True)
class CheckLine:
    """One result. `detail` names the place without personal data; empty when all is well."""

    name: CheckName
    ok: bool
    detail: str = ""


def check(opened: Opened) -> tuple[CheckLine, ...]:
    """Check the open store: pages, references, audit chain, newest backup restorable."""
    with opened.desk.read() as work:
        driver = driver_of(work.connection)
        damaged = damaged_parts(driver)
        loose = loose_references(driver)
        broken = first_broken(work.connection)
    return (
        CheckLine(CheckName.INTEGRITY, not damaged, "; ".join(damaged)),
        CheckLine(CheckName.FOREIGN_KEYS, not loose, ", ".join(loose)),
        CheckLine(CheckName.AUDIT_CHAIN, broken is None, "" if broken is None else str(broken)),
        _check_backup(opened),
    )


def _check_backup(opened: Opened) -> CheckLine:
    found = backup.backups_of(opened.folder)
    if not found:
        return CheckLine(CheckName.BACKUP, False)
    try:
        backup.verify_backup(found[0], opened.vault.key)
    except KnownError:
        return CheckLine(CheckName.BACKUP, False, found[0].name)
    return CheckLine(CheckName.BACKUP, True, found[0].name)


def _signed_in(vault: OpenVault, account: Account, now: Clock) -> Opened:
    from integrif_desk.exchange import outgoing

    desk = Desk(
        begin=unit_of_work_for(vault.engine, vault.folder),
        account=account,
        now=now,
        own_password=lambda identifier: vault.key.password(
            _OWN_FILES.format(identifier=identifier).encode()
        ),
    )
    outgoing.clear(vault.folder)  # what a crash has left
    _log(desk, "signed_in", account.id)
    with desk.read() as work:
        return Opened(desk, accounts.association(work.connection), vault)


def _log(desk: Desk, action: str, account_id: UUID) -> None:
    with desk.write() as work:
        work.note_action(action, "Account", account_id)
        work.commit()
