"""Accounts and the association."""

from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.association import Association
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.engine import folder_of

_account = table_of(Account)


def accounts(connection: Connection) -> tuple[Account, ...]:
    """Return all accounts by name, former ones included."""
    rows = connection.execute(select(_account).order_by(_account.c.name))
    return tuple(from_row(Account, row) for row in rows)


def names(connection: Connection) -> dict[UUID, str]:
    """Return the names of all accounts; an association has a handful."""
    rows = connection.execute(select(_account.c.id, _account.c.name))
    return {row.id: row.name for row in rows}


def by_slot(connection: Connection, slot_id: str) -> Account:
    """Return the account that a keyring slot belongs to. Raises `KnownError` VAULT_DAMAGED."""
    row = connection.execute(select(_account).where(_account.c.slot_id == slot_id)).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.VAULT_DAMAGED, folder=folder_of(connection.engine))
    return from_row(Account, row)


def association(connection: Connection) -> Association:
    """Return the association that the store belongs to. Raises `KnownError` VAULT_DAMAGED."""
    row = connection.execute(select(table_of(Association))).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.VAULT_DAMAGED, folder=folder_of(connection.engine))
    return from_row(Association, row)
