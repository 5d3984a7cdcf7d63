"""Brings FiraGO, Fira Mono and Noto Sans Ethiopic into Qt without making the start wait.

The font files of `pymupdf_fonts` are compressed Python modules; unpacking one takes about 17 ms.
So the two that the first screen needs are unpacked in threads while Qt itself is being loaded
(call `read_ahead` before importing anything of Qt), the others after the first paint.
"""

from collections.abc import Callable
from importlib import import_module
from threading import Thread

from integrif_desk.paths import resources

FIRST = ("FiraGO_Regular", "FiraGO_Bold")
LATER = ("FiraMono_Regular", "FiraMono_Bold", "FiraGO_Italic")
ETHIOPIC_FILES = ("NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf")


def read_ahead() -> Callable[[], None]:
    """Begin to unpack the first fonts; the returned function waits and gives them to Qt."""
    found: dict[str, bytes] = {}

    def read(name: str) -> None:
        found[name] = _unpack(name)

    threads = [Thread(target=read, args=(name,), daemon=True) for name in FIRST]
    for thread in threads:
        thread.start()

    def install() -> None:
        for thread in threads:
            thread.join()
        for name in FIRST:
            _give_to_qt(found[name])

    return install


def install_rest() -> None:
    """Give Qt the fonts that the first screen does not need."""
    from PySide6.QtGui import QFontDatabase

    for name in LATER:
        _give_to_qt(_unpack(name))
    for file in ETHIOPIC_FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / file))


def _unpack(name: str) -> bytes:
    data: bytes = import_module(f"pymupdf_fonts.{name}").fontbuffer
    return data


def _give_to_qt(data: bytes) -> None:
    from PySide6.QtGui import QFontDatabase

    if QFontDatabase.addApplicationFontFromData(data) < 0:
        raise RuntimeError("a bundled font could not be loaded")
