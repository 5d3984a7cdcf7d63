"""What the demo's volunteers have learned: findings with evidence, some handed over or taken up."""

from collections.abc import Callable, Iterator
from datetime import time
from uuid import UUID

from integrif_desk.casework import contact_note, finding_category, practice_finding, quote
from integrif_desk.casework.demo.scene import Event, Scene, Told, created, run
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import ContactNote, Lesson
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    FindingLevel,
    FindingState,
    Perspective,
)

_EARLY = time(7, 30)
_AFTER_NOTES = time(16, 30)
"""When a finding is noted: the note of the same day that it rests on is there by then."""


def finding_events(scene: Scene) -> Iterator[Event]:
    """Return the events of all findings.

    One with `from` is made of that note of a case of the same replay, its quote masked as the desk
    does it; `notes` are further ones.
    """
    for number, told in enumerate(scene.story["findings"]):
        yield from _finding(scene, f"finding {told.get('key', number)}", told)


def _finding(scene: Scene, key: str, told: Told) -> Iterator[Event]:
    def note(desk: Desk) -> None:
        codes = {each.code: each.id for each in finding_category.categories(desk)}
        facts = _facts(scene, told, codes)
        if "from" in told:
            source = contact_note.read(desk, scene.ids[told["from"]])
            scene.ids[key] = created(quote.add_from_note(desk, source, facts, source.text))
        else:
            scene.ids[key] = created(practice_finding.add(desk, facts))
        for kept in told.get("notes", ()):
            quoted = _quoted(desk, contact_note.read(desk, scene.ids[kept]))
            practice_finding.add_evidence(desk, scene.ids[key], quoted)

    def rest_on(entered: EvidenceFacts) -> Callable[[Desk], None]:
        return lambda desk: run(practice_finding.add_evidence(desk, scene.ids[key], entered))

    def become(desk: Desk) -> None:
        state = FindingState(told["state"])
        practice_finding.set_state(desk, scene.ids[key], state, response=told["response"])

    noted = scene.at(told["day"], _AFTER_NOTES)
    yield Event(noted, told["by"], note)
    for one in told.get("evidence", ()):
        at = max(noted, scene.at(one["day"], _AFTER_NOTES))
        yield Event(at, told["by"], rest_on(_evidence(scene, one)))
    if "state" in told:
        yield Event(scene.at(told["state_day"], _EARLY), told["by"], become)


def _facts(scene: Scene, told: Told, codes: dict[str, UUID]) -> FindingFacts:
    kind = told.get("actor_category")
    return FindingFacts(
        category_id=codes[told["category"]],
        claim=told["claim"],
        suggestion=told.get("suggestion", ""),
        lesson=Lesson(told["lesson"]) if "lesson" in told else None,
        level=FindingLevel(told["level"]) if "level" in told else None,
        actor_id=scene.actor_id(told),
        actor_category=None if kind is None else ActorCategory(kind),
        case_id=scene.ids[f"{told['case']} case"] if "case" in told else None,
    )


def _quoted(desk: Desk, note: ContactNote) -> EvidenceFacts:
    """Return what another note says about the same, without what tells who is meant."""
    return EvidenceFacts(
        kind=EvidenceKind.CASE_OBSERVATION,
        perspective=Perspective.VOLUNTEER,
        quote=quote.masked(desk, note.text, note.case_id),
        dated=note.occurred_at.astimezone().date(),
        note_id=note.id,
    )


def _evidence(scene: Scene, told: Told) -> EvidenceFacts:
    return EvidenceFacts(
        kind=EvidenceKind(told["kind"]),
        perspective=Perspective(told["voice"]),
        quote=told["quote"],
        dated=scene.days.working(told["day"]),
        dated_until=scene.days.working(told["until"]) if "until" in told else None,
        detail=told.get("detail", ""),
    )
