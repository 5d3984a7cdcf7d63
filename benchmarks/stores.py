"""Stores of different size, made once and kept in `.bench/` (git ignores it)."""

import hashlib
import shutil
import time
from datetime import UTC, date, datetime
from pathlib import Path

from integrif_desk import paths
from integrif_desk.casework import vault
from integrif_desk.casework.demo.create import PASSPHRASE, SIGN_IN_NAME, create_demo
from integrif_desk.store.folder import vault_exists
from integrif_desk.store.keyring_file import KdfParameters

SMALL = 1_000
LARGE = 100_000
_KEPT = Path(__file__).parents[1] / ".bench"
_DAY = date(2026, 3, 10)
_NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
# Half a second of Argon2id is the same everywhere and would hide what is measured.
_CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)


def store_with(cases: int) -> Path:
    """Return the folder of a store with so many cases; a store of another schema is made anew."""
    folder = _KEPT / f"{cases}-{_schema()}"
    if not vault_exists(folder):
        for outdated in _KEPT.glob(f"{cases}-*"):
            shutil.rmtree(outdated)
        where = folder.relative_to(_KEPT.parent)
        print(f"… {cases:,} cases are being made once, in {where};", end=" ")
        print(f"allow {10 + cases // 500} s", flush=True)
        begun = time.perf_counter()
        create_demo(folder, cases=cases, today=_DAY, kdf=_CHEAP)
        taken = time.perf_counter() - begun
        print(f"… that took {taken:.0f} s, {cases / taken:,.0f} cases a second", flush=True)
    return folder


def scratch_copy(folder: Path, into: Path) -> Path:
    """Return a copy of a store that may be written to."""
    return Path(shutil.copytree(folder, into / f"copy-{folder.name}", dirs_exist_ok=True))


def unlock(folder: Path) -> vault.Opened:
    """Open such a store, on the day it was made for."""
    return vault.unlock(folder, SIGN_IN_NAME, PASSPHRASE, now=lambda: _NOON)


def _schema() -> str:
    """Return a mark of the migrations as they stand, edited or not."""
    files = sorted((paths.migrations() / "versions").glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]
