"""Tries the reader of returned slips on files that are made to break it, and counts what happens.

`python -m scripts.fuzz_slips corpus` reads every file of `tests/exchange/hostile` as the desk does
and prints a line of JSON for each. `… fuzz --seconds 300 --seed 1` changes real slips at random:
they are parsed in blocks, by processes limited as the desk's are, and every fiftieth takes the
whole way. It ends with 1 when anything crashed, hung or raised what it should not.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from random import Random

import pikepdf

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import returned_pdf
from tests.exchange.hostile import bombs, bound, contents, mutate, slip, structure

BLOCK = 500
GUARDED_OF = 50
MOST_SECONDS = 5.0
MOST_MEGABYTES = 500
_BLOCK_SECONDS = 300


@dataclass
class Outcome:
    """What many files led to. The slowest in milliseconds, the largest in megabytes."""

    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_guarded: float = 0.0
    largest: float = 0.0
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Run what the command line names; return 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("corpus", "fuzz", "block"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.what == "corpus":
        return corpus()
    if asked.what == "block":
        return block(asked.seed)
    return fuzz(asked.seed, asked.seconds)


def corpus() -> int:
    """Print what becomes of each file of the corpus."""
    sizes = measured_children()
    for times in (1, 2):
        bombs.zeros(times)  # once, and kept for all that are built apart
    for module in (structure, bombs, contents, bound):
        for name, build in module.files():
            content = built_apart(build)
            sizes.clear()
            started = time.perf_counter()
            told = outcome_of(content)
            spent = (time.perf_counter() - started) * 1000
            largest = max(sizes, default=0.0)
            line = {"name": name, "outcome": told, "ms": round(spent), "mb": round(largest)}
            print(json.dumps(line), flush=True)
    return 0


def fuzz(seed: int, seconds: float) -> int:
    """Read changed slips for so long, and print the figures."""
    total = Outcome()
    sizes = measured_children()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _run_block(seed, total)
        for number in range(seed, seed + BLOCK, GUARDED_OF):
            content = changed_slip(number)
            started = time.perf_counter()
            told = outcome_of(content).split()[0]
            spent = (time.perf_counter() - started) * 1000
            total.counts[f"guarded: {told}"] += 1
            total.slowest_guarded = max(total.slowest_guarded, spent)
            if spent > MOST_SECONDS * 1000 or told == ErrorCode.RETURNED_TOO_SLOW:
                total.faults.append(f"seed {number}: {told}, {spent:.0f} ms")
        seed += BLOCK
        total.largest = max([total.largest, *sizes])
        sizes.clear()
    print(f"{total.files} Dateien, nächster Startwert {seed}")
    for told, count in sorted(total.counts.items()):
        print(f"  {told:<40} {count:>8}")
    print(
        f"  langsamste {total.slowest:.0f} ms, mit eigenem Prozess {total.slowest_guarded:.0f} ms, "
        f"größter Prozess {total.largest:.0f} MB"
    )
    for fault in total.faults:
        print(f"  BEFUND {fault}")
    return int(bool(total.faults) or total.largest > MOST_MEGABYTES)


def block(seed: int) -> int:
    """Read the files of one block in this process; print what happened as JSON."""
    from integrif_desk.exchange import returned_pdf_parts

    memory = returned_pdf.LIMITS.memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    counts: Counter[str] = Counter()
    slowest, faults = 0.0, []
    for number in range(seed, seed + BLOCK):
        content = changed_slip(number)
        started = time.perf_counter()
        try:
            returned_pdf_parts.read(content, lambda _blob: None)
            counts["read"] += 1
        except KnownError as error:
            counts[error.code.value] += 1
        except MemoryError:
            counts["no memory"] += 1
        except Exception as error:  # whatever it is, it was not foreseen
            faults.append(f"seed {number}: {error!r}")
        spent = (time.perf_counter() - started) * 1000
        slowest = max(slowest, spent)
        if spent > MOST_SECONDS * 1000:
            faults.append(f"seed {number}: {spent:.0f} ms")
    print(json.dumps({"counts": counts, "slowest": slowest, "faults": faults}))
    return 0


def changed_slip(number: int) -> bytes:
    """Return the file that belongs to a seed."""
    random = Random(number)
    content, other = random.choice(slips()), random.choice(slips())
    return mutate.mutated(content, mutate.random_changes(random), other)


@cache
def slips() -> tuple[bytes, ...]:
    """Return slips as several programs would have saved them, and whole documents."""
    from integrif_desk.documents import handover, handover_bundle
    from tests.documents.bundles import BUNDLE
    from tests.documents.snapshots import FULL

    locks = [pikepdf.Encryption(owner="leitung", user=user, R=4) for user in ("", "geheim")]
    return (
        slip.slip(),
        slip.slip(form=False, printed=f"Antwort-Code {slip.CODE} auf dem Bogen"),
        slip.saved(slip.document(), qdf=True),
        slip.saved(slip.document(), linearize=True),
        slip.saved(slip.document(), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        *(slip.saved(slip.document(), encryption=lock) for lock in locks),
        handover.render(FULL),
        handover_bundle.render(BUNDLE),
        slip.saved(bound.document(bound.MOST)),
    )


def outcome_of(content: bytes) -> str:
    """Return what the desk makes of a file, read as it always is."""
    try:
        read = returned_pdf.read(content)
    except KnownError as error:
        return error.code.value
    return f"read {len(read.fields)} fields, {len(read.attachments)} attachments"


def built_apart(build: Callable[[], bytes]) -> bytes:
    """Return a file that another process has built: this one shall stay small."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(build())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    os.wait()
    return content


def measured_children() -> list[float]:
    """Return a list that gets the megabytes of every process that ends from now on.

    A child counts the memory of whoever started it, too, so this one should be small.
    """
    sizes: list[float] = []

    def wait(pid: int, options: int) -> tuple[int, int]:
        ended, status, used = os.wait4(pid, options)
        if ended:
            sizes.append(used.ru_maxrss / 1024)
        return ended, status

    os.waitpid = wait
    return sizes


def _run_block(seed: int, total: Outcome) -> None:
    command = [sys.executable, "-m", "scripts.fuzz_slips", "block", "--seed", str(seed)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=_BLOCK_SECONDS
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        total.faults.append(f"block {seed}: {error!r} {error.stderr!r}")
        return
    told = json.loads(done.stdout)
    total.files += BLOCK
    total.counts.update(told["counts"])
    total.slowest = max(total.slowest, told["slowest"])
    total.faults += told["faults"]


if __name__ == "__main__":
    sys.exit(main())
