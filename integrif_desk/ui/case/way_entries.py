"""Which lists „Weg“ has, and by which use cases each is changed."""

from dataclasses import replace
from functools import partial
from typing import Any

from integrif_desk.casework import case, parts
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import Phase, PhaseEntry
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.way import CaseWay
from integrif_desk.ui.case import way_fields, way_input, way_words
from integrif_desk.ui.case.part_list import PartEntry, Removal
from integrif_desk.wording.i18n import tr


def measures() -> PartEntry:
    """Return the list of measures, what is planned without a date first."""
    return PartEntry(
        key="measures",
        title=tr("Kurse, Praktika, Arbeit"),
        icon="graduation-cap",
        add_words=tr("Kurs, Praktikum oder Arbeit hinzufügen"),
        empty=tr("Noch nichts eingetragen."),
        removed=tr("Eintrag entfernt."),
        parts=lambda way: way.measures,
        subject=_case_id,
        words=way_words.measure_row,
        facts=way_words.measure_facts,
        fields=way_fields.MeasureFields,
        texts=way_input.measure_texts,
        read=lambda texts, desk: way_input.read_measure(texts, desk.today()),
        add=lambda desk, way, facts: parts.add(desk, way.case.id, facts),
        change=lambda desk, _way, part, facts: parts.change(desk, parts.with_facts(part, facts)),
        rewrite=parts.change,
        remove=_remove_measure,
    )


def phases() -> PartEntry:
    """Return the steps of the way, the newest first."""
    return PartEntry(
        key="phases",
        title=tr("Phasen"),
        icon="flag",
        add_words=tr("In eine andere Phase wechseln"),
        empty=tr("Noch keine Phase."),
        removed=tr("Phase zurückgenommen."),
        parts=lambda way: tuple(reversed(way.phases)),
        subject=_case_id,
        words=way_words.phase_row,
        facts=way_words.phase_facts,
        fields=way_fields.PhaseFields,
        texts=way_input.phase_texts,
        read=lambda texts, desk: way_input.read_phase(texts, desk.today()),
        add=lambda desk, way, step: case.move_to_phase(desk, way.case.id, *step),
        change=_change_phase,
        rewrite=case.correct_phase,
        remove=_remove_phase,
    )


def _case_id(way: CaseWay) -> Any:
    return way.case.id


def _remove_measure(desk: Desk, _way: CaseWay, measure: Measure) -> Removal:
    gone = parts.remove(desk, Measure, measure.id)
    done = Changes(frozenset({Noun.MEASURE}), frozenset({measure.case_id, measure.id}))
    return done, partial(parts.restore, desk, gone)


def _change_phase(desk: Desk, _way: CaseWay, entry: PhaseEntry, step: tuple[Phase, Any]) -> Changes:
    phase, since = step
    return case.correct_phase(desk, replace(entry, phase=phase, since=since))


def _remove_phase(desk: Desk, _way: CaseWay, entry: PhaseEntry) -> Removal:
    gone = case.remove_phase(desk, entry.id)
    done = Changes(frozenset({Noun.CASE}), frozenset({entry.case_id, entry.id}))
    return done, partial(case.restore_phase, desk, gone)
