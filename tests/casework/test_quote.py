"""A quote never reaches the store with a name in it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from integrif_desk.casework import contact_note, draft, finding_category, quote
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.practice_finding import EvidenceKind, FindingFacts, Perspective

TEXT = "Mohammad Al-Ahmad rief am 12.01.2026 aus Staßfurt an: Der Kurs ist voll."


def logged(desk: Desk, case_id: UUID, text: str = TEXT) -> UUID:
    entered = contact_note.NewNote(case_id=case_id, text=text, lesson=Lesson.DID_NOT_HELP)
    created = contact_note.log(desk, entered).created
    assert created is not None
    return created


def category(desk: Desk, code: str) -> UUID:
    return next(each.id for each in finding_category.categories(desk) if each.code == code)


def test_a_note_becomes_a_finding_without_names(desk: Desk, open_case: Callable[..., UUID]) -> None:
    note_id = logged(desk, open_case())
    source = quote.source(desk, note_id)
    assert source.masked == "[Name] rief am [Datum] aus [Ort] an: Der Kurs ist voll."
    assert source.category_id is None
    draft.keep(desk, DraftKind.FINDING, note_id, {"claim": "Der"})
    facts = FindingFacts(category_id=category(desk, "SP"), claim="Der Kurs ist voll.")
    created = quote.add_from_note(desk, source.note, facts, source.note.text).created
    assert created is not None
    (evidence,) = findings.view(desk, created).evidence
    assert evidence.quote == source.masked
    assert (evidence.kind, evidence.perspective, evidence.dated, evidence.note_id) == (
        EvidenceKind.CASE_OBSERVATION,
        Perspective.VOLUNTEER,
        date(2026, 3, 10),
        note_id,
    )
    assert draft.load(desk, DraftKind.FINDING, note_id) is None
    assert quote.source(desk, note_id).category_id == category(desk, "SP")


def test_what_somebody_left_readable_stays(desk: Desk, open_case: Callable[..., UUID]) -> None:
    case_id = open_case()
    kept = quote.masked(desk, TEXT, case_id, {"Staßfurt"})
    assert kept == "[Name] rief am [Datum] aus Staßfurt an: Der Kurs ist voll."
