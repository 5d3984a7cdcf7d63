"""Timing two things in turns, and what a figure is."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """A measured value beside its limit.

    `measured` and `limit` are in `unit`; the aim is held when `measured` <= `aim` x `limit` +
    `allowance`, and, where given, `measured` <= `at_most`.
    """

    name: str
    against: str
    measured: float
    limit: float
    aim: float
    unit: str = "ms"
    allowance: float = 0.0
    at_most: float | None = None

    @property
    def ratio(self) -> float:
        """`measured` by `limit`."""
        return self.measured / self.limit

    @property
    def is_held(self) -> bool:
        """Whether the aim is reached."""
        within = self.measured <= self.aim * self.limit + self.allowance
        return within and (self.at_most is None or self.measured <= self.at_most)


def in_turns(
    ours: Callable[[int], None], theirs: Callable[[int], None], rounds: int
) -> tuple[list[float], list[float]]:
    """Run both `rounds` times in turns and return their times in milliseconds.

    Each call gets the number of its round. Taking turns lets a slow moment of the machine hit both.
    """
    mine: list[float] = []
    other: list[float] = []
    for number in range(rounds):
        for call, times in ((ours, mine), (theirs, other)):
            start = perf_counter()
            call(number)
            times.append((perf_counter() - start) * 1000)
    return mine, other


def median(times: list[float]) -> float:
    """Return the middle one."""
    return statistics.median(times)


def p95(times: list[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
