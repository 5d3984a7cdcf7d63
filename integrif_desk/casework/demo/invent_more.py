"""What some generated cases hold beside notes and referrals: a share of everything that the written
ones have, so that large stores are searched and counted as real ones are."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from integrif_desk.casework.demo.stock import Draw, Weighted
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.asylum_procedure import AsylumProcedure, ProcedureOutcome
from integrif_desk.domain.case import Case, CaseState, Phase, StateEntry
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.family import Care, FamilyMember, Relation
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.measure import Measure, MeasureKind, MeasureState
from integrif_desk.domain.person import Level, Literacy, Person, ProofKind
from integrif_desk.domain.qualification import Qualification, QualificationKind, Recognition

_LITERACY: Weighted[Literacy] = Weighted(list(zip(Literacy, (20, 12, 28, 40), strict=True)))
_KINDS: dict[Phase, tuple[MeasureKind, ...]] = {
    Phase.ACCESS: (MeasureKind.LITERACY_COURSE, MeasureKind.INTEGRATION_COURSE),
    Phase.ORIENTATION: (MeasureKind.INTEGRATION_COURSE, MeasureKind.INTERNSHIP),
    Phase.QUALIFICATION: (
        *(MeasureKind.VOCATIONAL_LANGUAGE_COURSE, MeasureKind.BVB, MeasureKind.EQ),
        *(MeasureKind.INTERNSHIP, MeasureKind.BVJ_S),
    ),
    Phase.PLACEMENT: (MeasureKind.MAG, MeasureKind.INTERNSHIP, MeasureKind.APPRENTICESHIP),
    Phase.SUSTAINMENT: (MeasureKind.JOB, MeasureKind.APPRENTICESHIP, MeasureKind.ASA),
}
_MOST = tuple(c for c in DataCategory if c not in (DataCategory.CONTACT, DataCategory.HEALTH))
_BELOW = dict(zip(Level, (Level.NONE, *Level), strict=False))
_PROOFS = (ProofKind.CERTIFICATE, ProofKind.ATTENDANCE, ProofKind.IMPRESSION)
_STRETCHES, _RECOGNITIONS = tuple(QualificationKind), tuple(Recognition)
_YEAR = 365
_COURSE = 150  # days
_BROKEN_OFF = 0.12


def person_facts(draw: Draw, seen: int) -> dict[str, Any]:
    """Return facts of a person of which little stands in a row of their own."""
    literacy = draw.weighted(_LITERACY)
    return {
        "literacy": literacy,
        "literacy_on": None if literacy is Literacy.UNKNOWN else draw.day(seen),
        "availability": draw.one(draw.stock.told["availabilities"]),
        "competences": (draw.one(draw.stock.told["competences"]),),
    }


def german_facts(draw: Draw, level: Level, seen: int) -> dict[str, Any]:
    """Return by skill what stands behind a level of German; writing comes last."""
    kind = draw.one(_PROOFS)
    return {
        "listening": level,
        "reading": level,
        "speaking": level,
        "writing": _BELOW[level],
        "proof_kind": kind,
        "proof_date": draw.day(seen) if kind is ProofKind.CERTIFICATE else None,
    }


def more(draw: Draw, case: Case, person: Person, opened: int, last: int) -> Iterator[Any]:
    """Yield further records of a case that was opened and last touched that many days ago."""
    if case.state is CaseState.CLOSED:
        yield StateEntry(
            case_id=case.id,
            state=case.state,
            since=draw.day(last),
            reason=case.state_reason,
            outcome=case.outcome,
            **draw.stamp(draw.moment(last), case.owner_id),
        )
    at = person.created_at
    if draw.chance(0.3):
        yield _measure(draw, case, opened, last)
    if draw.chance(0.2):
        yield _qualification(draw, person, at)
    if draw.chance(0.1):
        yield FamilyMember(
            person_id=person.id,
            relation=Relation.CHILD,
            birth_year=draw.ground.days.today.year - draw.between(1, 15),
            care=draw.one((Care.DAY_CARE, Care.DAY_CARE_WANTED, Care.SCHOOL)),
            **draw.stamp(at, person.created_by),
        )
    if draw.chance(0.08):
        yield _procedure(draw, person, opened, at)
    if draw.chance(0.12):
        yield _consent(draw, case, opened, last)


def _measure(draw: Draw, case: Case, opened: int, last: int) -> Measure:
    begun = draw.between(opened, last)
    kind = draw.one(_KINDS[case.phase])
    ended = begun + _COURSE
    state = MeasureState.COMPLETED if ended < 0 else MeasureState.RUNNING
    reason = ""
    if draw.chance(_BROKEN_OFF):
        state, ended = MeasureState.BROKEN_OFF, min(begun + 40, -1)
        reason = draw.one(draw.stock.told["break_offs"])
    return Measure(
        case_id=case.id,
        kind=kind,
        starts_on=draw.day(begun),
        ends_on=max(draw.day(ended), draw.day(begun)),
        hours=draw.one((20, 30, 38)),
        hours_weekly=True,
        state=state,
        reason=reason,
        **draw.stamp(draw.moment(begun), case.owner_id),
    )


def _qualification(draw: Draw, person: Person, at: datetime) -> Qualification:
    kind = draw.one(_STRETCHES)
    years = draw.between(2, 9)
    ended = draw.ground.days.today.year - draw.between(2, 12)
    return Qualification(
        person_id=person.id,
        kind=kind,
        title=draw.one(draw.stock.told["qualifications"][kind]),
        country=person.nationalities[0],
        from_year=ended - years,
        to_year=ended,
        has_proof=draw.one((True, False, None)),
        recognition=Recognition.NOT_STARTED if draw.chance(0.6) else draw.one(_RECOGNITIONS),
        **draw.stamp(at, person.created_by),
    )


def _procedure(draw: Draw, person: Person, opened: int, at: datetime) -> AsylumProcedure:
    applied = opened - draw.between(60, 900)
    heard = applied + draw.between(60, 300)
    decided = heard + draw.between(20, 200)
    done = decided < 0
    return AsylumProcedure(
        person_id=person.id,
        applied_on=draw.day(applied),
        hearing_on=draw.day(heard) if heard < 0 else None,
        decided_on=draw.day(decided) if done else None,
        outcome=draw.one((ProcedureOutcome.GRANTED, ProcedureOutcome.REJECTED)) if done else None,
        **draw.stamp(at, person.created_by),
    )


def _consent(draw: Draw, case: Case, opened: int, last: int) -> Consent:
    given = draw.between(opened, last)
    day = draw.day(given)
    return Consent(
        case_id=case.id,
        recipient_category=ActorCategory.COORDINATION_OFFICE,
        purpose=Purpose.COORDINATION,
        categories=_MOST,
        given_on=day,
        valid_until=day + timedelta(days=_YEAR),
        **draw.stamp(draw.moment(given), case.owner_id),
    )
