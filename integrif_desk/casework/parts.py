"""What hangs on a person or a case as a list: spellings, family, qualifications, procedures,
measures. One way to add, change, remove and restore serves them all."""

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.asylum_procedure import AsylumProcedure, ProcedureFacts
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.family import FamilyFacts, FamilyMember
from integrif_desk.domain.measure import Measure, MeasureFacts
from integrif_desk.domain.person import NameSpelling, SpellingFacts
from integrif_desk.domain.qualification import Qualification, QualificationFacts
from integrif_desk.store import listing
from integrif_desk.store.name_keys import refresh_name_keys
from integrif_desk.store.queries import cases, parts
from integrif_desk.store.unit_of_work import UnitOfWork

Facts = SpellingFacts | FamilyFacts | QualificationFacts | ProcedureFacts | MeasureFacts
Part = NameSpelling | FamilyMember | Qualification | AsylumProcedure | Measure
PartT = TypeVar("PartT", NameSpelling, FamilyMember, Qualification, AsylumProcedure, Measure)

_PART_OF: dict[type[Facts], Any] = {
    SpellingFacts: NameSpelling,
    FamilyFacts: FamilyMember,
    QualificationFacts: Qualification,
    ProcedureFacts: AsylumProcedure,
    MeasureFacts: Measure,
}


def add(desk: Desk, owner_id: UUID, entered: Facts) -> Changes:
    """Add a part to the person, or a measure to the case, with this id.

    Raises `FieldError` for what cannot stand, CASE_CLOSED for a measure of a closed case.
    """
    with desk.write() as work:
        part = insert(work, desk, owner_id, entered)
        touched = _touched(work, part)
        work.commit()
    return changes(*_nouns(part), ids=touched, created=part.id)


def change(desk: Desk, part: Part) -> Changes:
    """Save a changed part. Raises `StaleRecord`, `FieldError`, CASE_CLOSED as `add` does."""
    with desk.write() as work:
        work.save(part)
        touched = _touched(work, part)
        work.commit()
    return changes(*_nouns(part), ids=touched)


def remove(desk: Desk, kind: type[PartT], part_id: UUID) -> PartT:
    """Delete a part and return it, so that `restore` can undo it.

    Raises NOT_FOUND, CASE_CLOSED as `add` does.
    """
    with desk.write() as work:
        part = work.get(kind, part_id)
        work.remove(kind, part_id)
        _touched(work, part)
        work.commit()
    return part


def restore(desk: Desk, part: Part) -> Changes:
    """Put a deleted part back as it was. Raises CASE_CLOSED as `add` does."""
    with desk.write() as work:
        work.add(part)
        touched = _touched(work, part)
        work.commit()
    return changes(*_nouns(part), ids=touched)


def measures(desk: Desk, case_id: UUID) -> tuple[Measure, ...]:
    """Return the measures of a case, the latest first; planned ones without a date lead."""
    with desk.read() as work:
        found = parts.of_case(work.connection, Measure, case_id)
    dated = sorted(
        (m for m in found if m.starts_on), key=lambda m: (m.starts_on, m.id), reverse=True
    )
    return (*(m for m in found if not m.starts_on), *dated)


def insert(work: UnitOfWork, desk: Desk, owner_id: UUID, entered: Facts) -> Part:
    """Add a part within a transaction."""
    kind = _PART_OF[type(entered)]
    owner = "case_id" if kind is Measure else "person_id"
    part: Part = kind(**vars(entered), **{owner: owner_id}, **desk.stamp())
    return work.add(part)


def with_facts(part: PartT, entered: Facts) -> PartT:
    """Return the part with what was entered, for `change`."""
    return replace(part, **vars(entered))


def _touched(work: UnitOfWork, part: Part) -> tuple[UUID, ...]:
    """Bring search and duplicate keys up to date; return the ids of owner and cases.

    The way of a closed case stays as it ended: raises CASE_CLOSED.
    """
    if isinstance(part, Measure):
        require_open(work.get(Case, part.case_id))
        return (part.case_id, part.id)
    case_ids = cases.of_person(work.connection, part.person_id)
    if isinstance(part, NameSpelling):
        refresh_name_keys(work.connection, part.person_id)
        for case_id in case_ids:
            listing.refresh_case(work.connection, case_id)
    return (part.person_id, part.id, *case_ids)


def _nouns(part: Part) -> tuple[Noun, ...]:
    if isinstance(part, Measure):
        return (Noun.MEASURE,)
    return (Noun.PERSON, Noun.CASE) if isinstance(part, NameSpelling) else (Noun.PERSON,)
