"""What commands share: opening the store, reading the passphrase, German dates.

A passphrase never stands on the command line, where other programs can read it, and is never shown.
"""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from integrif_desk.cli.german import GermanBadParameter
from integrif_desk.domain.errors import FieldError
from integrif_desk.paths import default_store
from integrif_desk.wording.dates import parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

if TYPE_CHECKING:  # a command that only wants a day needs no database
    from integrif_desk.casework import vault

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


class Day(click.ParamType[date]):
    """A day as people write it: 12.03.2026, 2026-03-12, heute, gestern."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how a day is named in the help."""
        return tr("TAG")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Raises a usage error with the sentence that the window would show."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(value, datetime.now(UTC).astimezone().date())
        except FieldError as error:
            raise GermanBadParameter(sentence(error), ctx=ctx, param=param) from None


def store_options(command: CommandT) -> CommandT:
    """Give a command `--store`, `--user` and `--passphrase-file`."""
    for option in (
        click.option(
            "--passphrase-file",
            type=READABLE,
            metavar=tr("DATEI"),
            help=tr("Datei mit der Passphrase; ohne sie wird gefragt."),
        ),
        click.option("--user", metavar=tr("NAME"), help=tr("Anmeldename; ohne ihn wird gefragt.")),
        click.option(
            "--store",
            type=FOLDER,
            metavar=tr("ORDNER"),
            help=tr("Ordner des Tresors; sonst INTEGRIF_DESK_STORE oder der übliche Ort."),
        ),
    ):
        command = option(command)
    return command


def open_store(
    store: Path | None, user: str | None, passphrase_file: Path | None
) -> "vault.Opened":
    """Open the store and sign in, asking for what was not given. The caller closes it.

    Raises `KnownError` as `vault.unlock`, and a usage error where nobody can be asked.
    """
    from integrif_desk.casework import vault

    name = user or _ask(tr("Anmeldename"), "--user", hidden=False)
    if passphrase_file is not None:
        passphrase = read_passphrase(passphrase_file)
    else:
        passphrase = _ask(tr("Passphrase"), "--passphrase-file", hidden=True)
    return vault.unlock(store or default_store(), name, passphrase)


def read_passphrase(file: Path) -> str:
    """Return the passphrase in the file's first line. Raises a usage error unless it is UTF-8.

    A guess at other encodings could make a passphrase that nobody can type in the window.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise GermanBadParameter(
            tr("Die Datei mit der Passphrase muss in UTF-8 gespeichert sein.")
        ) from None
    return lines[0] if lines else ""


def _ask(question: str, option: str, *, hidden: bool) -> str:
    if not sys.stdin.isatty():
        raise GermanBadParameter(tr("Ohne Tastatur braucht es {option}.", option=option))
    return str(click.prompt(question, hide_input=hidden, err=True))
