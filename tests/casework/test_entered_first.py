"""The register never claims less than what left, whatever ends the program or the writing."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk import paths
from integrif_desk.casework import directory, disclosure, entered_file, handover, sending, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, DocumentKind, Writing
from integrif_desk.domain.disclosure_views import DisclosureFilter
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import HandoverState
from integrif_desk.wording.errors import sentence
from tests.casework.conftest import PASSPHRASE, START
from tests.casework.test_sending import case_id, consent_id, entries, issued, state

__all__ = ["case_id", "consent_id", "issued"]

STEPS = 20


def everything(desk: Desk) -> tuple[Disclosure, ...]:
    rows = disclosure.disclosures(desk, DisclosureFilter(), None, 500).rows
    return tuple(row.disclosure for row in rows)


def told(folder: Path) -> list[Path]:
    """Return the files below that hold anything but the zeros that keep their place."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if path.read_bytes().strip(b"\0")]


@pytest.mark.parametrize("way", ["save", "mail", "brochure"])
def test_a_program_that_is_killed_at_any_step_has_entered_what_left(
    opened: vault.Opened, issued: UUID, tmp_path: Path, way: str
) -> None:
    folder = opened.folder
    before = len(everything(opened.desk))
    opened.close()
    seen: list[tuple[bool, Writing | None]] = []
    for step in range(1, STEPS):
        target = tmp_path / f"stick-{step}"
        target.mkdir()
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "tests.casework.killed"),
                *(str(folder), str(issued), way, str(target), str(step)),
            ],
            cwd=paths.migrations().parent,
            check=False,
        )
        again = vault.unlock(folder, "Sabine Hartwig", PASSPHRASE, now=lambda: START)
        found = everything(again.desk)
        new = [one for one in found[: len(found) - before] if not one.entered_in_error]
        before = len(found)
        again.close()
        entry = new[0].writing if new else None
        assert not told(target) or entry is not None, f"step {step}: left and not entered"
        seen.append((bool(told(target)), entry))
        if ended.returncode == 0:
            break
    assert seen[0] == (False, None)
    assert (False, Writing.BEGUN) in seen  # rather too much than too little, and marked
    assert seen[-1] == (True, Writing.DONE)
    assert 5 <= len(seen) < STEPS - 1


@pytest.fixture
def ways(desk: Desk, issued: UUID, tmp_path: Path) -> tuple[Callable[[], object], ...]:
    return (
        lambda: sending.save(desk, issued, Channel.EBO, tmp_path / "a.pdf"),
        lambda: sending.save_locked(desk, issued, Channel.EMAIL, tmp_path / "b.pdf"),
        lambda: sending.save_mail(desk, issued, Channel.ENCRYPTED_EMAIL, tmp_path / "c.eml"),
        lambda: sending.prepare_mail(desk, issued, Channel.EMAIL, tmp_path / "d"),
    )


def refused(way: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as error:
        way()
    return error.value


def breaking(monkeypatch: pytest.MonkeyPatch, code: int, *, at: int, gone: bool = False) -> None:
    """Let the flush number `at` fail; `gone` takes the medium away for good with it."""
    flush, unlink, left = os.fsync, Path.unlink, at

    def fail(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(code, os.strerror(code))
        flush(descriptor)

    def unreachable(path: Path, missing_ok: bool = False) -> None:
        if left <= 0:
            raise OSError(errno.EIO, "Input/output error")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(os, "fsync", fail)
    if gone:
        monkeypatch.setattr(Path, "unlink", unreachable)


@pytest.mark.parametrize("number", range(4))
def test_without_room_nothing_is_entered(
    desk: Desk,
    issued: UUID,
    ways: tuple[Callable[[], object], ...],
    tmp_path: Path,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "d").mkdir()
    breaking(monkeypatch, errno.ENOSPC, at=1)
    assert refused(ways[number]).code is ErrorCode.DISK_FULL
    assert entries(desk, issued) == ()
    assert told(tmp_path / "d") == []
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("number", range(4))
def test_what_could_not_be_written_after_all_is_struck_and_is_here_again(
    desk: Desk,
    issued: UUID,
    ways: tuple[Callable[[], object], ...],
    tmp_path: Path,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "d").mkdir()
    breaking(monkeypatch, errno.ENOSPC, at=2)
    error = refused(ways[number])
    assert error.code is ErrorCode.DISK_FULL
    assert "voll" in sentence(error)
    (entry,) = entries(desk, issued)
    assert (entry.entered_in_error, entry.writing) == (True, Writing.FAILED)
    assert state(desk, issued) is HandoverState.ISSUED
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
    assert not (tmp_path / "d" / "outgoing").exists() or told(tmp_path / "d") == []


def test_a_stick_that_is_pulled_while_writing_leaves_the_entry_with_a_mark(
    desk: Desk, issued: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, errno.EIO, at=2, gone=True)
    error = refused(lambda: sending.save(desk, issued, Channel.EBO, tmp_path / "a.pdf"))
    assert error.code is ErrorCode.FILE_BROKEN_OFF
    assert "Rest" in sentence(error)
    assert "Im Register bleibt der Eintrag" in sentence(error)
    (entry,) = entries(desk, issued)
    assert (entry.entered_in_error, entry.writing) == (False, Writing.BROKEN_OFF)
    assert state(desk, issued) is HandoverState.HANDED_OVER


def test_where_nobody_may_write_nothing_is_entered(
    desk: Desk, issued: UUID, tmp_path: Path
) -> None:
    error = refused(lambda: sending.save(desk, issued, Channel.EBO, tmp_path / "no" / "a.pdf"))
    assert error.code is ErrorCode.FILE_NOT_WRITABLE
    assert entries(desk, issued) == ()


def test_a_store_that_cannot_note_how_it_ended_keeps_the_mark(
    desk: Desk, issued: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(entered_file, "_mark", full)
    given = sending.save(desk, issued, Channel.EBO, tmp_path / "a.pdf")
    assert given.path is not None
    assert given.path.read_bytes() == handover.pdf(desk, issued)
    (entry,) = entries(desk, issued)
    assert (entry.entered_in_error, entry.writing) == (False, Writing.BEGUN)


def test_a_brochure_is_entered_as_what_everybody_may_have(desk: Desk, tmp_path: Path) -> None:
    directory.export(desk, b"%PDF", tmp_path / "a.pdf")
    (entry,) = everything(desk)
    assert (entry.kind, entry.case_id, entry.recipient_id) == (DocumentKind.DIRECTORY, None, None)
    directory.record_printing(desk, b"%PDF")
    assert len(everything(desk)) == 2
