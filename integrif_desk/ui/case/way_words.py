"""The words of „Weg“: a row each for phases and measures, sentences for what they suggest."""

from integrif_desk.domain.case import PhaseEntry
from integrif_desk.domain.measure import Measure, MeasureState
from integrif_desk.domain.way import CaseWay, LevelSuggestion, PhaseSuggestion
from integrif_desk.ui.case.case_input import Facts
from integrif_desk.ui.case.part_words import RowWords
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, format_number
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


def phase_row(way: CaseWay, entry: PhaseEntry) -> RowWords:
    """Return „3 Qualifizierung“, below it from when to when; a repeated phase says so."""
    position = way.phases.index(entry)
    following = way.phases[position + 1 : position + 2]
    repeated = any(other.phase is entry.phase for other in way.phases[:position])
    since = format_date(entry.since)
    period = (
        tr("{since} bis {until}", since=since, until=format_date(following[0].since))
        if following
        else tr("seit {since}", since=since)
    )
    line = tr("{period} · zum wiederholten Mal", period=period) if repeated else period
    title = tr("{n} {phase}", n=entry.phase.number, phase=label(entry.phase))
    return RowWords(title, lines=(line,))


def phase_facts(entry: PhaseEntry) -> Facts:
    """Return what can differ between two versions."""
    return ((tr("Phase"), label(entry.phase)), (tr("Seit"), format_date(entry.since)))


def measure_row(way: CaseWay, measure: Measure) -> RowWords:
    """Return kind and title, below it state, actor, period and hours, then the result."""
    kind = label(measure.kind)
    title = tr("{kind}: {title}", kind=kind, title=isolate(measure.title))
    actor = way.actor_names.get(measure.actor_id, "") if measure.actor_id else ""
    frame = _joined(label(measure.state), isolate(actor), period(measure), hours(measure))
    level = measure.level_reached
    outcome = _joined(
        tr("erreicht: {level}", level=label(level)) if level is not None else "",
        isolate(measure.proof),
        isolate(measure.reason),
        isolate(measure.result),
    )
    lines = tuple(line for line in (frame, outcome) if line)
    return RowWords(title if measure.title else kind, lines=lines)


def measure_facts(measure: Measure) -> Facts:
    """Return what can differ between two versions."""
    return (
        (tr("Art"), label(measure.kind)),
        (tr("Bezeichnung"), measure.title),
        (tr("Zeitraum"), period(measure)),
        (tr("Stunden"), hours(measure)),
        (tr("Stand"), label(measure.state)),
        (tr("Grund des Abbruchs"), measure.reason),
        (tr("Ergebnis"), measure.result),
        (tr("Erreichtes Niveau"), label(measure.level_reached) if measure.level_reached else ""),
        (tr("Nachweis"), measure.proof),
    )


def period(measure: Measure) -> str:
    """Return „01.09.2025 bis 27.02.2026“, „ab …“, „bis …“ or nothing."""
    begin, end = measure.starts_on, measure.ends_on
    if begin and end:
        return tr("{begin} bis {end}", begin=format_date(begin), end=format_date(end))
    if begin:
        planned = measure.state is MeasureState.PLANNED
        day = format_date(begin)
        return tr("ab {day}", day=day) if planned else tr("seit {day}", day=day)
    return tr("bis {day}", day=format_date(end)) if end else ""


def hours(measure: Measure) -> str:
    """Return „600 Stunden“ or „30 Stunden je Woche“."""
    if measure.hours is None:
        return ""
    shown = format_number(measure.hours)
    if measure.hours_weekly:
        return tr("{n} Stunden je Woche", n=shown)
    return tr("{n} Stunden", n=shown)


def suggestion_words(suggestion: PhaseSuggestion | LevelSuggestion) -> tuple[str, str]:
    """Return what the desk noticed and what the button beside it says."""
    measure = label(suggestion.measure.kind)
    if isinstance(suggestion, PhaseSuggestion):
        phase = label(suggestion.phase)
        return (
            tr("{measure} läuft. Das gehört zur Phase „{phase}“.", measure=measure, phase=phase),
            tr("Phase &wechseln"),
        )
    level = label(suggestion.level)
    return (
        tr("{measure} endete mit Deutsch {level}.", measure=measure, level=level),
        tr("Deutsch {level} über&nehmen", level=level),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
