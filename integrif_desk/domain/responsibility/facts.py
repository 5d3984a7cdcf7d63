"""Facts of a person that change who is responsible. None is required; unknown is simply absent.

Dates may be known by a bound only („first permit by 31.03.2025“); conditions that the bound cannot
decide stay undecided.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.provision import Provision, read_provision


class Fact(StrEnum):
    """Every fact that a rule may ask for, in the order in which it is asked."""

    NEEDY = "needy"
    CAN_WORK_3H = "can_work_3h"
    EMPLOYED = "employed"
    ATTENDS_SCHOOL = "attends_school"
    LIVES_IN_RECEPTION_CENTRE = "lives_in_reception_centre"
    SAFE_COUNTRY = "safe_country"
    ENTRY_DATE = "entry_date"
    ASYLUM_APPLICATION_DATE = "asylum_application_date"
    GESTATTET_SINCE = "gestattet_since"
    PROCEDURE_FINAL = "procedure_final"
    REJECTED_MANIFESTLY_UNFOUNDED = "rejected_manifestly_unfounded"
    DULDUNG_SINCE = "duldung_since"
    DULDUNG_BASIS = "duldung_basis"
    WORK_BAN = "work_ban"
    REMOVAL_IMMINENT = "removal_imminent"
    PERMIT_FIRST_ISSUED = "permit_first_issued"
    FIRST_SUSPENSION_DATE = "first_suspension_date"
    PRIOR_STATUS = "prior_status"
    PRIOR_EXPIRED = "prior_expired"
    ENDORSEMENT = "endorsement"
    FINGERPRINTED = "fingerprinted"
    TRAINING_RUNNING = "training_running"
    YOUTH_WELFARE_SUPPORT = "youth_welfare_support"
    PARENTS_RECEIVE = "parents_receive"
    BIRTH_YEAR_ESTIMATED = "birth_year_estimated"


class FactKind(StrEnum):
    """How a fact is written."""

    YES_NO = "yes_no"
    DATE = "date"
    ORIGIN = "origin"  # yes, no, or the two countries that have a date of their own
    STATUS = "status"
    CITED = "cited"  # words on a paper, with the law they cite


DATES = frozenset(
    {
        *(Fact.ENTRY_DATE, Fact.ASYLUM_APPLICATION_DATE, Fact.GESTATTET_SINCE),
        *(Fact.DULDUNG_SINCE, Fact.PERMIT_FIRST_ISSUED, Fact.FIRST_SUSPENSION_DATE),
    }
)
GEORGIA_OR_MOLDOVA = "georgia_or_moldova"
NO_PRIOR_STATUS = "none"
OTHER_BASIS = "other"
UNKNOWN_WORDS = ("unknown", "unbekannt", "")

_YES = ("true", "ja", "yes", "wahr", "j", "y", "1")
_NO = ("false", "nein", "no", "falsch", "n", "0")
# How offices call the grounds of a Duldung: § 60a Abs. 2 Satz 3, and Abs. 1 and 2 Satz 1.
_WORDS_OF_DISCRETION = ("satz 3", "s. 3", "s3", "ermessen", "discretion", "persönlich", "humanit")
_OTHER_WORDS = (OTHER_BASIS, "andere", "anderer", "anderer grund")
_WORDS_OF_ANOTHER_BASIS = ("tatsächlich", "rechtlich", "reisedokument", "passlos", "stopp")
_WITH_A_DATE_OF_THEIR_OWN = (GEORGIA_OR_MOLDOVA, "georgien", "georgia", "moldau", "moldova")


@dataclass(frozen=True)
class DateSpan:
    """A day, or what is known of it; `None` at an end that is open. Both ends count."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True)
class Cited:
    """Words on a paper and the law that they cite, if any."""

    text: str
    provision: Provision | None


@dataclass(frozen=True)
class StatusName:
    """A status as somebody named it, with what the name says beyond it. `kind` None: unknown."""

    kind: StatusKind | None
    provision: Provision | None = None
    facts: tuple[tuple[Fact, DateSpan], ...] = ()


FactValue: TypeAlias = bool | str | DateSpan | Cited | StatusName
Facts: TypeAlias = Mapping[Fact, FactValue]


