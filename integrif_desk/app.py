"""Puts the desk together; the only place that knows all of its parts.

Nothing heavy is imported up here: a console command needs no window, and the window is painted
before the store's libraries are loaded.
"""

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from integrif_desk import paths

_STORE_OPTION = "--store"


def main(arguments: Sequence[str]) -> int:
    """Show the window, or run the console command that `arguments` begin with.

    Returns the exit code: 0 done, 1 known error, 2 wrong usage.
    """
    _keep_memory_off_the_disk()
    store = window_store(arguments)
    if arguments and store is None:
        return _run_command(arguments)
    return show_window(store)


def window_store(arguments: Sequence[str]) -> Path | None:
    """Return the folder that `--store DIR` (or `--store=DIR`) names, if that is all there is."""
    if len(arguments) == 2 and arguments[0] == _STORE_OPTION:
        return Path(arguments[1]).expanduser()
    if len(arguments) == 1 and arguments[0].startswith(f"{_STORE_OPTION}="):
        return Path(arguments[0].partition("=")[2]).expanduser()
    return None


def show_window(store: Path | None = None) -> int:
    """Run the window until it is closed. `store` overrides where the vault lies."""
    # Nothing that is made before the first page is painted is garbage; then `garbage` sees to it.
    gc.disable()
    import shiboken6
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget

    _import_as_python_does()
    from integrif_desk.store.folder import vault_exists
    from integrif_desk.ui import crash, fonts, garbage, settings, system, theme
    from integrif_desk.ui.main_window import MainWindow
    from integrif_desk.ui.ops import Worker
    from integrif_desk.ui.program import Places, Program

    app = QApplication(sys.argv[:1])
    app.setApplicationName("IntegriF Desk")
    fonts.install_first()
    kept = settings.open_settings()
    theme.apply(app, settings.load_theme(kept))
    window = MainWindow(app, kept)
    crash.install_excepthook(window.report_arrived.emit)
    worker = Worker(window)
    named = store or paths.named_store()
    places = Places(
        store=named or settings.load_store(kept) or paths.default_store(),
        demo=paths.default_demo,
        remembers=named is None,
    )
    program = Program(window, worker, kept, places, vault_exists)

    def finish() -> None:
        program.finish()
        worker.close()

    rings: list[QWidget] = []  # as long as the window lasts

    def go_on() -> None:
        from integrif_desk.ui.focus import FocusRing

        garbage.collect_here(window)
        fonts.install_rest()
        system.speak_german(app)
        rings.append(FocusRing(app))
        system.end_on_signals(app, window)
        window.open_tray()
        program.go_on()

    window.closing.connect(finish)
    window.closing.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    program.start()
    system.after_painting(window, go_on)
    window.show()
    code = app.exec()
    # In this order, while the application still is there; Python would choose its own.
    for widget in (*rings, window):
        shiboken6.delete(widget)
    return code


def _import_as_python_does() -> None:
    """Take PySide's own way of importing back out.

    It reads the source of each module that is imported after it, to see whether that one uses
    `__feature__` (PYSIDE-1019, PYSIDE-2029). None of ours does, and the start would wait for it.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _run_command(arguments: Sequence[str]) -> int:
    from integrif_desk.cli import main as console

    try:
        return console.main(arguments)
    except Exception as error:  # a bug; its message may quote what somebody entered
        from integrif_desk.ui.crash import report

        sys.stderr.write(f"{report(error)}\n")
        return 1


def _keep_memory_off_the_disk() -> None:
    """See to it that a crash dumps nothing of what is read of the store, nor its key."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Where a service collects the dumps the limit does not count, but this does.
    with suppress(OSError):
        Path("/proc/self/coredump_filter").write_text("0")


def self_check() -> int:
    """Try in a temporary folder what a finished program needs; return the exit code.

    `make build` runs it with the frozen program, where a forgotten resource would show.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from integrif_desk.ui.self_check import run

    return run(sys.stdout.write)


def read_guarded() -> int:
    """Be the process that reads one file from outside, for the frozen program; return its code."""
    from integrif_desk.exchange import guarded_child

    return guarded_child.main()
