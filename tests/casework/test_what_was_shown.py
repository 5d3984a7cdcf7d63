"""What a lead releases is what the pages showed: anything that changed since is refused."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from integrif_desk.casework import (
    actor,
    approval,
    case,
    consent,
    contact_note,
    handover,
    recipient_profile,
)
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.issuing import Shown
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.approval import PlanPart
from integrif_desk.domain.contact_note import Visibility
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.recipient_profile import DataField
from integrif_desk.wording.errors import sentence
from tests.casework.agreed import agree
from tests.casework.conftest import Clock
from tests.casework.test_approval import plan, volunteer

__all__ = ["plan", "volunteer"]


@pytest.fixture
def request_id(volunteer: Desk, plan: HandoverPlan) -> UUID:
    created = approval.present(volunteer, plan).created
    assert created is not None
    return created


def mark(desk: Desk, request_id: UUID) -> str:
    return approval.review(desk, request_id).preview.mark


def change_goal(desk: Desk, plan: HandoverPlan) -> None:
    found = case.read(desk, plan.case_id).case
    case.change(desk, replace(found, goal="Jetzt Pflegefachmann werden"))


def change_address(desk: Desk, plan: HandoverPlan) -> None:
    unit = actor.view(desk, plan.recipient_id).actor
    actor.change(desk, replace(unit, street="Neuer Weg 7"))


def give_less(desk: Desk, plan: HandoverPlan) -> None:
    """Leave a consent to less: the document would still be issued, with a section gone."""
    for row in consent.of_case(desk, plan.case_id):
        consent.revoke(desk, row.consent.id)
    less = tuple(one for one in DataCategory if one is not DataCategory.EDUCATION_WORK)
    agree(desk, plan.case_id, plan.recipient_id, categories=less)


def narrow_profile(desk: Desk, plan: HandoverPlan) -> None:
    profile = recipient_profile.shipped(ActorCategory.JOBCENTER)
    less = tuple(one for one in profile.fields if one is not DataField.GOAL)
    recipient_profile.save(desk, replace(profile, fields=less), None)


@pytest.mark.parametrize("change", [change_goal, change_address, give_less, narrow_profile])
def test_what_has_changed_since_is_not_released_unseen(
    desk: Desk,
    plan: HandoverPlan,
    request_id: UUID,
    change: Callable[[Desk, HandoverPlan], None],
) -> None:
    shown = mark(desk, request_id)
    change(desk, plan)
    with pytest.raises(KnownError) as refused:
        approval.approve(desk, request_id, shown)
    assert refused.value.code is ErrorCode.HANDOVER_CHANGED
    assert "noch einmal an" in sentence(refused.value)
    assert handover.handovers(desk).rows == ()
    assert [row.id for row in approval.waiting(desk)] == [request_id]
    again = mark(desk, request_id)
    assert again != shown
    assert approval.approve(desk, request_id, again).created


def test_a_plan_that_was_taken_back_and_presented_anew_is_another_one(
    desk: Desk, volunteer: Desk, plan: HandoverPlan, request_id: UUID
) -> None:
    shown = mark(desk, request_id)
    approval.give_back(desk, request_id, {PlanPart.TEXTS: "Bitte kürzer."})
    approval.present(volunteer, replace(plan, introduction="kürzer", message="Jetzt kürzer"))
    for other in (shown, "", "0" * 64):
        with pytest.raises(KnownError) as refused:
            approval.approve(desk, request_id, other)
        assert refused.value.code is ErrorCode.HANDOVER_CHANGED
    assert approval.approve(desk, request_id, mark(desk, request_id)).created


def test_what_does_not_go_into_the_document_does_not_stop_it(
    desk: Desk, volunteer: Desk, plan: HandoverPlan, request_id: UUID, clock: Clock
) -> None:
    """Its number, its code, the day, and what is noted meanwhile and stays internal."""
    shown = mark(desk, request_id)
    internal = NewNote(case_id=plan.case_id, text="Ganz intern.", visibility=Visibility.INTERNAL)
    contact_note.log(volunteer, internal)
    clock.pass_days(1)
    again = mark(desk, request_id)
    created = approval.approve(desk, request_id, shown).created
    assert again == shown
    assert created is not None
    told = handover.stored_snapshot(desk, created)
    assert told.dated == desk.today()
    assert told.number == "Ü-26-001"


def test_a_lead_issues_their_own_as_they_saw_it(desk: Desk, plan: HandoverPlan) -> None:
    shown = Shown(plan, handover.preview(desk, plan).mark)
    change_goal(desk, plan)
    for typed in (plan, replace(plan, urgent="Bis Freitag")):
        with pytest.raises(KnownError) as refused:
            handover.issue(desk, typed, shown)
        assert refused.value.code is ErrorCode.HANDOVER_CHANGED
    assert handover.handovers(desk).rows == ()
    assert handover.issue(desk, plan, Shown(plan, handover.preview(desk, plan).mark)).created


def test_what_somebody_typed_themselves_since_is_theirs(desk: Desk, plan: HandoverPlan) -> None:
    shown = Shown(plan, handover.preview(desk, plan).mark)
    created = handover.issue(desk, replace(plan, urgent="Bis Freitag"), shown).created
    assert created is not None
    assert handover.stored_snapshot(desk, created).urgent == "Bis Freitag"


def test_pages_for_somebody_else_or_none_at_all_were_not_seen(
    desk: Desk, plan: HandoverPlan
) -> None:
    seen = handover.preview(desk, plan).mark
    elsewhere = replace(plan, recipient_id=plan.case_id)
    for shown in (Shown(elsewhere, seen), Shown(plan, "")):
        with pytest.raises(KnownError) as refused:
            handover.issue(desk, plan, shown)
        assert refused.value.code is ErrorCode.HANDOVER_CHANGED
