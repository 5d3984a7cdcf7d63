"""A backup is complete, encrypted, read back, and opens like any vault."""

import random
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from integrif_desk.domain import recovery_code
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import backup, vault
from integrif_desk.store.engine import DatabaseKey, connect
from integrif_desk.store.vault import OpenVault
from tests.store import scratch

NOW = datetime(2026, 3, 12, 9, 14, tzinfo=UTC)


def test_a_backup_opens_like_the_vault_it_was_made_of(opened: OpenVault, migrations: Path) -> None:
    scratch.execute(opened, "INSERT INTO person (name) VALUES ('Selam')")
    made = backup.back_up(opened.engine, opened.key, NOW)
    scratch.execute(opened, "DELETE FROM person")
    assert made == opened.folder / "backups" / "2026-03-12_09-14-00"
    assert sorted(path.name for path in made.iterdir()) == ["vault.db", "vault.keys"]
    with closing(scratch.reopen(made, migrations)) as restored:
        assert scratch.rows(restored, "SELECT name FROM person") == [("Selam",)]


def test_a_backup_is_one_file_that_opens_where_nothing_can_be_written(
    opened: OpenVault,
) -> None:
    made = backup.back_up(opened.engine, opened.key, NOW)
    with closing(connect(made / "vault.db", opened.key)) as driver:
        assert driver.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_opens_no_longer_opens_no_backup_either(opened: OpenVault, migrations: Path) -> None:
    made = backup.back_up(opened.engine, opened.key, NOW)
    leftovers = [folder / "vault.keys.0a1b2c3d.part" for folder in (opened.folder, made)]
    for leftover in leftovers:
        leftover.write_bytes((made / "vault.keys").read_bytes())
    assert opened.slot_id is not None
    vault.replace_slot(opened, opened.slot_id, sign_in_name=scratch.NAME, passphrase="ganz neu")
    assert not any(leftover.exists() for leftover in leftovers)
    vault.replace_recovery_code(opened, recovery_code.make(random.Random(8).randrange))
    with pytest.raises(KnownError) as wrong:
        scratch.reopen(made, migrations)
    assert wrong.value.code is ErrorCode.PASSPHRASE_WRONG
    with pytest.raises(KnownError) as lost:
        vault.open_with_recovery_code(made, typed=scratch.CODE, migrations=migrations)
    assert lost.value.code is ErrorCode.RECOVERY_CODE_WRONG
    vault.open_vault(
        made, sign_in_name=scratch.NAME, passphrase="ganz neu", migrations=migrations
    ).close()
    backup.verify_backup(made, opened.key)


def test_the_backup_of_another_vault_keeps_its_keyring(
    opened: OpenVault, migrations: Path, tmp_path: Path
) -> None:
    other = scratch.create(tmp_path / "other", migrations)
    foreign = backup.back_up(other.engine, other.key, NOW)
    other.close()
    (opened.folder / "backups").mkdir()
    brought = foreign.rename(opened.folder / "backups" / foreign.name)
    keyring = (brought / "vault.keys").read_bytes()
    vault.replace_recovery_code(opened, recovery_code.make(random.Random(8).randrange))
    assert (brought / "vault.keys").read_bytes() == keyring


def test_the_vault_stays_usable_and_exclusive_after_a_backup(opened: OpenVault) -> None:
    backup.back_up(opened.engine, opened.key, NOW)
    scratch.execute(opened, "INSERT INTO person (name) VALUES ('Selam')")
    assert scratch.rows(opened, "PRAGMA journal_mode") == [("wal",)]
    assert scratch.rows(opened, "PRAGMA locking_mode") == [("exclusive",)]


def test_names_are_in_order_of_time_whatever_the_clock_shows(opened: OpenVault) -> None:
    summer = NOW.astimezone(timezone(timedelta(hours=2)))
    made = [backup.back_up(opened.engine, opened.key, now) for now in (summer, NOW, NOW)]
    assert [path.name for path in made] == [
        "2026-03-12_09-14-00",
        "2026-03-12_09-14-00_2",
        "2026-03-12_09-14-00_3",
    ]


def test_the_newest_ten_stay_and_leftovers_go(opened: OpenVault) -> None:
    leftover = opened.folder / "backups" / "2026-03-11_00-00-00.part"
    leftover.mkdir(parents=True)
    made = [backup.back_up(opened.engine, opened.key, NOW + timedelta(days=n)) for n in range(12)]
    assert backup.backups_of(opened.folder) == tuple(reversed(made[2:]))
    assert sorted((opened.folder / "backups").iterdir()) == made[2:]


