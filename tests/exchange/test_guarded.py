"""The process that reads what came from outside: it ends whatever happens, and can do no harm."""

import ctypes
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from integrif_desk.exchange import guarded, guarded_limits
from integrif_desk.exchange.guarded import Failure, Limits
from tests.exchange.hostile import slip

ROOT = Path(__file__).parents[2]
PATIENT = Limits(seconds=20)
ENDLESS = "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 1_000_000)"
DEAF = "import time; time.sleep(600)"
BUSY = "import sys; sys.stdin.buffer.read()\nwhile True: pass"
MUTE = "import os, time; os.close(1); time.sleep(600)"
LISTENING = "import sys; sys.stdin.buffer.read()"


def starts(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(guarded, "command", lambda: [sys.executable, "-I", "-c", program])


def failure(limits: Limits = PATIENT, content: bytes = b"") -> Failure:
    with pytest.raises(guarded.GuardError) as failed:
        guarded.run("returned_pdf", content, limits)
    return failed.value.failure


@pytest.mark.parametrize(
    ("program", "expected"),
    [(DEAF, Failure.TOO_SLOW), (BUSY, Failure.TOO_SLOW), (MUTE, Failure.CRASHED)],
)
def test_a_process_that_does_not_end_is_ended(
    monkeypatch: pytest.MonkeyPatch, program: str, expected: Failure
) -> None:
    starts(monkeypatch, program)
    started = time.monotonic()
    # More than any pipe holds: whoever does not read must not hold up whoever writes.
    assert failure(Limits(seconds=0.5), b"x" * 5_000_000) is expected
    assert time.monotonic() - started < 5


def test_no_more_is_taken_than_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    starts(monkeypatch, ENDLESS)
    assert failure(Limits(seconds=20, answer=2_000_000)) is Failure.TOO_HEAVY


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00" * 7,
        (2).to_bytes(8) + b"{}" + b"\x00" * 7,
        (2).to_bytes(8) + b"{}" + (40_000_000).to_bytes(8) + b"{}",
        (5).to_bytes(8) + b"abc",
        (2**63).to_bytes(8) + b"abc",
        (3).to_bytes(8) + b"[7]",
        (4).to_bytes(8) + b"\xff\xfe{}",
        (13).to_bytes(8) + b'{"facts": 12}',
        (12).to_bytes(8) + b'{"error": 1}',
    ],
)
def test_an_answer_that_makes_no_sense_is_none(
    monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    starts(monkeypatch, f"{LISTENING}; sys.stdout.buffer.write({said!r})")
    assert failure() is Failure.CRASHED


def test_blobs_come_before_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = b'{"facts": {"a": [1]}}'
    said = b"".join(len(one).to_bytes(8) + one for one in (b"first", b"", verdict))
    starts(monkeypatch, f"{LISTENING}; sys.stdout.buffer.write({said!r})")
    answer = guarded.run("returned_pdf", b"", PATIENT)
    assert answer.blobs == (b"first", b"")
    assert answer.verdict.facts == {"a": [1]}


@pytest.mark.parametrize(
    ("leaving", "expected"),
    [
        ("sys.exit(3)", Failure.CRASHED),
        (f"sys.exit({guarded_limits.OUT_OF_MEMORY})", Failure.TOO_HEAVY),
        ("import os; os.abort()", Failure.TOO_HEAVY),
        ("import ctypes; ctypes.string_at(0)", Failure.CRASHED),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="other systems end by other codes")
def test_how_a_process_ends_says_why(
    monkeypatch: pytest.MonkeyPatch, leaving: str, expected: Failure
) -> None:
    starts(monkeypatch, f"{LISTENING}; {leaving}")
    assert failure() is expected


def test_a_process_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "command", lambda: [str(ROOT / "no-such-program")])
    assert failure() is Failure.NOT_STARTED


def test_a_job_that_nobody_knows_is_refused() -> None:
    with pytest.raises(guarded.GuardError) as failed:
        guarded.run("eval", b"", PATIENT)
    assert failed.value.failure is Failure.CRASHED


def test_the_process_inherits_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INTEGRIF_DESK_STORE", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    told = (
        f"{LISTENING}; import os, json; facts = dict(names=sorted(os.environ), at=os.getcwd()); "
        "said = json.dumps(dict(facts=facts)).encode(); "
        "sys.stdout.buffer.write(len(said).to_bytes(8) + said)"
    )
    starts(monkeypatch, told)
    facts = guarded.run("returned_pdf", b"", PATIENT).verdict.facts
    assert set(facts["names"]) <= {"SYSTEMROOT", "LD_LIBRARY_PATH", "LC_CTYPE"}
    assert facts["at"] == str(Path("/").resolve())


