"""Runs a command and turns what goes wrong into one German line and an exit code.

0: done. 1: a known error, told on stderr. 2: a call that cannot be understood.
"""

from collections.abc import Sequence

import click

from integrif_desk.cli.german import GermanGroup, usage_sentence
from integrif_desk.domain.errors import KnownError
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

PROGRAM = "integrif-desk"


class _Commands(GermanGroup):
    """The commands, each loaded when it is called: most need a database, some do not."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["check", "demo", "handover", "init", "read-slip", "responsible"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        match cmd_name:
            case "check":
                from integrif_desk.cli.check import check

                return check
            case "demo":
                from integrif_desk.cli.demo import demo

                return demo
            case "handover":
                from integrif_desk.cli.handover import handover

                return handover
            case "init":
                from integrif_desk.cli.init import init

                return init
            case "read-slip":
                from integrif_desk.cli.read_slip import read_slip

                return read_slip
            case "responsible":
                from integrif_desk.cli.responsible import responsible

                return responsible
        return None


_commands = _Commands(
    name=PROGRAM,
    help=tr("Ohne Befehl startet der Desk. Die Befehle arbeiten ohne Bildschirm."),
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
