"""The logo in „Verwaltung“: chosen, shown, removed; what was typed beside it stays."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from integrif_desk.casework import association
from integrif_desk.ui.admin.logo import LogoField
from integrif_desk.ui.context import Context
from tests.ui.admin.test_page import Admin


@pytest.fixture
def admin(qtbot: QtBot, context: Context) -> Admin:
    made = Admin(qtbot, context)
    context.runner.changed.connect(made.page.refresh)
    made.press("Verein")
    return made


def choose(admin: Admin, path: Path) -> LogoField:
    admin.press("Logo wählen …")
    field = admin.page.findChildren(LogoField)[0]
    dialog = field.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(path))
    dialog.accept()
    return field


def test_a_logo_is_chosen_shown_and_removed(admin: Admin, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (300, 120), (15, 85, 96, 255)).save(path)
    field = choose(admin, path)
    assert association.read(admin.context.opened.desk).logo
    assert field.picture.isVisible()
    assert not field.picture.pixmap().isNull()
    assert field.picture.accessibleName() == "Logo von Bodebrücke e. V."
    admin.press("Logo entfernen")
    assert association.read(admin.context.opened.desk).logo == b""
    assert not field.picture.isVisible()
    assert admin.said == ["Das Logo ist gespeichert.", "Das Logo ist entfernt."]


def test_what_was_typed_is_saved_beside_it(admin: Admin, tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    Image.new("RGB", (300, 120)).save(path)
    admin.type("Ort", "Bernburg")
    choose(admin, path)
    admin.press("Angaben speichern")
    saved = association.read(admin.context.opened.desk)
    assert (saved.town, bool(saved.logo)) == ("Bernburg", True)


def test_a_file_that_is_no_picture_is_told_and_changes_nothing(
    admin: Admin, tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"%PDF-1.7")
    field = choose(admin, path)
    assert field.error.text().startswith("Aus dieser Datei lässt sich kein Logo machen.")
    assert association.read(admin.context.opened.desk).logo == b""
