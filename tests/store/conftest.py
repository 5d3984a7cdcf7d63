"""Vaults on real encrypted files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integrif_desk.casework import vault
from integrif_desk.casework.desk import Desk
from integrif_desk.store.vault import OpenVault
from tests.casework.conftest import Clock, new_store
from tests.store import scratch


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    return scratch.write_migrations(tmp_path / "migrations", scratch.FIRST)


@pytest.fixture
def opened(tmp_path: Path, migrations: Path) -> Iterator[OpenVault]:
    """A new open vault in `tmp_path / "store"`."""
    vault = scratch.create(tmp_path / "store", migrations)
    yield vault
    vault.close()


@pytest.fixture
def signed_in(tmp_path: Path) -> Iterator[vault.Opened]:
    """A store with the real schema and its lead signed in."""
    made = new_store(tmp_path / "signed_in", Clock())
    yield made
    made.close()


@pytest.fixture
def desk(signed_in: vault.Opened) -> Desk:
    return signed_in.desk
