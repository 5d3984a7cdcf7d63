"""Answers for one person on one day what the rules say, and how far it can be trusted.

Of the rows for a status and an area the first that holds counts. A row that hangs on an unknown
fact leaves both possible: itself and what follows. What all possible rows have in common is the
answer; else it is unclear, and the facts that would decide are named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.condition import BIRTH_DATE, Person, judge_all
from integrif_desk.domain.responsibility.facts import Cited, Fact, Facts, StatusName, provision_in
from integrif_desk.domain.responsibility.provision import Provision
from integrif_desk.domain.responsibility.rules import (
    EVERY_STATUS,
    UNKNOWN_STATUS,
    Rule,
    RuleSet,
)
from integrif_desk.domain.responsibility.vocabulary import (
    FOLLOWS_PRIOR,
    UNCLEAR,
    VALUES,
    Advice,
    Area,
    Confidence,
    common_value,
    least,
)

STATUS = "status"
_ORDER = {name: place for place, name in enumerate((STATUS, BIRTH_DATE, *Fact))}
_OPEN_VALUES = frozenset({UNCLEAR, FOLLOWS_PRIOR, "AA_or_JC", "both_possible"})
_JMD_FROM, _MBE_FROM = 12, 27


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the rules say in one area.

    `missing` are the facts without which it is no better, `presumed` what is taken for granted
    because it is unknown, in German; `rules` are the ids of the rows behind it.
    `lapsed_on` is the day up to which a row was verified, if the day asked for is later.
    `conflict` tells that a row of the lead and a shipped one say different things,
    `checked_by_lead` that only rows of the lead are behind it.
    """

    value: str
    law: tuple[str, ...]
    checked_on: date
    confidence: Confidence
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    presumed: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    lapsed_on: date | None = None
    conflict: bool = False
    author: str = ""
    checked_by_lead: bool = False

    @property
    def note(self) -> str:
        """The sentences of rows and remarks."""
        return " ".join(self.notes)


class Reason(StrEnum):
    """Why something has to be cleared up with an advice service."""

    LOW = "low"
    LAPSED = "lapsed"
    OPEN = "open"  # the law itself leaves it open
    CONFLICT = "conflict"
    STATUS = "status"


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """All answers for one person on one day."""

    status: StatusKind | None
    born: date | None
    on: date
    age: int | None
    as_of: date
    answers: Mapping[Area, Answer]
    duration: Answer | None
    clarify_with: tuple[Advice, ...]
    why: Mapping[Reason, tuple[Area, ...]]


@dataclass(frozen=True)
class _Possible:
    """A row that may be the answer, as it counts for this status and day."""

    value: str
    law: tuple[str, ...]
    checked_on: date
    confidence: Confidence
    notes: tuple[str, ...]
    rules: tuple[str, ...]
    lapsed_on: date | None
    author: str = ""
    checked_by_lead: bool = False
    presumed: tuple[str, ...] = ()


def evaluate(
    rules: RuleSet,
    status: StatusKind | None,
    born: date | None,
    on: date,
    facts: Facts,
    provision: Provision | None = None,
) -> Evaluation:
    """Answer in every area. `status` None: unknown; `provision` is the law on the paper.

    The law that the endorsement cites makes a provision more exact, or stands in for it.
    """
    law = _law_on_paper(rules, status, provision, facts)
    if status is StatusKind.TOLERATION and law is not None and law.paragraph == "2":
        facts = {Fact.DULDUNG_BASIS: Cited(str(law), law), **facts}
    person = Person(born, on, facts, law)
    answers = {area: _answer(rules, status, area, person) for area in Area}
    why = _why(status, answers)
    return Evaluation(
        status=status,
        born=born,
        on=on,
        age=person.age,
        as_of=rules.as_of,
        answers=answers,
        duration=None if status is None else _duration(rules, status, on),
        clarify_with=_advice(rules, status, person.age) if why else (),
        why=why,
    )


def _law_on_paper(
    rules: RuleSet, status: StatusKind | None, provision: Provision | None, facts: Facts
) -> Provision | None:
    """Return the most exact citation that can stand on a paper of this status.

    „§ 4a Abs. 1“ in an endorsement says nothing about the ground of the title.
    """
    if status is None:
        return None
    patterns = rules.entry(status).provisions
    fitting = [
        one
        for one in (provision_in(facts), provision)
        if one is not None and any(one.agrees_with(pattern) is not False for pattern in patterns)
    ]
    if len(fitting) == 2 and fitting[1].agrees_with(fitting[0]):
        return fitting[1]
    return fitting[0] if fitting else None


def _answer(rules: RuleSet, status: StatusKind | None, area: Area, person: Person) -> Answer:
    answer = _decided(rules, status, area, person)
    by_lead = any(rule.author for rule in rules.rules if rule.area is area)
    return _with_conflict(rules, status, area, person, answer) if by_lead else answer


