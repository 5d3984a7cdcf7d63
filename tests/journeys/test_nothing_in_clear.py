"""A year of casework leaves no entered value readable in any byte of the store's folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from integrif_desk.casework import account, vault
from integrif_desk.casework.demo.create import PASSPHRASE, SIGN_IN_NAME, create_demo
from tests.casework.conftest import CHEAP

SHORTEST = 6
"""Shorter words occur in random bytes by chance."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Opened]:
    demo = create_demo(tmp_path / "store", kdf=CHEAP)
    signed_in = vault.unlock(demo.folder, SIGN_IN_NAME, PASSPHRASE)
    yield signed_in
    signed_in.close()


def test_no_value_of_any_table_stands_in_any_file(opened: vault.Opened) -> None:
    vault.back_up(opened)
    # The keyring names its slots by random ids; the accounts refer to them.
    values = set(entered(opened)) - {one.slot_id for one in account.accounts(opened.desk)}
    assert any("Al-Ahmad" in value for value in values)
    assert any("\u0645\u062d\u0645\u062f" in value for value in values)
    assert len(values) > 300
    assert_hidden(opened.folder, values)
    opened.vault.close()
    assert_hidden(opened.folder, values)


def entered(opened: vault.Opened) -> Iterator[str]:
    """Every text of every table, whole and by its longer words."""
    yield from (SIGN_IN_NAME, PASSPHRASE)
    with opened.desk.read() as work:
        for table in inspect(work.connection).get_table_names():
            if table.startswith(("search_text", "alembic")):
                continue
            for row in work.connection.execute(text(f'SELECT * FROM "{table}"')):
                for value in row:
                    if isinstance(value, str):
                        yield from filter(tells, (value, *value.split()))
                    elif isinstance(value, bytes) and value.startswith(b"%PDF"):
                        yield "%PDF-1."


def tells(value: str) -> bool:
    """Bare days are no secret: the lock's holder says since when it works."""
    return len(value) >= SHORTEST and any(char.isalpha() for char in value)


def assert_hidden(folder: Path, values: set[str]) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"vault.db", "vault.keys"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        found = [value for value in values if value.encode() in content]
        assert found == [], path.name
        assert not any(value in str(path.relative_to(folder)) for value in values)
