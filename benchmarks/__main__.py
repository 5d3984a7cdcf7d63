"""Prints the table; exits with 1 when an aim is missed."""

import sys
from collections.abc import Callable

from benchmarks import casework, documents, search, start, stores, window
from benchmarks.measure import Figure

FIGURES: tuple[Callable[[], Figure], ...] = (
    start.unlock_screen,
    window.case_list,
    search.first_hits,
    casework.open_case,
    casework.save_note,
    documents.handover_pdf,
    documents.memory_of_many,
    window.memory,
)
_COLUMNS = "{:<52}{:>12}  {:<33}{:>10}{:>8}  {:<16}{}"


def main() -> int:
    """Measure every figure and print it as soon as it is there."""
    for cases in (stores.SMALL, stores.LARGE):
        stores.store_with(cases)
    print(_COLUMNS.format("figure", "measured", "beside", "limit", "ratio", "aim", "").rstrip())
    missed = 0
    for measure in FIGURES:
        figure = measure()
        missed += not figure.is_held
        print(_line(figure), flush=True)
    return 1 if missed else 0


def _line(figure: Figure) -> str:
    unit = figure.unit
    aim = f"≤ {figure.aim:g}×"
    if figure.allowance:
        aim = f"≤ limit + {figure.allowance:.4g}"
    if figure.at_most is not None:
        aim = f"{aim}, < {figure.at_most:g}"
    return _COLUMNS.format(
        figure.name,
        f"{figure.measured:.1f} {unit}",
        figure.against,
        f"{figure.limit:.1f} {unit}",
        f"{figure.ratio:.2f}×",
        aim,
        "held" if figure.is_held else "missed",
    )


if __name__ == "__main__":
    sys.exit(main())
