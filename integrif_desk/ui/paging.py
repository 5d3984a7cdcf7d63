"""Feeds a `PagedTableModel` from a use case that pages by key."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QObject

from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import Key, Page
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.widgets.table_model import Deliver, Fetch

Row = TypeVar("Row")


def store_pages(
    runner: Runner, read: Callable[[Key | None, int], Page[Row]], name: str, owner: QObject
) -> Fetch[Row]:
    """Return what `PagedTableModel.reset` wants.

    `read(after, limit)` runs on the worker; a later query of the same `name` supersedes it. The
    model knows the row to go on after, only the store knows its key: it is remembered here. What
    cannot be read is told as everywhere, and the model may ask for it again.
    """
    next_key: Key | None = None

    def fetch(after: Hashable | None, limit: int, deliver: Deliver[Row]) -> None:
        key = None if after is None else next_key
        if after is not None and key is None:
            deliver(())
            return

        def take(page: Page[Row]) -> None:
            nonlocal next_key
            next_key = page.next_key
            deliver(page.rows)

        def give_up(error: KnownError) -> None:
            deliver(None)
            runner.failed.emit(error)

        runner.query(lambda: read(key, limit), take, give_up, key=name, owner=owner)

    return fetch
