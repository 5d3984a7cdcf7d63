"""Backups, and whether the vault is sound."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import vault
from integrif_desk.casework.vault import CheckLine
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.admin.presenter import backup_lines, check_sentence
from integrif_desk.ui.backup_line import backup_line
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.panel import IconLabel, Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class BackupPanel(Panel):
    """The last backup, „Jetzt sichern“, and the backups that are kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sicherung"), icon="hard-drive", parent=parent)
        self._context = context
        self._last = label("", "strong")
        self._kept = label("", "muted", wrap=True)
        self._error = label("", "error", wrap=True)
        self._button = Button(tr("&Jetzt sichern"), PRIMARY, on_click=self._back_up)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._button)
        row.addWidget(self._error, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self._last)
        inner.addWidget(
            label(
                tr(
                    "Beim Sperren und Beenden sichert der Desk von selbst, wenn die letzte "
                    "Sicherung älter als ein Tag ist. Sicherungen sind verschlüsselt und liegen im "
                    "Ordner „{folder}“. Kopieren Sie ihn ab und zu auf einen Stick.",
                    folder=context.opened.folder / "backups",
                ),
                wrap=True,
            )
        )
        inner.addLayout(row)
        inner.addWidget(self._kept)
        self.body.addLayout(inner)

    def read(self) -> None:
        """Read which backups there are."""
        folder = self._context.opened.folder
        self._context.runner.query(lambda: vault.backups(folder), self._show, key="backups")

    def _show(self, times: tuple[datetime, ...]) -> None:
        now = self._context.opened.desk.now()
        self._last.setText(backup_line(times[0] if times else None, now))
        lines = backup_lines(times, now.astimezone().date())
        self._kept.setText(tr("Vorhanden: {times}", times="; ".join(lines)) if lines else "")

    def _back_up(self) -> None:
        self._button.setEnabled(False)
        self._error.setText("")
        self._context.runner.change(
            lambda: vault.back_up(self._context.opened), self._done, self._refused
        )

    def _done(self, _at: datetime) -> None:
        self._button.setEnabled(True)
        self._context.notices.say(tr("Die Sicherung ist geschrieben und geprüft."))
        self.read()

    def _refused(self, error: KnownError) -> None:
        self._button.setEnabled(True)
        self._error.setText(sentence(error))


class CheckPanel(Panel):
    """Looks at the whole store and says what it found."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Prüfung"), icon="shield-check", parent=parent)
        self._context = context
        self._button = Button(tr("Tresor &prüfen"), on_click=self._check)
        self._results = QVBoxLayout()
        self._results.setSpacing(8)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(
            label(tr("Prüft Daten, Verknüpfungen, Protokoll und die neueste Sicherung."), wrap=True)
        )
        inner.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addLayout(self._results)
        self.body.addLayout(inner)

    def _check(self) -> None:
        self._button.setEnabled(False)
        self._button.setText(tr("Wird geprüft …"))
        self._context.runner.query(
            lambda: vault.check(self._context.opened), self._show, self._refused
        )

    def _show(self, lines: Sequence[CheckLine]) -> None:
        self._ready()
        for line in lines:
            self._results.addWidget(_result(line))

    def _refused(self, error: KnownError) -> None:
        self._ready()
        self._results.addWidget(label(sentence(error), "error", wrap=True))

    def _ready(self) -> None:
        self._button.setEnabled(True)
        self._button.setText(tr("Tresor &prüfen"))
        while self._results.count():
            item = self._results.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _result(line: CheckLine) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    icon = ("check-circle-fill", "good") if line.ok else ("warning-circle-fill", "overdue")
    row.addWidget(IconLabel(*icon, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(check_sentence(line), "" if line.ok else "error", wrap=True), 1)
    return made
