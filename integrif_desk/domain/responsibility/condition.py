"""Conditions of the rules: a small vocabulary, decided as true, false or unknown.

    needy = true                                   a fact has one of the values (a | b)
    prior_status != none                           … has none of them
    provision = 25(4) S. 2                         the law on the paper is this one or within it
    endorsement != none                            something stands on the paper
    age >= 15      age < 25                        full years
    pension_age = true                             the age limit of § 7a SGB II
    permit_first_issued before 2025-04-01          … from 2025-04-01
    months_since entry_date >= 3                   day to day; also <
    months_since entry_date | duldung_since >= 3   the first date counts; a later one may prove it
    months_since first_suspension_date >= 18 at month end

With `presumably` in front an unknown fact is taken to fulfil the condition, with `known` not to;
either way the answer says so. Nothing here is executed: a condition is only compared.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.person import full_years
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.ages import add_months, month_after, pension_from
from integrif_desk.domain.responsibility.facts import (
    DATES,
    GEORGIA_OR_MOLDOVA,
    NO_PRIOR_STATUS,
    Cited,
    DateSpan,
    Fact,
    FactKind,
    Facts,
    StatusName,
    fact_kind,
)
from integrif_desk.domain.responsibility.provision import Provision, read_provision

BIRTH_DATE = "birth_date"


class ConditionError(ValueError):
    """A text that is no condition."""


_AGE, _PENSION, _PROVISION = "age", "pension_age", "provision"

_FORM = re.compile(
    r"(?:(?P<presumed>presumably|known) )?"
    r"(?:"
    r"months_since (?P<dates>\w+(?: \| \w+)*) (?P<measure>>=|<) (?P<months>\d+)"
    r"(?P<end> at month end)?"
    r"|age (?P<compare>>=|<) (?P<years>\d+)"
    r"|(?P<dated>\w+) (?P<side>before|from) (?P<day>\d{4}-\d\d-\d\d)"
    r"|(?P<subject>\w+) (?P<equal>=|!=) (?P<values>.+)"
    r")"
)


@dataclass(frozen=True)
class Person:
    """What is known of the person on the day that is asked for.

    `provision` is the law on the paper, from its wording, its name or its endorsement.
    """

    born: date | None
    on: date
    facts: Facts
    provision: Provision | None = None

    @property
    def age(self) -> int | None:
        """Age in full years; None without a birth date."""
        return None if self.born is None else full_years(self.born, self.on)


@dataclass(frozen=True)
class Verdict:
    """Whether something holds; None: unknown, because of the facts `missing`.

    `presumed` are facts that are unknown and were taken for granted either way.
    """

    truth: bool | None
    missing: frozenset[str] = frozenset()
    presumed: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition. `presumed` is what counts for an unknown fact, None for unknown."""

    text: str
    subjects: tuple[str, ...]
    operator: str
    operands: tuple[str | int | date | Provision, ...]
    presumed: bool | None = None
    at_month_end: bool = False

    @property
    def uses_age(self) -> bool:
        """Whether it compares the age."""
        return self.subjects[0] in {_AGE, _PENSION}

    def facts(self) -> frozenset[str]:
        """Return the facts that may decide it, as they are named where they are missing."""
        return frozenset(_NAMED.get(subject, subject) for subject in self.subjects)

    def judge(self, person: Person) -> Verdict:
        """Decide the condition for a person."""
        truth = self._truth(person)
        if truth is not None:
            return Verdict(truth)
        # The later dates only prove it; the first is the one to ask for.
        open_facts = frozenset({_NAMED.get(self.subjects[0], self.subjects[0])})
        if self.presumed is not None:
            return Verdict(self.presumed, presumed=open_facts)
        return Verdict(None, missing=open_facts)

    def _truth(self, person: Person) -> bool | None:
        subject = self.subjects[0]
        if self.uses_age:
            return None if person.born is None else self._age_truth(person.born, person.on)
        if subject == _PROVISION:
            return self._provision_truth(person.provision)
        if self.operator in {">=", "<"}:
            return self._months_truth(person)
        value = person.facts.get(Fact(subject))
        if value is None:
            return None
        if isinstance(value, DateSpan):
            (day,) = self.operands
            assert isinstance(day, date)
            since = _from(value, day)
            return since if since is None or self.operator == "from" else not since
        if subject == Fact.ENDORSEMENT:
            return self.operator == "!="
        if isinstance(value, Cited):
            return self._provision_truth(value.provision)
        found = _plain(value) in self.operands
        return found is (self.operator == "=")

    def _age_truth(self, born: date, on: date) -> bool:
        if self.subjects[0] == _PENSION:
            reached = _is_reached(on, lambda: pension_from(born))
            equal = reached is (self.operands[0] == "true")
            return equal is (self.operator == "=")
        reached = full_years(born, on) >= int(str(self.operands[0]))
        return reached is (self.operator == ">=")

    def _provision_truth(self, provision: Provision | None) -> bool | None:
        if provision is None:
            return None
        verdicts = {
            provision.agrees_with(one) for one in self.operands if isinstance(one, Provision)
        }
        found = True if True in verdicts else None if None in verdicts else False
        return found if found is None else found is (self.operator == "=")

    def _months_truth(self, person: Person) -> bool | None:
        (months,) = self.operands
        assert isinstance(months, int)
        for index, subject in enumerate(self.subjects):
            span = person.facts.get(Fact(subject))
            if not isinstance(span, DateSpan):
                continue
            passed = self._passed(span, months, person.on)
            if passed or (passed is False and index == 0):
                return passed is (self.operator == ">=")
        return None

    def _passed(self, span: DateSpan, months: int, on: date) -> bool | None:
        complete = month_after if self.at_month_end else add_months
        latest, earliest = span.latest, span.earliest
        if latest is not None and _is_reached(on, lambda: complete(latest, months)):
            return True
        if earliest is not None and not _is_reached(on, lambda: complete(earliest, months)):
            return False
        return None


