"""Journeys run the program as `app.py` puts it together, on its worker thread."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integrif_desk.store import keyring_file
from integrif_desk.store.folder import vault_exists
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.ops import Worker
from integrif_desk.ui.program import Places, Program
from tests.journeys.hands import Hands
from tests.ui.active import show_active
from tests.ui.conftest import desk_app, desk_fonts

__all__ = ["desk_app", "desk_fonts"]

SitDown = Callable[[Path], Hands]
CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)


@pytest.fixture
def sit_down(
    qtbot: QtBot,
    desk_app: QApplication,  # asks for the fixture of that name
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SitDown]:
    """Return what starts the program on a folder; in the end it is closed and has not crashed."""
    monkeypatch.setattr(keyring_file, "calibrate", lambda: CHEAP)
    crashes: list[BaseException] = []
    windows: list[MainWindow] = []

    def start(folder: Path) -> Hands:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(desk_app, settings)
        windows.append(window)
        worker = Worker(window)
        worker.crashed.connect(crashes.append)
        places = Places(folder, lambda: tmp_path / "demo")
        program = Program(window, worker, settings, places, vault_exists)

        def finish() -> None:
            program.finish()
            worker.close()

        window.closing.connect(finish)
        program.start()
        window.resize(1366, 768)
        show_active(qtbot, window)
        program.go_on()
        return Hands(qtbot, window)

    yield start
    for window in windows:
        window.close()
        window.deleteLater()
    assert crashes == []
