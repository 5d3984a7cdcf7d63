"""What happens on a bug: a page with a report that can be copied and holds no personal data.

Names of exceptions and places in our own code are enough to find a bug. Messages and local
variables may hold what a volunteer has typed, so they are never read.
"""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import integrif_desk
from integrif_desk.wording.i18n import tr

_PACKAGE = Path(integrif_desk.__file__).resolve().parent


def report(error: BaseException) -> str:
    """Return type, chain, and file:line of our own frames; then versions."""
    import platform

    from PySide6 import __version__ as pyside_version

    lines: list[str] = []
    current: BaseException | None = error
    while current is not None and len(lines) < 60:
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += _frames(current.__traceback__)
        current = current.__cause__ or current.__context__
        if current is not None:
            lines.append("because of")
    lines += [
        "",
        f"IntegriF Desk {integrif_desk.__version__}",
        f"Python {platform.python_version()}, PySide6 {pyside_version}",
        f"{platform.system()} {platform.release()}",
    ]
    return "\n".join(lines)


def install_excepthook(show: Callable[[str], None]) -> None:
    """Send every exception that nobody caught, on any thread, to `show` as a report.

    Nothing goes to the console, where a message with personal data would stay in a log.

    `show` is called on the thread that raised; a signal's `emit` brings it to the GUI thread.
    """

    def on_main(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        show(report(error))

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            show(report(args.exc_value))

    def on_clearing(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            show(report(args.exc_value))

    sys.excepthook = on_main
    threading.excepthook = on_thread
    sys.unraisablehook = on_clearing


def headline() -> str:
    """Return what the crash page says."""
    return tr(
        "Es ist ein Fehler im Programm aufgetreten. Gespeichertes ist sicher, Entwürfe bleiben "
        "erhalten. Bitte kopieren Sie den Bericht und schicken Sie ihn der Leitung; er enthält "
        "keine Namen und keine Falldaten."
    )


def _frames(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            found.append(f"  {file.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found
