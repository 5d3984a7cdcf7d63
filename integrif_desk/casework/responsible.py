"""„Wer ist zuständig?“ for the person of a case: what is on file, the rules, the directory."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from integrif_desk.casework import actor, responsibility, rule
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.facts_on_file import facts_on_file
from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.asylum_procedure import AsylumProcedure
from integrif_desk.domain.case import Case
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.person import Person
from integrif_desk.domain.residence import EXPIRES_SOON, ResidenceStatus, StatusKind
from integrif_desk.domain.responsibility.evaluate import Answer, Evaluation
from integrif_desk.domain.responsibility.facts import UNKNOWN_WORDS, Fact, StatusName, fact_text
from integrif_desk.domain.responsibility.offices import advice_offices, offices_for
from integrif_desk.domain.responsibility.questions import facts_for
from integrif_desk.domain.responsibility.rules import RuleSet
from integrif_desk.domain.responsibility.status_names import find_status
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.domain.responsibility_views import (
    CaseResponsibility,
    FactOnFile,
    FactSource,
    Office,
)
from integrif_desk.domain.situation import Situation
from integrif_desk.store.queries import cases, parts

MOST_ACTORS = 3
"""How many actors of a kind are named; the directory has the others."""

_BY_PERSON = frozenset({Fact.SAFE_COUNTRY, Fact.BIRTH_YEAR_ESTIMATED})
_NO_TITLE = frozenset(
    {
        StatusKind.ARRIVAL_CERTIFICATE,
        StatusKind.PERMISSION_TO_STAY,
        StatusKind.TOLERATION,
        StatusKind.TOLERATION_UNCLEAR_IDENTITY,
        StatusKind.TRAINING_TOLERATION,
        StatusKind.EMPLOYMENT_TOLERATION,
        StatusKind.UNACCOMPANIED_MINOR,
        StatusKind.BORDER_CROSSING_CERTIFICATE,
        StatusKind.DUBLIN_OR_FOLLOW_UP,
        StatusKind.OTHER,
    }
)
_NOT_EXTENDED = frozenset(
    {
        StatusKind.EU_CITIZEN,
        StatusKind.ETHNIC_GERMAN,
        StatusKind.SETTLEMENT,
        StatusKind.BORDER_CROSSING_CERTIFICATE,
    }
)
_EXTENSION_LAW = ("§ 8 Abs. 1 AufenthG", "§ 81 Abs. 4 AufenthG")


def of_case(desk: Desk, case_id: UUID, on: date | None = None) -> CaseResponsibility:
    """Return who is responsible and what the person may do, on a day or today.

    What somebody has entered goes before what the file says (`facts_on_file`). Raises NOT_FOUND,
    and `KnownError` for an entered fact that the rules do not know.
    """
    day = on or desk.today()
    with desk.read() as work:
        case = work.get(Case, case_id)
        person = work.get(Person, case.person_id)
        residences = cases.residences(work.connection, person.id)
        procedures = parts.of_person(work.connection, AsylumProcedure, person.id)
        measures = parts.of_case(work.connection, Measure, case_id)
        situations = parts.of_person(work.connection, Situation, person.id)
        rules, left_out = rule.rules_in(work)
    derived = dict(facts_on_file(residences, procedures, measures, day))
    _keep_readable_prior(rules, derived)
    entered = {Fact(key): text for key, text in (situations[0].facts if situations else ())}
    residence = next(
        (one for one in residences if one.valid_from is None or one.valid_from <= day), None
    )
    merged = {**{fact: text for fact, (text, _source) in derived.items()}, **entered}
    question = responsibility.question_for(
        rules,
        person=person,
        residence=residence,
        facts=[(fact.value, text) for fact, text in merged.items()],
        on=day,
    )
    found = responsibility.respond(rules, question)
    kind = None if residence is None else residence.kind
    prior = question.facts.get(Fact.PRIOR_STATUS)

    def there(category: ActorCategory) -> tuple[Actor, ...]:
        return actor.matching(desk, [category], kind, found.age, person.town)[:MOST_ACTORS]

    for fact in _BY_PERSON - set(entered):
        if fact in question.facts:
            derived[fact] = (fact_text(question.facts[fact]), FactSource.PERSON)
    if residence is not None and residence.work_permission:
        derived[Fact.ENDORSEMENT] = (residence.work_permission, FactSource.PAPERS)
    return CaseResponsibility(
        case_id=case_id,
        person_id=person.id,
        residence=residence,
        evaluation=found,
        facts=question.facts,
        contradictions=question.contradictions,
        asked=facts_for(rules, kind, prior.kind if isinstance(prior, StatusName) else None),
        on_file=_on_file(entered, derived),
        offices=tuple(replace(office, actors=there(office.category)) for office in _offices(found)),
        advice=tuple(
            Office(category=category, areas=(), law=(), actors=there(category))
            for category in dict.fromkeys(advice_offices(found.clarify_with))
        ),
        extension=_extension(residence, day, there),
        left_out=left_out,
    )


def _on_file(
    entered: Mapping[Fact, str], derived: Mapping[Fact, tuple[str, FactSource]]
) -> dict[Fact, FactOnFile]:
    found = {}
    for fact in Fact:
        text, source = derived.get(fact, ("", None))
        if fact in entered:
            typed = entered[fact]
            found[fact] = FactOnFile(
                text="unknown" if typed.strip().casefold() in UNKNOWN_WORDS else typed,
                source=FactSource.ENTERED,
                derived=text if text != typed else "",
                derived_from=source if text != typed else None,
            )
        elif source is not None:
            found[fact] = FactOnFile(text=text, source=source)
    return found


def _keep_readable_prior(rules: RuleSet, derived: dict[Fact, tuple[str, FactSource]]) -> None:
    """The wording of the older paper may cite a law that its status does not know."""
    if Fact.PRIOR_STATUS not in derived:
        return
    text, source = derived[Fact.PRIOR_STATUS]
    kind = text.partition(" ")[0]
    try:
        fits = find_status(rules, text).kind == kind
    except KnownError:
        fits = False
    if not fits:
        derived[Fact.PRIOR_STATUS] = (kind, source)


def _offices(found: Evaluation) -> list[Office]:
    """Group the answers by the office that serves, in the order of the areas."""
    grouped: dict[ActorCategory, list[tuple[Area, Answer]]] = {}
    for area, answer in found.answers.items():
        for category in offices_for(area, answer.value):
            grouped.setdefault(category, []).append((area, answer))
    return [
        Office(
            category=category,
            areas=tuple(area for area, _answer in answers),
            law=tuple(dict.fromkeys(law for _area, answer in answers for law in answer.law)),
            actors=(),
            missing=tuple(dict.fromkeys(name for _area, one in answers for name in one.missing)),
        )
        for category, answers in grouped.items()
    ]


def _extension(
    residence: ResidenceStatus | None,
    day: date,
    there: Callable[[ActorCategory], tuple[Actor, ...]],
) -> Office | None:
    """Return the office that extends a paper which ends within 90 days or has ended."""
    if residence is None or residence.valid_until is None or residence.kind in _NOT_EXTENDED:
        return None
    if residence.valid_until - day > EXPIRES_SOON:
        return None
    return Office(
        category=ActorCategory.IMMIGRATION_OFFICE,
        areas=(),
        law=() if residence.kind in _NO_TITLE else _EXTENSION_LAW,
        actors=there(ActorCategory.IMMIGRATION_OFFICE),
    )
