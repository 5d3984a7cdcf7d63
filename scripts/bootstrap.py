"""Sets up a fresh machine and starts whatever `make` or a Windows user asks for.

`python scripts/bootstrap.py run` works with nothing but Python and this folder: it creates `.venv`,
installs the locked packages when the lock has changed, sees to Qt's system libraries, and then
does the work inside that environment. Standard library only.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "installed-locks"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
OLDEST_PYTHON = (3, 11)

CHECKS = {
    "Regeln (ruff)": ["-m", "ruff", "check", "--output-format", "concise", "."],
    "Format (ruff)": ["-m", "ruff", "format", "--check", "."],
    "Typen (mypy)": ["-m", "mypy"],
    "Etagen (import-linter)": [
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ],
    "Übersetzungen": ["scripts/check_translations.py"],
}


class SetupFailed(Exception):
    """The machine could not be set up; the text says why and what to do."""


def main() -> int:
    """Set up what the command needs, run it and return its exit code."""
    parser = argparse.ArgumentParser(description="Richtet die Umgebung ein und startet.")
    parser.add_argument(
        "command", choices=["run", "test", "check", "bench", "screens", "build", "lock", "setup"]
    )
    wanted, arguments = parser.parse_known_args()
    command = wanted.command
    try:
        set_up(RUN_LOCK if command == "run" else DEV_LOCK)
        see_to_system_packages(command)
    except (SetupFailed, system_packages.PackagesMissing) as problem:
        print(problem, file=sys.stderr)
        return 1
    if command == "run":
        return run(arguments)
    if command == "check":
        return check()
    if command == "setup":
        return 0
    return in_environment(
        {
            # File by file: what a file needs is made once.
            "test": ["-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments],
            "bench": ["-m", "benchmarks", *arguments],
            "screens": ["-m", "scripts.screens", *arguments],
            "build": ["scripts/build_release.py", *arguments],
            "lock": ["scripts/write_locks.py", *arguments],
        }[command],
        QT_QPA_PLATFORM="offscreen",
    )


def run(arguments: list[str]) -> int:
    """Start the desk; without a screen, make the demo instead and say where its PDF lies."""
    if arguments or has_screen():
        return in_environment(["-m", "integrif_desk", *arguments])
    print("Kein Bildschirm gefunden. Statt des Fensters entsteht die Demo mit erfundenen Fällen.")
    folder = Path(tempfile.mkdtemp(prefix="integrif-desk-")) / "demo"
    return in_environment(["-m", "integrif_desk", "demo", str(folder)])


def check() -> int:
    """Run every check, also after one has failed: what failed speaks, each gets a closing line."""
    lines, failed = [], False
    for name, command in CHECKS.items():
        started = time.monotonic()
        done = subprocess.run(
            [str(environment_python()), *command],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != 0:
            failed = True
            print(f"== {name} ==\n{done.stdout}", flush=True)
        verdict = "in Ordnung" if done.returncode == 0 else "BEANSTANDET"
        lines.append(f"  {name:<24} {verdict:<12} {time.monotonic() - started:5.1f} s")
    print("\n".join(lines))
    return int(failed)


def set_up(lock: Path) -> None:
    """Create `.venv` and install the locked packages unless that lock is installed already."""
    if lock_is_installed(lock):
        return
    started = time.monotonic()
    print(
        "Die Umgebung wird eingerichtet. Das dauert beim ersten Mal etwa eine Minute.", flush=True
    )
    if not environment_works():
        create_environment()
    installed = in_environment(
        [
            "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input",
            "--no-deps", "--require-hashes", "--requirement", str(lock),
        ]
    )  # fmt: skip
    if installed != 0:
        raise SetupFailed(
            "Die Pakete konnten nicht installiert werden. Besteht eine Verbindung zum Internet?\n"
            "Der Befehl kann jederzeit wiederholt werden."
        )
    STAMP.write_text(stamp(lock), encoding="utf-8")
    print(f"Eingerichtet in {time.monotonic() - started:.0f} s.", flush=True)


def stamp(lock: Path) -> str:
    """Return what the stamp says once a lock is installed: its name and the hash of its text."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def lock_is_installed(lock: Path) -> bool:
    """Tell whether the stamp names this lock as it is now; the larger lock holds the smaller."""
    if not STAMP.exists():
        return False
    installed = STAMP.read_text(encoding="utf-8")
    return installed in {stamp(lock), stamp(DEV_LOCK)}


