"""Builds what is handed out, a wheel and a folder that starts without Python, and tries both.

The wheel goes into an environment of its own with the locked packages; wheel and binary then have
to pass their own `--self-check`, away from this folder, so that nothing is found by luck.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
WINDOWS = sys.platform == "win32"
PROGRAM = "integrif-desk.exe" if WINDOWS else "integrif-desk"


def main() -> int:
    """Build and try both; return 0 when both pass."""
    shutil.rmtree(DIST, ignore_errors=True)
    steps = {
        "Wheel bauen": build_wheel,
        "Wheel installieren und prüfen": try_wheel,
        "Programm bauen": build_program,
        "Programm prüfen": try_program,
    }
    for name, step in steps.items():
        started = time.monotonic()
        try:
            step()
        except subprocess.CalledProcessError as problem:
            print(f"{name}: nicht gelungen (Code {problem.returncode}).", file=sys.stderr)
            return 1
        print(f"{name}: in Ordnung, {time.monotonic() - started:.0f} s.", flush=True)
    print(f"Ergebnis in {DIST}: {wheel().name} und {program_folder().name}{os.sep}{PROGRAM}")
    return 0


def build_wheel() -> None:
    """Build the wheel with the tools that are locked already, not with newly fetched ones."""
    command = [sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir"]
    subprocess.run([*command, str(DIST)], cwd=ROOT, check=True)


def try_wheel() -> None:
    """Install the wheel beside the locked packages and let its console script check itself."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "environment"
        venv.create(environment, with_pip=True)
        scripts = environment / ("Scripts" if WINDOWS else "bin")
        install = [str(scripts / "python"), "-m", "pip", "install", "-qq", "--no-deps"]
        lock = str(ROOT / "requirements.lock")
        subprocess.run([*install, "--require-hashes", "--requirement", lock], check=True)
        subprocess.run([*install, str(wheel())], check=True)
        self_check(scripts / PROGRAM)


def build_program() -> None:
    """Build the folder with PyInstaller."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    subprocess.run([*command, "build.spec"], cwd=ROOT, check=True)


def try_program() -> None:
    """Let the built program check itself, without any Python of ours in its surroundings."""
    self_check(program_folder() / PROGRAM)


def self_check(program: Path) -> None:
    """Run a program's `--self-check` in an empty folder that is also its home."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        surroundings |= {"QT_QPA_PLATFORM": "offscreen", "HOME": folder}
        subprocess.run([str(program), "--self-check"], cwd=folder, env=surroundings, check=True)


def wheel() -> Path:
    """Return the one wheel in `dist`."""
    [path] = DIST.glob("*.whl")
    return path


def program_folder() -> Path:
    """Return the folder that PyInstaller fills."""
    return DIST / "integrif-desk"


if __name__ == "__main__":
    sys.exit(main())
