from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.referral import (
    OPEN_STATES,
    DeclineReason,
    Referral,
    ReferralEvent,
    ReferralState,
    Step,
    advance,
    next_states,
    replay,
)

NOBODY = UUID(int=0)
TODAY = date(2026, 3, 10)
STAMP: dict[str, Any] = {
    "id": NOBODY,
    "created_at": datetime(2026, 3, 10, tzinfo=UTC),
    "created_by": NOBODY,
    "changed_at": datetime(2026, 3, 10, tzinfo=UTC),
    "changed_by": NOBODY,
}
S = ReferralState


def referral(state: ReferralState = S.DRAFT, **fields: Any) -> Referral:
    return Referral(
        case_id=NOBODY,
        actor_id=NOBODY,
        owner_id=NOBODY,
        purpose="Kurs",
        state=state,
        **STAMP,
        **fields,
    )


def full_step(state: ReferralState) -> Step:
    return Step(
        state=state,
        happened_on=TODAY,
        remark="gehört",
        decline_reason=DeclineReason.C3 if state is S.DECLINED else None,
        expected_on=date(2026, 4, 13) if state is S.WAITING else None,
    )


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (S.DRAFT, {S.SENT, S.WITHDRAWN, S.ENTERED_IN_ERROR}),
        (
            S.SENT,
            {S.RECEIVED, S.ACCEPTED, S.WAITING, S.DECLINED, S.WITHDRAWN, S.ENTERED_IN_ERROR},
        ),
        (S.RECEIVED, {S.ACCEPTED, S.WAITING, S.DECLINED, S.WITHDRAWN, S.ENTERED_IN_ERROR}),
        (S.COMPLETED, set()),
        (S.DECLINED, set()),
    ],
)
def test_only_what_may_follow_is_offered(state: ReferralState, allowed: set[ReferralState]) -> None:
    assert next_states(state) == allowed


@given(st.sampled_from(ReferralState), st.sampled_from(ReferralState))
def test_a_step_is_taken_exactly_when_it_is_offered(before: S, wanted: S) -> None:
    if wanted in next_states(before):
        after = advance(referral(before), full_step(wanted), TODAY)
        assert after.state is wanted
        assert (after.ended_on is None) == (wanted in OPEN_STATES)
    else:
        with pytest.raises(KnownError) as caught:
            advance(referral(before), full_step(wanted), TODAY)
        assert caught.value.code is ErrorCode.TRANSITION_NOT_ALLOWED


@pytest.mark.parametrize(
    ("step", "code", "field"),
    [
        (Step(state=S.DECLINED, happened_on=TODAY), ErrorCode.REASON_REQUIRED, "decline_reason"),
        (
            Step(state=S.DECLINED, happened_on=TODAY, decline_reason=DeclineReason.C6),
            ErrorCode.REASON_TEXT_REQUIRED,
            "remark",
        ),
        (
            Step(state=S.WAITING, happened_on=TODAY),
            ErrorCode.EXPECTED_DATE_REQUIRED,
            "expected_on",
        ),
        (
            Step(state=S.RECEIVED, happened_on=date(2026, 3, 11)),
            ErrorCode.DATE_IN_FUTURE,
            "happened_on",
        ),
        (
            Step(state=S.RECEIVED, happened_on=date(2026, 2, 1)),
            ErrorCode.DATE_ORDER,
            "happened_on",
        ),
    ],
)
def test_what_is_missing_is_named_at_its_field(step: Step, code: ErrorCode, field: str) -> None:
    with pytest.raises(FieldError) as caught:
        advance(referral(S.SENT, sent_on=date(2026, 2, 2)), step, TODAY)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_only_the_first_answer_counts_as_answer() -> None:
    sent = referral(S.SENT, sent_on=date(2026, 2, 2))
    received = advance(sent, replace(full_step(S.RECEIVED), happened_on=date(2026, 2, 9)), TODAY)
    accepted = advance(
        received, replace(full_step(S.ACCEPTED), happened_on=date(2026, 2, 20)), TODAY
    )
    running = advance(accepted, full_step(S.RUNNING), TODAY)
    assert received.answered_on is None
    assert running.answered_on == date(2026, 2, 20)


def event(step: Step) -> ReferralEvent:
    return ReferralEvent(referral_id=NOBODY, **vars(step), **STAMP)


def test_replaying_all_but_the_last_event_takes_it_back() -> None:
    steps = [
        Step(state=S.DRAFT, happened_on=date(2026, 2, 1)),
        Step(state=S.SENT, happened_on=date(2026, 2, 2)),
        Step(state=S.SENT, happened_on=date(2026, 2, 20), remark="niemand erreicht"),
        full_step(S.DECLINED),
    ]
    declined = referral(S.DECLINED, answer_code="K7-4F2Q-9", answered_on=TODAY, ended_on=TODAY)
    before = replay(declined, [event(step) for step in steps[:-1]], TODAY)
    assert before.state is S.SENT
    assert before.sent_on == date(2026, 2, 2)
    assert (before.answered_on, before.ended_on, before.decline_reason) == (None, None, None)
    assert before.answer_code == "K7-4F2Q-9"
    assert replay(declined, [event(step) for step in steps], TODAY).state is S.DECLINED
