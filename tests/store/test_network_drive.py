"""Network drives are recognised from the tables of Linux and macOS."""

from pathlib import Path, PurePosixPath

import pytest

from integrif_desk.store import network_drive

LINUX = r"""
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//nas/verein /mnt/Verein\040e.\040V. cifs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdc1 /media/stick vfat rw 0 0
""".strip()

MACOS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//sabine@nas._smb._tcp.local/verein on /Volumes/Verein e. V. (smbfs, nodev, nosuid)
/dev/disk4s1 on /Volumes/Stick (msdos, local, nodev)
""".strip()


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/var/desk", False),
        ("/home/sabine/store", True),
        ("/home/local/store", False),
        ("/homestead/store", False),
        ("/mnt/Verein e. V./store", True),
        ("/run/user/1000/gvfs/smb-share/store", True),
        ("/media/stick", False),
    ],
)
def test_linux(folder: str, remote: bool) -> None:
    mounts = network_drive.parse_linux_mounts(LINUX)
    assert network_drive.is_on_network(PurePosixPath(folder), mounts) is remote


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/Users/sabine", False),
        ("/Volumes/Verein e. V./store", True),
        ("/Volumes/Stick/store", False),
    ],
)
def test_macos(folder: str, remote: bool) -> None:
    mounts = network_drive.parse_macos_mounts(MACOS)
    assert network_drive.is_on_network(PurePosixPath(folder), mounts) is remote


def test_a_later_mount_covers_an_earlier_one() -> None:
    mounts = [(PurePosixPath("/data"), "ext4"), (PurePosixPath("/data"), "nfs")]
    assert network_drive.is_on_network(PurePosixPath("/data/store"), mounts)


def test_this_machine_answers(tmp_path: Path) -> None:
    assert network_drive.on_network_drive(tmp_path) is False
