"""A small schema of its own for tests of the vault, and vaults that open in no time."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

from integrif_desk import paths
from integrif_desk.domain import recovery_code
from integrif_desk.store import vault
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.store.vault import OpenVault

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
NAME = "Sabine Hartwig"
PASSPHRASE = "kranich-ofen-lila-treppe-salz-uhr"
CODE = recovery_code.make(random.Random(7).randrange)

FIRST = """
    op.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)")
    op.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT,"
               " person_id INTEGER REFERENCES person ON DELETE CASCADE)")
"""


def write_migrations(folder: Path, *upgrades: str) -> Path:
    """Return `folder` as one with the real `env.py` and one revision for each body of upgrade()."""
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    shutil.copy(paths.migrations() / "env.py", folder)
    for number, body in enumerate(upgrades, start=1):
        before = f"{number - 1:04}" if number > 1 else None
        (versions / f"{number:04}_step.py").write_text(
            "import os, signal\nimport sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = '{number:04}'\ndown_revision = {before!r}\n"
            f"def upgrade():\n{body}\n",
            encoding="utf-8",
        )
    return folder


def create(folder: Path, migrations: Path) -> OpenVault:
    """Return a new open vault with one account."""
    return vault.create_vault(
        folder,
        sign_in_name=NAME,
        passphrase=PASSPHRASE,
        code=CODE,
        migrations=migrations,
        kdf=CHEAP,
    )


def reopen(folder: Path, migrations: Path) -> OpenVault:
    """Open the vault that `create` made."""
    return vault.open_vault(folder, sign_in_name=NAME, passphrase=PASSPHRASE, migrations=migrations)


def execute(opened: OpenVault, *statements: str) -> None:
    """Run SQL in one transaction."""
    with opened.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def rows(opened: OpenVault, query: str) -> list[tuple[object, ...]]:
    """Return what a query finds."""
    with opened.engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def other_process(script: str, *arguments: Path) -> "subprocess.Popen[str]":
    """Start a Python process in the source tree; its pipes are open."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
