"""Brings FiraGO, Fira Mono and Noto Sans Ethiopic into Qt without making the start wait.

The font files of `pymupdf_fonts` are compressed Python modules; unpacking one takes about 20 ms.
So each is unpacked once and kept in the user's cache, which may be emptied at any time, and those
that the first page does not need come after it is painted.
"""

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QFontDatabase

from integrif_desk import __version__
from integrif_desk.paths import resources

FIRST = ("FiraGO_Regular", "FiraGO_Bold")
LATER = ("FiraMono_Regular", "FiraMono_Bold", "FiraGO_Italic")
ETHIOPIC_FILES = ("NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf")


def install_first() -> None:
    """Give Qt the fonts of the first page."""
    for name in FIRST:
        _install(name)


def install_rest() -> None:
    """Give Qt the fonts that the first page does not need."""
    for name in LATER:
        _install(name)
    for file in ETHIOPIC_FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / file))


def _install(name: str) -> None:
    kept = _cache() / f"{name}-{__version__}.ttf"
    if _give_to_qt(kept):
        return
    data: bytes = import_module(f"pymupdf_fonts.{name}").fontbuffer
    with suppress(OSError):
        _keep(kept, data)
    if QFontDatabase.addApplicationFontFromData(data) < 0:
        raise RuntimeError("a bundled font could not be loaded")


def _give_to_qt(file: Path) -> bool:
    return file.is_file() and QFontDatabase.addApplicationFont(str(file)) >= 0


def _keep(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}.part")
    unfinished.write_bytes(data)
    unfinished.replace(file)


def _cache() -> Path:
    place = QStandardPaths.StandardLocation.GenericCacheLocation
    return Path(QStandardPaths.writableLocation(place)) / "IntegriF Desk" / "fonts"
