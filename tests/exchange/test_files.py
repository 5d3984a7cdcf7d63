import errno
import os
from pathlib import Path

import pytest

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import files
from integrif_desk.exchange.files import fill, kept_place, write_whole


def refused(path: Path, content: bytes = b"neu") -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        write_whole(path, content)
    return caught.value.code


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "Uebergabe-26-031.pdf", b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["Uebergabe-26-031.pdf"]
    assert (tmp_path / "Uebergabe-26-031.pdf").read_bytes() == b"%PDF"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_on_the_computer_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_whole(tmp_path / "a.pdf", b"%PDF")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_stays_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"alt")
    assert refused(path) is ErrorCode.FILE_EXISTS
    assert path.read_bytes() == b"alt"
    write_whole(path, b"neu", overwrite=True)
    assert path.read_bytes() == b"neu"


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "stick" / "a.pdf") is ErrorCode.FILE_NOT_WRITABLE


def test_a_stick_that_is_pulled_while_writing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", pulled)
    monkeypatch.setattr(Path, "unlink", pulled)
    assert refused(tmp_path / "a.pdf") is ErrorCode.FILE_NOT_WRITABLE


def test_a_folder_that_nobody_may_look_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "exists", forbidden)
    assert refused(tmp_path / "a.pdf") is ErrorCode.FILE_NOT_WRITABLE


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(tmp_path / "a.pdf") is ErrorCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_a_place_is_kept_without_a_word_of_what_comes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with kept_place(path, 1000) as place:
        (kept,) = tmp_path.iterdir()
        assert (kept.name.startswith("."), kept.read_bytes()) == (True, bytes(1000))
        assert not path.exists()
        fill(place, b"kurz")
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"kurz"


def test_a_place_that_is_not_filled_goes_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"alt")
    with pytest.raises(ZeroDivisionError), kept_place(path, 10, overwrite=True):
        raise ZeroDivisionError
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"alt"


def test_what_may_have_been_left_behind_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with kept_place(tmp_path / "a.pdf", 10) as place:
        monkeypatch.setattr(os, "fsync", pulled)
        monkeypatch.setattr(Path, "unlink", pulled)
        with pytest.raises(KnownError) as caught:
            fill(place, b"halb")
        assert caught.value.code is ErrorCode.FILE_BROKEN_OFF
        monkeypatch.undo()


@pytest.mark.parametrize("path", [Path(), Path("/"), Path("a\0b.pdf")])
def test_what_is_no_name_of_a_file_is_told(path: Path) -> None:
    assert refused(path) is ErrorCode.FILE_NOT_WRITABLE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no device that is always full")
def test_a_disk_that_is_full_at_every_try_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, flags: int) -> int:
        descriptor = os.open(path, flags, 0o600)
        os.dup2(os.open("/dev/full", os.O_WRONLY), descriptor)
        return descriptor

    monkeypatch.setattr(files, "_private", full)
    assert refused(tmp_path / "a.pdf", b"x" * 10) is ErrorCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with kept_place(path, 10) as place:
        path.write_bytes(b"von jemand anderem")
        with pytest.raises(KnownError) as caught:
            fill(place, b"neu")
    assert caught.value.code is ErrorCode.FILE_EXISTS
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"von jemand anderem"


@pytest.mark.skipif(os.name == "nt", reason="Windows moves nothing that is open")
def test_nothing_is_written_where_somebody_else_leads_to(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.touch()
    with kept_place(tmp_path / "a.pdf", 10) as place:
        place.unfinished.unlink()
        place.unfinished.symlink_to(theirs)
        fill(place, b"geheim")
    assert theirs.read_bytes() == b""
