"""`responsible`: who serves a person of this age and status, as JSON. Needs no store."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import click

from integrif_desk.casework import responsibility
from integrif_desk.casework.responsibility import Question
from integrif_desk.cli.german import GermanBadParameter, GermanCommand
from integrif_desk.cli.opening import Day
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.person import EARLIEST_BIRTH
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.evaluate import Answer, Evaluation
from integrif_desk.domain.responsibility.facts import UNKNOWN_WORDS, Fact, fact_text
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.wording import responsibility as words
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice, status_short


class _Birth(NamedTuple):
    """A birth date; with `year_only` it is 1 January of the year, as in the window."""

    day: date | None
    year_only: bool = False


_NOT_KNOWN = _Birth(None)


class _BirthDay(Day):
    """A day with its year, a year alone, or „unbekannt“."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, _Birth):
            return value
        typed = str(value).strip()
        if typed.casefold() in UNKNOWN_WORDS:
            return _NOT_KNOWN
        if re.fullmatch(r"\d{4}", typed):
            return _Birth(super().convert(f"{typed}-01-01", param, ctx), year_only=True)
        # Elsewhere a day without its year is one of this year: nobody is born then.
        if len(typed) < _SHORTEST_WITH_YEAR or not re.search(r"\d\D+\d+\D+\d|\d{6}", typed):
            raise GermanBadParameter(
                tr(
                    "Bitte nennen Sie das Geburtsdatum mit dem Jahr, zum Beispiel 12.03.1998, oder "
                    "nur das Jahr."
                )
            )
        return _Birth(super().convert(value, param, ctx))


_SHORTEST_WITH_YEAR = len("1.3.98")


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
@click.option(
    "--birth-date",
    "birth",
    type=_BirthDay(),
    default=_NOT_KNOWN,
    help=tr("Geburtsdatum oder nur das Jahr; darf fehlen."),
)
@click.option("--on", "on", type=Day(), help=tr("Tag, für den gefragt ist; sonst heute."))
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar=tr("ANGABE=WERT"),
    help=tr("Was sonst bekannt ist, zum Beispiel needy=ja; mehrfach möglich."),
)
def responsible(status: str, birth: _Birth, on: date | None, facts: tuple[str, ...]) -> None:
    """Print the whole answer."""
    today = datetime.now(UTC).astimezone().date()
    day = on or today
    if birth.day is not None and birth.day > day:
        raise KnownError(ErrorCode.BORN_LATER, on=format_date(day))
    if birth.day is not None and birth.day < EARLIEST_BIRTH:
        raise FieldError(ErrorCode.DATE_INVALID, "birth_date")
    given = [_pair(one) for one in facts]
    if birth.year_only:
        given.append((Fact.BIRTH_YEAR_ESTIMATED, "true"))
    rules = responsibility.shipped_rules()
    question = responsibility.ask(
        rules,
        status=status,
        born=birth.day,
        on=day,
        facts=given,
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
