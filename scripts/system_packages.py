"""Finds what Qt and the tests need from the operating system; installs it where it may.

Qt's wheels bring Qt itself but not the libraries of a desktop system below it. Which ones a
machine lacks is asked of the loader (`ldd`), so that no list has to be kept up to date. Standard
library only: this runs before anything is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# Debian names a library's package after its file, except for these.
_ODD_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libXau.so.6": "libxau6",
}


class PackagesMissing(Exception):
    """The operating system lacks packages that this user may not install."""


def debian_package(library: str) -> str:
    """Return the Debian package that holds a shared library, given its file name.

    `libxcb-cursor.so.0` is in `libxcb-cursor0`; after a digit comes a hyphen, as in `libx11-6`.
    """
    if library in _ODD_PACKAGES:
        return _ODD_PACKAGES[library]
    stem, _, version = library.lower().partition(".so.")
    major = version.split(".")[0]
    return f"{stem}-{major}" if stem[-1].isdigit() else f"{stem}{major}"


def missing_qt_libraries(environment: Path, *, with_screen: bool) -> list[str]:
    """Return the file names of the shared libraries that Qt asks for and the loader cannot find.

    `with_screen` includes what X11 and Wayland need beyond offscreen drawing. Empty on systems
    other than Linux, whose wheels are complete.
    """
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return []
    missing: set[str] = set()
    for qt in environment.glob("lib/python3*/site-packages/PySide6"):
        platforms = ["offscreen", "xcb", "wayland"] if with_screen else ["offscreen"]
        binaries = [
            qt / "QtWidgets.abi3.so",
            qt / "QtSvg.abi3.so",
            *(qt / f"Qt/plugins/platforms/libq{platform}.so" for platform in platforms),
        ]
        for binary in filter(Path.exists, binaries):
            told = subprocess.run(
                ["ldd", str(binary)], capture_output=True, text=True, check=False
            ).stdout
            missing.update(re.findall(r"^\s*(\S+) => not found", told, flags=re.MULTILINE))
    return sorted(missing)


def require(packages: list[str], purpose: str) -> None:
    """Install Debian packages if this user may, silently.

    Raises:
        PackagesMissing: its text says what is missing and the exact command to install it.
    """
    if not packages:
        return
    names = sorted(set(packages))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    prefix = _administrator_prefix()
    if prefix is None:
        advice = (
            f"Bitte einmal ausführen und danach erneut starten:\n\n"
            f"    sudo apt-get update && sudo {' '.join(command)}\n"
            if shutil.which("apt-get")
            else "So heißen sie bei Debian; bitte mit dem Werkzeug dieses Systems installieren."
        )
        raise PackagesMissing(
            f"{purpose} fehlen Pakete des Betriebssystems: {', '.join(names)}.\n{advice}"
        )
    print(f"{purpose} werden Pakete des Betriebssystems installiert: {', '.join(names)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = [*prefix, "apt-get", "update"]
    subprocess.run(update, env=environment, capture_output=True, check=False)
    done = subprocess.run(
        [*prefix, *command], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise PackagesMissing(
            f"Die Installation von {', '.join(names)} ist nicht gelungen:\n{done.stderr.strip()}"
        )


def _administrator_prefix() -> list[str] | None:
    """Return what to put before `apt-get`, or None where this user may not or cannot call it."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None
