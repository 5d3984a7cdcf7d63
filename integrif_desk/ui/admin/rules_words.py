"""What the list of responsibility rules says, and how a typed row is read. Knows no Qt."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.names import fold
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.condition import Condition
from integrif_desk.domain.responsibility.decode import read_rule
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.provision import Provision
from integrif_desk.domain.responsibility.rules import EVERY_STATUS, UNKNOWN_STATUS, Rule
from integrif_desk.domain.responsibility_views import RuleRow
from integrif_desk.ui.admin.rules_conditions import refusal
from integrif_desk.ui.case.case_input import YES, Facts, Reader, Refused, Texts, spell_day
from integrif_desk.wording.dates import format_date, format_moment
from integrif_desk.wording.fact_words import fact_value
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import status_choice, status_short
from integrif_desk.wording.responsibility import AREAS, CONFIDENCES, FACTS, value_word

_FEW = 2
_DAYS = ("valid_from", "valid_until", "verified_until", "checked_on")
_REFUSALS: dict[str, str] = {
    "status": tr("Bitte wählen Sie mindestens einen Status."),
    "law": tr("Bitte nennen Sie mindestens ein Gesetz oder eine Quelle, je Zeile eine."),
    "value": tr("Bitte wählen Sie eine Antwort, die es in diesem Bereich gibt."),
    "valid_until": tr("Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten."),
}


def status_name(name: str) -> str:
    """Return the short German word for a status of a row: „Duldung“, „alle Status“."""
    if name == EVERY_STATUS:
        return tr("alle Status")
    return tr("Status unbekannt") if name == UNKNOWN_STATUS else status_short(StatusKind(name))


def status_tip(name: str) -> str:
    """Return the whole German name of a status of a row."""
    return status_choice(StatusKind(name)) if name in set(StatusKind) else status_name(name)


def statuses(rule: Rule, most: int | None = _FEW) -> str:
    """Return „Duldung, Gestattung und 3 weitere“; all of them with `most` None."""
    names = [status_name(name) for name in rule.statuses]
    if most is None or len(names) <= most + 1:
        return ", ".join(names)
    return tr("{names} und {n} weitere", names=", ".join(names[:most]), n=len(names) - most)


def condition_words(condition: Condition) -> str:
    """Return a condition in German: „Alter ab 15“, „hilfebedürftig: ja (angenommen)“."""
    text = _condition(condition)
    if condition.presumed is None:
        return text
    if condition.presumed:
        return tr("{condition} (angenommen, wenn unbekannt)", condition=text)
    return tr("{condition} (nur wenn bekannt)", condition=text)


def state_words(row: RuleRow, today: date) -> str:
    """Say who changed a row and when; empty for a row as shipped."""
    if row.override is None:
        return ""
    return tr(
        "{state} – {author}, {when}",
        state=_changed_how(row),
        author=row.author,
        when=format_moment(row.override.changed_at.astimezone(), today),
    )


def short_state(row: RuleRow) -> str:
    """Return one word for the list."""
    if row.by_lead:
        return tr("geändert") if row.shipped is not None else tr("eigene")
    if row.override is not None and row.shipped is None:
        return tr("stillgelegt")
    return tr("Vorgabe")


def details(row: RuleRow, today: date) -> Facts:
    """Return everything that a row says, as names and texts."""
    return (*rule_facts(row.rule), *_record(row, today))


def beside(row: RuleRow, own: Rule, today: date) -> tuple[tuple[str, str, str], ...]:
    """Return name, the lead's and the shipped text of everything, where there are both rows."""
    shipped = row.shipped
    assert shipped is not None
    pairs = zip(rule_facts(own), rule_facts(shipped), strict=True)
    both = [(name, mine, theirs) for (name, mine), (_, theirs) in pairs]
    return (*both, *((name, text, "") for name, text in _record(row, today)))


def rule_facts(rule: Rule) -> Facts:
    """Return what the rule itself says, as names and texts."""
    return (
        (tr("Status"), statuses(rule, None)),
        (tr("Bereich"), AREAS[rule.area]),
        (tr("Antwort"), _value(rule)),
        (tr("Wenn"), "; ".join(condition_words(one) for one in rule.when) or tr("immer")),
        (tr("Gesetz"), "; ".join(rule.law)),
        (tr("Hinweis"), rule.note or "–"),
        (tr("Gültig"), _validity(rule)),
        (tr("Verlässlichkeit"), CONFIDENCES[rule.confidence]),
        (
            tr("Geprüft"),
            tr("{day} – {who}", day=format_date(rule.checked_on), who=rule.checked_by),
        ),
        (tr("Kennung"), rule.id),
    )


def _record(row: RuleRow, today: date) -> Facts:
    if row.override is None:
        return ()
    return (
        (tr("Stand"), state_words(row, today)),
        (tr("Begründung"), row.override.reason or "–"),
    )


def changed_words(row: RuleRow) -> str:
    """Say that the shipped row has changed since; empty for no."""
    if row.changed_since is None:
        return ""
    return tr(
        "Die Vorgabe wurde am {day} geändert. Ihre Zeile gilt weiter; bitte prüfen Sie sie.",
        day=format_date(row.changed_since),
    )


def found_by(row: RuleRow, typed: str) -> bool:
    """Whether a row has all words that were typed, in any of its texts."""
    rule = row.rule
    names = (status_tip(name) for name in rule.statuses)
    texts = (
        *names,
        *(statuses(rule, None), AREAS[rule.area], _value(rule), rule.note, rule.id),
        *rule.law,
        *(CONFIDENCES[rule.confidence], rule.checked_by, short_state(row), row.author),
        *(condition_words(one) for one in rule.when),
        format_date(rule.checked_on),
    )
    whole = fold(" ".join(texts))
    return all(word in whole for word in fold(typed).split())


