from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import actor, answer, case, follow_up, referral
from integrif_desk.casework.answer import Answer, TargetKind
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, ReferralState, Step
from integrif_desk.domain.views import ReferralFilter
from tests.casework.conftest import Clock

OpenCase = Callable[..., UUID]


def code_of(desk: Desk, referral_id: UUID) -> str:
    code = referral.view(desk, referral_id).referral.answer_code
    assert code is not None
    return code


def states(desk: Desk, referral_id: UUID) -> list[ReferralState]:
    return [event.state for event, _ in referral.view(desk, referral_id).events]


def test_sending_makes_code_target_date_and_follow_up(desk: Desk, sent: UUID) -> None:
    detail = referral.view(desk, sent)
    assert detail.referral.answer_due == date(2026, 3, 30)
    assert detail.row.working_days_open == 0
    (task,) = case.view(desk, detail.referral.case_id).follow_ups
    assert (task.due_on, task.referral_id, task.actor_name) == (
        date(2026, 3, 30),
        sent,
        "Jobcenter Salzlandkreis, Staßfurt",
    )


def test_a_code_on_the_phone_is_a_complete_answer(desk: Desk, sent: UUID, clock: Clock) -> None:
    clock.pass_days(5)
    typed = code_of(desk, sent).lower().replace("-", " ")
    found = answer.resolve_code(desk, typed)
    assert (found.kind, found.id, found.person_name) == (
        TargetKind.REFERRAL,
        sent,
        "Al-Ahmad, Mohammad",
    )
    given = Answer(decision=Decision.C, reason=DeclineReason.C3, text="Fächerverzeichnis")
    answer.answer(desk, typed, given)
    detail = referral.view(desk, sent)
    assert detail.referral.state is ReferralState.DECLINED
    assert detail.referral.answered_on == date(2026, 3, 15)
    assert detail.row.working_days_open is None
    assert case.view(desk, detail.referral.case_id).follow_ups == ()


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        (Answer(decision=Decision.C), ErrorCode.REASON_REQUIRED, "decline_reason"),
        (
            Answer(decision=Decision.C, reason=DeclineReason.C6),
            ErrorCode.REASON_TEXT_REQUIRED,
            "remark",
        ),
        (Answer(decision=Decision.B), ErrorCode.EXPECTED_DATE_REQUIRED, "expected_on"),
    ],
)
def test_an_incomplete_answer_says_what_is_missing(
    desk: Desk, sent: UUID, given: Answer, code: ErrorCode, field: str
) -> None:
    with pytest.raises(FieldError) as caught:
        answer.answer(desk, code_of(desk, sent), given)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert states(desk, sent) == [ReferralState.DRAFT, ReferralState.SENT]


def test_a_second_answer_is_told_of_the_first(desk: Desk, sent: UUID) -> None:
    answer.answer(desk, code_of(desk, sent), Answer(decision=Decision.A))
    with pytest.raises(KnownError) as caught:
        answer.answer(desk, code_of(desk, sent), Answer(decision=Decision.A))
    assert caught.value.code is ErrorCode.ALREADY_ANSWERED
    assert caught.value.values["on"] == date(2026, 3, 10)


def test_a_waiting_one_may_still_be_accepted_by_code(desk: Desk, sent: UUID) -> None:
    later = Answer(decision=Decision.B, expected_on=date(2026, 4, 13))
    answer.answer(desk, code_of(desk, sent), later)
    answer.answer(desk, code_of(desk, sent), Answer(decision=Decision.A))
    assert states(desk, sent)[-2:] == [ReferralState.WAITING, ReferralState.ACCEPTED]


def test_an_unknown_code_is_said_to_be_unknown(desk: Desk, sent: UUID) -> None:
    known = code_of(desk, sent)
    unknown = "22-2222-2" if known != "22-2222-2" else "33-3333-3"
    with pytest.raises(KnownError) as caught:
        answer.resolve_code(desk, unknown)
    assert caught.value.code in (ErrorCode.ANSWER_CODE_UNKNOWN, ErrorCode.ANSWER_CODE_MISTYPED)


def test_an_answer_at_the_wrong_referral_is_taken_back(desk: Desk, sent: UUID) -> None:
    answer.answer(desk, code_of(desk, sent), Answer(decision=Decision.A))
    referral.undo_last(desk, sent)
    detail = referral.view(desk, sent)
    assert detail.referral.state is ReferralState.SENT
    assert detail.referral.answered_on is None
    assert len(case.view(desk, detail.referral.case_id).follow_ups) == 1
    assert states(desk, sent) == [ReferralState.DRAFT, ReferralState.SENT]


