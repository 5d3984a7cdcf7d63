"""Changes to the person of a case: name, status, languages."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.person import LanguageFacts, LanguageLevel, Person
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus
from integrif_desk.store import listing
from integrif_desk.store.queries import cases
from integrif_desk.store.unit_of_work import UnitOfWork


def change(desk: Desk, person: Person) -> Changes:
    """Save a person. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        work.save(person)
        case_ids = cases.of_person(work.connection, person.id)
        for case_id in case_ids:
            listing.refresh_case(work.connection, case_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(person.id, *case_ids))


def set_residence(
    desk: Desk, person_id: UUID, entered: ResidenceFacts, *, replaces: ResidenceStatus | None = None
) -> Changes:
    """Add a residence document to the timeline, or correct `replaces`.

    Raises `StaleRecord`, `FieldError` DATE_ORDER.
    """
    with desk.write() as work:
        if replaces is None:
            add_residence(work, desk, person_id, entered)
        else:
            work.save(replace(replaces, **vars(entered)))
        case_ids = cases.of_person(work.connection, person_id)
        for case_id in case_ids:
            listing.refresh_case(work.connection, case_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(person_id, *case_ids))


def set_languages(desk: Desk, person_id: UUID, entered: tuple[LanguageFacts, ...]) -> Changes:
    """Make `entered` the person's languages; unchanged ones keep their record."""
    with desk.write() as work:
        known = {level.language: level for level in cases.languages(work.connection, person_id)}
        wanted = {level.language: level for level in entered}
        for code, level in known.items():
            if code not in wanted:
                work.remove(LanguageLevel, level.id)
        for code, level_input in wanted.items():
            before = known.get(code)
            if before is None:
                add_language(work, desk, person_id, level_input)
            elif replace(before, **vars(level_input)) != before:
                work.save(replace(before, **vars(level_input)))
        case_ids = cases.of_person(work.connection, person_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(person_id, *case_ids))


def add_residence(work: UnitOfWork, desk: Desk, person_id: UUID, entered: ResidenceFacts) -> None:
    """Add a residence document within a transaction."""
    work.add(ResidenceStatus(person_id=person_id, **vars(entered), **desk.stamp()))


def add_language(work: UnitOfWork, desk: Desk, person_id: UUID, entered: LanguageFacts) -> None:
    """Add a language within a transaction."""
    work.add(LanguageLevel(person_id=person_id, **vars(entered), **desk.stamp()))
