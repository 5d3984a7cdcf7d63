"""`handover`: composes a handover as the composer of the window would suggest it, and issues it.

It says and enters only what is known here: a talk with the person where its day was given, and that
a file was saved. By which way that goes on, somebody tells in the window.
"""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from integrif_desk.casework import actor, case, sending, vault
from integrif_desk.casework import handover as handovers
from integrif_desk.casework.desk import Desk
from integrif_desk.cli.german import GermanBadParameter, GermanCommand
from integrif_desk.cli.opening import Day, open_store, store_options
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.views import ActorFilter
from integrif_desk.wording import proposals
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label
from integrif_desk.wording.releases import release_words


class _Purpose(click.ParamType[Purpose]):
    """A purpose by its German words or a part of them, or by its name in the data."""

    name = "purpose"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return tr("ZWECK")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Purpose:
        typed = str(value).casefold()
        if typed in list(Purpose):
            return Purpose(typed)
        found = [one for one in Purpose if typed in label(one).casefold()]
        if len(found) != 1:
            known = "; ".join(label(one) for one in Purpose)
            raise GermanBadParameter(
                tr("Der Zweck muss einer von diesen sein: {known}.", known=known),
                ctx=ctx,
                param=param,
            )
        return found[0]


@click.command(
    "handover",
    cls=GermanCommand,
    short_help=tr("Übergabedokument ausstellen."),
    help=tr(
        "Stellt für einen Fall ein Übergabedokument aus, trägt es ein und schreibt es als PDF. "
        "Enthalten ist, worin die Person eingewilligt hat und was die Stelle erfahren darf; "
        "Internes nie. Was fehlt und warum, steht in der Fehlerausgabe."
    ),
)
@click.option("--case", "number", required=True, metavar=tr("NUMMER"), help=tr("Fallnummer."))
@click.option(
    "--to",
    "typed",
    required=True,
    metavar=tr("AKTEUR"),
    help=tr("Empfangende Stelle, der Name oder ein eindeutiger Teil davon."),
)
@click.option(
    "--purpose",
    type=_Purpose(),
    default=Purpose.COORDINATION.value,
    help=tr("Zweck, zum Beispiel „Abstimmung“; das ist auch die Vorgabe."),
)
@click.option(
    "--discussed-on",
    type=Day(),
    help=tr(
        "Tag, an dem die Übergabe mit der Person besprochen wurde; ohne Angabe steht davon nichts "
        "im Dokument."
    ),
)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=tr("DATEI"),
    help=tr("Wohin das PDF geschrieben wird; eine vorhandene Datei bleibt stehen."),
)
@store_options
def handover(
    number: str,
    typed: str,
    purpose: Purpose,
    discussed_on: date | None,
    out: Path,
    store: Path | None,
    user: str | None,
    passphrase_file: Path | None,
) -> None:
    """Issue the handover and write it, once it is known that the file is free and has a folder."""
    _require_free(out)
    with closing(open_store(store, user, passphrase_file)) as opened:
        _issue(opened, number, typed, purpose, discussed_on, out)


def _issue(
    opened: vault.Opened,
    number: str,
    typed: str,
    purpose: Purpose,
    discussed_on: date | None,
    out: Path,
) -> None:
    desk = opened.desk
    recipient = _actor(desk, typed)
    offered = handovers.choice(desk, _case_id(desk, number))
    plan = replace(handovers.default_plan(desk, offered, recipient.id), purpose=purpose)
    release, profile = handovers.released(desk, plan)
    plan = replace(
        plan,
        introduction=proposals.introduction(offered.detail),
        requests=proposals.requests(
            offered.detail, with_referrals=DataCategory.REFERRALS in release.categories
        ),
        discussed_on=discussed_on,
    )
    missing = handovers.missing(desk, plan)
    issued = handovers.issue(desk, plan, despite_no_talk=True).created
    assert issued is not None
    _warn(recipient, discussed_on)
    for state in release.states:
        if state.category in plan.included and not state.released:
            reason = release_words(state, recipient, profile)
            click.echo(
                tr("Nicht enthalten: {what} – {reason}", what=label(state.category), reason=reason),
                err=True,
            )
    sending.set_aside(desk, issued, out)
    row = handovers.view(desk, issued)
    click.echo(
        tr("Übergabe {number} an {recipient}", number=row.number, recipient=row.recipient_name)
    )
    if discussed_on is not None:
        click.echo(tr("Mit der Person besprochen am {day}", day=format_date(discussed_on)))
    click.echo(tr("Antwort erbeten bis {day}", day=format_date(row.answer_by)))
    click.echo(tr("Antwortcode: {code}", code=row.answer_code))
    if missing:
        click.echo(tr("Es fehlen: {names}", names="; ".join(label(gap) for gap in missing)))
    click.echo(tr("Gespeichert, noch nicht übergeben: Den Weg tragen Sie unter „Übergaben“ ein."))
    click.echo(tr("PDF: {path}", path=out))


def _warn(recipient: Actor, discussed_on: date | None) -> None:
    """Say what somebody has to see to whom no window has shown it."""
    if recipient.is_public_office:
        click.echo(
            tr(
                "Hinweis: Öffentliche Stellen können nach § 87 AufenthG zu Mitteilungen an die "
                "Ausländerbehörde verpflichtet sein."
            ),
            err=True,
        )
    if discussed_on is None:
        click.echo(
            tr(
                "Hinweis: Im Dokument steht nicht, dass die Weitergabe mit der Person besprochen "
                "ist. Bitte besprechen Sie sie vorher. Angabe dafür: --discussed-on."
            ),
            err=True,
        )


def _require_free(out: Path) -> None:
    try:
        if out.exists():
            raise KnownError(ErrorCode.FILE_EXISTS, path=out)
        found = out.absolute().parent.is_dir()
    except OSError:  # nobody may look into the folder
        found = False
    if not found:
        raise KnownError(ErrorCode.FILE_NOT_WRITABLE, path=out)


def _case_id(desk: Desk, number: str) -> UUID:
    try:
        return case.find_by_number(desk, number)
    except KnownError as error:
        if error.code is ErrorCode.NOT_FOUND:
            raise KnownError(ErrorCode.CASE_UNKNOWN, number=number) from None
        raise


def _actor(desk: Desk, typed: str) -> Actor:
    """Return the actor of that name, or the only one it is a part of."""
    found = actor.actors(desk, ActorFilter(text=typed)).rows
    exact = [one for one in found if one.name.casefold() == typed.strip().casefold()]
    named = [one for one in found if typed.strip().casefold() in one.name.casefold()]
    chosen = exact or named or found
    if not chosen:
        raise KnownError(ErrorCode.ACTOR_UNKNOWN, typed=typed)
    if len(chosen) > 1:
        names = "; ".join(one.name for one in chosen)
        raise KnownError(ErrorCode.ACTOR_AMBIGUOUS, typed=typed, names=names)
    return chosen[0]
