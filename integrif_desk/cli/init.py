"""`init`: a new, empty store with its first account, which is a lead's."""

from contextlib import closing
from pathlib import Path

import click

from integrif_desk.casework import vault
from integrif_desk.cli.german import GermanCommand
from integrif_desk.cli.opening import FOLDER, READABLE, read_passphrase
from integrif_desk.wording.i18n import tr


@click.command(
    "init",
    cls=GermanCommand,
    short_help=tr("Neuer, leerer Tresor."),
    help=tr("Legt in ORDNER einen leeren Tresor an und nennt einmal den Wiederherstellungscode."),
)
@click.argument("folder", type=FOLDER, metavar=tr("ORDNER"))
@click.option("--association", required=True, metavar=tr("NAME"), help=tr("Name des Vereins."))
@click.option(
    "--user", required=True, metavar=tr("NAME"), help=tr("Anmeldename des ersten Kontos (Leitung).")
)
@click.option(
    "--passphrase-file",
    required=True,
    type=READABLE,
    metavar=tr("DATEI"),
    help=tr("Datei mit der Passphrase."),
)
def init(folder: Path, association: str, user: str, passphrase_file: Path) -> None:
    """Create the store, back it up, and print its recovery code."""
    passphrase = read_passphrase(passphrase_file)
    opened = vault.create(folder, association=association, name=user, passphrase=passphrase)
    with closing(opened):
        vault.back_up(opened)
        click.echo(tr("Der Tresor liegt in „{folder}“.", folder=folder))
        click.echo(tr("Wiederherstellungscode: {code}", code=opened.recovery_code))
        click.echo(tr("Bitte drucken Sie den Code aus. Er wird nicht noch einmal gezeigt."))