def test_asking_in_vain_is_kept_and_changes_no_state(desk: Desk, sent: UUID) -> None:
    referral.nudge(desk, sent, "niemand erreicht")
    detail = referral.view(desk, sent)
    assert detail.referral.state is ReferralState.SENT
    assert detail.events[-1][0].remark == "niemand erreicht"


def test_a_sent_referral_is_no_draft_any_more(desk: Desk, sent: UUID) -> None:
    stored = referral.view(desk, sent).referral
    forbidden: tuple[Callable[[], object], ...] = (
        lambda: referral.delete_draft(desk, sent),
        lambda: referral.change(desk, stored),
        lambda: referral.send(desk, sent, Channel.POST),
    )
    for call in forbidden:
        with pytest.raises(KnownError) as caught:
            call()
        assert caught.value.code is ErrorCode.TRANSITION_NOT_ALLOWED


def test_a_draft_can_be_deleted(desk: Desk, open_case: OpenCase, jobcenter: UUID) -> None:
    entered = referral.NewReferral(case_id=open_case(), actor_id=jobcenter, purpose="Kurs")
    created = referral.draft(desk, entered).created
    assert created is not None
    referral.delete_draft(desk, created)
    assert referral.referrals(desk, ReferralFilter(today=desk.today())).rows == ()


def test_what_needs_doing_comes_first(
    desk: Desk, open_case: OpenCase, jobcenter: UUID, clock: Clock
) -> None:
    case_id, ids = open_case(), []
    for purpose in ("läuft", "offen", "überfällig", "abgelehnt"):
        entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose=purpose)
        created = referral.draft(desk, entered).created
        assert created is not None
        sent_on = date(2026, 2, 2) if purpose == "überfällig" else None
        referral.send(desk, created, Channel.IN_PERSON, sent_on)
        ids.append(created)
    referral.step(desk, ids[0], Step(state=ReferralState.ACCEPTED, happened_on=desk.today()))
    declined = Step(
        state=ReferralState.DECLINED, happened_on=desk.today(), decline_reason=DeclineReason.C1
    )
    referral.step(desk, ids[3], declined)
    wanted = ReferralFilter(today=desk.today())
    rows = referral.referrals(desk, wanted).rows
    assert [row.purpose for row in rows] == ["überfällig", "offen", "läuft", "abgelehnt"]
    counts = referral.counts(desk, wanted)
    assert (counts.current, counts.overdue, counts.declined, counts.all) == (3, 1, 1, 4)
    seen, key = [], None
    while True:
        page = referral.referrals(desk, wanted, after=key, limit=1)
        seen += [row.purpose for row in page.rows]
        if (key := page.next_key) is None:
            break
    assert seen == [row.purpose for row in rows]


@pytest.mark.parametrize("typed", ["ahmad", "jobcenter", "stassfurt"])
def test_referrals_are_found_by_person_actor_and_code(desk: Desk, sent: UUID, typed: str) -> None:
    for text in (typed, code_of(desk, sent)):
        wanted = ReferralFilter(today=desk.today(), text=text)
        assert [row.id for row in referral.referrals(desk, wanted).rows] == [sent]
    nothing = ReferralFilter(today=desk.today(), text="Bernburg")
    assert referral.referrals(desk, nothing).rows == ()


def test_measured_days_count_working_days(
    desk: Desk, sent: UUID, jobcenter: UUID, clock: Clock
) -> None:
    clock.pass_days(7)
    answer.answer(desk, code_of(desk, sent), Answer(decision=Decision.A))
    detail = actor.view(desk, jobcenter)
    assert (detail.answered, detail.median_days, detail.open_referrals) == (1, 5.0, 1)


def test_follow_ups_of_others_stay_when_an_answer_comes(desk: Desk, sent: UUID) -> None:
    case_id = referral.view(desk, sent).referral.case_id
    own = follow_up.NewFollowUp(task="Zeugnis holen", due_on=date(2026, 3, 20))
    follow_up.add(desk, case_id, own)
    answer.answer(desk, code_of(desk, sent), Answer(decision=Decision.A))
    assert [row.task for row in case.view(desk, case_id).follow_ups] == ["Zeugnis holen"]
