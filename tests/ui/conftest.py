"""Tests of the window see the real fonts and theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from integrif_desk.ui import fonts
from integrif_desk.ui.theme import Theme, apply


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