def answer(rule: Rule) -> str:
    """Return what a row answers, for the list."""
    return _value(rule)


def rule_texts(rule: Rule, *, today: date, checked_by: str) -> dict[str, str]:
    """Return the texts of the form; whoever opens it checks the row today."""
    return {
        "area": rule.area.value,
        "status": "\n".join(rule.statuses),
        "when": "\n".join(one.text for one in rule.when),
        "value": rule.value,
        "follow": YES if rule.follow else "",
        "law": "\n".join(rule.law),
        **{name: spell_day(getattr(rule, name)) for name in _DAYS},
        "checked_on": format_date(today),
        "checked_by": checked_by,
        "confidence": rule.confidence.value,
        "note": rule.note,
        "reason": "",
    }


def new_texts(*, today: date, checked_by: str) -> dict[str, str]:
    """Return the texts of the form for a row of one's own."""
    return {
        "valid_from": format_date(today),
        "checked_on": format_date(today),
        "checked_by": checked_by,
        "confidence": "medium",
    }


def read_row(texts: Texts, today: date) -> tuple[dict[str, Any], str]:
    """Return the row as `read_rule` reads it, without its id, and the reason. Raises `Refused`."""
    reader = Reader(texts, today)
    days = {name: reader.day(name) for name in _DAYS}
    for name in ("valid_from", "checked_on"):
        if days[name] is None and name not in reader.errors:
            reader.refuse(name, ErrorCode.FIELD_REQUIRED)
    reason = reader.text("reason")
    if not reason:
        reader.errors["reason"] = tr("Bitte schreiben Sie, woher Sie das wissen.")
    for name in ("area", "value", "confidence", "checked_by"):
        reader.required(name)
    for name in ("status", "law"):
        if not _lines(texts, name):
            reader.errors[name] = _REFUSALS[name]
    if wrong := refusal(_lines(texts, "when")):
        reader.errors["when"] = wrong
    reader.finish()
    row: dict[str, Any] = {
        "area": reader.text("area"),
        "status": _lines(texts, "status"),
        "when": _lines(texts, "when"),
        "value": reader.text("value"),
        "follow": reader.flag("follow"),
        "law": _lines(texts, "law"),
        **{name: day.isoformat() for name, day in days.items() if day is not None},
        "checked_by": reader.text("checked_by"),
        "confidence": reader.text("confidence"),
        "note": reader.text("note"),
    }
    try:
        read_rule({**row, "id": "-"})
    except KnownError as error:
        field = str(error.values.get("field", "note"))
        raise Refused({field: _REFUSALS.get(field, tr("Diese Angabe passt nicht."))}) from None
    return row, reason


def _changed_how(row: RuleRow) -> str:
    if row.broken:
        return tr("nicht mehr lesbar, es gilt die Vorgabe")
    if not row.by_lead:
        return tr("stillgelegt") if row.shipped is None else tr("zurückgesetzt auf die Vorgabe")
    return tr("eigene Zeile") if row.shipped is None else tr("geändert")


def _lines(texts: Mapping[str, str], name: str) -> list[str]:
    return [line.strip() for line in texts.get(name, "").splitlines() if line.strip()]


def _value(rule: Rule) -> str:
    word = value_word(rule.area, rule.value)
    if not rule.follow:
        return word
    return tr("wie beim früheren Status, sonst: {value}", value=word)


def _validity(rule: Rule) -> str:
    first = format_date(rule.valid_from)
    text = tr("ab {day}", day=first)
    if rule.valid_until is not None:
        text = tr("{first} bis {last}", first=first, last=format_date(rule.valid_until))
    if rule.verified_until is None:
        return text
    return tr("{span}, geprüft bis {day}", span=text, day=format_date(rule.verified_until))


def _condition(condition: Condition) -> str:
    subject, operands = condition.subjects[0], condition.operands
    if subject == "age":
        years = operands[0]
        if condition.operator == "<":
            return tr("Alter unter {years}", years=years)
        return tr("Alter ab {years}", years=years)
    if subject == "pension_age":
        return tr("Rentenalter: {value}", value=_joined(None, operands))
    if subject == "provision":
        return _equal(condition, tr("Gesetz auf dem Papier"), None)
    fact = Fact(subject)
    name = " / ".join(FACTS[Fact(one)] for one in condition.subjects)
    if condition.operator in {">=", "<"}:
        months = operands[0]
        if condition.operator == "<":
            return tr("{name}: weniger als {n} Monate her", name=name, n=months)
        return tr("{name}: mindestens {n} Monate her", name=name, n=months)
    if condition.operator in {"before", "from"} and isinstance(operands[0], date):
        day = format_date(operands[0])
        if condition.operator == "before":
            return tr("{name}: vor dem {day}", name=name, day=day)
        return tr("{name}: ab dem {day}", name=name, day=day)
    return _equal(condition, name, fact)


def _equal(condition: Condition, name: str, fact: Fact | None) -> str:
    value = _joined(fact, condition.operands)
    if condition.operator == "!=":
        return tr("{name}: nicht {value}", name=name, value=value)
    return tr("{name}: {value}", name=name, value=value)


def _joined(fact: Fact | None, operands: Sequence[str | int | date | Provision]) -> str:
    plain = {"true": tr("ja"), "false": tr("nein")}
    words = []
    for one in operands:
        text = str(one)
        if fact is not None and isinstance(one, str):
            words.append(fact_value(fact, text))
        else:
            words.append(plain.get(text, text))
    return tr(" oder ").join(words)
