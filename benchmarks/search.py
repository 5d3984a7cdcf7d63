"""From a keystroke in the search field to painted hits."""

from time import perf_counter

from sqlalchemy import text

from benchmarks import stores
from benchmarks.measure import Figure, p95
from benchmarks.window import OpenedList
from integrif_desk.domain.names import query_words

FRAME_MS = 1000 / 60
_TYPED = ("mohammad", "kowalenko", "al-ahmad", "tesfay", "F-26-0", "زهرا", "nuur abd", "sawt")
_ROUNDS = 3
_RAW = text(
    "SELECT rowid FROM search_text WHERE search_text MATCH :wanted ORDER BY rowid DESC LIMIT 500"
)


def first_hits() -> Figure:
    """Typing names letter by letter among 100,000 cases beside the same raw FTS5 queries."""
    shown = OpenedList(stores.store_with(stores.LARGE))
    shown.show()
    ours: list[float] = []
    raw: list[float] = []
    for _ in range(_ROUNDS):
        for word in _TYPED:
            for length in range(1, len(word) + 1):
                start = perf_counter()
                shown.find(word[:length])
                ours.append((perf_counter() - start) * 1000)
                raw.append(_raw(shown, word[:length]))
    shown.close()
    return Figure(
        "keystroke → first hits painted, 100,000 cases, p95",
        "raw FTS5 query (+ one 60 Hz frame)",
        p95(ours),
        p95(raw),
        1.0,
        allowance=FRAME_MS,
    )


def _raw(shown: OpenedList, typed: str) -> float:
    wanted = " AND ".join(f'words : "{word}" *' for word in query_words(typed))
    with shown.opened.desk.read() as work:
        start = perf_counter()
        work.connection.execute(_RAW, {"wanted": wanted}).all()
        return (perf_counter() - start) * 1000
