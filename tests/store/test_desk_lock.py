"""One desk at a time: a second one learns who holds the store, a dead one holds nothing."""

import os
import socket
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import desk_lock
from tests.store import scratch

HOLD = """
import sys
from pathlib import Path
from tests.store import scratch
opened = scratch.reopen(Path(sys.argv[1]), Path(sys.argv[2]))
scratch.execute(opened, "INSERT INTO person VALUES (1, 'Selam')")
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_desk_is_told_and_a_killed_one_is_taken_over(
    tmp_path: Path, migrations: Path
) -> None:
    store = tmp_path / "store"
    scratch.create(store, migrations).close()
    before = datetime.now(UTC)
    with scratch.other_process(HOLD, store, migrations) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for again in (scratch.reopen, scratch.create):
            with pytest.raises(KnownError) as caught:
                again(store, migrations)
            assert caught.value.code is ErrorCode.VAULT_IN_USE
            assert caught.value.values["host"] == socket.gethostname()
            assert before <= caught.value.values["since"] <= datetime.now(UTC)
        process.kill()
    with closing(scratch.reopen(store, migrations)) as opened:
        assert scratch.rows(opened, "SELECT name FROM person") == [("Selam",)]


def test_in_one_process_too_only_one_holds_it(tmp_path: Path) -> None:
    held = desk_lock.acquire(tmp_path)
    with pytest.raises(KnownError) as caught:
        desk_lock.acquire(tmp_path)
    assert caught.value.code is ErrorCode.VAULT_IN_USE
    held.release()
    held.release()
    desk_lock.acquire(tmp_path).release()


def test_the_holder_file_names_a_computer_and_no_person(tmp_path: Path) -> None:
    held = desk_lock.acquire(tmp_path)
    content = (tmp_path / desk_lock.HOLDER).read_text()
    assert str(os.getpid()) in content
    assert content.count(":") - content.count('":') <= 3  # host, pid, since and its clock time
    held.release()
    assert not (tmp_path / desk_lock.HOLDER).exists()


@pytest.mark.parametrize("content", [b"", b"{", b'{"host": 7}', b"\xff\xfe", None])
def test_an_unreadable_holder_still_means_in_use(tmp_path: Path, content: bytes | None) -> None:
    held = desk_lock.acquire(tmp_path)
    if content is None:
        (tmp_path / desk_lock.HOLDER).unlink()
    else:
        (tmp_path / desk_lock.HOLDER).write_bytes(content)
    with pytest.raises(KnownError) as caught:
        desk_lock.acquire(tmp_path)
    assert (caught.value.code, caught.value.values) == (ErrorCode.VAULT_IN_USE, {})
    held.release()


def test_a_lock_whose_holder_cannot_be_written_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk_lock, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        desk_lock.acquire(tmp_path)
    monkeypatch.undo()
    desk_lock.acquire(tmp_path).release()
