"""Keeps an unfinished handover in the encrypted store a second after the first change."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from integrif_desk.casework import handover
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import KEEP_MS


class PlanKeeper(QObject):
    """`on_kept` is called after every writing.

    What could not be written, on a full disk for instance, stays at hand until it is.
    """

    def __init__(self, context: Context, on_kept: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._on_kept = on_kept
        self._waiting: HandoverPlan | None = None
        self._unwritten: dict[UUID, HandoverPlan] = {}
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
            self._write(plan)

    def unwritten(self, case_id: UUID) -> HandoverPlan | None:
        """Return the plan of a case that could not be written."""
        return self._unwritten.get(case_id)

    def forget(self) -> None:
        """Forget everything, as on lock."""
        self.stop()
        self._unwritten.clear()

    def stop(self) -> None:
        """Keep nothing more: issued or thrown away."""
        self._timer.stop()
        self._waiting = None

    def _write(self, plan: HandoverPlan) -> None:
        desk = self._context.opened.desk

        def kept(_changes: Changes) -> None:
            self._unwritten.pop(plan.case_id, None)
            self._on_kept()

        def failed(error: KnownError) -> None:
            self._unwritten[plan.case_id] = plan
            self._context.notices.error(error)

        self._context.runner.change(
            lambda: handover.keep_plan(desk, plan), kept, failed, owner=self
        )
