"""The files of a store folder: their names, and how they are written for their owner's eyes only.

Imports nothing heavy: the unlock page asks `vault_exists` before anything else is loaded.
"""

import os
from pathlib import Path

DATABASE = "vault.db"
KEYRING = "vault.keys"
BACKUPS = "backups"


def vault_exists(folder: Path) -> bool:
    """Tell whether a vault lies in `folder`."""
    return (folder / DATABASE).is_file()


def make_private_folder(folder: Path) -> None:
    """Create `folder` and its parents; on POSIX only its owner may enter it.

    A folder that is already there keeps its permissions: it may be a share of several people.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Create the empty file `path` that only its owner may read. It must not exist yet."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` by a file with `content`: after a power cut it is the old or the new one."""
    import secrets  # costs more than all the rest, and the unlock page needs only `vault_exists`

    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        make_private_file(unfinished)
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def discard_vault(folder: Path) -> None:
    """Remove database and keyring of a vault that nobody has used yet."""
    for name in (DATABASE, f"{DATABASE}-wal", KEYRING):
        (folder / name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring renames in `folder` to the disk. Windows does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
