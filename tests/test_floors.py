"""Every floor holds on our own tree, and the contract for it bites when it is broken.

A contract that nothing can break says nothing. So each is broken once, in a copy of the package,
by the smallest import that it forbids; that contract and no other has to give way.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in CONFIGURATION["tool"]["importlinter"]["contracts"]
}
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as command; command()"

# contract, file that breaks it, what is written there
BREACHES = [
    ("floors", "domain/breach.py", "from integrif_desk import paths"),
    ("floors", "paths.py", "from integrif_desk import wording"),
    ("floors", "wording/breach.py", "from integrif_desk import documents"),
    ("floors", "store/breach.py", "from integrif_desk import documents"),
    ("floors", "store/breach.py", "from integrif_desk import exchange"),
    ("floors", "documents/breach.py", "from integrif_desk import store"),
    ("floors", "documents/breach.py", "from integrif_desk import exchange"),
    ("floors", "exchange/breach.py", "from integrif_desk import store"),
    ("floors", "store/breach.py", "from integrif_desk import casework"),
    ("floors", "casework/breach.py", "from integrif_desk import ui"),
    ("floors", "ui/breach.py", "from integrif_desk import cli"),
    ("floors", "cli/breach.py", "from integrif_desk import ui"),
    ("floors", "shelf.py", '"""A module that no floor names."""'),
    (
        "floors",
        "domain/breach.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from integrif_desk import store",
    ),
    ("paths", "paths.py", "from integrif_desk import domain"),
    ("floors", "ui/breach.py", "from integrif_desk import app"),
    ("entry-is-thin", "__main__.py", "from integrif_desk import cli"),
    ("entry-is-thin", "__main__.py", "import PySide6"),
    ("casework-is-the-door", "ui/breach.py", "from integrif_desk import store"),
    ("casework-is-the-door", "ui/breach.py", "from integrif_desk import documents"),
    ("casework-is-the-door", "cli/breach.py", "from integrif_desk import exchange"),
    ("no-words", "store/breach.py", "from integrif_desk import wording"),
    ("no-words", "casework/breach.py", "from integrif_desk import wording"),
    ("plain-domain", "domain/breach.py", "def late():\n    import click"),
    ("qt", "documents/breach.py", "from PySide6 import QtGui"),
    ("qt", "cli/breach.py", "import qtawesome"),
    ("presenters", "ui/noun/presenter.py", "from PySide6.QtCore import QDate"),
    ("presenters", "ui/noun/presenter.py", "from integrif_desk.ui.noun import page"),
    ("database", "casework/breach.py", "import sqlalchemy"),
    ("calendar-files", "casework/breach.py", "import icalendar"),
    ("pictures", "ui/breach.py", "import PIL"),
    ("likeness", "store/breach.py", "import rapidfuzz"),
    ("database", "ui/breach.py", "import sqlcipher3"),
    ("database", "documents/breach.py", "from alembic import command"),
    ("layout", "ui/breach.py", "from reportlab.lib import colors"),
    ("layout", "casework/breach.py", "import uharfbuzz"),
    ("pdf-files", "ui/breach.py", "import pikepdf"),
    ("pdf-files", "store/breach.py", "import pypdfium2"),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and its contracts, to be broken and mended again."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(
        ROOT / "integrif_desk",
        folder / "integrif_desk",
        ignore=shutil.ignore_patterns("__pycache__", "_data"),
    )
    noun = folder / "integrif_desk/ui/noun"
    noun.mkdir()
    (noun / "__init__.py").touch()
    (noun / "page.py").write_text("from PySide6 import QtWidgets\n", encoding="utf-8")
    return folder


def broken_contracts(tree: Path) -> set[str]:
    """Run import-linter in a tree and return the names of the contracts that gave way."""
    run = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        cwd=tree,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(\S.*) (KEPT|BROKEN)\b", run.stdout, flags=re.MULTILINE))
    assert set(verdicts) == set(CONTRACTS.values()), run.stdout + run.stderr
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}


def test_our_own_tree_keeps_every_contract(tree: Path) -> None:
    assert broken_contracts(tree) == set()


@pytest.mark.parametrize(("contract", "file", "code"), BREACHES)
def test_a_breach_is_caught_by_its_contract_alone(
    tree: Path, contract: str, file: str, code: str
) -> None:
    path = tree / "integrif_desk" / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{code}\n", encoding="utf-8")
    try:
        assert broken_contracts(tree) == {CONTRACTS[contract]}
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")


def test_every_contract_is_broken_once() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


def imported_roots(path: Path) -> set[str]:
    """Return the top-level names that a module imports, wherever in it."""
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            roots.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or "").split(".")[0])
    return roots


def test_domain_imports_the_standard_library_only() -> None:
    """The contract names today's libraries; this holds for tomorrow's as well."""
    allowed = sys.stdlib_module_names | {"integrif_desk"}
    for path in (ROOT / "integrif_desk/domain").rglob("*.py"):
        assert imported_roots(path) <= allowed, path.name


def test_migrations_import_no_project_code() -> None:
    """A migration has to do the same in ten years, whatever the tables look like by then."""
    scripts = list((ROOT / "migrations").rglob("*.py"))
    assert scripts
    for path in scripts:
        assert "integrif_desk" not in imported_roots(path), path.name
