"""What is installed carries its resources and migrations and finds them; nothing else comes along.

`make build` goes further: it installs the wheel, freezes the program, and runs both.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from integrif_desk import __version__, paths

ROOT = Path(__file__).resolve().parent.parent
DATA = ("resources", "migrations")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built with the packages that are installed already."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    [built] = folder.glob("*.whl")
    return built


def data_files(root: Path) -> set[str]:
    """Return every file under `resources` and `migrations`, relative to `root`."""
    return {
        path.relative_to(root).as_posix()
        for name in DATA
        for path in (root / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_resource_and_migration(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix("integrif_desk/_data/")
            for name in archive.namelist()
            if name.startswith("integrif_desk/_data/")
        }
    assert packed == data_files(ROOT)
    assert packed


def test_the_wheel_holds_the_program_and_nothing_of_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    metadata = f"integrif_desk-{__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"integrif_desk", metadata}
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "integrif_desk").rglob("*.py")}
    assert {name for name in names if name.endswith(".py") and "/_data/" not in name} == modules


def test_the_wheel_names_its_licence_and_its_command(wheel: Path) -> None:
    metadata = f"integrif_desk-{__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        told = archive.read(f"{metadata}/METADATA").decode()
        commands = archive.read(f"{metadata}/entry_points.txt").decode()
    assert "License-Expression: GPL-3.0-or-later" in told
    assert "integrif-desk = integrif_desk.__main__:main" in commands


def test_an_unpacked_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = "from integrif_desk import paths; print(paths.resources(), paths.migrations())"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    data = tmp_path / "integrif_desk" / "_data"
    assert told.stdout.split() == [str(data / name) for name in DATA]


def test_a_source_tree_finds_its_data() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.migrations() == ROOT / "migrations"


def test_a_frozen_program_finds_its_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
    assert paths.migrations() == tmp_path / "migrations"


def test_the_store_lies_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("INTEGRIF_DESK_STORE", str(tmp_path))
    assert paths.default_store() == tmp_path


def test_the_store_lies_in_the_users_data_else() -> None:
    assert paths.default_store().parts[-2:] == ("IntegriF Desk", "store")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_by_hash_and_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if not line.startswith(" ")]
    assert pinned
    assert all("==" in line and line.endswith("\\") for line in pinned)
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text


def test_the_tests_run_on_what_is_shipped() -> None:
    shipped, tested = (
        {line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert shipped <= tested
