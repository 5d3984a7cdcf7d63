"""A slip meets what stands there already, or what came after: replaced, refused, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import (
    actor,
    case,
    follow_up,
    referral,
    slip_keeping,
)
from integrif_desk.casework import answer as answers
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework.answer import Answer
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.returned_slip import propose
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.handover import (
    Decision,
    Handover,
    HandoverState,
)
from integrif_desk.domain.practice_finding import FindingState
from integrif_desk.domain.referral import LearnedBy, ReferralState, Step
from integrif_desk.domain.slip_standing import Remark, Standing
from tests import filled_slips
from tests.casework.conftest import START, Clock
from tests.casework.slips import TODAY, filled, issued_handover, look, set_state, stored


@pytest.fixture
def issued(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> Handover:
    return issued_handover(desk, open_case(), jobcenter)


def test_everything_can_be_taken_back(desk: Desk, issued: Handover, jobcenter: UUID) -> None:
    before = case.view(desk, issued.case_id).follow_ups
    seen = look(desk, filled(issued))
    applied = slips.apply(
        desk, seen, replace(propose(desk, seen), contact=seen.new_contact, response=((2, "Ja"),))
    )
    said = slip_keeping.said_to(desk, issued.id)
    slips.undo(desk, applied)
    now = stored(desk, issued.id)
    assert replace(now, version=0, changed_at=START) == replace(issued, version=0, changed_at=START)
    assert case.view(desk, issued.case_id).follow_ups == before
    assert actor.view(desk, jobcenter).actor.contacts == ()
    assert said[1].finding_id is not None
    finding = findings.view(desk, said[1].finding_id).finding
    assert (finding.state, finding.response) == (FindingState.HANDED_OVER, "")
    assert slip_keeping.receipts(desk, issued.id) == ()
    assert look(desk, filled(issued)).remarks == (Remark.MATCHES,)


def test_an_answer_that_stands_there_already_is_left_alone(desk: Desk, issued: Handover) -> None:
    given = Answer(decision=Decision.B, expected_on=date(2026, 4, 1))
    answers.answer(desk, issued.answer_code, given)
    seen = look(desk, filled(issued))
    assert seen.remarks == (Remark.SAME,)
    choices = propose(desk, seen)
    assert choices.answer is None
    applied = slips.apply(desk, seen, choices)
    assert stored(desk, issued.id).learned_by is LearnedBy.PHONE
    assert len(slip_keeping.receipts(desk, issued.id)) == 1
    slips.undo(desk, applied)
    assert stored(desk, issued.id).decision is Decision.B


@pytest.mark.parametrize("because", ["", "  "])
def test_another_answer_is_replaced_only_with_a_reason(
    desk: Desk, issued: Handover, because: str
) -> None:
    answers.answer(desk, issued.answer_code, Answer(decision=Decision.A, told_by="Frau Beck"))
    seen = look(desk, filled(issued))
    assert seen.remarks == (Remark.DIFFERENT,)
    choices = propose(desk, seen)
    with pytest.raises(FieldError) as caught:
        slips.apply(desk, seen, replace(choices, replace_because=because))
    assert caught.value.field == "replace_because"
    assert stored(desk, issued.id).decision is Decision.A
    assert slip_keeping.receipts(desk, issued.id) == ()
    applied = slips.apply(desk, seen, replace(choices, replace_because="Anruf war vorläufig"))
    assert stored(desk, issued.id).decision is Decision.B
    ((receipt, _reader),) = slip_keeping.receipts(desk, issued.id)
    assert receipt.replaced_because == "Anruf war vorläufig"
    assert ("decision", "A") in receipt.replaced
    assert ("told_by", "Frau Beck") in receipt.replaced
    slips.undo(desk, applied)
    now = stored(desk, issued.id)
    assert (now.decision, now.told_by) == (Decision.A, "Frau Beck")


def test_the_answer_of_a_referral_is_replaced_and_comes_back(desk: Desk, sent: UUID) -> None:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    answers.answer(desk, code, Answer(decision=Decision.A, told_by="Frau Beck"))
    before = referral.view(desk, sent)
    seen = look(desk, filled_slips.made({"code": code, "entscheidung": "C", "grund": "C4"}))
    assert seen.remarks == (Remark.DIFFERENT,)
    choices = replace(propose(desk, seen), replace_because="Platz ist doch vergeben")
    applied = slips.apply(desk, seen, choices)
    assert referral.view(desk, sent).referral.state is ReferralState.DECLINED
    slips.undo(desk, applied)
    after = referral.view(desk, sent)
    assert after.events == before.events
    assert after.referral.state is ReferralState.ACCEPTED
    assert case.view(desk, after.referral.case_id).follow_ups == ()


def test_what_waits_may_be_taken_on_without_replacing(desk: Desk, sent: UUID) -> None:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    waiting = Answer(decision=Decision.B, expected_on=date(2026, 4, 1))
    answers.answer(desk, code, waiting)
    seen = look(desk, filled_slips.made({"code": code, "entscheidung": "A"}))
    assert seen.remarks == (Remark.MATCHES,)
    slips.apply(desk, seen, propose(desk, seen))
    events = referral.view(desk, sent).events
    assert [event.state for event, _ in events][-2:] == [
        ReferralState.WAITING,
        ReferralState.ACCEPTED,
    ]


def test_what_came_after_the_answer_stands_in_the_way(desk: Desk, sent: UUID) -> None:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    answers.answer(desk, code, Answer(decision=Decision.A))
    referral.step(desk, sent, Step(state=ReferralState.RUNNING, happened_on=TODAY))
    seen = look(desk, filled_slips.made({"code": code, "entscheidung": "C", "grund": "C4"}))
    assert seen.remarks == (Remark.FIXED,)
    with pytest.raises(KnownError) as caught:
        slips.apply(desk, seen, replace(propose(desk, seen), replace_because="doch nicht"))
    assert caught.value.code is ErrorCode.TRANSITION_NOT_ALLOWED
    slips.apply(desk, seen, replace(propose(desk, seen), answer=None))
    assert len(slip_keeping.receipts(desk, sent)) == 1


def test_a_withdrawn_referral_says_so(desk: Desk, sent: UUID) -> None:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    referral.step(desk, sent, Step(state=ReferralState.WITHDRAWN, happened_on=TODAY))
    seen = look(desk, filled_slips.made({"code": code, "entscheidung": "A"}))
    assert seen.remarks == (Remark.WITHDRAWN,)
    assert seen.standing is Standing.FIXED


def test_an_answer_to_a_withdrawn_handover_is_taken_and_says_so(
    desk: Desk, issued: Handover
) -> None:
    set_state(desk, issued.id, state=HandoverState.WITHDRAWN, withdrawn_on=TODAY)
    seen = look(desk, filled(issued))
    assert seen.remarks == (Remark.WITHDRAWN,)
    slips.apply(desk, seen, propose(desk, seen))
    now = stored(desk, issued.id)
    assert (now.state, now.decision) == (HandoverState.WITHDRAWN, Decision.B)


def test_the_same_file_is_taken_in_once(desk: Desk, issued: Handover, clock: Clock) -> None:
    content = filled(issued)
    seen = look(desk, content)
    slips.apply(desk, seen, propose(desk, seen))
    clock.pass_days(3)
    again = look(desk, content)
    assert again.remarks[0] is Remark.READ_BEFORE
    assert again.reader == "Sabine Hartwig"
    with pytest.raises(KnownError) as caught:
        slips.apply(desk, again, propose(desk, again))
    assert caught.value.code is ErrorCode.SLIP_READ_BEFORE
    assert caught.value.values == {"on": TODAY}


def test_who_changed_it_meanwhile_is_not_overwritten(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued))
    answers.answer(desk, issued.answer_code, Answer(decision=Decision.A))
    with pytest.raises(StaleRecord) as caught:
        slips.apply(desk, seen, propose(desk, seen))
    assert isinstance(caught.value.theirs, Comparison)
    assert caught.value.theirs.remarks == (Remark.DIFFERENT,)
    assert stored(desk, issued.id).decision is Decision.A


def test_what_was_changed_since_is_not_taken_back(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued))
    applied = slips.apply(desk, seen, propose(desk, seen))
    set_state(desk, issued.id, told_by="Frau Beck")
    with pytest.raises(StaleRecord):
        slips.undo(desk, applied)
    assert stored(desk, issued.id).told_by == "Frau Beck"
    assert len(slip_keeping.receipts(desk, issued.id)) == 1


def test_a_finding_that_was_changed_since_keeps_its_words(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued))
    applied = slips.apply(desk, seen, propose(desk, seen))
    (before,) = applied.findings
    found = findings.view(desk, before.id).finding
    with desk.write() as work:
        work.save(replace(found, response="Frau Beck hat angerufen."))
        work.commit()
    with pytest.raises(StaleRecord):
        slips.undo(desk, applied)
    assert findings.view(desk, before.id).finding.response == "Frau Beck hat angerufen."
    assert stored(desk, issued.id).decision is Decision.B


def test_a_next_step_that_is_done_meanwhile_is_not_taken_away(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued))
    applied = slips.apply(desk, seen, propose(desk, seen))
    (task,) = case.view(desk, issued.case_id).follow_ups
    follow_up.complete(desk, task.id)
    with pytest.raises(StaleRecord):
        slips.undo(desk, applied)
    with desk.read() as work:
        assert work.get(FollowUp, task.id).done_on == TODAY


def test_a_next_step_that_is_gone_does_not_stand_in_the_way(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued))
    applied = slips.apply(desk, seen, propose(desk, seen))
    (task,) = case.view(desk, issued.case_id).follow_ups
    follow_up.remove(desk, task.id)
    slips.undo(desk, applied)
    assert stored(desk, issued.id).decision is None


def test_a_failed_write_leaves_nothing(
    desk: Desk, issued: Handover, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_values: object) -> UUID:
        raise KnownError(ErrorCode.DISK_FULL)

    seen = look(desk, filled(issued))
    monkeypatch.setattr(follow_up, "insert", full)
    with pytest.raises(KnownError):
        slips.apply(desk, seen, propose(desk, seen))
    assert stored(desk, issued.id) == issued
    assert slip_keeping.receipts(desk, issued.id) == ()