def test_folders_that_somebody_else_put_there_do_not_count_and_stay(opened: OpenVault) -> None:
    names = ("2025 Umzug", "9999-12-31_00-00-00", "alt.part", *(f"zu Hause {n}" for n in range(10)))
    others = [opened.folder / "backups" / name for name in names]
    for other in others:
        other.mkdir(parents=True)
    made = [backup.back_up(opened.engine, opened.key, NOW + timedelta(days=n)) for n in range(11)]
    assert backup.backups_of(opened.folder) == tuple(reversed(made[1:]))
    assert all(other.is_dir() for other in others)


def test_a_clock_that_was_ahead_costs_no_new_backup(opened: OpenVault) -> None:
    ahead = NOW + timedelta(days=3650)
    for n in range(10):
        backup.back_up(opened.engine, opened.key, ahead + timedelta(days=n))
    made = backup.back_up(opened.engine, opened.key, NOW)
    assert made.is_dir()
    assert len(backup.backups_of(opened.folder)) == backup.KEPT


def test_a_store_without_backups_has_none(tmp_path: Path) -> None:
    assert backup.backups_of(tmp_path) == ()


def test_the_time_of_the_newest_backup_is_known(opened: OpenVault) -> None:
    assert backup.newest_at(opened.folder) is None
    for now in (NOW, NOW - timedelta(days=1), NOW):
        backup.back_up(opened.engine, opened.key, now)
    (opened.folder / "backups" / "zu Hause").mkdir()
    assert backup.newest_at(opened.folder) == NOW


def test_a_backup_is_encrypted(opened: OpenVault) -> None:
    made = backup.back_up(opened.engine, opened.key, NOW)
    with (
        closing(sqlite3.connect(made / "vault.db")) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM sqlite_master")
    with pytest.raises(KnownError) as caught:
        backup.verify_backup(made, DatabaseKey.random())
    assert caught.value.code is ErrorCode.VAULT_DAMAGED


@pytest.mark.parametrize("damage", ["bit", "truncated", "no database", "no keyring", "keyring"])
def test_a_damaged_backup_is_found(opened: OpenVault, damage: str) -> None:
    scratch.execute(opened, "INSERT INTO person (name) VALUES (hex(randomblob(20000)))")
    made = backup.back_up(opened.engine, opened.key, NOW)
    backup.verify_backup(made, opened.key)
    database, keyring = made / "vault.db", made / "vault.keys"
    content = bytearray(database.read_bytes())
    if damage == "bit":
        content[len(content) // 2] ^= 1
        database.write_bytes(content)
    elif damage == "truncated":
        database.write_bytes(content[: len(content) // 2])
    elif damage == "keyring":
        keyring.write_bytes(keyring.read_bytes()[:-9])
    else:
        (database if damage == "no database" else keyring).unlink()
    with pytest.raises(KnownError) as caught:
        backup.verify_backup(made, opened.key)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
    assert caught.value.values == {"folder": made}


def test_a_backup_that_fails_leaves_nothing_and_removes_none(
    opened: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup.back_up(opened.engine, opened.key, NOW)

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "write_atomically", full)
    with pytest.raises(KnownError) as caught:
        backup.back_up(opened.engine, opened.key, NOW + timedelta(days=1))
    assert caught.value.code is ErrorCode.DISK_FULL
    assert list((opened.folder / "backups").iterdir()) == [kept]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_copy_that_breaks_off_is_told_and_leaves_the_vault_usable(opened: OpenVault) -> None:
    import resource

    scratch.execute(opened, "INSERT INTO person (name) VALUES (hex(randomblob(200000)))")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(KnownError) as caught:
            backup.back_up(opened.engine, opened.key, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code is ErrorCode.STORE_UNREACHABLE
    assert backup.backups_of(opened.folder) == ()
    assert list((opened.folder / "backups").iterdir()) == []
    scratch.execute(opened, "INSERT INTO person (name) VALUES ('Selam')")


def test_a_vault_whose_files_were_lost_comes_back_by_copying(
    opened: OpenVault, migrations: Path
) -> None:
    scratch.execute(opened, "INSERT INTO person (name) VALUES ('Selam')")
    made = backup.back_up(opened.engine, opened.key, NOW)
    opened.close()
    (opened.folder / "vault.db").write_bytes(b"broken")
    shutil.copytree(made, opened.folder, dirs_exist_ok=True)
    with closing(scratch.reopen(opened.folder, migrations)) as restored:
        assert scratch.rows(restored, "SELECT name FROM person") == [("Selam",)]
