"""Stores of different size, made once and kept in `.bench/` (git ignores it)."""

import shutil
from datetime import date
from pathlib import Path

from integrif_desk import paths
from integrif_desk.casework import vault
from integrif_desk.casework.demo.create import PASSPHRASE, SIGN_IN_NAME, create_demo
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.store.upgrade import revisions

SMALL = 1_000
LARGE = 100_000
_KEPT = Path(__file__).parents[1] / ".bench"
_DAY = date(2026, 3, 10)
# Half a second of Argon2id is the same everywhere and would hide what is measured.
_CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)


def store_with(cases: int) -> Path:
    """Return the folder of a store with so many cases; a store of an older schema is made anew."""
    schema = revisions(paths.migrations())[-1]
    folder = _KEPT / f"{schema}-{cases}"
    if not vault.vault_exists(folder):
        shutil.rmtree(folder, ignore_errors=True)
        print(f"… {cases} cases are being made once, in {folder.relative_to(_KEPT.parent)}")
        create_demo(folder, cases=cases, today=_DAY, kdf=_CHEAP)
    return folder


def scratch_copy(folder: Path, into: Path) -> Path:
    """Return a copy of a store that may be written to."""
    return Path(shutil.copytree(folder, into / f"copy-{folder.name}", dirs_exist_ok=True))


def unlock(folder: Path) -> vault.Opened:
    """Open such a store."""
    return vault.unlock(folder, SIGN_IN_NAME, PASSPHRASE)
