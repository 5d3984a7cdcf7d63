from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework.answer import CodeTarget, TargetKind
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.handover import Decision, HandoverState, Purpose
from integrif_desk.domain.referral import (
    OPEN_STATES,
    DeclineReason,
    LearnedBy,
    ReferralState,
    next_states,
)
from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.referrals.answer_input import AnswerInput, read_answer
from integrif_desk.ui.referrals.presenter import (
    NUDGE,
    SEND,
    Scope,
    cells,
    channels_first,
    decisions,
    hint,
    open_text,
    recognise,
    state_text,
    steps,
    wanted,
)

TODAY = date(2026, 3, 10)
SOMEBODY = UUID(int=1)


def row(state: ReferralState, **values: object) -> ReferralRow:
    known: dict[str, object] = {
        "id": SOMEBODY,
        "case_id": SOMEBODY,
        "case_number": "F-26-001",
        "person_name": "Al-Ahmad, Mohammad",
        "original_name": "محمد الأحمد",
        "actor_id": SOMEBODY,
        "actor_name": "Jobcenter",
        "purpose": "Bildungsgutschein",
        "owner_id": SOMEBODY,
        "sent_on": None,
        "answer_due": None,
        "expected_on": None,
        "ended_on": None,
        "decline_reason": None,
        "answer_code": None,
    }
    return ReferralRow(state=state, **{**known, **values})  # type: ignore[arg-type]


def target(state: ReferralState | HandoverState, answered_on: date | None = None) -> CodeTarget:
    handover = isinstance(state, HandoverState)
    return CodeTarget(
        kind=TargetKind.HANDOVER if handover else TargetKind.REFERRAL,
        id=SOMEBODY,
        case_id=SOMEBODY,
        code="M3-8TXD-5",
        person_name="Al-Ahmad, Mohammad",
        actor_name="Jobcenter",
        purpose=Purpose.COORDINATION if handover else "Bildungsgutschein",
        state=state,
        answered_on=answered_on,
    )


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (row(ReferralState.WAITING, expected_on=date(2026, 4, 13)), "wartet – Beginn 13.04."),
        (
            row(ReferralState.DECLINED, decline_reason=DeclineReason.C1),
            "abgelehnt – nicht zuständig",
        ),
        (row(ReferralState.COMPLETED, ended_on=date(2026, 2, 27)), "abgeschlossen am 27.02."),
        (row(ReferralState.SENT), "übermittelt"),
    ],
)
def test_the_state_says_what_matters_next(shown: ReferralRow, text: str) -> None:
    assert state_text(shown) == text


def test_what_is_not_known_yet_is_a_dash() -> None:
    assert cells(row(ReferralState.DRAFT))[3:] == ("–", "entworfen", "–", "–")


def test_days_are_told_only_while_an_answer_is_missing() -> None:
    assert open_text(row(ReferralState.SENT, working_days_open=1)) == "1 Werktag ohne Antwort"
    assert open_text(row(ReferralState.SENT, working_days_open=19)) == "19 Werktage ohne Antwort"
    assert open_text(row(ReferralState.RUNNING)) == ""


@pytest.mark.parametrize("state", list(ReferralState))
def test_only_what_is_allowed_is_offered(state: ReferralState) -> None:
    offered = {step.state for step in steps(state) if step is not NUDGE}
    assert offered <= next_states(state)
    assert hint(state)


@pytest.mark.parametrize("state", sorted(OPEN_STATES - {ReferralState.DRAFT}))
def test_everything_allowed_can_be_reached(state: ReferralState) -> None:
    by_step = {step.state for step in steps(state)}
    by_answer = {
        {"A": ReferralState.ACCEPTED, "B": ReferralState.WAITING, "C": ReferralState.DECLINED}[each]
        for each in decisions(state)
    }
    assert next_states(state) <= by_step | by_answer


def test_a_draft_is_sent_or_deleted() -> None:
    assert steps(ReferralState.DRAFT) == (SEND,)


def test_only_an_unanswered_referral_is_asked_again() -> None:
    assert NUDGE in steps(ReferralState.SENT)
    assert NUDGE not in steps(ReferralState.ACCEPTED)