def _decided(rules: RuleSet, status: StatusKind | None, area: Area, person: Person) -> Answer:
    possible: list[_Possible] = []
    missing: set[str] = set()
    presumed: set[str] = set()
    set_aside: list[tuple[str, frozenset[str]]] = []
    uses_age = False
    for rule in rules.rules_for(_name_of(status), area, person.on):
        verdict = judge_all(rule.when, person)
        uses_age = uses_age or any(condition.uses_age for condition in rule.when)
        if verdict.truth is False:
            set_aside.append((rule.value, verdict.presumed))
            continue
        presumed |= verdict.presumed
        missing |= verdict.missing
        if status is None and EVERY_STATUS not in rule.statuses:
            missing.add(STATUS)
        if rule.follow:
            followed, open_facts = _followed(rules, status, rule, person)
            possible.append(followed)
            missing |= open_facts
        else:
            possible.append(_counted(rules, status, rule, person.on))
        if verdict.truth:
            break
    else:
        possible.append(_not_covered(rules, status, area))
    found = _joined(area, possible, frozenset(missing))
    for value, facts in set_aside:
        presumed |= facts if value != found.value else set()
    presumed -= set(found.missing)  # what is asked for is not taken for granted
    phrases = [rules.presumptions[name] for name in sorted(presumed, key=_ORDER.__getitem__)]
    found = replace(found, presumed=tuple(dict.fromkeys((*found.presumed, *phrases))))
    return _remarked(rules, _name_of(status), area, person, found, uses_age=uses_age)


def _counted(rules: RuleSet, status: StatusKind | None, rule: Rule, on: date) -> _Possible:
    law, until, confidence = rule.law, rule.verified_until, rule.confidence
    if status is not None and EVERY_STATUS not in rule.statuses:
        entry = rules.entry(status)
        law = tuple(dict.fromkeys((*entry.law, *law)))
        confidence = least([confidence, entry.confidence])
        until = min((day for day in (until, entry.verified_until) if day), default=None)
        # What the lead has checked counts by itself.
        if rule.author:
            confidence, until = rule.confidence, rule.verified_until
    lapsed = until if until is not None and on > until else None
    return _Possible(
        value=rule.value,
        law=law,
        checked_on=rule.checked_on,
        confidence=Confidence.LOW if lapsed else confidence,
        notes=(rule.note,) if rule.note else (),
        rules=(rule.id,),
        lapsed_on=lapsed,
        author=rule.author,
        checked_by_lead=bool(rule.author),
    )


def _followed(
    rules: RuleSet, status: StatusKind | None, rule: Rule, person: Person
) -> tuple[_Possible, frozenset[str]]:
    """Answer as for the status before; with the row's own value while that is unknown."""
    own = _counted(rules, status, rule, person.on)
    prior = person.facts.get(Fact.PRIOR_STATUS)
    if not isinstance(prior, StatusName):
        decides = rule.value in {FOLLOWS_PRIOR, UNCLEAR}
        return own, frozenset({Fact.PRIOR_STATUS.value} if decides else ())
    if prior.kind is None:  # there was none to follow
        return replace(own, value=UNCLEAR if own.value == FOLLOWS_PRIOR else own.value), frozenset()
    known: Facts = {**dict(prior.facts), **person.facts}
    facts: Facts = {fact: value for fact, value in known.items() if fact != Fact.PRIOR_STATUS}
    law = _law_on_paper(rules, prior.kind, prior.provision, facts)
    before = Person(person.born, person.on, facts, law)
    answer = _decided(rules, prior.kind, rule.area, before)
    followed = _Possible(
        value=answer.value,
        law=(*own.law, *answer.law),
        checked_on=min(own.checked_on, answer.checked_on),
        confidence=least([own.confidence, answer.confidence]),
        notes=(*own.notes, *answer.notes),
        rules=(*own.rules, *answer.rules),
        lapsed_on=own.lapsed_on or answer.lapsed_on,
        author=own.author or answer.author,
        checked_by_lead=answer.checked_by_lead,
        presumed=answer.presumed,
    )
    return followed, frozenset(answer.missing) - {Fact.PRIOR_STATUS}


def _not_covered(rules: RuleSet, status: StatusKind | None, area: Area) -> _Possible:
    law = () if status is None else rules.entry(status).law
    value = UNCLEAR if UNCLEAR in VALUES[area] else VALUES[area][-1]
    return _Possible(value, law, rules.as_of, Confidence.LOW, (rules.not_covered,), (), None)


