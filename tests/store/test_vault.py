"""A vault opens for those who may, stays shut for the rest, and is never left half made."""

import os
import sqlite3
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from integrif_desk.domain import recovery_code
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import folder as store_folder
from integrif_desk.store import keyring_file, vault
from integrif_desk.store.engine import DatabaseKey, open_engine
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.store.vault import OpenVault
from tests.store import scratch

OTHER_CODE = recovery_code.make(lambda below: below - 1)


def test_a_vault_opens_again_with_what_was_in_it(tmp_path: Path, migrations: Path) -> None:
    store = tmp_path / "store"
    with closing(scratch.create(store, migrations)) as created:
        scratch.execute(created, "INSERT INTO person VALUES (1, 'Selam')")
    with closing(scratch.reopen(store, migrations)) as opened:
        assert scratch.rows(opened, "SELECT name FROM person") == [("Selam",)]
        assert opened.slot_id == created.slot_id
    assert sorted(p.name for p in store.iterdir()) == ["desk.lock", "vault.db", "vault.keys"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_only_the_owner_can_read_the_files(opened: OpenVault) -> None:
    scratch.execute(opened, "INSERT INTO person VALUES (1, 'Selam')")
    assert stat.S_IMODE(opened.folder.stat().st_mode) == 0o700
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in opened.folder.iterdir()}
    assert "vault.db-wal" in modes
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize(
    ("name", "passphrase"),
    [
        (scratch.NAME, "kranich-ofen-lila-treppe-salz-uhu"),
        (scratch.NAME, ""),
        ("Nobody", scratch.PASSPHRASE),
        ("", ""),
    ],
)
def test_wrong_passphrase_and_unknown_name_are_one_error(
    tmp_path: Path, opened: OpenVault, migrations: Path, name: str, passphrase: str
) -> None:
    opened.close()
    with pytest.raises(KnownError) as caught:
        vault.open_vault(
            opened.folder, sign_in_name=name, passphrase=passphrase, migrations=migrations
        )
    assert (caught.value.code, caught.value.values) == (ErrorCode.PASSPHRASE_WRONG, {})