def fact_kind(fact: Fact) -> FactKind:
    """Return how the fact is written."""
    if fact in DATES:
        return FactKind.DATE
    match fact:
        case Fact.SAFE_COUNTRY:
            return FactKind.ORIGIN
        case Fact.PRIOR_STATUS:
            return FactKind.STATUS
        case Fact.DULDUNG_BASIS | Fact.ENDORSEMENT:
            return FactKind.CITED
    return FactKind.YES_NO


def on_day(day: date) -> DateSpan:
    """Return a date fact that is known to the day."""
    return DateSpan(day, day)


def find_fact(key: str) -> Fact:
    """Return the fact of that name. Raises `KnownError` that lists all."""
    try:
        return Fact(key.strip().casefold().replace("-", "_"))
    except ValueError:
        raise KnownError(ErrorCode.FACT_UNKNOWN, typed=key, known=list(Fact)) from None


def read_fact(
    fact: Fact, text: str, day_of: Callable[[str], date], status_of: Callable[[str], StatusName]
) -> FactValue | None:
    """Read a fact as typed or stored; None for one that is said to be unknown.

    `day_of` and `status_of` read a date and the name of a status and raise `KnownError` for what
    is none. Raises `KnownError` with `FACT_VALUE_UNKNOWN` that lists what may be said.
    """
    words = " ".join(text.split())
    if words.casefold() in UNKNOWN_WORDS:
        return None
    match fact_kind(fact):
        case FactKind.DATE:
            return _read_span(fact, words, day_of)
        case FactKind.STATUS:
            return _read_prior(words, status_of)
        case FactKind.CITED:
            return Cited(words, _read_cited(fact, words))
        case FactKind.ORIGIN if words.casefold() in _WITH_A_DATE_OF_THEIR_OWN:
            return GEORGIA_OR_MOLDOVA
    if words.casefold() in _YES:
        return True
    if words.casefold() in _NO:
        return False
    choices = ["true", "false"]
    if fact_kind(fact) is FactKind.ORIGIN:
        choices.append(GEORGIA_OR_MOLDOVA)
    raise _unknown_value(fact, text, choices)


def fact_text(value: FactValue) -> str:
    """Return the fact as `read_fact` reads it again."""
    match value:
        case bool():
            return "true" if value else "false"
        case DateSpan(earliest, latest):
            if earliest == latest:
                return str(earliest)
            return f"<= {latest}" if earliest is None else f">= {earliest}"
        case Cited():
            return value.text
        case StatusName(kind, provision):
            if kind is None:
                return NO_PRIOR_STATUS
            return f"{kind.value}, {provision}" if provision else kind.value
    return value


def provision_in(facts: Facts) -> Provision | None:
    """Return the law that the endorsement cites."""
    cited = facts.get(Fact.ENDORSEMENT)
    return cited.provision if isinstance(cited, Cited) else None


def _read_span(fact: Fact, words: str, day_of: Callable[[str], date]) -> DateSpan:
    for sign, upwards in (("<=", False), (">=", True), ("≤", False), ("≥", True)):
        if words.startswith(sign):
            day = _read_day(fact, words.removeprefix(sign), day_of)
            return DateSpan(day, None) if upwards else DateSpan(None, day)
    return on_day(_read_day(fact, words, day_of))


def _read_day(fact: Fact, words: str, day_of: Callable[[str], date]) -> date:
    try:
        return day_of(words.strip())
    except KnownError:
        raise _unknown_value(fact, words, ["2026-03-12", "12.03.2026"]) from None


def _read_prior(words: str, status_of: Callable[[str], StatusName]) -> StatusName:
    if words.casefold() in {NO_PRIOR_STATUS, "keiner", "keine"}:
        return StatusName(None)
    return status_of(words)


def _read_cited(fact: Fact, words: str) -> Provision | None:
    typed = words.casefold()
    provision = read_provision(words)
    if fact is Fact.ENDORSEMENT:
        return provision if "§" in words or (provision and provision.section == "81") else None
    if provision is not None:
        return provision
    if any(word in typed for word in _WORDS_OF_DISCRETION):
        return Provision(section="60a", paragraph="2", sentence="3")
    if typed in _OTHER_WORDS or any(word in typed for word in _WORDS_OF_ANOTHER_BASIS):
        return Provision(section=OTHER_BASIS)
    raise _unknown_value(fact, words, ["§ 60a Abs. 2 Satz 3", OTHER_BASIS])


def _unknown_value(fact: Fact, typed: str, known: list[str]) -> KnownError:
    return KnownError(ErrorCode.FACT_VALUE_UNKNOWN, fact=fact.value, typed=typed, known=known)