def _joined(area: Area, possible: list[_Possible], missing: frozenset[str]) -> Answer:
    values = {one.value for one in possible}
    value = common_value(area, values, missing)
    settled = len(values) == 1 and value not in _OPEN_VALUES
    return Answer(
        value=value,
        law=tuple(dict.fromkeys(law for one in possible for law in one.law)),
        checked_on=min(one.checked_on for one in possible),
        confidence=least([one.confidence for one in possible]),
        notes=tuple(dict.fromkeys(note for one in possible for note in one.notes)),
        missing=() if settled else tuple(sorted(missing, key=_ORDER.__getitem__)),
        presumed=tuple(dict.fromkeys(phrase for one in possible for phrase in one.presumed)),
        rules=tuple(dict.fromkeys(name for one in possible for name in one.rules)),
        lapsed_on=min((one.lapsed_on for one in possible if one.lapsed_on), default=None),
        author=next((one.author for one in possible if one.author), ""),
        checked_by_lead=all(one.checked_by_lead for one in possible),
    )


def _remarked(
    rules: RuleSet, status: str, area: Area, person: Person, answer: Answer, *, uses_age: bool
) -> Answer:
    notes, law = list(answer.notes), list(answer.law)
    confidences, lapsed = [answer.confidence], answer.lapsed_on
    for remark in rules.remarks:
        if not remark.is_for(status, area, answer.value, person.on):
            continue
        truth = judge_all(remark.when, person).truth
        if truth is False or (truth is None and not remark.lowers):
            continue
        past = remark.verified_until if _is_past(remark.verified_until, person.on) else None
        if answer.checked_by_lead and (past or remark.confidence):
            continue  # what the lead has checked counts by itself, not as the remark doubts it
        notes.append(remark.note)
        law += remark.law
        confidences += [remark.confidence] if remark.confidence else []
        if past is not None:
            confidences.append(Confidence.LOW)
            lapsed = min(lapsed or past, past)
    if uses_age and person.facts.get(Fact.BIRTH_YEAR_ESTIMATED) is True:
        notes.append(rules.presumptions[Fact.BIRTH_YEAR_ESTIMATED])
        confidences.append(Confidence.MEDIUM)
    return replace(
        answer,
        notes=tuple(dict.fromkeys(notes)),
        law=tuple(dict.fromkeys(law)),
        confidence=least(confidences),
        lapsed_on=lapsed,
    )


def _is_past(until: date | None, on: date) -> bool:
    return until is not None and on > until


def _with_conflict(
    rules: RuleSet, status: StatusKind | None, area: Area, person: Person, answer: Answer
) -> Answer:
    """Say whether a row of the lead behind the answer contradicts what is shipped.

    One that took the place of a shipped row on purpose does not, unless the shipped one has been
    checked again since; one that was added does.
    """
    behind = [rule for rule in rules.rules if rule.author and rule.id in answer.rules]
    if not any(rule.shipped is None or _checked_since(rule) for rule in behind):
        return answer
    shipped = tuple(rule.shipped or rule for rule in rules.rules if rule.shipped or not rule.author)
    plain = _decided(replace(rules, rules=shipped), status, area, person)
    return replace(answer, conflict=plain.value != answer.value)


def _checked_since(rule: Rule) -> bool:
    return (
        rule.shipped is not None and rule.dated is not None and rule.shipped.checked_on > rule.dated
    )


def _duration(rules: RuleSet, status: StatusKind, on: date) -> Answer:
    entry = rules.entry(status)
    lapsed = entry.verified_until if entry.verified_until and on > entry.verified_until else None
    return Answer(
        value=entry.duration,
        law=entry.law,
        checked_on=rules.as_of,
        confidence=Confidence.LOW if lapsed else entry.duration_confidence,
        lapsed_on=lapsed,
    )


def _why(
    status: StatusKind | None, answers: Mapping[Area, Answer]
) -> dict[Reason, tuple[Area, ...]]:
    found: dict[Reason, list[Area]] = {}
    if status is None:
        found[Reason.STATUS] = []
    for area, answer in answers.items():
        reason = _reason(answer)
        if reason is not None and not (status is None and reason is not Reason.CONFLICT):
            found.setdefault(reason, []).append(area)
    return {reason: tuple(found[reason]) for reason in Reason if reason in found}


def _reason(answer: Answer) -> Reason | None:
    if answer.conflict:
        return Reason.CONFLICT
    if answer.lapsed_on is not None:
        return Reason.LAPSED
    if answer.confidence is Confidence.LOW:
        return Reason.LOW
    if answer.value == UNCLEAR and not answer.missing:
        return Reason.OPEN
    return None


def _advice(rules: RuleSet, status: StatusKind | None, age: int | None) -> tuple[Advice, ...]:
    first = () if status is None else rules.entry(status).clarify_with
    if age is None:
        return (*first, Advice.MBE, Advice.JMD)
    # Parents of younger children turn to the advice for adults.
    return (*first, Advice.JMD if _JMD_FROM <= age < _MBE_FROM else Advice.MBE)


def _name_of(status: StatusKind | None) -> str:
    return UNKNOWN_STATUS if status is None else status.value