_NAMED = {_AGE: BIRTH_DATE, _PENSION: BIRTH_DATE, _PROVISION: Fact.ENDORSEMENT.value}


def judge_all(conditions: tuple[Condition, ...], person: Person) -> Verdict:
    """Decide whether all conditions hold."""
    verdicts = [condition.judge(person) for condition in conditions]
    presumed = frozenset[str]().union(*(one.presumed for one in verdicts))
    if any(one.truth is False and not one.presumed for one in verdicts):
        return Verdict(False)
    if any(one.truth is False for one in verdicts):
        return Verdict(False, presumed=presumed)
    missing = frozenset[str]().union(*(one.missing for one in verdicts))
    return Verdict(None if missing else True, missing, presumed)


def read_condition(text: str) -> Condition:
    """Read one condition. Raises `ConditionError` for what is none."""
    try:
        return _read(text)
    except ValueError:  # also of an unknown fact or an impossible date
        raise ConditionError(text) from None


def _read(text: str) -> Condition:
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(text)
    presumed = {"presumably": True, "known": False}.get(match["presumed"] or "")
    subjects: tuple[str, ...]
    operands: tuple[str | int | date | Provision, ...]
    if match["dates"]:
        subjects = tuple(_a_date(name) for name in match["dates"].split(" | "))
        operator, operands = match["measure"], (int(match["months"]),)
    elif match["compare"]:
        subjects, operator, operands = (_AGE,), match["compare"], (int(match["years"]),)
    elif match["dated"]:
        subjects = (_a_date(match["dated"]),)
        operator, operands = match["side"], (date.fromisoformat(match["day"]),)
    else:
        subjects, operator = (match["subject"],), match["equal"]
        operands = tuple(_operand(match["subject"], one) for one in match["values"].split(" | "))
    return Condition(
        text=text,
        subjects=subjects,
        operator=operator,
        operands=operands,
        presumed=presumed,
        at_month_end=match["end"] is not None,
    )


def _operand(subject: str, text: str) -> str | Provision:
    if subject in {_PROVISION, Fact.DULDUNG_BASIS}:
        provision = read_provision(text)
        if provision is None:
            raise ValueError(text)
        return provision
    known = {"true", "false"}
    if subject != _PENSION:
        match fact_kind(Fact(subject)):  # an unknown name is a ValueError
            case FactKind.ORIGIN:
                known |= {GEORGIA_OR_MOLDOVA}
            case FactKind.STATUS:
                known = {NO_PRIOR_STATUS, *StatusKind}
            case FactKind.CITED:  # the law of a paper is compared as `provision`
                known = {NO_PRIOR_STATUS}
            case FactKind.DATE:
                known = set()
    if text not in known:
        raise ValueError(text)
    return text


def _is_reached(on: date, end: Callable[[], date]) -> bool:
    """Tell whether a period has ended; one that ends after the last year there is never does.

    A row may count any number of months: it must not keep every case from being shown.
    """
    try:
        return on >= end()
    except OverflowError:
        return False


def _a_date(name: str) -> str:
    if Fact(name) not in DATES:
        raise ValueError(name)
    return name


def _from(span: DateSpan, day: date) -> bool | None:
    if span.earliest is not None and span.earliest >= day:
        return True
    if span.latest is not None and span.latest < day:
        return False
    return None


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, StatusName):
        return NO_PRIOR_STATUS if value.kind is None else value.kind.value
    return str(value)