def limited(program: str) -> str:
    """Run a program once everything is shut, and return what it says."""
    told = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import os, socket, subprocess\n"
        "from integrif_desk.exchange import guarded_limits\n"
        "guarded_limits.limit(300 * 1024 * 1024, 2)\n"
        "guarded_limits.shut()\n"
        "try:\n"
        f"    {program}\n"
        "    print('done')\n"
        "except (OSError, MemoryError) as error:\n"
        "    print(type(error).__name__)\n"
    )
    command = [sys.executable, "-I", "-c", told, str(ROOT)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits by a job object")
@pytest.mark.parametrize(
    "forbidden",
    [
        "open('/etc/passwd')",
        "open('/tmp/integrif-desk-was-here', 'w')",
        "os.mkfifo; os.open('.', os.O_RDONLY)",
        "socket.socket()",
        "subprocess.run(['/bin/true'])",
        "os.pipe()",
    ],
)
def test_nothing_can_be_opened_or_started(forbidden: str) -> None:
    assert limited(forbidden) in {"OSError", "BlockingIOError"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits by a job object")
def test_a_file_that_is_open_already_cannot_grow(tmp_path: Path) -> None:
    path = tmp_path / "file"
    told = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "file = open(sys.argv[2], 'wb', buffering=0)\n"
        "from integrif_desk.exchange import guarded_limits\n"
        "guarded_limits.shut()\n"
        "file.write(b'x')\n"
    )
    command = [sys.executable, "-I", "-c", told, str(ROOT), str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    assert path.read_bytes() == b""


@pytest.mark.skipif(
    sys.platform != "linux", reason="macOS does not enforce it, Windows another way"
)
def test_memory_has_an_end() -> None:
    assert limited("bytearray(200 * 1024 * 1024)") == "done"
    assert limited("bytearray(300 * 1024 * 1024)") == "MemoryError"


@pytest.mark.skipif(not Path("/bin/ps").exists(), reason="nothing to weigh processes with")
def test_where_memory_has_no_end_the_process_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    starts(monkeypatch, "import time; held = bytearray(60_000_000); time.sleep(600)")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert failure(Limits(seconds=20, memory=40_000_000)) is Failure.TOO_HEAVY
    assert guarded.resident(2**22 + 1) == 0


def test_what_windows_is_told_has_its_shape() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(guarded_limits.JobLimits) == 144
        assert guarded_limits.JobLimits.process_memory.offset == 112


def test_the_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert guarded.command() == [sys.executable, "--guarded"]


def test_the_program_reads_a_file_when_it_is_called_so() -> None:
    head = {"job": "returned_pdf", "memory": 500 << 20, "seconds": 9, "options": {}}
    done = subprocess.run(
        [sys.executable, "-m", "integrif_desk", guarded.OPTION],
        cwd=ROOT,
        input=json.dumps(head).encode() + b"\n" + slip.slip(),
        capture_output=True,
        check=True,
    )
    assert slip.DATA in done.stdout
    assert b'"error"' not in done.stdout


def test_the_source_leaves_no_bytecode_and_asks_no_surroundings() -> None:
    assert guarded.command()[1:3] == ["-I", "-B"]
