"""Runs a command and turns what goes wrong into one German line and an exit code.

0: done. 1: a known error, told on stderr. 2: a call that cannot be understood.
"""

from collections.abc import Sequence

import click

from integrif_desk.cli.check import check
from integrif_desk.cli.demo import demo
from integrif_desk.cli.german import GermanGroup, usage_sentence
from integrif_desk.cli.handover import handover
from integrif_desk.cli.init import init
from integrif_desk.domain.errors import KnownError
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

PROGRAM = "integrif-desk"

_commands = GermanGroup(
    name=PROGRAM,
    help=tr("Ohne Befehl startet der Desk. Die Befehle arbeiten ohne Bildschirm."),
    commands=[demo, init, handover, check],
)


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; return the exit code."""
    try:
        code = _commands.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except click.UsageError as problem:
        click.echo(usage_sentence(problem), err=True)
        return 2
    except click.Abort:
        click.echo(tr("Abgebrochen."), err=True)
        return 1
    except KnownError as error:
        click.echo(sentence(error), err=True)
        return 1
    return code if isinstance(code, int) else 0
