"""The way from a file outside into the desk that everything takes which is read in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget


def ask_which(
    parent: QWidget, title: str, kinds: str, take: Callable[[Path], object]
) -> QFileDialog:
    """Ask which file to read; returns the open dialog.

    `kinds` is what the dialog filters by: „PDF-Datei (*.pdf);;Alle Dateien (*)“. It does not wait
    for the answer: locking closes the dialog, and nothing is read then.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    QDialog.open(dialog)
    return dialog
