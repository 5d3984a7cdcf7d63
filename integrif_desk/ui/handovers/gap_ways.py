"""Where something can be entered that a complete handover says and this one does not."""

from collections.abc import Callable

from integrif_desk.domain.account import Account, Role
from integrif_desk.domain.handover import Gap
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import ACTORS, ADMIN, CASES, ActorTarget, CaseTarget, LetterheadTarget
from integrif_desk.wording.i18n import tr

_AT_RECIPIENT = frozenset({Gap.RECIPIENT_ADDRESS, Gap.RECIPIENT_CONTACT})

ASK_THE_LEAD = tr(
    "Bitten Sie die Leitung, unter „Verwaltung“ Anschrift und Telefon des Vereins einzutragen."
)


def lead_to(
    gap: Gap,
    plan: HandoverPlan,
    account: Account,
    leave_for: Callable[[str, object], object],
    say: Callable[[str], object],
) -> None:
    """Go where a gap is closed; where only a lead can close it, tell others whom to ask."""
    if gap in _AT_RECIPIENT:
        leave_for(ACTORS, ActorTarget(plan.recipient_id))
    elif gap is not Gap.OWN_ADDRESS:
        leave_for(CASES, CaseTarget(plan.case_id))
    elif account.role is Role.LEAD:
        leave_for(ADMIN, LetterheadTarget())
    else:
        say(ASK_THE_LEAD)
