"""Accounts: who may sign in, and that keyring and table never disagree."""

from pathlib import Path

import pytest

from integrif_desk.casework import account, vault
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import vault as store_vault
from integrif_desk.store.keyring_file import read_keyring
from integrif_desk.store.unit_of_work import UnitOfWork

PASSPHRASE = "kranich-ofen-lila-treppe-salz-uhr"
FIRST = "wolke-hafer-segel-dachs-regal-pinsel"


def add(opened: vault.Opened, name: str = "Helga Brandt") -> None:
    account.add(opened, name, Role.VOLUNTEER, Salutation.MS, FIRST)


def slots(folder: Path) -> int:
    return len(read_keyring(folder).slots)


def test_who_was_added_can_sign_in(opened: vault.Opened) -> None:
    add(opened)
    folder = opened.folder
    opened.close()
    again = vault.unlock(folder, " helga  BRANDT ", FIRST)
    try:
        assert again.desk.account.name == "Helga Brandt"
        assert again.desk.account.role is Role.VOLUNTEER
    finally:
        again.close()


def test_a_failed_commit_leaves_no_slot_behind(
    opened: vault.Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = slots(opened.folder)

    def fail(_work: UnitOfWork) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(UnitOfWork, "commit", fail)
    with pytest.raises(KnownError, match="disk_full"):
        add(opened)
    monkeypatch.undo()
    assert slots(opened.folder) == before
    assert [one.name for one in account.accounts(opened.desk)] == ["Sabine Hartwig"]


def test_a_name_that_somebody_signs_in_with_is_taken(opened: vault.Opened) -> None:
    add(opened)
    with pytest.raises(KnownError, match="sign_in_name_taken"):
        add(opened, "helga brandt")


def test_a_role_and_a_form_of_address_are_changed(opened: vault.Opened) -> None:
    add(opened)
    other = next(one for one in account.accounts(opened.desk) if one.role is Role.VOLUNTEER)
    account.change_role(opened.desk, other.id, Role.LEAD, Salutation.NEUTRAL)
    own = opened.desk.account
    account.change_role(opened.desk, own.id, Role.VOLUNTEER, Salutation.MR)
    roles = {one.id: (one.role, one.salutation) for one in account.accounts(opened.desk)}
    assert roles[other.id] == (Role.LEAD, Salutation.NEUTRAL)
    assert roles[own.id] == (Role.VOLUNTEER, Salutation.MR)


def test_a_form_that_was_open_for_long_gives_back_no_role_that_was_taken_away(
    opened: vault.Opened,
) -> None:
    add(opened)
    other = next(one for one in account.accounts(opened.desk) if one.role is Role.VOLUNTEER)
    account.change_role(opened.desk, other.id, Role.LEAD, None)
    account.change_role(opened.desk, other.id, Role.VOLUNTEER, None)
    account.change_role(opened.desk, other.id, None, Salutation.MS)
    now = next(one for one in account.accounts(opened.desk) if one.id == other.id)
    assert (now.role, now.salutation) == (Role.VOLUNTEER, Salutation.MS)


def test_the_last_lead_stays(opened: vault.Opened) -> None:
    own = opened.desk.account
    with pytest.raises(KnownError, match="last_lead"):
        account.change_role(opened.desk, own.id, Role.VOLUNTEER, own.salutation)
    with pytest.raises(KnownError, match="last_lead"):
        account.deactivate(opened, opened.desk.account.id)


def test_an_account_whose_key_could_not_be_taken_away_is_not_called_deactivated(
    opened: vault.Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(opened)
    other = next(one for one in account.accounts(opened.desk) if one.role is Role.VOLUNTEER)

    def fail(*_arguments: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(store_vault, "remove_slot", fail)
    with pytest.raises(KnownError, match="disk_full"):
        account.deactivate(opened, other.id)
    assert next(one for one in account.accounts(opened.desk) if one.id == other.id).active
    monkeypatch.undo()

    monkeypatch.setattr(UnitOfWork, "commit", fail)
    with pytest.raises(KnownError, match="disk_full"):
        account.deactivate(opened, other.id)
    monkeypatch.undo()
    account.deactivate(opened, other.id)  # its key is gone already
    assert not next(one for one in account.accounts(opened.desk) if one.id == other.id).active
    assert slots(opened.folder) == 1


def test_who_was_deactivated_cannot_sign_in(opened: vault.Opened) -> None:
    add(opened)
    other = next(one for one in account.accounts(opened.desk) if one.role is Role.VOLUNTEER)
    account.deactivate(opened, other.id)
    folder = opened.folder
    opened.close()
    with pytest.raises(KnownError, match="passphrase_wrong"):
        vault.unlock(folder, "Helga Brandt", FIRST)
