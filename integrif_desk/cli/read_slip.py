"""`read-slip`: reads a returned reply slip into the right referral or handover."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from integrif_desk.cli import read_bound
from integrif_desk.cli.german import GermanBadParameter, GermanCommand
from integrif_desk.cli.opening import Day, open_store, store_options
from integrif_desk.domain import answer_code
from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.domain.slip_standing import NearCode, Remark, Standing
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.slip_words import (
    answer_words,
    current_words,
    document_words,
    field_name,
    near_words,
    problem_words,
    remark_words,
    response_words,
    said_words,
)

if TYPE_CHECKING:
    from integrif_desk.casework.desk import Desk
    from integrif_desk.casework.returned_slip import Choices
    from integrif_desk.casework.slip_comparison import Comparison
    from integrif_desk.casework.slip_file import TakenFile

_Given = tuple[Decision, DeclineReason | None]


@dataclass(frozen=True, kw_only=True)
class _Wishes:
    """What the call says beside the file."""

    code: str
    answer: _Given | None
    starts_on: date | None
    answered_on: date | None
    text: str
    because: str
    with_contact: bool
    dry_run: bool


_NOTHING_SAID = _Wishes(
    code="",
    answer=None,
    starts_on=None,
    answered_on=None,
    text="",
    because="",
    with_contact=False,
    dry_run=False,
)


class _Answer(click.ParamType[_Given]):
    """A, B, or C with its reason: „C3“."""

    name = "answer"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "A|B|C1…C6"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> _Given:
        typed = str(value).strip().upper()
        if typed in (Decision.A, Decision.B):
            return Decision(typed), None
        if typed in list(DeclineReason):
            return Decision.C, DeclineReason(typed)
        raise GermanBadParameter(
            tr("Die Antwort muss A, B oder ein Grund von C1 bis C6 sein."), ctx=ctx, param=param
        )


@click.command(
    "read-slip",
    cls=GermanCommand,
    short_help=tr("Rückmeldebogen einlesen."),
    help=tr(
        "Liest einen zurückgeschickten Rückmeldebogen (PDF) und trägt die Antwort bei der "
        "Verweisung oder Übergabe ein, zu der sein Code gehört. Passt etwas nicht zusammen, wird "
        "nichts eingetragen; was gemeint ist, sagen dann die Angaben. Sind Bögen für mehrere Fälle "
        "in der Datei, wird jeder eingetragen, der eindeutig ist, und jeder bekommt eine Zeile."
    ),
)
@click.argument("file", metavar=tr("DATEI"), type=click.Path(path_type=Path))
@click.option(
    "--dry-run", is_flag=True, help=tr("Zeigt nur, was gefunden wurde, und trägt nichts ein.")
)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    metavar=tr("NR"),
    help=tr("Nur dieser Fall, wenn Bögen für mehrere Fälle in der Datei sind."),
)
@click.option(
    "--code", default="", metavar=tr("CODE"), help=tr("Antwortcode, wenn er auf dem Bogen fehlt.")
)
@click.option("--answer", type=_Answer(), help=tr("Antwort statt der auf dem Bogen."))
@click.option("--from", "starts_on", type=Day(), help=tr("Übernahme ab, zu Antwort B."))
@click.option("--on", "answered_on", type=Day(), help=tr("Tag der Antwort statt dessen vom Bogen."))
@click.option(
    "--text", default="", metavar=tr("TEXT"), help=tr("Worte zum Grund statt derer vom Bogen.")
)
@click.option(
    "--replace",
    "because",
    default="",
    metavar=tr("WARUM"),
    help=tr("Ersetzt eine andere Antwort, die schon eingetragen ist."),
)
@click.option(
    "--contact",
    "with_contact",
    is_flag=True,
    help=tr("Nimmt die Person vom Bogen als Ansprechperson der Stelle auf."),
)
@store_options
def read_slip(
    file: Path,
    dry_run: bool,
    part: int | None,
    code: str,
    answer: _Given | None,
    starts_on: date | None,
    answered_on: date | None,
    text: str,
    because: str,
    with_contact: bool,
    store: Path | None,
    user: str | None,
    passphrase_file: Path | None,
) -> None:
    """Read the file before the store is opened: most wrong files need no passphrase."""
    from integrif_desk.casework import slip_file

    try:
        taken = slip_file.load(file)
    except KnownError as error:
        if error.code is not ErrorCode.RETURNED_PROTECTED:
            raise
        taken = ()  # perhaps the store has given it its password
    if not answer_code.nearby(code):  # one slip of a finger away, the store may know it
        code = answer_code.parse(code) if code else ""
    wishes = _Wishes(
        code=code,
        answer=answer,
        starts_on=starts_on,
        answered_on=answered_on,
        text=text,
        because=because,
        with_contact=with_contact,
        dry_run=dry_run,
    )
    with closing(open_store(store, user, passphrase_file)) as opened:
        from integrif_desk.casework import returned_slip

        desk = opened.desk
        _require_code(desk, code)
        chosen = _chosen(taken or slip_file.load(file, desk.own_password), part, wishes)
        if len(chosen) == 1:
            _take_in(desk, returned_slip.compare(desk, chosen[0], wishes.code), wishes)
        else:
            read_bound.take_in_each(
                desk,
                returned_slip.compare_all(desk, chosen),
                lambda seen: _choices(desk, seen, wishes),
                dry_run=wishes.dry_run,
            )


def _require_code(desk: "Desk", typed: str) -> None:
    """Refuse a mistyped code, and name those that are given out and come near."""
    from integrif_desk.casework import answer as answers

    near = answers.suggest(desk, typed)
    if near:
        meant = [
            NearCode(code=each.code, person_name=each.person_name, actor_name=each.actor_name)
            for each in near
        ]
        raise KnownError(ErrorCode.SLIP_NOT_APPLIED, why=near_words(typed, meant))
    if typed:
        answer_code.parse(typed)


def _chosen(
    taken: "Sequence[TakenFile]", part: int | None, wishes: _Wishes
) -> "Sequence[TakenFile]":
    """Return the slips that are meant: one, or all where the call says nothing of a single one."""
    if part is not None:
        found = [each for each in taken if each.case == part]
        if not found:
            why = tr("In der Datei ist kein Bogen für Fall {n}.", n=part)
            raise KnownError(ErrorCode.SLIP_NOT_APPLIED, why=why)
        return found
    if len(taken) > 1 and replace(wishes, dry_run=False) != _NOTHING_SAID:
        why = tr(
            "In der Datei sind {n} Bögen. Bitte nennen Sie mit --part den Fall, für den die "
            "Angaben gelten.",
            n=len(taken),
        )
        raise KnownError(ErrorCode.SLIP_NOT_APPLIED, why=why)
    return taken


def _take_in(desk: "Desk", seen: "Comparison", wishes: _Wishes) -> None:
    from integrif_desk.casework import returned_slip

    _require_target(seen)
    choices = _choices(desk, seen, wishes)
    _show(seen)
    _require_settled(seen, choices, wishes)
    if wishes.dry_run:
        _tell(choices, dry_run=True)
        click.echo(tr("Nichts eingetragen, das war nur eine Vorschau."))
        return
    try:
        returned_slip.apply(desk, seen, choices)
    except StaleRecord:
        raise KnownError(ErrorCode.SLIP_STATE_CHANGED) from None
    _tell(choices)
    click.echo(tr("Die Datei liegt verschlüsselt beim Vorgang."))


def _require_target(seen: "Comparison") -> None:
    if seen.target is None:
        words = " ".join(remark_words(each, seen.facts) for each in seen.remarks)
        raise KnownError(ErrorCode.SLIP_NOT_APPLIED, why=words)


def _choices(desk: "Desk", seen: "Comparison", wishes: _Wishes) -> "Choices":
    from integrif_desk.casework import returned_slip
    from integrif_desk.casework.answer import Answer

    choices = returned_slip.propose(desk, seen)
    answer, slip = choices.answer, seen.slip
    decision, reason = wishes.answer or (slip.meant_decision, slip.meant_reason)
    said_otherwise = wishes.answer or wishes.starts_on or wishes.text
    if decision is not None and (answer or said_otherwise):
        answer = Answer(
            decision=decision,
            on=wishes.answered_on or returned_slip.answered_on(seen, desk.today()),
            reason=reason,
            text=wishes.text or (answer.text if answer else slip.reason_text),
            expected_on=wishes.starts_on or slip.starts_on,
            told_by=answer.told_by if answer else slip.responsible.name,
            learned_by=LearnedBy.REPLY_SLIP,
        )
    today = desk.today()
    return replace(
        choices,
        answer=answer,
        replace_because=wishes.because,
        contact=seen.new_contact if wishes.with_contact else None,
        response=tuple(
            (each.number, response_words(each.said, seen.document, today)) for each in choices.said
        ),
    )


def _require_settled(seen: "Comparison", choices: "Choices", wishes: _Wishes) -> None:
    """Refuse what only a person can decide, in one line that says how to decide it."""
    why = ""
    if seen.read_before is not None:
        why = remark_words(seen.remarks[0], seen.facts)
    elif seen.not_sent:
        why = remark_words(Remark.NOT_SENT, seen.facts)
    elif choices.answer is None:
        if seen.standing is not Standing.SAME or seen.file.by_hand:
            why = " ".join(
                filter(None, (problem_words(each) for each in seen.slip.problems if each.blocks))
            ) or tr("Der Bogen nennt keine Antwort.")
            why = tr("{why} Angabe dafür: --answer, --from oder --text.", why=why)
    else:
        given = choices.answer
        standing = seen.standing_of(given.decision, given.reason, given.expected_on)
        if standing is Standing.FIXED:
            gravest = Remark.WITHDRAWN if seen.taken_back else Remark.FIXED
            why = remark_words(gravest, seen.facts)
        elif standing is Standing.DIFFERENT and not wishes.because.strip():
            why = tr(
                "{why} Angabe dafür: --replace.", why=remark_words(Remark.DIFFERENT, seen.facts)
            )
    if why:
        raise KnownError(ErrorCode.SLIP_NOT_APPLIED, why=why)


def _show(seen: "Comparison") -> None:
    slip = seen.slip
    click.echo(tr("Gefunden: {document}", document=document_words(seen.facts)))
    for remark in seen.remarks:
        if remark is not Remark.MATCHES:
            click.echo(tr("Hinweis: {words}", words=remark_words(remark, seen.facts)))
    click.echo(
        tr(
            "Auf dem Bogen: {answer}",
            answer=answer_words(slip.meant_decision, slip.meant_reason, slip.starts_on),
        )
    )
    for name, value in (
        (field_name("grund"), slip.reason_text),
        (tr("Verantwortlich"), _named(seen)),
        (field_name("schritt"), _step(slip.next_step, slip.next_step_on)),
        (field_name("datum"), format_date(slip.dated) if slip.dated else ""),
    ):
        if value:
            click.echo(f"  {name}: {_one_line(value)}")
    for line in seen.recommendations:
        if line.said is not None:
            click.echo(f"  {field_name(f'empf_{line.number}')}: {said_words(line.said)}")
    click.echo(tr("Bisher: {answer}", answer=current_words(seen.current)))
    for problem in slip.problems:
        if words := problem_words(problem):
            click.echo(
                tr("Unklar bei {field}: {words}", field=field_name(problem.field), words=words)
            )


def _tell(choices: "Choices", *, dry_run: bool = False) -> None:
    """Say what is entered, or would be."""
    given = choices.answer
    if given is None:
        click.echo(tr("Die Antwort bleibt, wie sie eingetragen ist."))
    else:
        words = answer_words(given.decision, given.reason, given.expected_on)
        click.echo(
            tr("Eingetragen würde: {answer}", answer=words)
            if dry_run
            else tr("Eingetragen: {answer}", answer=words)
        )
    if choices.next_step and choices.next_step_on:
        click.echo(
            tr(
                "Wiedervorlage am {day}: {task}",
                day=format_date(choices.next_step_on),
                task=choices.next_step,
            )
        )
    if choices.contact is not None:
        name = choices.contact.name
        click.echo(
            tr("Ansprechperson würde aufgenommen: {name}", name=name)
            if dry_run
            else tr("Ansprechperson aufgenommen: {name}", name=name)
        )


def _named(seen: "Comparison") -> str:
    named = seen.slip.responsible
    return ", ".join(filter(None, (named.name, named.role, named.phone, named.email)))


def _step(words: str, day: date | None) -> str:
    return tr("{step}, bis {day}", step=words, day=format_date(day)) if day and words else words


def _one_line(text: str) -> str:
    return " / ".join(text.splitlines())
