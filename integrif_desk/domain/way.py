"""The way of a case: its phases and measures, and what a measure suggests for either."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from integrif_desk.domain.case import Case, Phase, PhaseEntry
from integrif_desk.domain.measure import Measure, MeasureKind, MeasureState
from integrif_desk.domain.person import LanguageLevel, Level

PHASE_OF: Final[dict[MeasureKind, Phase]] = {
    **dict.fromkeys(
        (
            *(MeasureKind.INTEGRATION_COURSE, MeasureKind.LITERACY_COURSE),
            *(MeasureKind.VOCATIONAL_LANGUAGE_COURSE, MeasureKind.BVJ_S, MeasureKind.INTERNSHIP),
            *(MeasureKind.MAG, MeasureKind.EQ, MeasureKind.BVB),
        ),
        Phase.QUALIFICATION,
    ),
    **dict.fromkeys(
        (MeasureKind.ASA, MeasureKind.APPRENTICESHIP, MeasureKind.JOB), Phase.PLACEMENT
    ),
}
"""The phase in which somebody is who attends such a measure (IQ-Prozesskette)."""
_LEVELS = list(Level)


@dataclass(frozen=True, kw_only=True)
class CaseWay:
    """Phases in the order they began, measures with the latest first; `actor_names` by id.

    `german` is the present level, None where none is on file.
    """

    case: Case
    phases: tuple[PhaseEntry, ...]
    measures: tuple[Measure, ...]
    actor_names: dict[UUID, str]
    german: LanguageLevel | None = None


@dataclass(frozen=True)
class PhaseSuggestion:
    """A running measure belongs to a later phase than the one the case stands in."""

    measure: Measure
    phase: Phase


@dataclass(frozen=True)
class LevelSuggestion:
    """A course ended with a higher level of German than the one on file."""

    measure: Measure
    level: Level


def suggestions(way: CaseWay) -> tuple[PhaseSuggestion | LevelSuggestion, ...]:
    """Return what the measures suggest, the phase first; the person at the desk decides."""
    return (*_phase(way.case, way.measures), *_level(way.german, way.measures))


def _phase(case: Case, measures: Iterable[Measure]) -> tuple[PhaseSuggestion, ...]:
    running = [m for m in measures if m.state is MeasureState.RUNNING and m.kind in PHASE_OF]
    furthest = max(running, key=lambda m: PHASE_OF[m.kind].number, default=None)
    if furthest is None or PHASE_OF[furthest.kind].number <= case.phase.number:
        return ()
    return (PhaseSuggestion(furthest, PHASE_OF[furthest.kind]),)


def _level(
    german: LanguageLevel | None, measures: Iterable[Measure]
) -> tuple[LevelSuggestion, ...]:
    known = _LEVELS.index(german.level) if german is not None else -1
    reached = [
        (_LEVELS.index(m.level_reached), m)
        for m in measures
        if m.level_reached is not None and m.state is MeasureState.COMPLETED
    ]
    best = max(reached, key=lambda pair: pair[0], default=None)
    if best is None or best[0] <= known:
        return ()
    return (LevelSuggestion(best[1], _LEVELS[best[0]]),)
