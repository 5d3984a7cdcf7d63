"""Conditions of a rule as rows of German words: Angabe, Vergleich, Wert. Knows no Qt.

A lead chooses, nobody has to know how the rules file spells a condition. What is not finished yet
is spelled, too, so that a draft keeps it; `refusal` says what is still wrong with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.condition import ConditionError, read_condition
from integrif_desk.domain.responsibility.facts import (
    DATES,
    GEORGIA_OR_MOLDOVA,
    NO_PRIOR_STATUS,
    Fact,
)
from integrif_desk.wording.fact_words import DISCRETION
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import status_choice
from integrif_desk.wording.responsibility import FACTS

AGE, PENSION, PROVISION = "age", "pension_age", "provision"
AND_OR = " | "
Choices = tuple[tuple[str, str], ...]
"""Keys with their words."""


class ValueKind(StrEnum):
    """How the value of a condition is entered."""

    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    LAW = "law"
    NONE = "none"  # the comparison says it all


@dataclass(frozen=True, kw_only=True)
class Parts:
    """One condition in its parts; `sense` is `presumably`, `known` or empty for open."""

    subject: str = ""
    comparison: str = ""
    value: str = ""
    sense: str = ""


_BEFORE, _FROM = "before", "from"
_MONTHS: Choices = (
    ("months >=", tr("mindestens so viele Monate her")),
    ("months <", tr("weniger als so viele Monate her")),
    ("months >= end", tr("so viele Monate her, ab dem Monat danach")),
    ("months < end", tr("noch nicht so viele Monate her (ab dem Monat danach)")),
)
_IS_OR_NOT: Choices = (("=", tr("ist")), ("!=", tr("ist nicht")))
_YES_NO: Choices = (("true", tr("ja")), ("false", tr("nein")))
SENSES: Choices = (
    ("", tr("offen lassen")),
    ("presumably", tr("erfüllt")),
    ("known", tr("nicht erfüllt")),
)
_OPPOSITE = {"true": "false", "false": "true"}
_LENIENT = re.compile(
    r"(?:(?P<sense>presumably|known) )?"
    r"(?:months_since (?P<dates>\w+(?: \| \w+)*) (?P<measure>>=|<) ?(?P<months>.*?)"
    r"(?P<end> at month end)?"
    r"|(?P<subject>\w+) (?P<operator>>=|<|!=|=|before|from) ?(?P<value>.*)"
    r"|(?P<alone>\w+(?: \| \w+)*))"
)


def parts_of(text: str) -> Parts:
    """Take a condition apart, also an unfinished one; without a subject if it is none."""
    match = _LENIENT.fullmatch(text.strip())
    if match is None:
        return Parts()
    sense = match["sense"] or ""
    if match["alone"]:
        return Parts(subject=_known(match["alone"]), sense=sense)
    if match["dates"]:
        comparison = f"months {match['measure']}{' end' if match['end'] else ''}"
        subject = _known(match["dates"])
        return Parts(subject=subject, comparison=comparison, value=match["months"], sense=sense)
    subject, operator, value = _known(match["subject"]), match["operator"], match["value"]
    if operator == "!=" and value in _OPPOSITE and _is_yes_no(subject):
        operator, value = "=", _OPPOSITE[value]
    return Parts(subject=subject, comparison=operator, value=value, sense=sense)


def text_of(parts: Parts) -> str:
    """Spell a condition as the rules do; empty without a subject."""
    if not parts.subject:
        return ""
    if not parts.comparison:
        text = parts.subject
    elif parts.comparison.startswith("months "):
        sign, _, end = parts.comparison.removeprefix("months ").partition(" ")
        text = f"months_since {parts.subject} {sign} {parts.value}"
        text = f"{text} at month end" if end else text
    elif value_kind(parts.subject, parts.comparison) is ValueKind.NONE:
        text = f"{parts.subject} {parts.comparison} {NO_PRIOR_STATUS}"
    else:
        text = f"{parts.subject} {parts.comparison} {parts.value}"
    return " ".join((f"{parts.sense} {text}" if parts.sense else text).split())


def subjects(*more: str) -> Choices:
    """Return everything that a condition can be about; `more` are several dates in one."""
    found = [
        (AGE, tr("Alter in Jahren")),
        (PENSION, tr("Rentenalter erreicht")),
        (PROVISION, tr("Gesetz auf dem Papier")),
        *((fact.value, _capital(FACTS[fact])) for fact in Fact),
    ]
    found += [(one, subject_name(one)) for one in more if AND_OR in one]
    return tuple(found)


def subject_name(subject: str) -> str:
    """Return the German word for what a condition is about."""
    names = [dict(subjects()).get(one, one) for one in subject.split(AND_OR)]
    return " / ".join(names)


def comparisons(subject: str) -> Choices:
    """Return how it can be compared."""
    if subject == AGE:
        return ((">=", tr("mindestens")), ("<", tr("unter")))
    if subject == Fact.ENDORSEMENT:
        return (("!=", tr("vorhanden")), ("=", tr("nicht vorhanden")))
    if AND_OR in subject:
        return _MONTHS
    if subject in DATES:
        return (*_MONTHS, (_BEFORE, tr("vor dem")), (_FROM, tr("am oder nach dem")))
    return _IS_OR_NOT[:1] if _is_yes_no(subject) else _IS_OR_NOT


def value_kind(subject: str, comparison: str) -> ValueKind:
    """Return how the value is entered."""
    if subject == Fact.ENDORSEMENT or not subject:
        return ValueKind.NONE
    if comparison in {_BEFORE, _FROM}:
        return ValueKind.DAY
    if subject == AGE or subject in DATES or AND_OR in subject:
        return ValueKind.NUMBER
    return ValueKind.LAW if subject == PROVISION else ValueKind.CHOICE


def values(subject: str, present: str = "") -> Choices:
    """Return what can be chosen; `present` joins them if it is several in one."""
    if subject == Fact.SAFE_COUNTRY:
        found: Choices = (*_YES_NO, (GEORGIA_OR_MOLDOVA, tr("Georgien oder Moldau")))
    elif subject == Fact.PRIOR_STATUS:
        kinds = ((kind.value, status_choice(kind)) for kind in StatusKind)
        found = ((NO_PRIOR_STATUS, tr("keiner")), *kinds)
    elif subject == Fact.DULDUNG_BASIS:
        found = ((DISCRETION, tr("§ 60a Abs. 2 Satz 3 AufenthG (dringende Gründe)")),)
    else:
        found = _YES_NO
    known = dict(found)
    if present and present not in known:
        words = [known.get(one, one) for one in present.split(AND_OR)]
        found = (*found, (present, tr(" oder ").join(words)))
    return found


def law_words(value: str) -> str:
    """Spell several laws as a lead writes them: „§ 23 Abs. 2 oder § 23 Abs. 4“."""
    return value.replace(AND_OR, tr(" oder "))


def law_value(words: str) -> str:
    """Return what `law_words` spelled."""
    return AND_OR.join(one.strip() for one in words.split(tr(" oder ")))


def refusal(texts: Iterable[str]) -> str:
    """Say what is wrong with the first condition that cannot stand; empty if all can."""
    for number, text in enumerate(texts, start=1):
        try:
            read_condition(text)
        except ConditionError:
            parts = parts_of(text)
            return tr(
                "Bedingung {n} („{name}“): {what}",
                n=number,
                name=subject_name(parts.subject) or text,
                what=_wrong(parts),
            )
    return ""


def _wrong(parts: Parts) -> str:
    if not parts.comparison:
        return tr("Bitte wählen Sie einen Vergleich.")
    match value_kind(parts.subject, parts.comparison):
        case ValueKind.DAY:
            return tr("Bitte geben Sie ein Datum ein, zum Beispiel 12.03.2026.")
        case ValueKind.NUMBER:
            return tr("Bitte geben Sie eine ganze Zahl ein.")
        case ValueKind.LAW:
            return tr("Bitte nennen Sie eine Stelle, zum Beispiel § 25 Abs. 4 Satz 2.")
    return tr("Bitte wählen Sie einen Wert.")


def _is_yes_no(subject: str) -> bool:
    return values(subject) == _YES_NO and subject not in {AGE, PROVISION, *DATES}


def _known(subject: str) -> str:
    names = dict(subjects())
    return subject if all(one in names for one in subject.split(AND_OR)) else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
