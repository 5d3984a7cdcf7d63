"""The program as a whole, each time as a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from integrif_desk import app
from integrif_desk.casework import vault
from integrif_desk.cli import main as console
from integrif_desk.store.keyring_file import KdfParameters

ROOT = Path(__file__).parents[1]
CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)

# Shows the window, signs in at its fields, says when the desk is there, and waits for a signal.
SIGNED_IN = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from integrif_desk import app
from integrif_desk.ui.program import Program

go_on, enter = Program.go_on, Program.enter

def sign_in(program):
    go_on(program)
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    name, passphrase = window.findChildren(QLineEdit)
    QTest.keyClicks(name, "Sabine Hartwig")
    QTest.keyClicks(passphrase, sys.argv[2])
    QTest.keyClick(passphrase, Qt.Key.Key_Return)

def say(program, opened):
    enter(program, opened)
    print("signed in", flush=True)

Program.go_on, Program.enter = sign_in, say
sys.exit(app.show_window(Path(sys.argv[1])))
"""
PASSPHRASE = "kranich-ofen-lila-treppe-salz-uhr"


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ([], None),
        (["--store", "/somewhere"], Path("/somewhere")),
        (["--store=/somewhere"], Path("/somewhere")),
        (["demo", "/somewhere"], None),
        (["check", "--store", "/somewhere"], None),
    ],
)
def test_the_window_takes_a_folder_and_nothing_else(
    arguments: list[str], folder: Path | None
) -> None:
    assert app.window_store(arguments) == folder


def test_what_is_no_window_goes_to_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["no-such-command"]) == 2
    assert capsys.readouterr().err


def test_a_bug_in_a_command_tells_no_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_arguments: list[str]) -> int:
        raise ValueError("Al-Ahmad")

    monkeypatch.setattr(console, "main", fails)
    assert app.main(["check"]) == 1
    told = capsys.readouterr().err
    assert "builtins.ValueError" in told
    assert "Al-Ahmad" not in told


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such filter")
def test_a_crash_dumps_no_memory() -> None:
    tried = """
from integrif_desk import app
app.main(["no-such-command"])
import resource
print(resource.getrlimit(resource.RLIMIT_CORE))
print(int(open("/proc/self/coredump_filter").read(), 16))
"""
    done = subprocess.run(
        [sys.executable, "-c", tried], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "(0, 0)\n0\n"


def test_the_self_check_passes_and_leaves_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    surroundings = {**os.environ, "TMPDIR": str(home), "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "integrif_desk", "--self-check"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("in Ordnung") == 6
    assert [one for one in home.rglob("*") if one.is_file() and "desk" in one.name] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends windows, not by signals")
def test_a_desk_that_is_told_to_end_closes_its_vault(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    vault.create(
        folder, association="Salzland", name="Sabine Hartwig", passphrase=PASSPHRASE, kdf=CHEAP
    ).close()
    with subprocess.Popen(
        [sys.executable, "-c", SIGNED_IN, str(folder), PASSPHRASE],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "signed in\n"
        assert (folder / "desk.holder").exists()
        desk.send_signal(signal.SIGTERM)
        assert desk.wait(timeout=30) == 0
    assert not (folder / "desk.holder").exists()
    assert not (folder / "vault.db-wal").exists()
    assert vault.last_backup(folder) is not None


def test_the_source_of_what_the_window_imports_is_not_read_again() -> None:
    program = """
import linecache
from PySide6 import QtWidgets
from integrif_desk import app
app._import_as_python_does()
import integrif_desk.ui.program
raise SystemExit(any("unlock.py" in file for file in linecache.cache))
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=60)
    assert done.returncode == 0
