"""No byte of any file tells what somebody entered, neither while the vault is open nor after."""

import base64
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from integrif_desk.store import vault
from integrif_desk.store.backup import back_up
from integrif_desk.store.vault import OpenVault
from tests.store import scratch

ENTERED = ("Tesfalem Gebremedhin", "هبة الأحمد", "hat am Dienstag angerufen", "Mehmet Yıldız")
OTHER_PASSPHRASE = "vier ganz andere worte"


def test_no_file_holds_anything_in_clear(opened: OpenVault, migrations: Path) -> None:
    folder, looked_for = opened.folder, tuple(secrets(opened))
    other = vault.add_slot(opened, sign_in_name=ENTERED[3], passphrase=OTHER_PASSPHRASE)
    scratch.execute(
        opened,
        *(f"INSERT INTO person (name) VALUES ('{text}')" for text in ENTERED),
        f"INSERT INTO note (text, person_id) VALUES ('{other}', 1)",
        "UPDATE person SET name = name || ' geändert' WHERE id = 1",
        "DELETE FROM person WHERE id = 2",
    )
    back_up(opened.engine, opened.key, datetime.now(UTC))
    names = {path.name for path in files(folder)}
    assert {"vault.db", "vault.db-wal", "vault.keys", "desk.holder", "desk.lock"} <= names
    assert sum(path.name == "vault.db" for path in files(folder)) == 2
    assert_none_in_clear(folder, looked_for)
    opened.close()
    assert_none_in_clear(folder, looked_for)
    # A newer schema, so that a migration and its backup leave their traces too.
    newer = scratch.write_migrations(
        migrations, scratch.FIRST, "    op.execute('ALTER TABLE note ADD COLUMN kind TEXT')"
    )
    scratch.reopen(folder, newer).close()
    assert_none_in_clear(folder, looked_for)


def assert_none_in_clear(folder: Path, looked_for: Sequence[bytes]) -> None:
    for path in files(folder):
        content = path.read_bytes()
        for secret in looked_for:
            assert secret not in content, path.name
            assert secret not in str(path).encode()


def secrets(opened: OpenVault) -> Iterator[bytes]:
    yield opened.key.raw
    yield opened.key.raw.hex().encode()
    yield base64.b64encode(opened.key.raw)
    texts = (*ENTERED, scratch.NAME, scratch.PASSPHRASE, OTHER_PASSPHRASE)
    for text in (*texts, *scratch.CODE.split("-")):
        for spelling in {text, text.casefold(), text.upper()}:
            yield spelling.encode("utf-8")
            yield spelling.encode("utf-16-le")
            yield base64.b64encode(spelling.encode("utf-8")).rstrip(b"=")[:-1]
    yield b"CREATE TABLE"
    yield b"SQLite format"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
