"""Collects Python's garbage on the GUI thread alone.

Python collects wherever memory happens to be asked for, also on the worker. There a widget that
only a cycle still held would be destroyed beside the thread that owns it, which ends a Qt program
without a word. So collecting by itself is off while the desk runs, and a timer asks in its place.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000


def collect_here(parent: QObject) -> QTimer:
    """Collect on this thread from now on, as often as Python itself would, as long as `parent`
    lives."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect_what_is_due)
    timer.start(_EVERY_MS)
    return timer


def collect_what_is_due() -> None:
    """Collect the oldest generation that has reached Python's own threshold."""
    for generation in (2, 1, 0):
        limit = gc.get_threshold()[generation]
        if limit and gc.get_count()[generation] > limit:
            gc.collect(generation)
            return
