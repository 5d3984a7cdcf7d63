"""Tests of the window see the real fonts and theme."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from integrif_desk.casework import vault
from integrif_desk.domain.account import Salutation
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui import fonts
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.theme import Theme, apply, theme

NOW = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)  # a Tuesday
NAME, PASSPHRASE = "Helga Brandt", "kranich-ofen-lila-treppe-salz-uhr"


class LateRunner(SyncRunner):
    """Runs nothing before `catch_up`, as a worker that has other things to do."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[Any] = []

    def _accept(self, job: Any) -> None:
        self._jobs.append(job)

    def catch_up(self) -> None:
        """Run and deliver what has been asked for, in order."""
        while self._jobs:
            super()._accept(self._jobs.pop(0))


def _stop_timers() -> None:
    """Let no timer of a window that a test leaves behind ask the store after it is closed.

    In the program `blank` sees to that, when the desk locks.
    """
    windows = QApplication.topLevelWidgets() if QApplication.instance() else []
    for window in windows:
        for timer in window.findChildren(QTimer):
            timer.stop()


@pytest.fixture(scope="session")
def desk_fonts(qapp: QApplication) -> None:
    """Load the bundled fonts and the light theme once."""
    fonts.install_first()
    fonts.install_rest()
    apply(qapp, Theme())


@pytest.fixture
def desk_app(qapp: QApplication, desk_fonts: None) -> Iterator[QApplication]:
    """Return the application in the light theme at 100 %."""
    yield qapp
    # Polishing every widget that still lives takes seconds; mostly there is nothing to change.
    if theme() != Theme():
        apply(qapp, Theme())


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an empty store, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("template") / "store"
    vault.create(
        folder,
        association="Bodebrücke e. V.",
        name=NAME,
        salutation=Salutation.MS,
        passphrase=PASSPHRASE,
        kdf=KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1),
        now=lambda: NOW,
    ).close()
    return folder


@pytest.fixture
def opened(empty_store: Path, tmp_path: Path) -> Iterator[vault.Opened]:
    """Return a real, empty store; Helga Brandt is signed in, and it is always `NOW`."""
    folder = tmp_path / "store"
    shutil.copytree(empty_store, folder)
    made = vault.unlock(folder, NAME, PASSPHRASE, now=lambda: NOW)
    yield made
    _stop_timers()
    made.close()


@pytest.fixture
def context(desk_app: QApplication, opened: vault.Opened) -> Context:
    """Return what pages get; every call runs at once."""
    return Context(opened, SyncRunner(), Notices())
