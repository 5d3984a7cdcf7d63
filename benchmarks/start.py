"""From the start of the process to the painted unlock page."""

import os
import subprocess
import sys
import time

from benchmarks import stores
from benchmarks.measure import Figure, in_turns, median

_ROUNDS = 15


def child(*arguments: str) -> int:
    """Run one of `benchmarks.children` offscreen and return the number it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.children", *arguments],
        env=_environment(),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=600,
    )
    return int(done.stdout.split()[-1])


def _environment() -> dict[str, str]:
    # An installed desk keeps its compiled modules; a workplace may forbid to write them.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def unlock_screen() -> Figure:
    """Starting the desk beside starting an empty window."""
    store = str(stores.store_with(stores.SMALL))
    desk_times: list[float] = []
    bare_times: list[float] = []

    def painted(times: list[float], *arguments: str) -> None:
        begun = time.monotonic_ns()
        times.append((child(*arguments) - begun) / 1e6)

    in_turns(
        lambda _: painted(desk_times, "desk", store),
        lambda _: painted(bare_times, "bare"),
        _ROUNDS,
    )
    return Figure(
        "process start → unlock screen painted",
        "bare PySide6 window",
        median(desk_times[1:]),
        median(bare_times[1:]),
        1.5,
    )
