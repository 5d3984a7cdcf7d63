"""Sentences that tell of what the gate keeps are neither presented, issued nor given away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import (
    actor,
    approval,
    consent,
    follow_up,
    handover,
    referral,
    sending,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Purpose, Recommendation, Request
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from tests.casework.agreed import agree
from tests.casework.handovers import log

VOUCHER = "Bildungsgutschein für die Umschulung"
OPEN = (DataCategory.IDENTITY, DataCategory.LANGUAGE, DataCategory.PATHWAY, DataCategory.PRACTICE)


@pytest.fixture
def case_id(desk: Desk, open_case: Callable[..., UUID]) -> UUID:
    return open_case(
        work_limitations="kein schweres Heben",
        residence=ResidenceFacts(
            kind=StatusKind.SUBSIDIARY_PROTECTION, valid_until=date(2026, 5, 4)
        ),
    )


@pytest.fixture
def chamber(desk: Desk, case_id: UUID) -> UUID:
    """Return an office that may learn the name, but nothing of the referrals."""
    facts = ActorFacts(name="Handwerkskammer", category=ActorCategory.CHAMBER)
    created = actor.add(desk, facts).created
    assert created is not None
    agree(desk, case_id, created, categories=OPEN)
    return created


@pytest.fixture(autouse=True)
def sent(desk: Desk, case_id: UUID) -> UUID:
    """Return the office that was asked for the voucher."""
    facts = ActorFacts(name="Jobcenter Salzlandkreis, Staßfurt", category=ActorCategory.JOBCENTER)
    office = actor.add(desk, facts).created
    assert office is not None
    agree(desk, case_id, office)
    for purpose in (VOUCHER, "Deutschkurs"):
        entered = referral.NewReferral(case_id=case_id, actor_id=office, purpose=purpose)
        created = referral.draft(desk, entered).created
        assert created is not None
        referral.send(desk, created, Channel.POST)
    return office


def plan_of(desk: Desk, case_id: UUID, recipient: UUID, **changed: object) -> HandoverPlan:
    plan = handover.default_plan(desk, handover.choice(desk, case_id), recipient)
    return replace(plan, discussed_on=desk.today(), **changed)  # type: ignore[arg-type]


def asking(lead: str, text: str) -> dict[str, object]:
    return {"requests": (Request(lead=lead, text=text),)}


TELLING = [
    ("requests", asking("Ansprechperson", f"Bitte klären Sie den {VOUCHER}.")),
    ("requests", asking("Jobcenter Salzlandkreis", "Bitte fragen Sie dort nach.")),
    ("requests", asking("Stand", "Bitte klären Sie, wann über „Deutschkurs“ entschieden wird.")),
    ("introduction", {"introduction": "Er wartet auf den bildungsgutschein für die  Umschulung."}),
    ("introduction", {"introduction": "Beachten Sie: kein schweres Heben!"}),
    ("urgent", {"urgent": "Der Titel endet am 04.05.2026."}),
    ("urgent", {"urgent": "Der Titel endet am 4.5.2026."}),
    (
        "recommendations",
        {"recommendations": (Recommendation(text=f"Den {VOUCHER} früh beantragen."),)},
    ),
]


@pytest.mark.parametrize(("field", "changed"), TELLING)
def test_what_tells_of_a_locked_section_is_refused_at_its_field(
    desk: Desk, case_id: UUID, chamber: UUID, field: str, changed: dict[str, object]
) -> None:
    plan = plan_of(desk, case_id, chamber, **changed)
    assert [one.field for one in handover.preview(desk, plan).locked] == [field]
    for deed in (handover.issue, approval.present):
        with pytest.raises(FieldError) as refused:
            deed(desk, plan)
        assert (refused.value.code, refused.value.field) == (ErrorCode.LOCKED_MATTER, field)
    assert handover.handovers(desk).rows == ()


@pytest.mark.parametrize(
    "changed",
    [
        asking("Ansprechperson", "Bitte nennen Sie uns eine feste Ansprechperson."),
        asking("Sprache", "Bitte nennen Sie einen Platz in einem Deutschkurs."),
        {"introduction": "wir begleiten Herrn Al-Ahmad. Er möchte in die Umschulung."},
        {
            "recommendations": (
                Recommendation(text="Anrufen hilft.", addressee="Jobcenter Salzlandkreis"),
            )
        },
    ],
)
def test_everyday_sentences_stay(
    desk: Desk, case_id: UUID, chamber: UUID, changed: dict[str, object]
) -> None:
    plan = plan_of(desk, case_id, chamber, **changed)
    assert handover.preview(desk, plan).locked == ()
    assert handover.issue(desk, plan).created is not None


@pytest.mark.parametrize(("field", "changed"), TELLING)
def test_where_the_sections_may_leave_nothing_is_refused(
    desk: Desk, case_id: UUID, chamber: UUID, field: str, changed: dict[str, object]
) -> None:
    agree(desk, case_id, chamber)
    plan = plan_of(desk, case_id, chamber, **changed)
    assert field in changed
    told = handover.preview(desk, plan).locked
    # What no chamber gets by its profile stays locked, whatever the person agrees to.
    locked = {one.category for one in told}
    assert DataCategory.REFERRALS not in locked


def test_what_an_office_was_asked_itself_is_no_secret_to_it(
    desk: Desk, case_id: UUID, chamber: UUID
) -> None:
    entered = referral.NewReferral(
        case_id=case_id, actor_id=chamber, purpose="Gleichwertigkeit prüfen"
    )
    referral.draft(desk, entered)
    asked = asking("Handwerkskammer", "Bitte die Gleichwertigkeit prüfen.")
    assert handover.preview(desk, plan_of(desk, case_id, chamber, **asked)).locked == ()


def test_a_task_is_known_by_its_words(desk: Desk, case_id: UUID, chamber: UUID) -> None:
    entered = follow_up.NewFollowUp(task="Zeugnisse übersetzen lassen", due_on=desk.today())
    follow_up.add(desk, case_id, entered)
    plan = plan_of(desk, case_id, chamber, urgent="Bitte die Zeugnisse übersetzen lassen")
    (found,) = handover.preview(desk, plan).locked
    assert (found.category, found.words) == (DataCategory.TASKS, "Zeugnisse übersetzen lassen")


def test_a_note_that_somebody_released_is_pointed_out_and_goes(
    desk: Desk, case_id: UUID, chamber: UUID
) -> None:
    log(desk, case_id, f"Der {VOUCHER} kam.")
    plan = plan_of(desk, case_id, chamber)
    assert [one.field for one in handover.preview(desk, plan).locked] == ["note_ids"]
    assert handover.issue(desk, plan).created is not None


def test_a_report_without_persons_has_no_such_sentences(
    desk: Desk, case_id: UUID, chamber: UUID
) -> None:
    plan = plan_of(desk, case_id, chamber, urgent=VOUCHER, purpose=Purpose.STRATEGY)
    assert handover.preview(desk, plan).locked == ()


def test_what_a_sentence_tells_does_not_leave_once_it_was_revoked(
    desk: Desk, case_id: UUID, chamber: UUID
) -> None:
    told = agree(desk, case_id, chamber, categories=(DataCategory.REFERRALS,))
    # The section itself is left out; the sentence speaks of it all the same.
    plan = plan_of(desk, case_id, chamber, urgent=f"Es eilt: {VOUCHER}", included=frozenset(OPEN))
    issued = handover.issue(desk, plan).created
    assert issued is not None
    assert sending.offer(desk, issued).refusal is None
    consent.revoke(desk, told)
    refusal = sending.offer(desk, issued).refusal
    assert isinstance(refusal, KnownError)
    assert refusal.code is ErrorCode.HANDOVER_REVOKED
    assert refusal.values["categories"] == (DataCategory.REFERRALS,)
