"""Two records turn out to be the same person: a lead puts them together, and can part them again.

Nothing is thrown away. Cases and what hangs on the person move; the other record stays, marked as
merged, with whatever in it contradicts the one that is kept.
"""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from integrif_desk.casework import person
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.asylum_procedure import AsylumProcedure
from integrif_desk.domain.case import Case
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.person import LanguageLevel, LiteracyStep, NameSpelling, Person
from integrif_desk.domain.person_merge import PersonMerge
from integrif_desk.domain.person_views import MergeSide
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.domain.situation import Situation
from integrif_desk.store import listing
from integrif_desk.store.name_keys import refresh_name_keys
from integrif_desk.store.queries import cases, parts
from integrif_desk.store.unit_of_work import UnitOfWork

_ADDED = "added"
"""Marks the other name, which the kept person got as a spelling: parting takes it away again."""
_MOVING: Final[dict[str, Any]] = {
    kind.__name__: kind
    for kind in (
        *(Case, ResidenceStatus, LanguageLevel, LiteracyStep, NameSpelling),
        *(FamilyMember, Qualification, AsylumProcedure, Situation),
    )
}


def merge(desk: Desk, kept_id: UUID, merged_id: UUID) -> Changes:
    """Put `merged_id` into `kept_id`; `created` is the merge, for `part`.

    A language that the kept person has already stays behind with the other record.
    Raises LEAD_REQUIRED, NOT_FOUND when one of them is merged already or both are the same.
    """
    require_lead(desk.account)
    with desk.write() as work:
        kept, merged = work.get(Person, kept_id), work.get(Person, merged_id)
        if kept.id == merged.id or kept.merged_into_id or merged.merged_into_id:
            raise KnownError(ErrorCode.NOT_FOUND)
        moved = [
            (name, record.id.hex)
            for name, kind in _MOVING.items()
            for record in _movable(work, kind, kept_id, merged_id)
        ]
        for name, record_id in moved:
            _move(work, name, record_id, kept_id)
        known = {s.name for s in parts.of_person(work.connection, NameSpelling, kept_id)}
        other_name = merged.display_name
        if other_name not in known | {kept.display_name}:
            added = work.add(NameSpelling(person_id=kept_id, name=other_name, **desk.stamp()))
            moved.append((_ADDED, added.id.hex))
        work.save(replace(merged, merged_into_id=kept_id))
        done = PersonMerge(kept_id=kept_id, merged_id=merged_id, moved=tuple(moved), **desk.stamp())
        work.add(done)
        touched = _refresh(work, kept_id, merged_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(kept_id, merged_id, *touched), created=done.id)


def part(desk: Desk, merge_id: UUID) -> Changes:
    """Undo a merge: everything that moved goes back. Raises LEAD_REQUIRED, NOT_FOUND."""
    require_lead(desk.account)
    with desk.write() as work:
        done = work.get(PersonMerge, merge_id)
        if done.undone:
            raise KnownError(ErrorCode.NOT_FOUND)
        touched = set(cases.of_person(work.connection, done.kept_id))
        for name, record_id in done.moved:
            if name == _ADDED:
                work.remove(NameSpelling, UUID(hex=record_id))
            else:
                _move(work, name, record_id, done.merged_id)
        merged = work.get(Person, done.merged_id)
        work.save(replace(merged, merged_into_id=None))
        work.save(replace(done, undone=True))
        touched |= set(_refresh(work, done.kept_id, done.merged_id))
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(done.kept_id, done.merged_id, *touched))


def of_person(desk: Desk, person_id: UUID) -> tuple[PersonMerge, ...]:
    """Return the merges into a person that still stand, the newest last."""
    with desk.read() as work:
        return parts.merges_into(work.connection, person_id)


def sides(desk: Desk, *person_ids: UUID) -> tuple[MergeSide, ...]:
    """Return what is on file about each of these people, to be compared, and note the viewing.

    As much is seen here as on the page of a case. Raises NOT_FOUND.
    """
    found = []
    for person_id in person_ids:
        profile = person.profile(desk, person_id)
        with desk.write() as work:
            numbers = (
                work.get(Case, case_id).number
                for case_id in cases.of_person(work.connection, person_id)
            )
            found.append(MergeSide(profile=profile, case_numbers=tuple(sorted(numbers))))
            work.note_action("viewed", "Person", person_id)
            work.commit()
    return tuple(found)


def _movable(work: UnitOfWork, kind: Any, kept_id: UUID, merged_id: UUID) -> list[Any]:
    found = parts.of_person(work.connection, kind, merged_id)
    if kind is Situation and parts.of_person(work.connection, kind, kept_id):
        return []  # there is one for each person; that of the kept one holds
    if kind is not LanguageLevel:
        return list(found)
    known = {level.language for level in parts.of_person(work.connection, kind, kept_id)}
    return [level for level in found if level.language not in known]


def _move(work: UnitOfWork, name: str, record_id: str, person_id: UUID) -> None:
    """Give a record to another person; one that has been deleted meanwhile stays deleted."""
    try:
        record = work.get(_MOVING[name], UUID(hex=record_id))
    except KnownError:
        return
    work.save(replace(record, person_id=person_id))


def _refresh(work: UnitOfWork, *person_ids: UUID) -> tuple[UUID, ...]:
    case_ids = [c for person_id in person_ids for c in cases.of_person(work.connection, person_id)]
    for case_id in case_ids:
        listing.refresh_case(work.connection, case_id)
    for person_id in person_ids:
        refresh_name_keys(work.connection, person_id)
    return tuple(case_ids)
