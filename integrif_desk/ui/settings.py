"""Window geometry, text size, theme, where the vault lies: the only things kept outside it.

Never personal data: this file lies readable in the user's profile.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QWidget

from integrif_desk.ui.theme import SCALES, Theme, system_is_dark

SYSTEM, LIGHT, DARK = "system", "light", "dark"
_WIDE, _HIGH = 1366, 820
_FRAME = 40


def open_settings() -> QSettings:
    """Return the settings of this user on this machine."""
    return QSettings("IntegriF", "Desk")


def load_theme(settings: QSettings) -> Theme:
    """Return the chosen theme; „system“ follows the operating system."""
    choice = theme_choice(settings)
    scale = settings.value("scale", 100, int)
    dark = choice == DARK or (choice == SYSTEM and system_is_dark())
    return Theme(dark, scale if isinstance(scale, int) and scale in SCALES else 100)


def theme_choice(settings: QSettings) -> str:
    """Return „system“, „light“ or „dark“."""
    choice = settings.value("theme", SYSTEM)
    return choice if choice in (LIGHT, DARK) else SYSTEM


def save_theme_choice(settings: QSettings, choice: str) -> None:
    """Remember which theme a person wants."""
    settings.setValue("theme", choice)


def save_scale(settings: QSettings, scale: int) -> None:
    """Remember the text size in per cent."""
    settings.setValue("scale", scale)


def restore_geometry(settings: QSettings, window: QWidget) -> None:
    """Put the window where it was, or give it the size of the design where that fits."""
    stored = settings.value("geometry")
    if not (isinstance(stored, QByteArray) and window.restoreGeometry(stored)):
        screen = window.screen().availableGeometry()
        window.resize(min(_WIDE, screen.width()), min(_HIGH, screen.height()))
        # The frame comes on top: without room for it, the last row would lie below the screen.
        if screen.width() < _WIDE + _FRAME or screen.height() < _HIGH + _FRAME:
            window.setWindowState(Qt.WindowState.WindowMaximized)


def save_geometry(settings: QSettings, window: QWidget) -> None:
    """Remember where the window is."""
    settings.setValue("geometry", window.saveGeometry())


def save_store(settings: QSettings, folder: Path) -> None:
    """Remember which vault was opened last."""
    settings.setValue("store", str(folder))


def load_store(settings: QSettings) -> Path | None:
    """Return the folder of the vault that was opened last, None on a fresh machine."""
    stored = settings.value("store")
    return Path(stored) if isinstance(stored, str) and stored else None
