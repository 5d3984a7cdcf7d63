"""A handover leaves only once a lead has released it; it can be given back, and withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import account, approval, case, consent, handover, vault, withdrawal
from integrif_desk.casework import follow_up as follow_ups
from integrif_desk.casework.answer import Answer, answer, resolve_code, undo
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.approval import ApprovalRequest, ApprovalState, PlanPart
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    DataCategory,
    Decision,
    Handover,
    HandoverState,
    Purpose,
    WithdrawReason,
)
from integrif_desk.domain.handover_extracts import ChangeKind, Part
from integrif_desk.domain.handover_plan import HandoverPlan
from tests.casework.agreed import agree
from tests.casework.conftest import PASSPHRASE, Clock


def add_account(opened: vault.Opened, name: str, role: Role) -> Desk:
    """Return a desk at which that new account is signed in."""
    account.add(opened, name, role, Salutation.MS, PASSPHRASE + name.casefold())
    found = next(one for one in account.accounts(opened.desk) if one.name == name)
    return replace(opened.desk, account=found)


@pytest.fixture
def volunteer(opened: vault.Opened) -> Desk:
    return add_account(opened, "Helga Brandt", Role.VOLUNTEER)


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


def asked_by(desk: Desk, plan: HandoverPlan) -> UUID:
    created = approval.present(desk, plan).created
    assert created is not None
    return created


def released(desk: Desk, request_id: UUID) -> UUID:
    shown = approval.review(desk, request_id).preview.mark
    created = approval.approve(desk, request_id, shown).created
    assert created is not None
    return created


def stored(desk: Desk, handover_id: UUID) -> Handover:
    with desk.read() as work:
        return work.get(Handover, handover_id)


def refused(code: ErrorCode, deed: Callable[[], object]) -> None:
    with pytest.raises(KnownError) as caught:
        deed()
    assert caught.value.code is code


def test_a_volunteer_presents_and_the_lead_releases(
    desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    handover.keep_plan(volunteer, plan)
    request_id = asked_by(volunteer, plan)
    assert handover.load_plan(volunteer, plan.case_id) is None
    assert [row.author for row in approval.waiting(desk)] == ["Helga Brandt"]
    assert approval.open_counts(desk).waiting == 1
    assert approval.open_counts(volunteer).waiting == 0
    issued = released(desk, request_id)
    row = handover.view(desk, issued)
    assert (row.author, row.approver, row.self_approved) == (
        "Helga Brandt",
        "Sabine Hartwig",
        False,
    )
    assert row.state is HandoverState.ISSUED
    told = handover.stored_snapshot(desk, issued)
    assert (told.approved_by, told.self_approved) == ("Sabine Hartwig", False)
    assert approval.waiting(desk) == ()
    with desk.read() as work:
        done = work.get(ApprovalRequest, request_id)
    assert done.handover_id == issued
    assert (done.plan, done.snapshot, done.message, done.comments) == ("", "", "", ())
    assert approval.open_counts(volunteer).kept == 1
    refused(ErrorCode.TRANSITION_NOT_ALLOWED, lambda: approval.approve(desk, request_id, ""))


def test_volunteers_release_nothing(volunteer: Desk, plan: HandoverPlan) -> None:
    refused(ErrorCode.APPROVAL_NEEDED, lambda: handover.issue(volunteer, plan))
    request_id = asked_by(volunteer, plan)
    refused(ErrorCode.LEAD_REQUIRED, lambda: approval.approve(volunteer, request_id, ""))
    comment = {PlanPart.GENERAL: "So nicht"}
    refused(ErrorCode.LEAD_REQUIRED, lambda: approval.give_back(volunteer, request_id, comment))
    assert handover.handovers(volunteer).rows == ()


def test_a_lead_alone_releases_their_own_and_it_says_so(desk: Desk, plan: HandoverPlan) -> None:
    assert approval.standing(desk, plan.case_id).may_release
    created = handover.issue(desk, plan).created
    assert created is not None
    assert handover.view(desk, created).self_approved
    assert handover.stored_snapshot(desk, created).self_approved


def test_where_two_lead_one_releases_for_the_other(
    opened: vault.Opened, desk: Desk, plan: HandoverPlan
) -> None:
    second = add_account(opened, "Karl Meier", Role.LEAD)
    assert not approval.standing(desk, plan.case_id).may_release
    with pytest.raises(KnownError) as caught:
        handover.issue(desk, plan)
    assert caught.value.code is ErrorCode.SECOND_LEAD_NEEDED
    assert caught.value.values["names"] == ("Karl Meier",)
    request_id = asked_by(desk, plan)
    refused(ErrorCode.SECOND_LEAD_NEEDED, lambda: approval.approve(desk, request_id, ""))
    assert approval.to_release(desk) == ()
    assert approval.open_counts(desk).waiting == 0
    assert approval.open_counts(second).waiting == 1
    issued = released(second, request_id)
    row = handover.view(desk, issued)
    assert (row.author, row.approver, row.self_approved) == ("Sabine Hartwig", "Karl Meier", False)


def test_what_comes_back_is_a_draft_again_with_the_comments(
    desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    request_id = asked_by(volunteer, plan)
    with pytest.raises(FieldError):
        approval.give_back(desk, request_id, {PlanPart.TEXTS: "  "})
    comments = {PlanPart.TEXTS: "Bis wann?", PlanPart.GENERAL: "Fast fertig."}
    approval.give_back(desk, request_id, comments)
    assert handover.load_plan(volunteer, plan.case_id) == plan
    standing = approval.standing(volunteer, plan.case_id)
    assert standing.request is not None
    assert standing.request.state is ApprovalState.RETURNED
    assert standing.request.comments == (
        (PlanPart.GENERAL, "Fast fertig."),
        (PlanPart.TEXTS, "Bis wann?"),
    )
    assert standing.request.decided_by == "Sabine Hartwig"
    assert [row.id for row in approval.returned(volunteer)] == [request_id]
    assert approval.returned(desk) == ()
    again = replace(plan, introduction="wir übergeben Ihnen den Stand, bitte bis Ostern.")
    assert asked_by(volunteer, again) == request_id
    found = approval.review(desk, request_id)
    assert found.plan == again
    assert found.row.comments
    assert found.changes.marks == ()


def test_what_waits_is_presented_once_and_can_be_taken_back(
    desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    request_id = asked_by(volunteer, plan)
    refused(ErrorCode.PLAN_WAITS, lambda: approval.present(volunteer, plan))
    refused(ErrorCode.NOT_YOURS, lambda: approval.take_back(desk, request_id))
    approval.take_back(volunteer, request_id)
    assert handover.load_plan(volunteer, plan.case_id) == plan
    assert approval.waiting(desk) == ()
    assert approval.standing(volunteer, plan.case_id).request is None
    refused(ErrorCode.TRANSITION_NOT_ALLOWED, lambda: approval.approve(desk, request_id, ""))


def test_what_a_colleague_has_presented_is_told(
    opened: vault.Opened, desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    colleague = add_account(opened, "Renate Vogel", Role.VOLUNTEER)
    request_id = asked_by(volunteer, plan)
    assert approval.standing(volunteer, plan.case_id).others == ()
    (told,) = approval.standing(colleague, plan.case_id).others
    assert (told.author, told.recipient_id) == ("Helga Brandt", plan.recipient_id)
    assert approval.standing(colleague, UUID(int=1)).others == ()
    approval.give_back(desk, request_id, {PlanPart.GENERAL: "Fast fertig."})
    assert approval.standing(colleague, plan.case_id).others == ()


def test_throwing_a_returned_one_away_ends_the_request(
    desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    approval.give_back(desk, asked_by(volunteer, plan), {PlanPart.GENERAL: "Nein."})
    approval.drop(volunteer, plan.case_id)
    assert handover.load_plan(volunteer, plan.case_id) is None
    assert approval.returned(volunteer) == ()


def test_the_present_state_is_released_and_the_lead_sees_what_changed(
    desk: Desk, volunteer: Desk, plan: HandoverPlan, jobcenter: UUID
) -> None:
    request_id = asked_by(volunteer, plan)
    found = case.read(desk, plan.case_id).case
    case.change(desk, replace(found, goal="Meister werden"))
    looked = approval.review(desk, request_id)
    assert [(mark.part, mark.kind) for mark in looked.changes.marks] == [
        (Part.WORK, ChangeKind.CHANGED)
    ]
    assert looked.lost == ()
    issued = released(desk, request_id)
    assert handover.stored_snapshot(desk, issued).goal == "Meister werden"


def test_a_consent_that_ends_while_it_waits_holds_it_back(
    desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    request_id = asked_by(volunteer, plan)
    for row in consent.of_case(desk, plan.case_id):
        consent.revoke(desk, row.consent.id)
    assert DataCategory.LANGUAGE in approval.review(desk, request_id).lost
    refused(ErrorCode.CONSENT_MISSING, lambda: approval.approve(desk, request_id, ""))
    assert [row.id for row in approval.waiting(desk)] == [request_id]


def test_nothing_is_presented_that_could_not_be_released(
    volunteer: Desk, plan: HandoverPlan
) -> None:
    not_discussed = replace(plan, discussed_on=None)
    refused(ErrorCode.NOT_DISCUSSED, lambda: approval.present(volunteer, not_discussed))
    nothing = replace(plan, included=frozenset({DataCategory.IDENTITY}))
    refused(ErrorCode.NOTHING_TO_HAND_OVER, lambda: approval.present(volunteer, nothing))


def issue(desk: Desk, plan: HandoverPlan) -> UUID:
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def test_a_new_version_takes_the_place_of_one_without_an_answer(
    desk: Desk, plan: HandoverPlan, clock: Clock
) -> None:
    first = issue(desk, plan)
    clock.pass_days(3)
    found = case.read(desk, plan.case_id).case
    case.change(desk, replace(found, goal="Meister werden"))
    later = replace(plan, answer_by=None, discussed_on=desk.today())
    second = issue(desk, later)
    old = handover.view(desk, first)
    assert (old.state, old.superseded_by) == (HandoverState.SUPERSEDED, "Ü-26-002")
    told = handover.stored_snapshot(desk, second)
    assert (told.version, told.replaces) == (2, "Ü-26-001")
    assert told.changes is not None
    assert (told.changes.number, told.changes.dated) == ("Ü-26-001", date(2026, 3, 10))
    assert {mark.part for mark in told.changes.marks} == {Part.WORK}
    agree(desk, plan.case_id, plan.recipient_id, Purpose.CONTINUATION)
    issue(desk, replace(later, purpose=Purpose.CONTINUATION))
    assert handover.view(desk, second).state is HandoverState.ISSUED


def test_an_answered_one_is_not_replaced(desk: Desk, plan: HandoverPlan) -> None:
    first = issue(desk, plan)
    code = handover.view(desk, first).answer_code
    answer(desk, code, Answer(decision=Decision.A))
    issue(desk, plan)
    assert handover.view(desk, first).state is HandoverState.ANSWERED


def test_handing_over_counts_once_and_never_what_holds_no_more(
    desk: Desk, plan: HandoverPlan, clock: Clock
) -> None:
    first = issue(desk, plan)
    start = desk.today()
    with desk.write() as work:
        with pytest.raises(FieldError):
            approval.handed_over(work, desk, first, date(2026, 3, 9))
        with pytest.raises(FieldError):
            approval.handed_over(work, desk, first, date(2026, 3, 11))
        given = approval.handed_over(work, desk, first, start)
        assert given.state is HandoverState.HANDED_OVER
        work.commit()
    clock.pass_days(1)
    with desk.write() as work:
        assert approval.handed_over(work, desk, first, desk.today()).handed_over_on == start
    withdrawal.withdraw(desk, first, WithdrawReason.MISTAKE)
    second = issue(desk, replace(plan, discussed_on=desk.today()))
    third = issue(desk, replace(plan, discussed_on=desk.today()))
    for handover_id, code in (
        (first, ErrorCode.HANDOVER_WITHDRAWN),
        (second, ErrorCode.HANDOVER_SUPERSEDED),
    ):
        with desk.write() as work, pytest.raises(KnownError) as caught:
            approval.handed_over(work, desk, handover_id, desk.today())
        assert caught.value.code is code
    told = handover.stored_snapshot(desk, second)
    assert told.changes is None  # what was withdrawn is nothing to compare with
    assert handover.view(desk, third).state is HandoverState.ISSUED


def test_withdrawing_needs_a_reason_and_brings_a_task(desk: Desk, plan: HandoverPlan) -> None:
    first = issue(desk, plan)
    with pytest.raises(FieldError):
        withdrawal.withdraw(desk, first, WithdrawReason.OTHER, " ")
    task = NewFollowUp(task="Empfänger informieren", due_on=date(2026, 3, 11))
    done = withdrawal.withdraw(desk, first, WithdrawReason.CONSENT_REVOKED, remind=task)
    row = handover.view(desk, first)
    assert row.state is HandoverState.WITHDRAWN
    assert (row.withdrawn_on, row.withdrawn_reason) == (
        desk.today(),
        WithdrawReason.CONSENT_REVOKED,
    )
    assert done.created is not None
    assert follow_ups.read(desk, done.created).task == "Empfänger informieren"
    deed = WithdrawReason.MISTAKE
    refused(ErrorCode.TRANSITION_NOT_ALLOWED, lambda: withdrawal.withdraw(desk, first, deed))
    withdrawal.undo_withdraw(desk, first, done.created)
    assert handover.view(desk, first).state is HandoverState.ISSUED
    refused(ErrorCode.NOT_FOUND, lambda: follow_ups.read(desk, done.created))  # type: ignore[arg-type]


def test_only_its_author_or_a_lead_withdraws(
    opened: vault.Opened, desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    other = add_account(opened, "Jürgen Krause", Role.VOLUNTEER)
    first = released(desk, asked_by(volunteer, plan))
    reason = WithdrawReason.MISTAKE
    refused(ErrorCode.NOT_YOURS, lambda: withdrawal.withdraw(other, first, reason))
    withdrawal.withdraw(volunteer, first, reason)
    assert handover.view(desk, first).state is HandoverState.WITHDRAWN
    withdrawal.undo_withdraw(volunteer, first)
    assert handover.view(desk, first).state is HandoverState.ISSUED


def test_what_a_lead_has_withdrawn_its_author_cannot_make_valid_again(
    desk: Desk, volunteer: Desk, plan: HandoverPlan
) -> None:
    first = released(desk, asked_by(volunteer, plan))
    withdrawal.withdraw(desk, first, WithdrawReason.CONSENT_REVOKED)
    refused(ErrorCode.NOT_YOURS, lambda: withdrawal.undo_withdraw(volunteer, first))
    assert handover.view(desk, first).state is HandoverState.WITHDRAWN


def test_an_answer_to_a_withdrawn_one_is_kept_and_does_not_revive_it(
    desk: Desk, plan: HandoverPlan
) -> None:
    first = issue(desk, plan)
    withdrawal.withdraw(desk, first, WithdrawReason.MISTAKE)
    code = handover.view(desk, first).answer_code
    answer(desk, code, Answer(decision=Decision.A, told_by="Frau Seidel"))
    row = handover.view(desk, first)
    assert (row.state, row.decision) == (HandoverState.WITHDRAWN, Decision.A)
    undo(desk, resolve_code(desk, code))
    assert stored(desk, first).answered_on is None
    assert stored(desk, first).state is HandoverState.WITHDRAWN