def test_a_waiting_one_can_be_accepted_or_declined_by_code() -> None:
    assert decisions(ReferralState.WAITING) == {Decision.A, Decision.C}
    assert decisions(ReferralState.RUNNING) == frozenset()
    assert decisions(HandoverState.ISSUED) == set(Decision)


def test_a_code_says_whose_it_is() -> None:
    found = recognise(target(ReferralState.SENT))
    assert (found.text, found.whom) == ("passt zum Fall", "Al-Ahmad, Mohammad – Jobcenter")
    assert recognise(target(HandoverState.ISSUED)).more == "Dieser Code gehört zu einer Übergabe."


def test_a_code_that_was_answered_says_what_and_when() -> None:
    found = recognise(target(ReferralState.ACCEPTED, date(2026, 3, 3)))
    assert found.text == "schon beantwortet"
    assert found.more == "Stand: angenommen. Die Antwort ist vom 03.03.2026."
    assert found.can_undo
    assert recognise(target(HandoverState.ANSWERED, date(2026, 3, 3))).can_undo


def test_an_answer_to_a_handover_that_holds_no_more_is_taken_and_told() -> None:
    found = recognise(target(HandoverState.WITHDRAWN))
    assert found.text == "passt zum Fall"
    assert found.more.startswith("Diese Übergabe gilt nicht mehr: zurückgezogen.")
    again = recognise(target(HandoverState.SUPERSEDED, date(2026, 3, 3)))
    assert again.text == "schon beantwortet"
    assert decisions(HandoverState.SUPERSEDED, answered=True) == frozenset()


def test_chips_become_filters() -> None:
    assert wanted(Scope.CURRENT, TODAY, SOMEBODY, None, "").states == OPEN_STATES
    assert wanted(Scope.OVERDUE, TODAY, None, None, "").overdue_only
    assert wanted(Scope.DECLINED, TODAY, None, None, "").states == {ReferralState.DECLINED}
    assert not wanted(Scope.ALL, TODAY, None, SOMEBODY, "Kow").states


def test_the_office_s_own_channels_come_first() -> None:
    assert channels_first((Channel.EBO,))[:2] == (Channel.EBO, Channel.IN_PERSON)
    assert set(channels_first((Channel.EBO,))) == set(Channel)


def test_k7_c3_is_a_complete_answer() -> None:
    given, errors = read_answer(AnswerInput(decision="C", decline_reason="C3"), TODAY)
    assert not errors
    assert given is not None
    assert (given.decision, given.reason, given.on) == (Decision.C, DeclineReason.C3, TODAY)
    assert given.learned_by is LearnedBy.PHONE


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        (AnswerInput(decision="C"), "decline_reason"),
        (AnswerInput(decision="C", decline_reason="C6"), "remark"),
        (AnswerInput(decision="B"), "expected_on"),
        (AnswerInput(decision="B", expected_on="irgendwann"), "expected_on"),
        (AnswerInput(decision="B", expected_on="01.03.2026"), "expected_on"),
        (AnswerInput(decision="A", happened_on="31.02.2026"), "happened_on"),
        (AnswerInput(code="M38TXD5"), "decision"),
    ],
)
def test_what_is_missing_is_said_at_its_field(entered: AnswerInput, field: str) -> None:
    given, errors = read_answer(entered, TODAY)
    assert given is None
    assert list(errors) == [field]
    assert errors[field].startswith(("Bitte", "Dieses Datum"))


def test_what_was_chosen_before_does_not_slip_into_another_decision() -> None:
    entered = AnswerInput(decision="A", decline_reason="C3", expected_on="13.04.2026")
    given, _ = read_answer(entered, TODAY)
    assert given is not None
    assert (given.reason, given.expected_on) == (None, None)


def test_a_draft_comes_back_as_it_was() -> None:
    entered = AnswerInput(code="M38TXD5", decision="B", expected_on="ab Mai", told_by="Frau Seidel")
    assert AnswerInput.from_draft({**entered.as_draft(), "unknown": "x"}) == entered
