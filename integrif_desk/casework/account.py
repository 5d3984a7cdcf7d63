"""Accounts: the people who sign in at this desk. Leads look after them."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework import vault
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Account, Role, Salutation, require_lead
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import vault as store_vault
from integrif_desk.store.queries import accounts as queries


def accounts(desk: Desk) -> tuple[Account, ...]:
    """Return all accounts by name, former ones included."""
    with desk.read() as work:
        return queries.accounts(work.connection)


def add(
    opened: vault.Opened, name: str, role: Role, salutation: Salutation, passphrase: str
) -> Changes:
    """Add an account with a first passphrase.

    Raises LEAD_REQUIRED, SIGN_IN_NAME_TAKEN, PASSPHRASE_WEAK and `FieldError` for the name.
    """
    desk = opened.desk
    require_lead(desk.account)
    account = Account(name=name, role=role, salutation=salutation, **desk.stamp())
    vault.require_strong(passphrase, account.name, opened.association.name)
    with desk.write() as work:
        taken = {a.name.casefold() for a in queries.accounts(work.connection) if a.active}
        if account.name.casefold() in taken:
            raise KnownError(ErrorCode.SIGN_IN_NAME_TAKEN)
        slot_id = store_vault.add_slot(
            opened.vault, sign_in_name=account.name, passphrase=passphrase
        )
        try:
            work.add(replace(account, slot_id=slot_id))
            work.commit()
        except BaseException:
            # The keyring is no part of the transaction: nobody may sign in without an account.
            store_vault.remove_slot(opened.vault, slot_id)
            raise
    return changes(Noun.ACCOUNT, created=account.id)


def change_role(
    desk: Desk, account_id: UUID, role: Role | None, salutation: Salutation | None
) -> Changes:
    """Change what an account may do and how it is addressed; None: that stays as it is.

    So a form that has been open for long gives back no role that another lead has taken away.
    One's own account goes on as it is until it signs in again. Raises LEAD_REQUIRED, LAST_LEAD.
    """
    require_lead(desk.account)
    with desk.write() as work:
        account = work.get(Account, account_id)
        changed = replace(
            account, role=role or account.role, salutation=salutation or account.salutation
        )
        if changed.role is not Role.LEAD:
            _require_other_lead(queries.accounts(work.connection), account)
        work.save(changed)
        work.commit()
    return changes(Noun.ACCOUNT, ids=(account_id,))


def deactivate(opened: vault.Opened, account_id: UUID) -> Changes:
    """Take away the account's key; its notes keep their author.

    Raises LEAD_REQUIRED, LAST_LEAD, and what the disk reports; then it can be tried again.
    """
    desk = opened.desk
    require_lead(desk.account)
    with desk.write() as work:
        account = work.get(Account, account_id)
        _require_other_lead(queries.accounts(work.connection), account)
        work.save(replace(account, active=False, slot_id=None))
        # Before the commit: an account that looks closed must not keep a key.
        if account.slot_id is not None:
            _take_key(opened, account.slot_id)
        work.commit()
    return changes(Noun.ACCOUNT, ids=(account_id,))


def _take_key(opened: vault.Opened, slot_id: str) -> None:
    try:
        store_vault.remove_slot(opened.vault, slot_id)
    except KnownError as error:
        # Taken away already when an earlier try could not be committed.
        if error.code is not ErrorCode.NOT_FOUND:
            raise


def _require_other_lead(all_accounts: tuple[Account, ...], leaving: Account) -> None:
    others = (a for a in all_accounts if a.active and a.role is Role.LEAD and a.id != leaving.id)
    if leaving.role is Role.LEAD and not any(others):
        raise KnownError(ErrorCode.LAST_LEAD)
