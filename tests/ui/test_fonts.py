"""Fonts are unpacked once; a damaged or missing cache never keeps the desk from starting."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from integrif_desk.ui import fonts
from integrif_desk.ui.theme import FAMILY


@pytest.fixture
def cache(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fonts, "_cache", lambda: tmp_path / "fonts")
    return tmp_path


def kept(cache: Path) -> dict[str, int]:
    return {file.name.split("-")[0]: file.stat().st_size for file in cache.rglob("*.ttf")}


def test_the_first_start_keeps_what_it_unpacks(cache: Path) -> None:
    fonts.install_first()
    assert set(kept(cache)) == set(fonts.FIRST)
    assert min(kept(cache).values()) > 500_000
    assert not list(cache.rglob("*.part"))
    assert FAMILY in QFontDatabase.families()


def test_a_damaged_file_is_unpacked_anew(cache: Path) -> None:
    fonts.install_first()
    whole = kept(cache)
    for file in cache.rglob("*.ttf"):
        file.write_bytes(b"cut short")
    fonts.install_first()
    assert kept(cache) == whole


def test_without_a_place_to_keep_them_fonts_are_there_all_the_same(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_folder = cache / "file"
    no_folder.touch()
    monkeypatch.setattr(fonts, "_cache", lambda: no_folder / "fonts")
    fonts.install_first()
    assert FAMILY in QFontDatabase.families()
