"""Vaults on real encrypted files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integrif_desk.store.vault import OpenVault
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
