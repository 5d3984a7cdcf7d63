"""The way to a file that everything takes which leaves the desk as one."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.wording.i18n import tr

ResultT = TypeVar("ResultT")


def ask_where(
    parent: QWidget, title: str, kind: str, name: str, take: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write, `name` proposed; returns the open dialog.

    `kind` is what the dialog filters by: „PDF-Datei (*.pdf)“. It does not wait for the answer:
    locking closes the dialog, and nothing is written then.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    # The desk asks itself, with the safe button as default.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    QDialog.open(dialog)
    return dialog


def ask_in_clear(parent: QWidget, then: Callable[[], object], question: str = "") -> QDialog:
    """Ask before something about people is written that everybody can read who has the file.

    Returns the open dialog; „Abbrechen“ writes nothing.
    """
    return confirm(
        parent.window(),
        tr("Ohne Kennwort speichern"),
        question
        or tr(
            "Die Datei enthält personenbezogene Daten und ist nicht verschlüsselt. Wer sie findet, "
            "kann alles lesen. Bitte löschen Sie sie, sobald Sie sie nicht mehr brauchen."
        ),
        tr("Unverschlüsselt &speichern"),
        then,
    )


def ask_where_pdf(parent: QWidget, name: str, take: Callable[[Path], object]) -> QFileDialog:
    """Ask where to write a PDF; returns the open dialog."""
    return ask_where(parent, tr("PDF speichern"), tr("PDF-Datei (*.pdf)"), name, take)


def write_file(
    context: Context,
    parent: QWidget,
    path: Path,
    write: Callable[[bool], ResultT],
    on_done: Callable[[ResultT], None],
) -> None:
    """Run `write(overwrite)`; a file that is there is replaced only after a question."""

    def failed(error: KnownError) -> None:
        if error.code is not ErrorCode.FILE_EXISTS:
            context.notices.error(error)
            return
        confirm(
            parent,
            tr("Datei ersetzen"),
            tr("Die Datei „{name}“ gibt es schon. Sie wird ersetzt.", name=path.name),
            tr("Datei &ersetzen"),
            lambda: run(overwrite=True),
        )

    def run(*, overwrite: bool) -> None:
        context.runner.change(lambda: write(overwrite), on_done, failed, owner=parent)

    run(overwrite=False)


def write_pdf(context: Context, parent: QWidget, path: Path, write: Callable[[bool], Path]) -> None:
    """Write a PDF and say that it is not encrypted."""

    def done(written: Path) -> None:
        context.notices.say(
            tr("Gespeichert als „{name}“. Die Datei ist nicht verschlüsselt.", name=written.name)
        )

    write_file(context, parent, path, write, done)
