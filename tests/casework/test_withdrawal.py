"""What the office knows decides what becomes of the version before one that is withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from integrif_desk.casework import approval, disclosure, handover, leaving, withdrawal
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.disclosure import DisclosureFacts, DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import HandoverState, WithdrawReason
from integrif_desk.domain.handover_plan import HandoverPlan
from tests.casework.agreed import agree
from tests.casework.conftest import Clock


@pytest.fixture
def plan(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> HandoverPlan:
    case_id = open_case(background="Elektriker", goal="Wieder als Elektriker arbeiten")
    agree(desk, case_id, jobcenter)
    offered = handover.choice(desk, case_id)
    return replace(
        handover.default_plan(desk, offered, jobcenter),
        introduction="wir übergeben Ihnen den Stand.",
        discussed_on=desk.today(),
    )


def issue(desk: Desk, plan: HandoverPlan) -> UUID:
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def given(desk: Desk, handover_id: UUID) -> UUID:
    with desk.write() as work:
        approval.handed_over(work, desk, handover_id, desk.today())
        work.commit()
    return handover_id


def test_the_version_before_holds_again_where_the_newer_one_never_left(
    desk: Desk, plan: HandoverPlan, clock: Clock
) -> None:
    first = given(desk, issue(desk, plan))
    clock.pass_days(1)
    second = issue(desk, replace(plan, discussed_on=desk.today()))
    assert withdrawal.former(desk, second) == withdrawal.Former("Ü-26-001", holds_again=True)
    withdrawal.withdraw(desk, second, WithdrawReason.MISTAKE)
    old = handover.view(desk, first)
    assert (old.state, old.superseded_by) == (HandoverState.HANDED_OVER, "")
    with desk.write() as work:
        approval.handed_over(work, desk, first, desk.today())
    withdrawal.undo_withdraw(desk, second)
    old = handover.view(desk, first)
    assert (old.state, old.superseded_by) == (HandoverState.SUPERSEDED, "Ü-26-002")
    assert handover.view(desk, second).state is HandoverState.ISSUED


def test_no_version_holds_where_the_office_has_got_the_newer_one(
    desk: Desk, plan: HandoverPlan, clock: Clock
) -> None:
    first = given(desk, issue(desk, plan))
    clock.pass_days(1)
    later = replace(plan, discussed_on=desk.today())
    second = given(desk, issue(desk, later))
    assert withdrawal.former(desk, second) == withdrawal.Former("Ü-26-001", holds_again=False)
    withdrawal.withdraw(desk, second, WithdrawReason.MISTAKE)
    old = handover.view(desk, first)
    assert (old.state, old.newer_withdrawn_on) == (HandoverState.SUPERSEDED, desk.today())
    with desk.write() as work, pytest.raises(KnownError) as caught:
        approval.handed_over(work, desk, first, desk.today())
    assert caught.value.code is ErrorCode.HANDOVER_WITHDRAWN
    assert caught.value.values["number"] == "Ü-26-002"
    # The office reads on the next one what it takes the place of.
    third = issue(desk, later)
    told = handover.stored_snapshot(desk, third)
    assert (told.version, told.replaces) == (3, "Ü-26-002")
    assert handover.view(desk, first).superseded_by == "Ü-26-003"
    assert handover.view(desk, second).state is HandoverState.WITHDRAWN


def test_the_version_before_holds_again_where_the_newer_one_turns_out_never_to_have_left(
    desk: Desk, plan: HandoverPlan
) -> None:
    first = given(desk, issue(desk, plan))
    second = given(desk, issue(desk, plan))
    withdrawal.withdraw(desk, second, WithdrawReason.MISTAKE)
    facts = DisclosureFacts(
        case_id=plan.case_id,
        recipient_id=plan.recipient_id,
        kind=DocumentKind.HANDOVER,
        document_id=second,
        disclosed_on=desk.today(),
    )
    with desk.write() as work:
        entry = disclosure.record(work, desk, facts)
        leaving.take_back(work, desk, entry, lambda one: one.struck("Der Drucker klemmte."))
        work.commit()
    old = handover.view(desk, first)
    assert (old.state, old.superseded_by) == (HandoverState.HANDED_OVER, "")


def test_one_that_holds_again_gives_way_to_a_newer_one(desk: Desk, plan: HandoverPlan) -> None:
    first = issue(desk, plan)
    withdrawal.withdraw(desk, first, WithdrawReason.MISTAKE)
    second = issue(desk, plan)
    withdrawal.undo_withdraw(desk, first)
    old = handover.view(desk, first)
    assert (old.state, old.superseded_by) == (HandoverState.SUPERSEDED, "Ü-26-002")
    third = issue(desk, plan)
    withdrawal.withdraw(desk, second, WithdrawReason.MISTAKE)
    assert handover.view(desk, first).superseded_by == "Ü-26-003"
    assert handover.view(desk, third).state is HandoverState.ISSUED
