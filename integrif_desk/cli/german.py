"""Click in German: headings, the help option, and sentences for calls that cannot be understood."""

from collections.abc import Iterable
from typing import Any

import click

from integrif_desk.wording.i18n import tr


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or tr("Aufruf: "))

    def write_heading(self, heading: str) -> None:
        german = {"Options": tr("Angaben"), "Commands": tr("Befehle")}
        super().write_heading(german.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        needed = tr("[nötig]")
        german = [(term, told.replace("[required]", needed)) for term, told in rows]
        super().write_dl(german, col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class GermanCommand(click.Command):
    """A command whose help is German."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = tr("[Angaben]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, explained in German."""
        return _explained(super().get_help_option(ctx))


class GermanGroup(click.Group):
    """A group of commands whose help is German."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = tr("[Angaben]")
        kwargs["subcommand_metavar"] = tr("Befehl [Angaben zum Befehl]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, explained in German."""
        return _explained(super().get_help_option(ctx))


def usage_sentence(problem: click.UsageError) -> str:
    """Return what is wrong with the call, and where help is, in one line."""
    context = problem.ctx or click.get_current_context(silent=True)
    path = context.command_path if context else "integrif-desk"
    return tr("{problem} Hilfe: {command} --help", problem=_told(problem), command=path)


def _told(problem: click.UsageError) -> str:
    match problem:
        case click.NoSuchOption():
            return tr("Die Angabe {name} gibt es nicht.", name=problem.option_name)
        case click.NoSuchCommand():
            return tr("Den Befehl {name} gibt es nicht.", name=problem.command_name)
        case click.MissingParameter():
            return tr("Es fehlt {name}.", name=_name(problem.param))
        case GermanBadParameter():
            return problem.message
        case click.BadParameter():
            return tr("Der Wert für {name} passt nicht.", name=_name(problem.param))
    return tr("Dieser Aufruf passt nicht.")


class GermanBadParameter(click.BadParameter):
    """A value that cannot be understood, with the German sentence to say so."""


def _name(parameter: click.Parameter | None) -> str:
    match parameter:
        case click.Option(opts=[name, *_]):
            return name
        case click.Argument():
            return parameter.make_metavar(click.Context(click.Command(None)))
    return "…"


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = tr("Zeigt diese Hilfe.")
    return option
