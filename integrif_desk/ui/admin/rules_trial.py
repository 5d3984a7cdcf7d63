"""What a rule that is being written would answer for an example person. Knows no Qt.

The example is nobody's: nothing of it is saved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from integrif_desk.casework import responsibility, rule
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.responsibility import Question
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.condition import BIRTH_DATE, ConditionError, read_condition
from integrif_desk.domain.responsibility.evaluate import STATUS, Answer
from integrif_desk.domain.responsibility.facts import DATES, Fact
from integrif_desk.domain.responsibility.rules import EVERY_STATUS, UNKNOWN_STATUS, Rule
from integrif_desk.ui.case.case_input import Texts
from integrif_desk.wording import responsibility as wording
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.fact_words import fact_name
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.responsibility import AREAS, CONFIDENCES, value_word

_ADULT = 30
_NEEDED = ("area", "value", "status")
_BEYOND = {BIRTH_DATE, STATUS}


@dataclass(frozen=True, kw_only=True)
class Example:
    """The example person as typed; empty texts are unknown."""

    status: str = ""
    born: str = ""
    on: str = ""
    facts: Mapping[Fact, str]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What to show; `asked` are the facts of the example that matter."""

    headline: str
    lines: tuple[str, ...] = ()
    source: str = ""
    asked: tuple[Fact, ...] = ()
    error: str = ""


def example_birth(today: date) -> str:
    """Return the birth date that an example begins with: that of a grown-up person."""
    return format_date(date(today.year - _ADULT, 1, 1))


def first_status(texts: Texts) -> str:
    """Return the status that an example begins with."""
    names = _lines(texts, "status")
    found = next((one for one in names if one != EVERY_STATUS), "")
    return found or StatusKind.TOLERATION.value


def facts_of(texts: Texts) -> tuple[Fact, ...]:
    """Return the facts that the conditions of the row hang on."""
    found: dict[str, None] = {}
    for text in _lines(texts, "when"):
        try:
            found |= dict.fromkeys(sorted(read_condition(text).facts()))
        except ConditionError:
            continue
    return tuple(Fact(name) for name in found if name not in _BEYOND)


def outcome(
    desk: Desk, own: Sequence[Rule], rule_id: str, texts: Texts, example: Example
) -> Outcome:
    """Answer for the example with the row as it stands in the form, and as it is without it."""
    kept = (fact for fact, text in example.facts.items() if text.strip())
    asked = tuple(dict.fromkeys((*facts_of(texts), *kept)))
    if any(not texts.get(name, "").strip() for name in _NEEDED):
        said = tr("Sobald Bereich, Antwort und Status gewählt sind, steht hier die Antwort.")
        return Outcome(headline=said, asked=asked)
    today = desk.today()
    try:
        question = _question(example, today)
        trial = rule.try_out(desk, own, rule_id, _table(texts, today), question)
    except KnownError as error:
        if error.code is ErrorCode.RULES_INVALID:
            said = tr("Eine Bedingung ist noch nicht vollständig.")
            return Outcome(headline=said, asked=asked)
        return Outcome(headline="", asked=asked, error=sentence(error))
    open_facts = (*trial.after.missing, *trial.before.missing)
    more = (Fact(name) for name in open_facts if name not in _BEYOND)
    return Outcome(
        headline=tr(
            "{area}: {answer}",
            area=AREAS[trial.area],
            answer=value_word(trial.area, trial.after.value),
        ),
        lines=_told(trial),
        source=_source(trial.after),
        asked=tuple(dict.fromkeys((*asked, *more))),
    )


def _told(trial: rule.Trial) -> tuple[str, ...]:
    before, after = trial.before, trial.after
    lines = [
        tr("Diese Zeile entscheidet.")
        if trial.decides
        else tr("Diese Zeile entscheidet hier nicht: Sie gilt nicht, oder eine andere geht vor.")
    ]
    if _same(before, after):
        lines.append(tr("Die Antwort ist dieselbe wie bisher."))
    else:
        lines.append(
            tr(
                "Bisher: {answer} ({confidence})",
                answer=value_word(trial.area, before.value),
                confidence=CONFIDENCES[before.confidence],
            )
        )
    if after.conflict:
        lines.append(tr("Weicht von der Vorgabe ab; der Desk rät dann, es bei MBE/JMD zu klären."))
    if after.missing:
        names = ", ".join(fact_name(one) for one in after.missing)
        lines.append(tr("Fehlt: {names}", names=names))
    return tuple(lines)


def _source(answer: Answer) -> str:
    laws = tr(
        "{laws} – {confidence}",
        laws="; ".join(answer.law),
        confidence=CONFIDENCES[answer.confidence],
    )
    told = wording.note(answer)
    return f"{laws}\n{told}" if told else laws


def _same(before: Answer, after: Answer) -> bool:
    return (before.value, before.confidence) == (after.value, after.confidence)


def _question(example: Example, today: date) -> Question:
    born = parse_date(example.born, today, "birth_date") if example.born.strip() else None
    on = parse_date(example.on, today, "on") if example.on.strip() else today
    if born is not None and born > on:
        raise FieldError(ErrorCode.BORN_LATER, "birth_date", on=format_date(on))
    return responsibility.ask(
        responsibility.shipped_rules(),
        status=example.status or UNKNOWN_STATUS,
        born=born,
        on=on,
        facts=[_fact(fact, text, today) for fact, text in example.facts.items() if text.strip()],
        day_of=lambda text: parse_date(text, today),
    )


def _fact(fact: Fact, text: str, today: date) -> tuple[str, str]:
    known = parse_date(text, today, fact.value).isoformat() if fact in DATES else text
    return fact.value, known


def _table(texts: Texts, today: date) -> dict[str, Any]:
    """Return the row as far as it is written; what the answer does not hang on is made up."""
    days = {name: _day(texts.get(name, ""), today) for name in ("valid_from", "valid_until")}
    verified = _day(texts.get("verified_until", ""), today)
    first, last = days["valid_from"] or today, days["valid_until"]
    return {
        "area": texts["area"],
        "status": _lines(texts, "status"),
        "when": _lines(texts, "when"),
        "value": texts["value"],
        "follow": bool(texts.get("follow")),
        "law": _lines(texts, "law") or ["–"],
        "valid_from": first,
        **({"valid_until": last} if last is not None and last >= first else {}),
        **({"verified_until": verified} if verified is not None else {}),
        "checked_on": _day(texts.get("checked_on", ""), today) or today,
        "checked_by": texts.get("checked_by", "").strip() or "–",
        "confidence": texts.get("confidence") or "medium",
        "note": texts.get("note", "").strip(),
    }


def _day(text: str, today: date) -> date | None:
    try:
        return parse_date(text, today) if text.strip() else None
    except KnownError:
        return None


def _lines(texts: Texts, name: str) -> list[str]:
    return [line.strip() for line in texts.get(name, "").splitlines() if line.strip()]