def test_an_unknown_name_costs_as_much_as_a_known_one(
    opened: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    derivations: list[KdfParameters] = []
    derive = keyring_file._argon2id

    def counted(kdf: KdfParameters, salt: bytes, secret: bytes) -> bytes:
        derivations.append(kdf)
        return derive(kdf, salt, secret)

    monkeypatch.setattr(keyring_file, "_argon2id", counted)
    for name in (scratch.NAME, "Nobody"):
        with pytest.raises(KnownError):
            vault.find_slot(opened, sign_in_name=name, passphrase="wrong")
    assert derivations == [scratch.CHEAP, scratch.CHEAP]


def test_spelling_on_another_keyboard_opens_too(opened: OpenVault, migrations: Path) -> None:
    slot = vault.add_slot(opened, sign_in_name="Jörg  Müller", passphrase="öl-für-größe")
    opened.close()
    with closing(
        vault.open_vault(
            opened.folder,
            sign_in_name=unicodedata.normalize("NFD", " jörg müller "),
            passphrase=unicodedata.normalize("NFD", "öl-für-größe"),
            migrations=migrations,
        )
    ) as again:
        assert again.slot_id == slot


def test_a_lone_surrogate_in_a_passphrase_is_just_wrong(opened: OpenVault) -> None:
    with pytest.raises(KnownError) as caught:
        vault.find_slot(opened, sign_in_name="\ud800", passphrase="\udfff")
    assert caught.value.code is ErrorCode.PASSPHRASE_WRONG


def test_after_a_change_only_the_new_passphrase_opens(opened: OpenVault, migrations: Path) -> None:
    assert opened.slot_id is not None
    vault.replace_slot(
        opened, opened.slot_id, sign_in_name="S. Hartwig", passphrase="ganz neue worte"
    )
    opened.close()
    with pytest.raises(KnownError) as caught:
        scratch.reopen(opened.folder, migrations)
    assert caught.value.code is ErrorCode.PASSPHRASE_WRONG
    with closing(
        vault.open_vault(
            opened.folder,
            sign_in_name="S. Hartwig",
            passphrase="ganz neue worte",
            migrations=migrations,
        )
    ) as again:
        assert again.slot_id == opened.slot_id


def test_accounts_come_and_go(opened: OpenVault) -> None:
    other = vault.add_slot(opened, sign_in_name="Mehmet", passphrase="vier ganz andere worte")
    assert other != opened.slot_id
    assert (
        vault.find_slot(opened, sign_in_name="mehmet", passphrase="vier ganz andere worte") == other
    )
    vault.remove_slot(opened, other)
    with pytest.raises(KnownError) as gone:
        vault.find_slot(opened, sign_in_name="mehmet", passphrase="vier ganz andere worte")
    assert gone.value.code is ErrorCode.PASSPHRASE_WRONG
    with pytest.raises(KnownError) as unknown:
        vault.remove_slot(opened, other)
    assert unknown.value.code is ErrorCode.NOT_FOUND
    assert (
        vault.find_slot(opened, sign_in_name=scratch.NAME, passphrase=scratch.PASSPHRASE)
        == opened.slot_id
    )


def test_the_recovery_code_opens_until_it_is_replaced(opened: OpenVault, migrations: Path) -> None:
    opened.close()
    typed = scratch.CODE.lower().replace("-", " ")
    with closing(
        vault.open_with_recovery_code(opened.folder, typed=typed, migrations=migrations)
    ) as recovered:
        assert recovered.slot_id is None
        vault.replace_recovery_code(recovered, OTHER_CODE)
    with pytest.raises(KnownError) as caught:
        vault.open_with_recovery_code(opened.folder, typed=typed, migrations=migrations)
    assert caught.value.code is ErrorCode.RECOVERY_CODE_WRONG
    vault.open_with_recovery_code(opened.folder, typed=OTHER_CODE, migrations=migrations).close()


def test_a_keyring_exchanged_while_the_vault_is_open_gets_no_new_slot(opened: OpenVault) -> None:
    keyring = keyring_file.read_keyring(opened.folder)
    cheaper = msgspec.structs.replace(keyring.header.argon2id, lanes=2)
    header = msgspec.structs.replace(keyring.header, argon2id=cheaper)
    keyring_file.write_keyring(opened.folder, msgspec.structs.replace(keyring, header=header))
    with pytest.raises(KnownError) as caught:
        vault.add_slot(opened, sign_in_name="Mehmet", passphrase="vier ganz andere worte")
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
    assert len(keyring_file.read_keyring(opened.folder).slots) == 1


def test_a_mistyped_group_of_the_recovery_code_is_named(
    opened: OpenVault, migrations: Path
) -> None:
    opened.close()
    groups = scratch.CODE.split("-")
    groups[3] = groups[3][:-1] + ("2" if groups[3][-1] != "2" else "3")
    with pytest.raises(KnownError) as caught:
        vault.open_with_recovery_code(opened.folder, typed=" ".join(groups), migrations=migrations)
    assert caught.value.code is ErrorCode.RECOVERY_GROUP_WRONG
    assert caught.value.values == {"group": 4}


def test_the_database_is_nothing_without_its_key(opened: OpenVault) -> None:
    opened.close()
    database = opened.folder / store_folder.DATABASE
    before = database.read_bytes()
    with (
        closing(sqlite3.connect(database)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM sqlite_master")
    with pytest.raises(KnownError) as caught:
        open_engine(opened.folder, DatabaseKey.random())
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
    assert database.read_bytes() == before


def test_nothing_that_is_shown_of_an_open_vault_holds_its_key(opened: OpenVault) -> None:
    raw = opened.key.raw
    for shown in (repr(opened), str(opened.key), repr(opened.engine), str(opened.engine.url)):
        assert raw.hex() not in shown
        assert repr(raw) not in shown


def test_a_closed_vault_has_no_key_whoever_holds_it_on(opened: OpenVault) -> None:
    key = opened.key
    opened.close()
    with pytest.raises(AttributeError):
        key.password(b"file")
    assert not hasattr(opened.key, "raw")  # nor an empty one, which would encrypt nothing


def test_a_second_vault_in_the_same_folder_is_refused(opened: OpenVault, migrations: Path) -> None:
    opened.close()
    before = {p.name: p.read_bytes() for p in opened.folder.iterdir()}
    with pytest.raises(KnownError) as caught:
        scratch.create(opened.folder, migrations)
    assert caught.value.code is ErrorCode.VAULT_EXISTS
    assert {p.name: p.read_bytes() for p in opened.folder.iterdir()} == before


def test_a_keyring_whose_database_was_moved_away_is_not_overwritten(
    opened: OpenVault, migrations: Path
) -> None:
    opened.close()
    (opened.folder / "vault.db").rename(opened.folder.parent / "vault.db")
    with pytest.raises(KnownError) as caught:
        scratch.create(opened.folder, migrations)
    assert caught.value.code is ErrorCode.VAULT_EXISTS


def test_where_no_vault_is_nothing_is_made(tmp_path: Path, migrations: Path) -> None:
    for store in (tmp_path / "missing", tmp_path):
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(KnownError) as caught:
            scratch.reopen(store, migrations)
        assert caught.value.code is ErrorCode.VAULT_MISSING
        assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("folder_was_there", [True, False])
def test_a_failed_creation_leaves_nothing(tmp_path: Path, folder_was_there: bool) -> None:
    store = tmp_path / "store"
    if folder_was_there:
        store.mkdir()
    broken = scratch.write_migrations(tmp_path / "broken", "    raise ValueError")
    with pytest.raises(KnownError) as caught:
        scratch.create(store, broken)
    assert caught.value.code is ErrorCode.MIGRATION_FAILED
    if folder_was_there:
        assert [p.name for p in store.iterdir()] == ["desk.lock"]
    else:
        assert not store.exists()


CREATE_AND_DIE = """
import os, sys
from pathlib import Path
from integrif_desk.store import folder, keyring_file, vault
from tests.store import scratch
def die(*_): os._exit(9)
rename = Path.rename
def rename_one(self, target):
    rename(self, target)
    if self.name == sys.argv[3]: die()
Path.rename = rename_one
scratch.create(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize(("last", "complete"), [("vault.keys", False), ("vault.db", True)])
def test_a_creation_that_was_killed_is_undone_or_complete(
    tmp_path: Path, migrations: Path, last: str, complete: bool
) -> None:
    store = tmp_path / "store"
    with scratch.other_process(CREATE_AND_DIE, store, migrations, Path(last)) as process:
        assert process.wait() == 9
    assert store_folder.vault_exists(store) is complete
    again = scratch.reopen if complete else scratch.create
    with closing(again(store, migrations)) as opened:
        assert scratch.rows(opened, "SELECT count(*) FROM person") == [(0,)]
    scratch.reopen(store, migrations).close()


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """A folder that this process may not write to, even when tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        is_root = os.name != "nt" and os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_a_folder_that_cannot_be_written_is_told(unwritable: Path) -> None:
    for store in (unwritable, unwritable / "store"):
        with pytest.raises(KnownError) as caught:
            scratch.create(store, Path("unused"))
        assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
        assert caught.value.values == {"folder": store}


def test_a_closed_vault_can_be_closed_again_but_not_used(opened: OpenVault) -> None:
    opened.close()
    opened.close()
    with pytest.raises(Exception, match="closed database"):
        scratch.rows(opened, "SELECT 1")
