"""`check`: is the store sound, and would its newest backup help?"""

from contextlib import closing
from pathlib import Path

import click

from integrif_desk.casework import vault
from integrif_desk.casework.vault import CheckLine, CheckName
from integrif_desk.cli.german import GermanCommand
from integrif_desk.cli.opening import open_store, store_options
from integrif_desk.wording.i18n import tr


@click.command(
    "check",
    cls=GermanCommand,
    short_help=tr("Tresor prüfen."),
    help=tr("Prüft Datenbank, Bezüge, Protokoll und die neueste Sicherung."),
)
@store_options
@click.pass_context
def check(
    ctx: click.Context, store: Path | None, user: str | None, passphrase_file: Path | None
) -> None:
    """Print one line for each check; the exit code is 1 if one of them failed."""
    with closing(open_store(store, user, passphrase_file)) as opened:
        lines = vault.check(opened)
    for line in lines:
        click.echo(_told(line))
    if not all(line.ok for line in lines):
        click.echo(
            tr("Der Tresor ist nicht in Ordnung. Bitte wenden Sie sich an die Leitung."), err=True
        )
        ctx.exit(1)


def _told(line: CheckLine) -> str:
    names = {
        CheckName.INTEGRITY: tr("Datenbank"),
        CheckName.FOREIGN_KEYS: tr("Bezüge zwischen Einträgen"),
        CheckName.AUDIT_CHAIN: tr("Protokoll"),
        CheckName.BACKUP: tr("Neueste Sicherung"),
    }
    name = names[line.name]
    if line.ok:
        return tr("{name}: in Ordnung", name=name)
    if line.name is CheckName.BACKUP and not line.detail:
        return tr("{name}: noch keine vorhanden", name=name)
    return tr("{name}: beschädigt ({detail})", name=name, detail=line.detail)
