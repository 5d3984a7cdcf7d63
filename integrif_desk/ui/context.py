"""What every page gets from `app.py`: who is signed in, how to reach the store, where to go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from integrif_desk.casework.vault import Opened
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.ops import Runner


class Navigator(Protocol):
    """Ways from one page to another. Each shows the page and, where given, the record."""

    def open_case(self, case_id: UUID) -> None:
        """Show a case."""

    def write_note(self, case_id: UUID) -> None:
        """Show a case with the cursor in its quick-entry line."""

    def refer(self, case_id: UUID) -> None:
        """Show a case with the editor of a new referral open."""

    def open_referral(self, referral_id: UUID) -> None:
        """Show a referral in the list across cases."""

    def open_actor(self, actor_id: UUID) -> None:
        """Show an actor."""

    def compose_handover(self, case_id: UUID) -> None:
        """Open the composer for a case, with its unfinished handover if there is one."""

    def open_handover(self, handover_id: UUID) -> None:
        """Show an issued handover."""


class Notifier(Protocol):
    """How a page tells something."""

    def info(self, sentence: str) -> None:
        """Tell in the status bar for a while."""

    def undoable(self, sentence: str, undo: Callable[[], None]) -> None:
        """Tell in the status bar that something is done and can be undone (Strg+Z, 10 s)."""

    def error(self, error: KnownError) -> None:
        """Tell in a bar above the page what failed and what to do; it stays until closed."""


@dataclass(frozen=True)
class Context:
    """Handed to every page on construction."""

    opened: Opened
    runner: Runner
    navigator: Navigator
    notifier: Notifier
