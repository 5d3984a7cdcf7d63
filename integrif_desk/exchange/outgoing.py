"""Files for a moment: drafts that the mail program takes over, in a folder for the owner's eyes.

They lie in the store's folder and hold what is encrypted already; a draft's attachment has a
password. They go when the vault is closed, and what a crash left when it is opened the next time.
"""

import secrets
import shutil
from pathlib import Path

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange.files import write_whole

FOLDER = "outgoing"


def put(store: Path, name: str, content: bytes) -> Path:
    """Write `content` under `name` into a folder of its own and return the path.

    Of its own, because a mail program may still hold the one before.
    Raises DISK_FULL, FILE_NOT_WRITABLE (path).
    """
    place = store / FOLDER / secrets.token_hex(8)
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        place.mkdir(mode=0o700)
    except OSError:
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=place / name) from None
    write_whole(place / name, content)
    return place / name


def take_away(path: Path) -> None:
    """Remove a file that `put` wrote. One that a mail program still holds goes later."""
    shutil.rmtree(path.parent, ignore_errors=True)


def clear(store: Path) -> None:
    """Remove all of them."""
    shutil.rmtree(store / FOLDER, ignore_errors=True)
