"""Prints the table; exits with 1 when an aim is missed."""

import sys
from collections.abc import Callable

from benchmarks import casework, search, start, window
from benchmarks.measure import Figure

FIGURES: tuple[Callable[[], Figure], ...] = (
    start.unlock_screen,
    window.case_list,
    search.first_hits,
    casework.open_case,
    casework.save_note,
    window.memory,
)


def main() -> int:
    """Measure every figure and print it as soon as it is there."""
    print(f"{'figure':<48}{'measured':>12}{'limit':>12}{'ratio':>8}{'aim':>10}")
    missed = 0
    for measure in FIGURES:
        figure = measure()
        missed += not figure.is_held
        print(_line(figure), flush=True)
    return 1 if missed else 0


def _line(figure: Figure) -> str:
    aim = f"≤ {figure.aim:g}×"
    if figure.allowance:
        aim = f"≤ {figure.aim:g}× + {figure.allowance:g}"
    state = "" if figure.is_held else "  missed"
    return (
        f"{figure.name:<48}{figure.measured:>9.1f} {figure.unit}{figure.limit:>9.1f} {figure.unit}"
        f"{figure.ratio:>7.2f}×{aim:>12}{state}\n    beside: {figure.against}"
    )


if __name__ == "__main__":
    sys.exit(main())
