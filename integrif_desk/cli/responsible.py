"""`responsible`: who serves a person of this age and status, as JSON. Needs no store."""

import json
from datetime import UTC, date, datetime
from typing import Any

import click

from integrif_desk.casework import responsibility
from integrif_desk.casework.responsibility import Question
from integrif_desk.cli.german import GermanBadParameter, GermanCommand
from integrif_desk.cli.opening import Day
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.evaluate import Answer, Evaluation
from integrif_desk.domain.responsibility.facts import UNKNOWN_WORDS, fact_text
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.wording import responsibility as words
from integrif_desk.wording.dates import parse_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice, status_short


class _BirthDay(Day):
    """A day, or „unbekannt“."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and value.strip().casefold() in UNKNOWN_WORDS:
            return None
        return super().convert(value, param, ctx)


@click.command(
    "responsible",
    cls=GermanCommand,
    short_help=tr("Wer ist zuständig, nach Status und Alter."),
    help=tr(
        "Sagt für eine Person an einem Tag, wer zuständig ist und was sie darf, als JSON: je "
        "Bereich value, law, checked_on, confidence, note und missing. Orientierung, keine "
        "Rechtsberatung. "
        "Wörter und Angaben erklärt docs/zustaendigkeit.md. Braucht keinen Tresor."
    ),
)
@click.option(
    "--status",
    required=True,
    metavar=tr("NAME"),
    help=tr("Aufenthaltsstatus, sein Gesetz („§ 25 Abs. 5“) oder „unbekannt“."),
)
@click.option("--birth-date", "born", type=_BirthDay(), help=tr("Geburtsdatum; darf fehlen."))
@click.option("--on", "on", type=Day(), help=tr("Tag, für den gefragt ist; sonst heute."))
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar=tr("ANGABE=WERT"),
    help=tr("Was sonst bekannt ist, zum Beispiel needy=ja; mehrfach möglich."),
)
def responsible(status: str, born: date | None, on: date | None, facts: tuple[str, ...]) -> None:
    """Print the whole answer."""
    today = datetime.now(UTC).astimezone().date()
    day = on or today
    if born is not None and born > day:
        raise FieldError(ErrorCode.DATE_ORDER, "birth_date")
    rules = responsibility.shipped_rules()
    question = responsibility.ask(
        rules,
        status=status,
        born=born,
        on=day,
        facts=[_pair(one) for one in facts],
        day_of=lambda text: parse_date(text, today),
        labels=_labels(),
    )
    found = responsibility.respond(rules, question)
    if question.contradictions:
        click.echo(words.contradiction(question.contradictions), err=True)
    click.echo(json.dumps(answer_table(question, found), ensure_ascii=False, indent=2))


def answer_table(question: Question, found: Evaluation) -> dict[str, Any]:
    """Return the whole answer as plain values, in the order in which it is read."""
    reasons = words.why(found)
    if question.contradictions:
        reasons.append(words.contradiction(question.contradictions))
    return {
        "status": "unknown" if found.status is None else found.status.value,
        "provision": str(question.status.provision) if question.status.provision else None,
        "birth_date": None if found.born is None else found.born.isoformat(),
        "on": found.on.isoformat(),
        "age": found.age,
        "facts": {
            fact.value: value if isinstance(value, bool) else fact_text(value)
            for fact, value in question.facts.items()
        },
        **{area.value: _answer(found.answers[area]) for area in Area},
        "duration": None if found.duration is None else _answer(found.duration),
        "clarify_with": [service.value for service in found.clarify_with],
        "clarify": words.clarify(found),
        "why": reasons,
        "disclaimer": words.disclaimer(found),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "value": answer.value,
        "law": list(answer.law),
        "checked_on": answer.checked_on.isoformat(),
        "confidence": answer.confidence.value,
        "note": words.note(answer),
        "missing": list(answer.missing),
    }


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise GermanBadParameter(
            tr("--fact braucht ANGABE=WERT, zum Beispiel needy=ja, nicht „{typed}“.", typed=text)
        )
    return key, value


def _labels() -> dict[str, StatusKind]:
    return {
        name: kind
        for kind in StatusKind
        for name in (status_short(kind), status_choice(kind), label(kind))
    }
