"""What the history tells beside contacts and referrals: the pathway, consents, pauses."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from integrif_desk.casework import case, consent, parts
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import CaseOutcome, CaseState
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.measure import MeasureFacts, MeasureKind, MeasureState
from integrif_desk.domain.views import HistoryItem, HistoryKind


def told(desk: Desk, case_id: UUID, kind: HistoryKind) -> tuple[HistoryItem, ...]:
    return case.history(desk, case_id, frozenset({kind})).rows


def test_a_measure_tells_its_begin_and_its_end(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    case_id = open_case()
    course = MeasureFacts(
        kind=MeasureKind.INTEGRATION_COURSE,
        actor_id=jobcenter,
        starts_on=date(2025, 9, 1),
        ends_on=date(2026, 2, 27),
        state=MeasureState.COMPLETED,
    )
    planned = MeasureFacts(kind=MeasureKind.EQ, starts_on=date(2026, 8, 1))
    running = MeasureFacts(
        kind=MeasureKind.INTERNSHIP,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 31),
        state=MeasureState.RUNNING,
    )
    for facts in (course, planned, running):
        parts.add(desk, case_id, facts)
    lines = told(desk, case_id, HistoryKind.MEASURE)
    assert [(line.measure_kind, line.ends) for line in lines] == [
        (MeasureKind.INTERNSHIP, False),
        (MeasureKind.INTEGRATION_COURSE, True),
        (MeasureKind.INTEGRATION_COURSE, False),
    ]
    assert len({line.id for line in lines}) == 3
    assert lines[1].actors == ("Jobcenter Salzlandkreis, Staßfurt",)


def test_pause_and_end_stay_in_the_history(desk: Desk, open_case: Callable[..., UUID]) -> None:
    case_id = open_case()
    case.pause(desk, case_id, "Elternzeit")
    case.close(desk, case_id, CaseOutcome.JOB, "in der Bäckerei")
    newest, older = told(desk, case_id, HistoryKind.STATE)
    assert (newest.case_state, newest.outcome, newest.text) == (
        CaseState.CLOSED,
        CaseOutcome.JOB,
        "in der Bäckerei",
    )
    assert (older.case_state, older.text) == (CaseState.PAUSED, "Elternzeit")


def test_a_consent_tells_when_it_was_given_and_revoked(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    case_id = open_case()
    given = consent.add(
        desk,
        case_id,
        ConsentFacts(
            recipient_id=jobcenter,
            purpose=Purpose.COORDINATION,
            categories=(DataCategory.IDENTITY,),
            given_on=date(2026, 1, 10),
            valid_until=date(2026, 12, 31),
        ),
    ).created
    assert given is not None
    consent.revoke(desk, given, date(2026, 3, 9), "möchte es nicht mehr")
    revoked, added = told(desk, case_id, HistoryKind.CONSENT)
    assert (revoked.ends, revoked.text) == (True, "möchte es nicht mehr")
    assert (added.ends, added.id) == (False, given)