def environment_works() -> bool:
    """Tell whether `.venv` has a Python that starts, is new enough and has pip."""
    if not environment_python().exists():
        return False
    program = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        asked = subprocess.run(
            [str(environment_python()), "-c", program], capture_output=True, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0


def create_environment() -> None:
    """Create `.venv` anew, with the package that Debian splits off where it is missing."""
    python = new_enough_python()
    probe = [python, "-c", "import ensurepip, venv"]
    if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        version = subprocess.run(
            [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        system_packages.require([f"python{version}-venv"], "Für die Umgebung")
    made = subprocess.run([python, "-m", "venv", "--clear", str(ENVIRONMENT)], check=False)
    if made.returncode != 0:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        raise SetupFailed(f"Die Umgebung {ENVIRONMENT} konnte nicht angelegt werden.")


def new_enough_python() -> str:
    """Return a Python that can run the desk: this one, else the first found by name."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return sys.executable
    for minor in range(OLDEST_PYTHON[1], OLDEST_PYTHON[1] + 5):
        if found := shutil.which(f"python3.{minor}"):
            return found
    raise SetupFailed("IntegriF Desk braucht Python 3.11 oder neuer.")


def see_to_system_packages(command: str) -> None:
    """Install or ask for what the operating system lacks for a command, on Linux."""
    if command in {"check", "lock", "setup"} or not sys.platform.startswith("linux"):
        return
    with_screen = command == "run" and has_screen()
    libraries = system_packages.missing_qt_libraries(ENVIRONMENT, with_screen=with_screen)
    packages = [system_packages.debian_package(library) for library in libraries]
    if command == "test":
        see_to_judges()
    if command == "build":  # what PyInstaller calls and freezes along
        if shutil.which("objdump") is None:
            packages.append("binutils")
        if not python_library_found():
            packages.append(f"libpython{sys.version_info[0]}.{sys.version_info[1]}")
    system_packages.require(packages, f"Für make {command}")


def see_to_judges() -> None:
    """Install what judges the documents: Java for veraPDF, and poppler, which reads them back as
    other programs do. Only CI cannot do without.

    Raises:
        PackagesMissing: in CI, where it may not be installed; elsewhere the tests that need it say
            so and are skipped.
    """
    needed = {"javac": "default-jdk-headless", "pdftotext": "poppler-utils"}
    packages = [package for program, package in needed.items() if not shutil.which(program)]
    try:
        system_packages.require(packages, "Für die Prüfung der Dokumente")
    except system_packages.PackagesMissing as problem:
        if os.environ.get("CI"):
            raise
        print(problem, file=sys.stderr)


def python_library_found() -> bool:
    """Tell whether Python's own shared library, which Debian splits off, can be frozen along."""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    if ".so" not in name:
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_screen() -> bool:
    """Tell whether a window can be shown. Only Linux runs without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def environment_python() -> Path:
    """Return the interpreter inside `.venv`."""
    windows = sys.platform == "win32"
    return ENVIRONMENT / ("Scripts/python.exe" if windows else "bin/python")


def in_environment(arguments: list[str], **variables: str) -> int:
    """Run the environment's Python in the project folder and return its exit code."""
    sys.stdout.flush()
    try:
        return subprocess.run(
            [str(environment_python()), *arguments],
            cwd=ROOT,
            env={**os.environ, **variables},
            check=False,
        ).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
