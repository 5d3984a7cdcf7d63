"""Changes to the person of a case: name, status, languages, situation."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.asylum_procedure import AsylumProcedure
from integrif_desk.domain.errors import ErrorCode, FieldError, StaleRecord
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.person import (
    LanguageFacts,
    LanguageLevel,
    Literacy,
    LiteracyStep,
    NameSpelling,
    Person,
)
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus
from integrif_desk.domain.situation import Situation
from integrif_desk.store import listing
from integrif_desk.store.name_keys import refresh_name_keys
from integrif_desk.store.queries import cases, parts
from integrif_desk.store.unit_of_work import UnitOfWork


def profile(desk: Desk, person_id: UUID) -> PersonProfile:
    """Return everything on file about a person. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        connection = work.connection
        levels = parts.of_person(connection, LanguageLevel, person_id)
        situation = parts.of_person(connection, Situation, person_id)
        return PersonProfile(
            person=work.get(Person, person_id),
            spellings=parts.of_person(connection, NameSpelling, person_id),
            family=parts.of_person(connection, FamilyMember, person_id),
            qualifications=parts.of_person(connection, Qualification, person_id),
            procedures=parts.of_person(connection, AsylumProcedure, person_id),
            residences=cases.residences(connection, person_id),
            languages=tuple(level for level in levels if level.ended_on is None),
            earlier_languages=tuple(level for level in levels if level.ended_on is not None),
            literacy_steps=parts.of_person(connection, LiteracyStep, person_id),
            situation=situation[0].facts if situation else (),
        )


def change(desk: Desk, person: Person) -> Changes:
    """Save a person. A literacy that has changed stays on file as an earlier step.

    Raises `StaleRecord`, `FieldError` DATE_IN_FUTURE.
    """
    if person.birth_date is not None and person.birth_date > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "birth_date")
    with desk.write() as work:
        before = work.get(Person, person.id)
        work.save(person)
        if before.literacy not in (person.literacy, Literacy.UNKNOWN):
            work.add(
                LiteracyStep(
                    person_id=person.id,
                    literacy=before.literacy,
                    seen_on=before.literacy_on,
                    **desk.stamp(),
                )
            )
        case_ids = _refresh(work, person.id)
        refresh_name_keys(work.connection, person.id)
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
        case_ids = _refresh(work, person_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(person_id, *case_ids))


def remove_residence(desk: Desk, residence_id: UUID) -> tuple[Changes, ResidenceStatus]:
    """Delete a document from the timeline; it comes along, so that `restore_residence` can undo."""
    with desk.write() as work:
        residence = work.get(ResidenceStatus, residence_id)
        work.remove(ResidenceStatus, residence_id)
        case_ids = _refresh(work, residence.person_id)
        work.commit()
    touched = changes(Noun.PERSON, Noun.CASE, ids=(residence.person_id, *case_ids))
    return touched, residence


def restore_residence(desk: Desk, residence: ResidenceStatus) -> Changes:
    """Put a deleted document back."""
    with desk.write() as work:
        work.add(residence)
        case_ids = _refresh(work, residence.person_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(residence.person_id, *case_ids))


def set_language(
    desk: Desk, person_id: UUID, entered: LanguageFacts, *, replaces: LanguageLevel | None = None
) -> Changes:
    """Enter one language, or change `replaces`; the others stay.

    A level that has risen or fallen ends today and stays on file; a better proof of the same
    level corrects it. Raises `StaleRecord` when `replaces` has changed since it was read, or when
    somebody else has entered the same language otherwise; NOT_FOUND when `replaces` is gone.
    """
    with desk.write() as work:
        if replaces is not None:
            now = work.get(LanguageLevel, replaces.id)
            if now.version != replaces.version:
                raise StaleRecord(replace(replaces, **vars(entered)), now)
            if entered.language != replaces.language:
                work.remove(LanguageLevel, replaces.id)
        known = {level.language: level for level in cases.languages(work.connection, person_id)}
        there = known.get(entered.language)
        _put_language(work, desk, person_id, there, entered, seen=replaces is not None)
        case_ids = cases.of_person(work.connection, person_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(person_id, *case_ids))


def remove_language(desk: Desk, level: LanguageLevel) -> Changes:
    """Delete a language that was entered by mistake; its earlier levels stay on file."""
    with desk.write() as work:
        work.remove(LanguageLevel, level.id)
        case_ids = cases.of_person(work.connection, level.person_id)
        work.commit()
    return changes(Noun.PERSON, Noun.CASE, ids=(level.person_id, *case_ids))


def set_situation(desk: Desk, person_id: UUID, facts: Mapping[str, str | None]) -> Changes:
    """Set the facts that the responsibility rules ask for; None forgets one, others stay."""
    with desk.write() as work:
        found = parts.of_person(work.connection, Situation, person_id)
        kept = dict(found[0].facts) if found else {}
        kept |= {key: value for key, value in facts.items() if value is not None}
        for key in (key for key, value in facts.items() if value is None):
            kept.pop(key, None)
        pairs = tuple(sorted(kept.items()))
        if found:
            work.save(replace(found[0], facts=pairs))
        else:
            work.add(Situation(person_id=person_id, facts=pairs, **desk.stamp()))
        case_ids = cases.of_person(work.connection, person_id)
        work.commit()
    return changes(Noun.PERSON, ids=(person_id, *case_ids))


def add_residence(
    work: UnitOfWork, desk: Desk, person_id: UUID, entered: ResidenceFacts
) -> ResidenceStatus:
    """Add a residence document within a transaction."""
    return work.add(ResidenceStatus(person_id=person_id, **vars(entered), **desk.stamp()))


def add_language(
    work: UnitOfWork, desk: Desk, person_id: UUID, entered: LanguageFacts
) -> LanguageLevel:
    """Add a language within a transaction."""
    return work.add(LanguageLevel(person_id=person_id, **vars(entered), **desk.stamp()))


def _put_language(
    work: UnitOfWork,
    desk: Desk,
    person_id: UUID,
    before: LanguageLevel | None,
    facts: LanguageFacts,
    *,
    seen: bool,
) -> None:
    if before is None:
        add_language(work, desk, person_id, facts)
    elif _has_moved(desk, before, facts):
        work.save(replace(before, ended_on=facts.proof_date or desk.today()))
        add_language(work, desk, person_id, facts)
    elif (wanted := replace(before, **vars(facts))) != before:
        if not seen:
            raise StaleRecord(wanted, before)
        work.save(wanted)


def _has_moved(desk: Desk, before: LanguageLevel, facts: LanguageFacts) -> bool:
    """Tell a new step from the correction of what was entered today."""
    entered_on = before.created_at.astimezone().date()
    return before.level is not facts.level and entered_on < desk.today()


def _refresh(work: UnitOfWork, person_id: UUID) -> tuple[UUID, ...]:
    case_ids = cases.of_person(work.connection, person_id)
    for case_id in case_ids:
        listing.refresh_case(work.connection, case_id)
    return case_ids
