"""Proposes anew what nobody has edited once a plan is for another office, purpose or section.

What was proposed for one office may be locked for the next one: the sentences go with it.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from integrif_desk.casework.handover import Choice
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers.opening import tells_of_referrals
from integrif_desk.wording import proposals


class Renewal:
    """`on_renewed(plan)` is called with the plan as it reads then; only where that is another."""

    def __init__(
        self,
        context: Context,
        owner: QObject,
        plan: Callable[[], HandoverPlan | None],
        offered: Callable[[], Choice | None],
        on_renewed: Callable[[HandoverPlan], object],
    ) -> None:
        self._context, self._owner = context, owner
        self._plan, self._offered, self._on_renewed = plan, offered, on_renewed
        self._made_for: HandoverPlan | None = None

    def begin(self, plan: HandoverPlan | None) -> None:
        """Take a plan whose proposals are made for whom it is for; None forgets it."""
        self._made_for = plan

    def look(self, plan: HandoverPlan) -> None:
        """Propose anew if the plan is for somebody or something else than its proposals are."""
        before = self._made_for
        if before is None or _decides(before) == _decides(plan):
            return
        desk = self._context.opened.desk

        def take(told: tuple[bool, bool]) -> None:
            current, offered = self._plan(), self._offered()
            if current is None or offered is None or _decides(current) != _decides(plan):
                return
            self._made_for = current
            asked = proposals.renewed(current.requests, offered.detail, before=told[0], now=told[1])
            if asked != current.requests:
                self._on_renewed(replace(current, requests=asked))

        self._context.runner.query(
            lambda: (tells_of_referrals(desk, before), tells_of_referrals(desk, plan)),
            take,
            key="handover-renewal",
            owner=self._owner,
        )


def _decides(plan: HandoverPlan) -> tuple[object, ...]:
    """Return what decides on whether referrals can be told of."""
    return (
        plan.case_id,
        plan.recipient_id,
        plan.purpose,
        DataCategory.IDENTITY in plan.included,
        DataCategory.REFERRALS in plan.included,
    )
