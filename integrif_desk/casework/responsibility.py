"""Who serves a person: the rules shipped with the program, joined by those of the lead, evaluated.

Needs no store: what the lead has changed is handed in. `casework.responsible` asks for a case.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.person import PersonFacts
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.responsibility import decode
from integrif_desk.domain.responsibility.evaluate import Evaluation, evaluate
from integrif_desk.domain.responsibility.facts import (
    GEORGIA_OR_MOLDOVA,
    Cited,
    DateSpan,
    Fact,
    FactValue,
    StatusName,
    find_fact,
    read_fact,
)
from integrif_desk.domain.responsibility.provision import read_provision
from integrif_desk.domain.responsibility.rules import (
    UNKNOWN_STATUS,
    Rule,
    RuleSet,
)
from integrif_desk.domain.responsibility.status_names import NO_LABELS, find_status
from integrif_desk.domain.rule_override import RuleOverride
from integrif_desk.paths import resources

SHIPPED_DIGEST = "shipped_digest"
"""What a row of the lead carries beside the fields of a row; see `casework.rule`."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One person on one day. In `contradictions` a fact says something else than the name of the
    status; the fact counts."""

    status: StatusName
    born: date | None
    on: date
    facts: Mapping[Fact, FactValue]
    contradictions: tuple[Fact, ...] = ()


@lru_cache(maxsize=1)
def shipped_rules() -> RuleSet:
    """Return the rules shipped with the program. Raises `KnownError` with `RULES_INVALID`."""
    path = resources() / "rules" / "responsibility.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise KnownError(ErrorCode.RULES_INVALID, row=path.name, field="") from None
    return decode.read_rules(table)


def read_override(override: RuleOverride, author: str) -> Rule:
    """Return the row of the lead as a rule, attributed and dated by its record.

    Raises `KnownError` with `RULES_INVALID`, the row and the field, also where the row bears
    another id than its record.
    """
    try:
        table = json.loads(override.row)
        if isinstance(table, dict):
            table.pop(SHIPPED_DIGEST, None)
        rule = decode.read_rule(table, author=author, dated=override.changed_at.date())
    except (ValueError, RecursionError):  # no JSON, or nested without end
        raise KnownError(ErrorCode.RULES_INVALID, row=override.rule_id, field="row") from None
    if rule.id != override.rule_id:
        raise KnownError(ErrorCode.RULES_INVALID, row=override.rule_id, field="id")
    return rule


def digest_in(override: RuleOverride) -> str:
    """Return the digest of the shipped row that the lead has replaced; empty for none."""
    try:
        table = json.loads(override.row)
    except (ValueError, RecursionError):
        return ""
    return str(table.get(SHIPPED_DIGEST, "")) if isinstance(table, dict) else ""


def ask(
    rules: RuleSet,
    *,
    status: str,
    born: date | None,
    on: date,
    facts: Iterable[tuple[str, str]],
    day_of: Callable[[str], date],
    labels: Mapping[str, StatusKind] = NO_LABELS,
) -> Question:
    """Read what somebody typed or stored: the name of a status and facts as (key, value).

    What the name says beyond the status is added unless a fact says it. `day_of` reads a date.
    Raises `KnownError` for a status, a fact or a value that the rules do not know, and with
    FACT_TWICE for a fact that is given two values.
    """
    named = find_status(rules, status, labels)
    read: dict[Fact, tuple[FactValue | None, str]] = {}
    for key, text in facts:
        fact = find_fact(key)
        value = read_fact(fact, text, day_of, lambda name: find_status(rules, name, labels))
        before, first = read.setdefault(fact, (value, text))
        if before != value:
            raise KnownError(ErrorCode.FACT_TWICE, fact=fact.value, first=first, typed=text)
    given = {fact: value for fact, (value, _) in read.items() if value is not None}
    return Question(
        status=named,
        born=born,
        on=on,
        facts={**dict(named.facts), **given},
        contradictions=_contradictions(named, given),
    )


def question_for(
    rules: RuleSet,
    *,
    person: PersonFacts,
    residence: ResidenceFacts | None,
    facts: Iterable[tuple[str, str]],
    on: date,
) -> Question:
    """Return the question for somebody in the store; `facts` are those of the situation.

    The paper gives the law and the endorsement, the person whether the birth date is estimated and,
    by Anlage II AsylG, whether the country of origin is safe; a fact goes before all of these.
    Raises `KnownError` for a fact or a value that the rules do not know.
    """
    known = {find_fact(key): text for key, text in facts}
    if residence is not None and residence.work_permission:
        known.setdefault(Fact.ENDORSEMENT, residence.work_permission)
    if person.birth_year_only or person.birth_date_estimated:
        known.setdefault(Fact.BIRTH_YEAR_ESTIMATED, "true")
    if origin := _safe_origin(rules, person.nationalities):
        known.setdefault(Fact.SAFE_COUNTRY, origin)
    found = ask(
        rules,
        status=UNKNOWN_STATUS if residence is None else residence.kind.value,
        born=person.birth_date,
        on=on,
        facts=[(fact.value, text) for fact, text in known.items()],
        day_of=_iso_day,
    )
    law = None if residence is None else read_provision(residence.wording)
    return replace(found, status=replace(found.status, provision=law))


def respond(rules: RuleSet, question: Question) -> Evaluation:
    """Answer the question in every area."""
    named = question.status
    return evaluate(rules, named.kind, question.born, question.on, question.facts, named.provision)


def _safe_origin(rules: RuleSet, nationalities: tuple[str, ...]) -> str:
    """Say whether every nationality is one of a safe country; empty for unknown."""
    if nationalities and set(nationalities) <= rules.safe_countries_since_2023:
        return GEORGIA_OR_MOLDOVA
    safe = rules.safe_countries | rules.safe_countries_since_2023
    return "true" if nationalities and set(nationalities) <= safe else ""


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KnownError(ErrorCode.DATE_INVALID) from None


def _contradictions(named: StatusName, given: Mapping[Fact, FactValue]) -> tuple[Fact, ...]:
    found = []
    for fact, span in named.facts:
        value = given.get(fact)
        if isinstance(value, DateSpan) and not _overlap(span, value):
            found.append(fact)
    for fact in (Fact.ENDORSEMENT, Fact.DULDUNG_BASIS):
        cited = given.get(fact)
        if named.provision is None or not isinstance(cited, Cited) or cited.provision is None:
            continue
        same_law = cited.provision.section == named.provision.section
        if same_law and cited.provision.agrees_with(named.provision) is False:
            found.append(fact)
    return tuple(found)


def _overlap(one: DateSpan, other: DateSpan) -> bool:
    return not (
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )
