"""Files for a moment: drafts that the mail program takes over, in a folder for the owner's eyes.

They lie in the store's folder and hold what is encrypted already; a draft's attachment has a
password. They go when the vault is closed, and what a crash left when it is opened the next time.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import files
from integrif_desk.exchange.files import Place

FOLDER = "outgoing"


@contextmanager
def kept_place(store: Path, name: str, size: int) -> Iterator[Place]:
    """Keep room for a file of `size` bytes under `name` in a folder of its own (`files.fill`).

    Of its own, because a mail program may still hold the one before. Without the file it goes.
    Raises DISK_FULL, FILE_NOT_WRITABLE (path).
    """
    folder = store / FOLDER / secrets.token_hex(8)
    try:
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError:
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=folder / name) from None
    try:
        with files.kept_place(folder / name, size) as place:
            yield place
    finally:
        if not (folder / name).exists():
            shutil.rmtree(folder, ignore_errors=True)


def take_away(path: Path) -> None:
    """Remove a file that was put there. One that a mail program still holds goes later."""
    shutil.rmtree(path.parent, ignore_errors=True)


def clear(store: Path) -> None:
    """Remove all of them."""
    shutil.rmtree(store / FOLDER, ignore_errors=True)
