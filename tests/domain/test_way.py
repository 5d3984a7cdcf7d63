from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.domain.case import Case, Phase
from integrif_desk.domain.measure import Measure, MeasureKind, MeasureState
from integrif_desk.domain.person import LanguageLevel, Level
from integrif_desk.domain.way import (
    PHASE_OF,
    CaseWay,
    LevelSuggestion,
    PhaseSuggestion,
    suggestions,
)

ID = UUID(int=1)
AT = datetime(2026, 3, 10, tzinfo=UTC)
STAMP: dict[str, Any] = {
    "id": ID,
    "created_at": AT,
    "created_by": ID,
    "changed_at": AT,
    "changed_by": ID,
}
CASE = Case(
    person_id=ID,
    number="F-26-001",
    opened_on=date(2026, 1, 1),
    owner_id=ID,
    phase=Phase.ORIENTATION,
    **STAMP,
)
JOB = Measure(case_id=ID, kind=MeasureKind.JOB, state=MeasureState.RUNNING, **STAMP)
COURSE = Measure(
    case_id=ID,
    kind=MeasureKind.INTEGRATION_COURSE,
    state=MeasureState.COMPLETED,
    level_reached=Level.B1,
    **STAMP,
)


def way(*measures: Measure, case: Case = CASE, german: Level | None = None) -> CaseWay:
    level = LanguageLevel(person_id=ID, language="de", level=german, **STAMP) if german else None
    return CaseWay(case=case, phases=(), measures=measures, actor_names={}, german=level)


def test_every_kind_but_the_last_belongs_to_a_phase() -> None:
    assert set(MeasureKind) - set(PHASE_OF) == {MeasureKind.OTHER}


def test_what_runs_suggests_the_furthest_phase() -> None:
    internship = replace(JOB, kind=MeasureKind.INTERNSHIP)
    assert suggestions(way(internship, JOB)) == (PhaseSuggestion(JOB, Phase.PLACEMENT),)
    assert suggestions(way(internship)) == (PhaseSuggestion(internship, Phase.QUALIFICATION),)


@pytest.mark.parametrize("phase", [Phase.PLACEMENT, Phase.SUSTAINMENT])
def test_nobody_is_sent_back_a_phase(phase: Phase) -> None:
    assert suggestions(way(JOB, case=replace(CASE, phase=phase))) == ()


@pytest.mark.parametrize("state", [MeasureState.PLANNED, MeasureState.COMPLETED])
def test_what_does_not_run_suggests_no_phase(state: MeasureState) -> None:
    assert suggestions(way(replace(JOB, state=state))) == ()


@pytest.mark.parametrize("german", [None, Level.NONE, Level.A2])
def test_a_course_that_ended_higher_suggests_its_level(german: Level | None) -> None:
    assert suggestions(way(COURSE, german=german)) == (LevelSuggestion(COURSE, Level.B1),)


@pytest.mark.parametrize("german", [Level.B1, Level.C1, Level.NATIVE])
def test_a_level_on_file_is_never_lowered(german: Level) -> None:
    assert suggestions(way(COURSE, german=german)) == ()


def test_a_course_broken_off_proves_no_level() -> None:
    broken = replace(COURSE, state=MeasureState.BROKEN_OFF, reason="Umzug")
    assert suggestions(way(broken)) == ()
