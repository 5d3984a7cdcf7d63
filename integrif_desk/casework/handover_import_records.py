"""Writes what a received handover becomes, within one transaction."""

from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar
from uuid import UUID

from integrif_desk.casework import follow_up, parts
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.contact_note import at_noon
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover_import_plan import Taken, TakenNote, filled
from integrif_desk.casework.person import add_language, add_residence
from integrif_desk.domain.case import Case, PhaseEntry, case_number
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.handover import HandoverSnapshot, PhaseExtract
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Person, SpellingFacts
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingCategory,
    FindingExtract,
    FindingFacts,
    Perspective,
)
from integrif_desk.domain.record import Record
from integrif_desk.exchange import handover_texts as texts
from integrif_desk.store.queries import findings as finding_queries
from integrif_desk.store.queries import numbers
from integrif_desk.store.unit_of_work import UnitOfWork

RecordT = TypeVar("RecordT", bound=Record)


def new_person(work: UnitOfWork, desk: Desk, taken: Taken, added: list[UUID]) -> Person:
    """Add the person."""
    return _put(work, Person(**vars(taken.person), **desk.stamp()), added)


def complete_person(
    work: UnitOfWork,
    desk: Desk,
    known: Person,
    taken: Taken,
    snapshot: HandoverSnapshot,
    added: list[UUID],
) -> None:
    """Fill in what nobody knew of somebody on file; another spelling of the name is kept beside."""
    completed, fields, _stays = filled(known, taken.person)
    if fields:
        work.save(completed)
    if fold(taken.person.display_name) != fold(known.display_name):
        spelling = SpellingFacts(name=taken.person.display_name, source=texts.source(snapshot))
        added.append(parts.insert(work, desk, known.id, spelling).id)


def add_case(
    work: UnitOfWork, desk: Desk, taken: Taken, person_id: UUID, owner_id: UUID, added: list[UUID]
) -> Case:
    """Open the case today, with a number of this desk and the way that lies behind it."""
    today = desk.today()
    phases = taken.phases
    if not phases or phases[-1].phase is not taken.phase:
        phases = (*phases, PhaseExtract(phase=taken.phase, since=today))
    running = numbers.take(work.connection, "case", today.year)
    case = Case(
        person_id=person_id,
        number=case_number(today.year, running),
        opened_on=today,
        owner_id=owner_id,
        phase=taken.phase,
        phase_since=phases[-1].since,
        goal=taken.goal,
        background=taken.background,
        occupation_label=taken.occupation,
        **desk.stamp(),
    )
    _put(work, case, added)
    for entry in phases:
        made = PhaseEntry(case_id=case.id, phase=entry.phase, since=entry.since, **desk.stamp())
        _put(work, made, added)
    return case


def add_records(
    work: UnitOfWork,
    desk: Desk,
    taken: Taken,
    case: Case,
    snapshot: HandoverSnapshot,
    added: list[UUID],
) -> None:
    """Add everything that hangs on person and case."""
    if taken.residence is not None:
        added.append(add_residence(work, desk, case.person_id, taken.residence).id)
    added += [add_language(work, desk, case.person_id, one).id for one in taken.languages]
    added += [parts.insert(work, desk, case.person_id, one).id for one in taken.qualifications]
    added += [parts.insert(work, desk, case.person_id, one).id for one in taken.family]
    added += [parts.insert(work, desk, case.id, one).id for one in taken.measures]
    for note in (*taken.lessons, *taken.referrals, *taken.notes, taken.receipt):
        _put(work, _note(desk, case.id, note), added)
    for task in taken.tasks:
        watched = replace(task, owner_id=case.owner_id)
        added.append(follow_up.insert(work, desk, case.id, watched).id)
    categories = finding_queries.categories(work.connection)
    for finding in taken.findings:
        facts = FindingFacts(
            category_id=_category(categories, finding).id,
            claim=finding.text,
            lesson=finding.lesson,
            case_id=case.id,
        )
        made = findings.insert(work, desk, facts, _evidence(desk, finding, snapshot))
        added.append(made.id)


def _put(work: UnitOfWork, value: RecordT, added: list[UUID]) -> RecordT:
    added.append(value.id)
    return work.add(value)


def _note(desk: Desk, case_id: UUID, note: TakenNote) -> ContactNote:
    """Return the note, internal and marked: it is bound to its purpose (§ 78 SGB X)."""
    return ContactNote(
        case_id=case_id,
        occurred_at=min(at_noon(note.on), desk.now()),
        kind=note.kind,
        text=note.text,
        minutes=note.minutes,
        actor_ids=note.actor_ids,
        lesson=note.lesson,
        from_office=True,
        **desk.stamp(),
    )


def _category(categories: tuple[FindingCategory, ...], told: FindingExtract) -> FindingCategory:
    """Return the category that the sender's number names („SP-04“), else the first one."""
    code = told.number.rpartition("-")[0]
    return next((one for one in categories if one.code == code), categories[0])


def _evidence(
    desk: Desk, told: FindingExtract, snapshot: HandoverSnapshot
) -> tuple[EvidenceFacts, ...]:
    """Return the handover as what the finding rests on here, of the kinds told there."""
    kinds = told.kinds or (EvidenceKind.WRITTEN_FEEDBACK,)
    perspectives = told.perspectives or (Perspective.VOLUNTEER,)
    return tuple(
        EvidenceFacts(
            kind=kind or kinds[-1],
            perspective=perspective or perspectives[-1],
            quote=texts.name(snapshot),
            dated=min(snapshot.dated, desk.today()),
        )
        for kind, perspective in zip_longest(kinds, perspectives)
    )
