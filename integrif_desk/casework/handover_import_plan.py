"""What a received handover becomes at this desk: from a snapshot to the facts of records.

Pure values, so that the preview shows exactly what the import writes. What cannot stand as a record
(an end before the beginning, a birth date to come) is named and left out; nothing stops the rest.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind, ContactNote, Lesson
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.family import FamilyFacts, FamilyMember
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.domain.handover import (
    HandoverSnapshot,
    PersonExtract,
    PhaseExtract,
    TaskExtract,
)
from integrif_desk.domain.measure import Measure, MeasureFacts
from integrif_desk.domain.person import (
    EARLIEST_BIRTH,
    LanguageFacts,
    LanguageLevel,
    Literacy,
    Person,
    PersonFacts,
)
from integrif_desk.domain.practice_finding import FindingExtract
from integrif_desk.domain.qualification import Qualification, QualificationFacts, Recognition
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus
from integrif_desk.exchange import handover_texts as texts

CLAIM_LIMIT = 2000
FactsT = TypeVar("FactsT")
Actors = Mapping[str, UUID]
_NOBODY = UUID(int=0)
_EARLIEST = date(1900, 1, 1)
"""Nothing of a case is older; and a day of the year 1 has no instant east of Greenwich."""
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_NO_RECORD: dict[str, Any] = {
    "id": _NOBODY,
    "created_at": _LONG_AGO,
    "created_by": _NOBODY,
    "changed_at": _LONG_AGO,
    "changed_by": _NOBODY,
}


@dataclass(frozen=True, kw_only=True)
class TakenNote:
    """A note of the history; it is internal, whatever it was at the sender's desk."""

    on: date
    text: str
    kind: ContactKind = ContactKind.MESSAGE
    minutes: int = 0
    actor_ids: tuple[UUID, ...] = ()
    lesson: Lesson | None = None


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Everything that would be added. `receipt` is the note of today, `lessons` are what helped and
    what did not; `impossible` names what cannot stand."""

    person: PersonFacts
    residence: ResidenceFacts | None
    languages: tuple[LanguageFacts, ...]
    goal: str
    background: str
    occupation: str
    qualifications: tuple[QualificationFacts, ...]
    family: tuple[FamilyFacts, ...]
    phase: Phase
    phases: tuple[PhaseExtract, ...]
    measures: tuple[MeasureFacts, ...]
    receipt: TakenNote
    notes: tuple[TakenNote, ...]
    referrals: tuple[TakenNote, ...]
    lessons: tuple[TakenNote, ...]
    tasks: tuple[NewFollowUp, ...]
    findings: tuple[FindingExtract, ...]
    impossible: tuple[str, ...] = ()


def actor_names(snapshot: HandoverSnapshot) -> set[str]:
    """Return the names of all actors that the handover speaks of."""
    named = {one.actor for one in snapshot.measures} | {one.actor for one in snapshot.referrals}
    named |= {name for one in snapshot.notes for name in one.actors}
    return (named | {one.owner for one in snapshot.tasks}) - {""}


def taken(snapshot: HandoverSnapshot, actors: Actors, *, today: date, consent_due: date) -> Taken:
    """Return what becomes of a handover. `actors` are those of the directory, by the name told.

    The first task, due on `consent_due`, is to get a consent: the sender's does not travel.
    """
    wrong: list[str] = []
    person = _person(snapshot, today, wrong)
    phases = tuple(sorted(snapshot.phases, key=lambda one: (one.since, one.phase.number)))
    wrong += [one.phase for one in phases if not _EARLIEST <= one.since <= today]
    phases = tuple(one for one in phases if _EARLIEST <= one.since <= today)
    last = phases[-1].phase if phases else Phase.ACCESS
    consent = NewFollowUp(
        task=texts.consent_task(), due_on=consent_due, remark=texts.consent_remark(snapshot)
    )
    return Taken(
        person=person,
        residence=_residence(snapshot, wrong),
        languages=_languages(snapshot, wrong),
        goal=snapshot.goal,
        background=snapshot.background,
        occupation=snapshot.occupation,
        qualifications=_standing(Qualification, "person_id", _qualifications(snapshot), wrong),
        family=_standing(FamilyMember, "person_id", _family(snapshot), wrong),
        phase=snapshot.phase or last,
        phases=phases,
        measures=_standing(Measure, "case_id", _measures(snapshot, actors), wrong),
        receipt=TakenNote(on=today, text=texts.receipt(snapshot)),
        notes=_notes(snapshot, actors, today, wrong),
        referrals=_referrals(snapshot, actors, today),
        lessons=_lessons(snapshot, today),
        tasks=(consent, *_tasks(snapshot, actors, wrong)),
        findings=tuple(
            replace(one, text=one.text[:CLAIM_LIMIT]) for one in snapshot.findings if one.text
        ),
        impossible=tuple(wrong),
    )


def names_of(person: PersonExtract) -> dict[str, Any]:
    """Return given names, surname and their order, from the whole name and the surname in it."""
    name, surname = person.name, person.surname
    if not surname or surname == name:
        return {"given_names": name}
    if name.endswith(f" {surname}"):
        given = name.removesuffix(surname).strip()
        return {"given_names": given, "surname": surname}
    if name.startswith(f"{surname} "):
        given = name.removeprefix(surname).strip()
        return {"given_names": given, "surname": surname, "surname_first": True}
    return {"given_names": name}


def filled(person: Person, told: PersonFacts) -> tuple[Person, tuple[str, ...], tuple[str, ...]]:
    """Return a person on file with what was not known yet, the fields filled, and those that stay
    although the handover says otherwise. Nothing that stands there is overwritten."""
    named = ("given_names", "surname", "surname_first")
    birth = ("birth_year_only", "birth_date_estimated")
    added: dict[str, Any] = {}
    stays: list[str] = []
    nothing = PersonFacts()
    for field, value in vars(told).items():
        here = getattr(person, field)
        if field in named or field in birth or value in (getattr(nothing, field), here):
            continue
        if here == getattr(nothing, field):
            added[field] = value
        else:
            stays.append(field)
    if "birth_date" in added:
        added |= {field: getattr(told, field) for field in birth}
    if "literacy_on" in added and "literacy" not in added:
        del added["literacy_on"]
    shown = tuple(field for field in added if field not in (*birth, "literacy_on"))
    return replace(person, **added), shown, tuple(f for f in stays if f != "literacy_on")


def _person(snapshot: HandoverSnapshot, today: date, wrong: list[str]) -> PersonFacts:
    told = snapshot.person
    known = snapshot.literacy is not Literacy.UNKNOWN
    facts = PersonFacts(
        **names_of(told),
        original_name=told.original_name,
        salutation=told.salutation,
        birth_date=told.birth_date,
        birth_year_only=told.birth_year_only,
        birth_date_estimated=told.birth_date_estimated,
        sex=told.sex,
        nationalities=told.nationalities,
        phone=told.phone,
        email=told.email,
        street=told.street,
        postal_code=told.postal_code,
        town=told.town,
        birth_place=told.birth_place,
        literacy=snapshot.literacy,
        literacy_on=min(snapshot.dated, today) if known else None,
        childcare_needed=snapshot.childcare_needed,
        availability=snapshot.availability,
        competences=snapshot.competences,
        work_limitations=snapshot.work_limitations,
    )
    born = facts.birth_date
    if born is not None and not EARLIEST_BIRTH <= born <= today:
        wrong.append(born.isoformat())
        facts = replace(facts, birth_date=None, birth_year_only=False, birth_date_estimated=False)
    countries = tuple(
        code for code in facts.nationalities if len(code) == 2 and code.isascii() and code.isupper()
    )
    wrong += [code for code in facts.nationalities if code not in countries]
    return replace(facts, nationalities=countries)


def _residence(snapshot: HandoverSnapshot, wrong: list[str]) -> ResidenceFacts | None:
    told = snapshot.residence
    if told is None:
        return None
    facts = ResidenceFacts(
        kind=told.kind,
        wording=told.wording,
        valid_until=told.valid_until,
        extension_filed_on=told.extension_filed_on,
        work_permission=snapshot.work_permission,
    )
    standing = _standing(ResidenceStatus, "person_id", (facts,), wrong)
    return standing[0] if standing else None


def _languages(snapshot: HandoverSnapshot, wrong: list[str]) -> tuple[LanguageFacts, ...]:
    once = {one.language: LanguageFacts(**vars(one)) for one in reversed(snapshot.languages)}
    return _standing(LanguageLevel, "person_id", tuple(reversed(once.values())), wrong)


def _qualifications(snapshot: HandoverSnapshot) -> Iterable[QualificationFacts]:
    for one in snapshot.qualifications:
        told = vars(one) | {"recognition": one.recognition or Recognition.NOT_STARTED}
        yield QualificationFacts(**told, remark=texts.with_source("", snapshot))


def _family(snapshot: HandoverSnapshot) -> Iterable[FamilyFacts]:
    for one in snapshot.family:
        yield FamilyFacts(**vars(one), remark=texts.source(snapshot))


def _measures(snapshot: HandoverSnapshot, actors: Actors) -> Iterable[MeasureFacts]:
    for one in snapshot.measures:
        actor_id = actors.get(one.actor)
        yield MeasureFacts(
            kind=one.kind,
            title=one.title,
            actor_id=actor_id,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            state=one.state,
            result=texts.measure_result(one, stranger=actor_id is None, snapshot=snapshot),
            reason=one.reason,
            level_reached=one.level_reached,
            proof=one.proof,
        )


def _notes(
    snapshot: HandoverSnapshot, actors: Actors, today: date, wrong: list[str]
) -> tuple[TakenNote, ...]:
    made = []
    for one in snapshot.notes:
        strangers = [name for name in one.actors if name not in actors]
        note = TakenNote(
            on=one.on,
            kind=one.kind,
            text=texts.note(one, strangers, snapshot),
            minutes=one.minutes,
            actor_ids=tuple(dict.fromkeys(actors[n] for n in one.actors if n in actors)),
        )
        if not _EARLIEST <= one.on <= today or not _note_stands(note):
            wrong.append(one.on.isoformat())
        else:
            made.append(note)
    return tuple(made)


def _possible(day: date, today: date) -> date:
    """Return the day, or the nearest on which a note can have been written."""
    return max(_EARLIEST, min(day, today))


def _note_stands(note: TakenNote) -> bool:
    try:
        ContactNote(
            case_id=_NOBODY,
            occurred_at=_LONG_AGO,
            kind=note.kind,
            text=note.text,
            minutes=note.minutes,
            **_NO_RECORD,
        )
    except KnownError:
        return False
    return True


def _referrals(snapshot: HandoverSnapshot, actors: Actors, today: date) -> tuple[TakenNote, ...]:
    return tuple(
        TakenNote(
            on=_possible(one.since or one.sent_on or snapshot.dated, today),
            text=texts.referral(one, snapshot),
            actor_ids=(actors[one.actor],) if one.actor in actors else (),
        )
        for one in snapshot.referrals
    )


def _lessons(snapshot: HandoverSnapshot, today: date) -> tuple[TakenNote, ...]:
    told = (
        *((Lesson.HELPED, text) for text in snapshot.helped),
        *((Lesson.DID_NOT_HELP, text) for text in snapshot.did_not_help),
    )
    day = _possible(snapshot.dated, today)
    return tuple(
        TakenNote(on=day, text=texts.with_source(text, snapshot), lesson=lesson)
        for lesson, text in told
        if text
    )


def _tasks(snapshot: HandoverSnapshot, actors: Actors, wrong: list[str]) -> tuple[NewFollowUp, ...]:
    return tuple(_task(one, snapshot, actors) for one in snapshot.tasks if _task_stands(one, wrong))


def _task(told: TaskExtract, snapshot: HandoverSnapshot, actors: Actors) -> NewFollowUp:
    actor_id = actors.get(told.owner)
    owed_by = TaskOwner.ACCOUNT
    if actor_id is not None:
        owed_by = TaskOwner.ACTOR
    elif told.owner and told.owner == snapshot.person.name:
        owed_by = TaskOwner.PERSON
    stranger = told.owner if owed_by is TaskOwner.ACCOUNT else ""
    return NewFollowUp(
        task=told.task,
        due_on=told.due_on,
        owed_by=owed_by,
        actor_id=actor_id,
        remark=texts.task_remark(stranger, snapshot),
    )


def _task_stands(told: TaskExtract, wrong: list[str]) -> bool:
    if told.due_on < _EARLIEST:
        wrong.append(told.due_on.isoformat())
        return False
    try:
        FollowUp(
            case_id=_NOBODY, task=told.task, due_on=told.due_on, owner_id=_NOBODY, **_NO_RECORD
        )
    except KnownError:
        wrong.append(told.due_on.isoformat())
        return False
    return True


def _standing(
    kind: Callable[..., object], owner: str, entered: Iterable[FactsT], wrong: list[str]
) -> tuple[FactsT, ...]:
    """Return the facts that can be stored; the others are named in `wrong`."""
    standing = []
    for facts in entered:
        told = vars(facts)
        try:
            _require_possible(told)
            kind(**told, **{owner: _NOBODY}, **_NO_RECORD)
        except KnownError:
            wrong.append(str(told.get("title") or told.get("language") or told.get("kind") or ""))
        else:
            standing.append(facts)
    return tuple(standing)


def _require_possible(told: Mapping[str, object]) -> None:
    """Raise `FieldError` DATE_ORDER for a day that nobody alive can have meant."""
    for field, value in told.items():
        if isinstance(value, date) and value < _EARLIEST:
            raise FieldError(ErrorCode.DATE_ORDER, field)
