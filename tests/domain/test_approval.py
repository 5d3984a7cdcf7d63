"""Which steps a request for release and a released handover may take."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID

import pytest

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.approval import (
    COMMENT_LIMIT,
    ApprovalState,
    PlanPart,
    cleaned_comments,
    require_step,
)
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    Handover,
    HandoverState,
    Purpose,
    may_become,
    state_without_answer,
)

A, H = ApprovalState, HandoverState
STEPS = {
    (A.REQUESTED, A.RETURNED),
    (A.REQUESTED, A.APPROVED),
    (A.REQUESTED, A.WITHDRAWN),
    (A.RETURNED, A.REQUESTED),
    (A.RETURNED, A.WITHDRAWN),
}
ID, NOW, DAY = UUID(int=1), datetime(2026, 3, 10, tzinfo=UTC), date(2026, 3, 10)
ANSWERED = Handover(
    id=ID,
    created_at=NOW,
    created_by=ID,
    changed_at=NOW,
    changed_by=ID,
    case_id=ID,
    recipient_id=ID,
    number="Ü-26-031",
    issue=1,
    purpose=Purpose.COORDINATION,
    channel=Channel.POST,
    dated=DAY,
    answer_code="K7-4F2Q-9",
    answer_by=DAY,
    snapshot_sha256="",
    pdf_sha256="",
    page_count=4,
    state=H.ANSWERED,
)


@pytest.mark.parametrize(("state", "wanted"), list(product(A, A)))
def test_a_request_takes_the_steps_it_may(state: ApprovalState, wanted: ApprovalState) -> None:
    if (state, wanted) in STEPS:
        require_step(state, wanted)
        return
    with pytest.raises(KnownError) as caught:
        require_step(state, wanted)
    assert caught.value.code is ErrorCode.TRANSITION_NOT_ALLOWED


def test_what_holds_no_more_cannot_be_revived() -> None:
    assert not [state for state in H if may_become(H.WITHDRAWN, state)]
    assert [state for state in H if may_become(H.SUPERSEDED, state)] == [H.WITHDRAWN]
    assert not may_become(H.HANDED_OVER, H.ISSUED)
    assert not may_become(H.ANSWERED, H.SUPERSEDED)


def test_without_its_answer_a_handover_is_where_it_was() -> None:
    assert state_without_answer(ANSWERED) is H.ISSUED
    assert state_without_answer(replace(ANSWERED, handed_over_on=DAY)) is H.HANDED_OVER
    assert state_without_answer(replace(ANSWERED, state=H.WITHDRAWN)) is H.WITHDRAWN


def test_comments_are_cleaned_and_in_order() -> None:
    typed = {PlanPart.NOTES: " Eine zu viel. ", PlanPart.TEXTS: "", PlanPart.GENERAL: "Gut."}
    assert cleaned_comments(typed) == (("general", "Gut."), ("notes", "Eine zu viel."))
    with pytest.raises(FieldError) as caught:
        cleaned_comments({PlanPart.TEXTS: "\u200b \n"})
    assert caught.value.code is ErrorCode.FIELD_REQUIRED
    with pytest.raises(FieldError) as caught:
        cleaned_comments({PlanPart.TEXTS: "x" * (COMMENT_LIMIT + 1)})
    assert caught.value.field == "texts"
