"""Keeps an unfinished handover in the encrypted store two seconds after the first change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from integrif_desk.casework import handover
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.handover import HandoverPlan
from integrif_desk.ui.context import Context

KEEP_MS = 2_000


class PlanKeeper(QObject):
    """`on_kept` is called after every writing."""

    def __init__(self, context: Context, on_kept: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._on_kept = on_kept
        self._waiting: HandoverPlan | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.flush)

    def touch(self, plan: HandoverPlan) -> None:
        """Keep this plan soon."""
        self._waiting = plan
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what has changed since, now."""
        plan = self._waiting
        self.stop()
        if plan is not None:
            desk = self._context.opened.desk
            self._context.runner.change(lambda: handover.keep_plan(desk, plan), self._kept)

    def stop(self) -> None:
        """Keep nothing more: issued or thrown away."""
        self._timer.stop()
        self._waiting = None

    def _kept(self, _changes: Changes) -> None:
        self._on_kept()
