"""Reads what was typed about phases and measures, and spells it back. Knows no Qt."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from integrif_desk.domain.case import Phase, PhaseEntry
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.measure import (
    MOST_HOURS,
    Measure,
    MeasureFacts,
    MeasureKind,
    MeasureState,
)
from integrif_desk.domain.person import Level
from integrif_desk.ui.case.case_input import YES, Reader, spell_day
from integrif_desk.wording.i18n import tr

Texts = Mapping[str, str]


def read_measure(texts: Texts, today: date) -> MeasureFacts:
    """Return the measure. Raises `Refused`."""
    reader = Reader(texts, today)
    kind = reader.required("kind")
    state = MeasureState(reader.text("state") or MeasureState.PLANNED)
    starts, ends = reader.day("starts_on"), reader.day("ends_on")
    hours = reader.take("hours", _hours)
    if starts and ends and ends < starts:
        reader.errors["ends_on"] = tr("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Daten.")
    if state is MeasureState.BROKEN_OFF and not reader.text("reason"):
        reader.errors["reason"] = tr("Bitte sagen Sie kurz, woran es lag.")
    if state in (MeasureState.RUNNING, MeasureState.COMPLETED) and starts and starts > today:
        reader.errors["starts_on"] = tr("Der Beginn liegt noch vor Ihnen: Stand „geplant“?")
    reader.finish()
    actor = reader.text("actor_id")
    level = reader.text("level_reached")
    return MeasureFacts(
        kind=MeasureKind(kind),
        title=reader.text("title"),
        actor_id=UUID(actor) if actor else None,
        starts_on=starts,
        ends_on=ends,
        hours=hours,
        hours_weekly=reader.flag("hours_weekly"),
        state=state,
        result=reader.text("result"),
        reason=reader.text("reason") if state is MeasureState.BROKEN_OFF else "",
        level_reached=Level(level) if level else None,
        proof=reader.text("proof"),
    )


def measure_texts(measure: Measure) -> dict[str, str]:
    """Return the texts of a measure's form."""
    return {
        "kind": measure.kind.value,
        "title": measure.title,
        "actor_id": str(measure.actor_id or ""),
        "starts_on": spell_day(measure.starts_on),
        "ends_on": spell_day(measure.ends_on),
        "hours": str(measure.hours or ""),
        "hours_weekly": YES if measure.hours_weekly else "",
        "state": measure.state.value,
        "result": measure.result,
        "reason": measure.reason,
        "level_reached": measure.level_reached.value if measure.level_reached else "",
        "proof": measure.proof,
    }


def read_phase(texts: Texts, today: date) -> tuple[Phase, date]:
    """Return a step of the way. Raises `Refused`."""
    reader = Reader(texts, today)
    phase = reader.required("phase")
    since = reader.past_day("since")
    if since is None and "since" not in reader.errors:
        reader.refuse("since", ErrorCode.FIELD_REQUIRED)
    reader.finish()
    assert since is not None
    return Phase(phase), since


def phase_texts(entry: PhaseEntry) -> dict[str, str]:
    """Return the texts of a step's form."""
    return {"phase": entry.phase.value, "since": spell_day(entry.since)}


def _hours(typed: str) -> int:
    digits = typed.removesuffix("h").strip()
    if not digits.isdecimal() or not 0 < int(digits) <= MOST_HOURS:
        raise FieldError(ErrorCode.FIELD_INVALID, "hours")
    return int(digits)
