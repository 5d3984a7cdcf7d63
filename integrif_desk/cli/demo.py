"""`demo`: a store with invented people, to look at, to try, to measure."""

import sys
from datetime import date
from pathlib import Path

import click

from integrif_desk.casework.demo import WRITTEN_CASES, Progress, create_demo
from integrif_desk.cli.german import GermanCommand
from integrif_desk.cli.opening import FOLDER, Day
from integrif_desk.wording.dates import format_number
from integrif_desk.wording.i18n import tr


@click.command(
    "demo",
    cls=GermanCommand,
    short_help=tr("Tresor mit erfundenen Fällen."),
    help=tr(
        "Legt in ORDNER einen Tresor mit erfundenen Fällen an und daneben ein Übergabedokument."
    ),
)
@click.argument("folder", type=FOLDER, metavar=tr("ORDNER"))
@click.option(
    "--cases",
    type=click.IntRange(min=WRITTEN_CASES),
    default=WRITTEN_CASES,
    metavar=tr("ANZAHL"),
    help=tr("Anzahl der Fälle; 12 sind geschrieben, weitere werden erzeugt."),
)
@click.option(
    "--seed",
    type=int,
    default=1,
    metavar=tr("ZAHL"),
    help=tr("Gleiche Zahl, gleiche erzeugte Fälle."),
)
@click.option("--today", type=Day(), help=tr("Tag, auf den sich alles bezieht; sonst heute."))
def demo(folder: Path, cases: int, seed: int, today: date | None) -> None:
    """Create the store and say how to sign in."""
    made = create_demo(
        folder, cases=cases, seed=seed, today=today, with_pdf=True, on_progress=_progress()
    )
    if sys.stderr.isatty():
        click.echo(err=True)
    # The lead's: whoever tries the commands may issue a handover with it, too.
    click.echo(tr("Anmeldename: {name}", name=made.lead))
    click.echo(tr("Passphrase: {passphrase}", passphrase=made.passphrase))
    click.echo(tr("PDF: {path}", path=made.pdf))


def _progress() -> Progress | None:
    """Return a display of the progress, where somebody can see it."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, wanted: int) -> None:
        counted = tr(
            "{done} von {wanted} Fällen", done=format_number(done), wanted=format_number(wanted)
        )
        click.echo(f"\r{counted}", nl=False, err=True)

    return show
