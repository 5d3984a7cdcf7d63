"""Tests of the window see the real fonts and theme."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from integrif_desk.casework import vault
from integrif_desk.domain.account import Salutation
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui import fonts
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.theme import Theme, apply

NOW = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)  # a Tuesday


@pytest.fixture(scope="session")
def desk_fonts(qapp: QApplication) -> None:
    """Load the bundled fonts once."""
    fonts.read_ahead()()
    fonts.install_rest()


@pytest.fixture
def desk_app(qapp: QApplication, desk_fonts: None) -> Iterator[QApplication]:
    """Return the application in the light theme at 100 %."""
    apply(qapp, Theme())
    yield qapp
    apply(qapp, Theme())


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Opened]:
    """Return a real, empty store; Helga Brandt is signed in, and it is always `NOW`."""
    made = vault.create(
        tmp_path / "store",
        association="Bodebrücke e. V.",
        name="Helga Brandt",
        salutation=Salutation.MS,
        passphrase="kranich-ofen-lila-treppe-salz-uhr",
        kdf=KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1),
        now=lambda: NOW,
    )
    yield made
    made.close()


@pytest.fixture
def context(desk_app: QApplication, opened: vault.Opened) -> Context:
    """Return what pages get; every call runs at once."""
    return Context(opened, SyncRunner(), Notices())
