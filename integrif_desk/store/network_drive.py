"""Recognises network drives, so that the desk can warn: a database is at risk on them.

Locks and the order of writes are promises that many network drives do not keep.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

_NETWORK_TYPES = {
    *("9p", "afpfs", "afs", "ceph", "cifs", "davfs", "ncpfs", "nfs", "nfs4", "smb2", "smb3"),
    *("smbfs", "webdav", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone"),
    "fuse.sshfs",
}
_WINDOWS_REMOTE = 4

Mounts = Iterable[tuple[PurePath, str]]


def on_network_drive(folder: Path) -> bool:
    """Tell whether `folder` lies on a network drive; False where that cannot be found out."""
    folder = folder.resolve()
    try:
        if sys.platform == "win32":
            return _is_remote_on_windows(folder)
        if sys.platform == "darwin":
            listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True)
            return is_on_network(folder, parse_macos_mounts(listed.stdout))
        return is_on_network(folder, parse_linux_mounts(Path("/proc/self/mounts").read_text()))
    except (OSError, subprocess.CalledProcessError):
        return False


def is_on_network(folder: PurePath, mounts: Mounts) -> bool:
    """Tell whether the innermost of `mounts` that holds `folder` is a network file system.

    Each mount is its folder and the type of its file system; a later one covers an earlier one.
    """
    innermost, kind = -1, ""
    for place, mounted_kind in mounts:
        if folder.is_relative_to(place) and len(place.parts) >= innermost:
            innermost, kind = len(place.parts), mounted_kind
    return kind in _NETWORK_TYPES


def parse_linux_mounts(table: str) -> Mounts:
    r"""Return the mounts of `/proc/mounts`; blanks in its paths stand there as `\040`."""
    for line in table.splitlines():
        _, place, kind, *_ = line.split(" ")
        for escaped, char in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
            place = place.replace(escaped, char)
        yield PurePath(place), kind


def parse_macos_mounts(listed: str) -> Mounts:
    """Return the mounts that `mount` lists as `//server/share on /Volumes/share (smbfs, …)`."""
    for line in listed.splitlines():
        place, _, options = line.partition(" on ")[2].rpartition(" (")
        yield PurePath(place), options.rstrip(")").split(",")[0]


def _is_remote_on_windows(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(
        folder.drive.startswith("\\\\")
        or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _WINDOWS_REMOTE
    )
