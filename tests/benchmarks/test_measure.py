"""A figure that misses its aim must not look held."""

import pytest

from benchmarks.measure import Figure, in_turns, median, p95


def figure(
    measured: float,
    limit: float,
    aim: float = 1.0,
    allowance: float = 0,
    at_most: float | None = None,
) -> Figure:
    return Figure("ours", "theirs", measured, limit, aim, allowance=allowance, at_most=at_most)


@pytest.mark.parametrize(
    ("shown", "held"),
    [
        (figure(15.0, 10.0, aim=1.5), True),
        (figure(15.1, 10.0, aim=1.5), False),
        (figure(17.0, 1.0, allowance=16.7), True),
        (figure(18.0, 1.0, allowance=16.7), False),
        (figure(49.0, 48.0, aim=1.3, at_most=50.0), True),
        (figure(51.0, 48.0, aim=1.3, at_most=50.0), False),
        (figure(13.1, 10.0, aim=1.3, at_most=50.0), False),
    ],
)
def test_the_aim_is_a_ratio_an_allowance_and_a_ceiling(shown: Figure, held: bool) -> None:
    assert shown.is_held is held


def test_the_ratio_is_ours_by_theirs() -> None:
    assert figure(3.0, 2.0).ratio == 1.5


def test_both_sides_run_in_turns() -> None:
    calls: list[tuple[str, int]] = []
    mine, other = in_turns(
        lambda n: calls.append(("ours", n)), lambda n: calls.append(("theirs", n)), 2
    )
    assert calls == [("ours", 0), ("theirs", 0), ("ours", 1), ("theirs", 1)]
    assert len(mine) == len(other) == 2
    assert min(mine + other) >= 0


def test_five_in_a_hundred_may_lie_above_p95() -> None:
    times = [float(n) for n in range(101)]
    assert p95(times) == 95
    assert median(times) == 50
