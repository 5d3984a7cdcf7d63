"""Invents a case for large demo stores: varied, plausible, and the same for the same seed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from integrif_desk.casework.demo.invent_more import german_facts, more, person_facts
from integrif_desk.casework.demo.invent_referral import InventedReferral, invent_referral
from integrif_desk.casework.demo.stock import Draw, Weighted
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.case import Case, CaseOutcome, CaseState, Phase, PhaseEntry
from integrif_desk.domain.contact_note import ContactKind, ContactNote, Lesson, Visibility
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.person import LanguageLevel, Level, Person, Sex
from integrif_desk.domain.residence import ResidenceStatus

_YOUNGEST, _OLDEST = 17, 58
_MONTH = 30
_RENEWED = 0.85  # of running-out papers there is a newer one
_ACCOMPANIED = 0.2  # by somebody beside the owner
_TOWNS: Weighted[tuple[str, str]] = Weighted(
    [
        (("39418", "Staßfurt"), 40),
        (("06406", "Bernburg (Saale)"), 18),
        (("39218", "Schönebeck (Elbe)"), 16),
        (("06449", "Aschersleben"), 14),
        (("39444", "Hecklingen"), 6),
        (("39240", "Calbe (Saale)"), 6),
    ]
)
_GERMAN: dict[Phase, Weighted[Level]] = {
    phase: Weighted(list(zip((Level.NONE, Level.A1, Level.A2, Level.B1, Level.B2), w, strict=True)))
    for phase, w in {
        Phase.ACCESS: (25, 40, 25, 8, 2),
        Phase.ORIENTATION: (10, 25, 40, 20, 5),
        Phase.QUALIFICATION: (4, 12, 40, 34, 10),
        Phase.PLACEMENT: (1, 6, 28, 45, 20),
        Phase.SUSTAINMENT: (1, 4, 25, 45, 25),
    }.items()
}
_KINDS: Weighted[ContactKind] = Weighted(list(zip(ContactKind, (40, 28, 16, 8, 8), strict=True)))
_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90)
_DUE: Weighted[tuple[int, int]] = Weighted(
    [((-12, -1), 16), ((0, 0), 5), ((1, 7), 25), ((8, 45), 54)]
)


@dataclass(frozen=True)
class Invented:
    """All records of one generated case."""

    case: Case
    person: Person
    residence: ResidenceStatus
    languages: tuple[LanguageLevel, ...]
    phases: tuple[PhaseEntry, ...]
    notes: tuple[ContactNote, ...]
    follow_ups: tuple[FollowUp, ...]
    referrals: tuple[InventedReferral, ...]
    more: tuple[Any, ...]


def invent(draw: Draw, number: str, opened: int) -> Invented:
    """Return a case with that number, opened that many days ago (a negative number)."""
    owner = draw.one(draw.ground.people).id
    at = draw.moment(opened)
    country = draw.weighted(draw.stock.countries)
    state, last = _fate(draw, opened)
    phases = _phases(draw, opened, last)
    person = _person(draw, country, opened, draw.stamp(at, owner))
    occupation = draw.one(draw.stock.occupations)
    reason, outcome = _reason(draw, state)
    helpers = (draw.one(draw.ground.people).id,) if draw.chance(_ACCOMPANIED) else ()
    case = Case(
        person_id=person.id,
        number=number,
        opened_on=draw.day(opened),
        owner_id=owner,
        phase=phases[-1][0],
        phase_since=draw.day(phases[-1][1]),
        goal=draw.one(draw.stock.told["goals"]),
        background=draw.words(draw.stock.told["backgrounds"]),
        occupation_id=occupation.id,
        occupation_label=occupation.label,
        state=state,
        state_reason=reason,
        state_since=None if state is CaseState.OPEN else draw.day(last),
        outcome=outcome,
        helper_ids=helpers,
        **draw.stamp(at, owner),
    )
    active = state is not CaseState.CLOSED
    referrals = tuple(
        invent_referral(draw, case.id, owner, opened, last, active=active)
        for _ in range(draw.one((0, 0, 1, 1, 2)))
    )
    return Invented(
        case=case,
        person=person,
        residence=_residence(draw, person, country, opened),
        languages=_languages(draw, person, country, case.phase, opened, at),
        phases=tuple(
            PhaseEntry(
                case_id=case.id,
                phase=phase,
                since=draw.day(day),
                **draw.stamp(draw.moment(day), owner),
            )
            for phase, day in phases
        ),
        notes=_notes(draw, case, phases, last),
        follow_ups=_follow_ups(draw, case, opened, last),
        referrals=referrals,
        more=tuple(more(draw, case, person, opened, last)),
    )


def _fate(draw: Draw, opened: int) -> tuple[CaseState, int]:
    """Return what became of the case, and the day of the last contact; older ones are closed."""
    if draw.chance(min(0.9, -opened / 900)):
        return CaseState.CLOSED, draw.between(opened, -1)
    last = max(opened, -1 - int(draw.random.expovariate(1 / 16)))
    return (CaseState.PAUSED if draw.chance(0.05) else CaseState.OPEN), last


def _phases(draw: Draw, opened: int, last: int) -> list[tuple[Phase, int]]:
    """Return the phases entered, each with its day."""
    entered, day = [(Phase.ACCESS, opened)], opened
    for phase in list(Phase)[1:]:
        day += draw.between(10, 150)
        if day > last or draw.chance(0.12):
            break
        entered.append((phase, day))
    return entered


def _reason(draw: Draw, state: CaseState) -> tuple[str, CaseOutcome | None]:
    """Return why the case rests, or what it was closed with."""
    if state is CaseState.OPEN:
        return "", None
    if state is CaseState.PAUSED:
        return draw.one(draw.stock.told["pauses"]), None
    told = draw.one(draw.stock.told["closings"])
    return told["text"], CaseOutcome(told["outcome"])


def _person(draw: Draw, country: dict[str, Any], opened: int, stamp: dict[str, Any]) -> Person:
    female = draw.chance(0.46)
    given = list(draw.one(country["female" if female else "male"]))
    family = (
        [""] if draw.chance(country.get("one_name", 0)) else list(draw.one(country["surnames"]))
    )
    if country.get("three_names"):
        given[0] = f"{given[0]} {draw.one(country['surnames'])[0]}"
    original = " ".join(part[1] for part in (given, family) if len(part) > 1)
    age = int(draw.random.triangular(_YOUNGEST, _OLDEST + 1, 28))
    birthday = f"{draw.between(1, 12):02}-{draw.between(1, 28):02}"
    vague = draw.random.random()
    postal_code, town = draw.weighted(_TOWNS)
    return Person(
        given_names=given[0],
        surname=family[0],
        original_name=original,
        salutation=Salutation.MS if female else Salutation.MR,
        birth_date=draw.ground.days.birth(age, birthday if vague > 0.12 else None),
        birth_year_only=vague < 0.04,
        birth_date_estimated=0.04 <= vague <= 0.12,
        sex=Sex.FEMALE if female else Sex.MALE,
        nationalities=(country["code"],),
        phone=f"0176 040690{draw.between(0, 99):02}",
        postal_code=postal_code,
        town=town,
        **person_facts(draw, opened),
        **stamp,
    )


def _residence(draw: Draw, person: Person, country: dict[str, Any], opened: int) -> ResidenceStatus:
    status = draw.weighted(draw.stock.statuses[country["code"]])
    days = status.months * _MONTH
    begun = opened - draw.between(0, days or 300)
    while days and begun + days < 0 and draw.chance(_RENEWED):
        begun += days
    exact = draw.ground.days.exact
    return ResidenceStatus(
        person_id=person.id,
        kind=status.kind,
        wording=status.wording,
        valid_from=exact(begun),
        valid_until=exact(begun + days) if days else None,
        issuing_office="Ausländerbehörde Salzlandkreis",
        work_permission=status.work,
        **draw.stamp(person.created_at, person.created_by),
    )


def _languages(
    draw: Draw, person: Person, country: dict[str, Any], phase: Phase, opened: int, at: datetime
) -> tuple[LanguageLevel, ...]:
    spoken = [(country["language"], Level.NATIVE), ("de", draw.weighted(_GERMAN[phase]))]
    if draw.chance(0.4):
        spoken.append((draw.one(country["other_languages"]), draw.one((Level.A2, Level.B1))))
    return tuple(
        LanguageLevel(
            person_id=person.id,
            language=language,
            level=level,
            **(german_facts(draw, level, opened) if language == "de" else {}),
            **draw.stamp(at, person.created_by),
        )
        for language, level in spoken
    )


def _notes(
    draw: Draw, case: Case, phases: list[tuple[Phase, int]], last: int
) -> tuple[ContactNote, ...]:
    told = draw.stock.told
    opened = phases[0][1]
    days = [opened, *sorted(draw.between(opened, last) for _ in range(draw.between(0, 2))), last]
    notes = []
    for day in days:
        lesson = draw.one((Lesson.HELPED, Lesson.DID_NOT_HELP)) if draw.chance(0.12) else None
        if lesson:
            text = draw.words(told["lessons"][lesson])
        else:
            phase = next(phase for phase, since in reversed(phases) if since <= day)
            parts = (draw.words(told["notes"][phase]), draw.words(told["second_sentences"]))
            text = " ".join(part for part in parts if part)
        at = draw.moment(day)
        share = lesson is not None or draw.chance(0.35)
        notes.append(
            ContactNote(
                case_id=case.id,
                occurred_at=at,
                kind=draw.weighted(_KINDS),
                text=text,
                minutes=draw.one(_MINUTES),
                visibility=Visibility.MAY_BE_HANDED_OVER if share else Visibility.INTERNAL,
                lesson=lesson,
                **draw.stamp(at + timedelta(minutes=5), case.owner_id),
            )
        )
    return tuple(notes)


def _follow_ups(draw: Draw, case: Case, opened: int, last: int) -> tuple[FollowUp, ...]:
    """Return one that is done, and open ones around today for a case that is worked on."""
    day = draw.between(opened, last)
    planned = [(day, min(day + 14, last), True)]
    if case.state is not CaseState.CLOSED:
        planned += [
            (last, draw.between(*draw.weighted(_DUE)), False)
            for _ in range(draw.one((0, 1, 1, 1, 2)))
        ]
    return tuple(_follow_up(draw, case, *plan) for plan in planned)


def _follow_up(draw: Draw, case: Case, noted: int, due: int, done: bool) -> FollowUp:
    return FollowUp(
        case_id=case.id,
        task=draw.words(draw.stock.told["tasks"]),
        due_on=draw.day(due),
        owner_id=case.owner_id,
        done_on=draw.day(due) if done else None,
        **draw.stamp(draw.moment(noted), case.owner_id),
    )
